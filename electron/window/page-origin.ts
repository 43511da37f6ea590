/** The only origin the page is loaded from. Every check of "is this our page" compares with these constants. */

export const pageScheme = 'app'
const pageHost = 'mfa-desk'

/** In the format of `WebFrameMain.origin` and `location.origin`. */
export const pageOrigin = `${pageScheme}://${pageHost}`

export const pageUrl = `${pageOrigin}/index.html`

/** Whether `url` is on the page's own origin. A look-alike host (`app://mfa-desk.example`) is not. */
export function isOnPageOrigin(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`)
}
