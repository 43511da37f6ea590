/** The one place the page is loaded from. Everything that asks "is this our page" compares with these. */

export const pageScheme = 'app'
const pageHost = 'mfa-desk'

/** As `WebFrameMain.origin` and `location.origin` write it. */
export const pageOrigin = `${pageScheme}://${pageHost}`

export const pageUrl = `${pageOrigin}/index.html`

/** Whether `url` lies on the page's own origin. A look-alike host (`app://mfa-desk.example`) does not. */
export function isOnPageOrigin(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`)
}
