/**
 * Okta addresses: an organisation is identified by its host alone, so the path of a pasted page is dropped. The address of the Admin
 * Console (`example-admin.okta.com`) serves web pages and no API; it is corrected, with a warning.
 */
import { normaliseBaseUrl } from '../http/base-url.ts'

const consoleHost = /([a-z0-9-]+?)-admin(\.(?:(?:okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com|okta\.mil))/.source

/** Matches the Admin Console's address, even while it is being typed and not valid yet. */
export const adminAddress = new RegExp(String.raw`^\s*(?:[a-z][a-z0-9+.-]*:\/\/)?${consoleHost}(?=[/?#:@\s]|$)`, 'i')

const onlyConsoleHost = new RegExp(`^${consoleHost}$`, 'i')

/** `https://example.okta.com`, without path. Throws as `normaliseBaseUrl`. */
export function normaliseOktaAddress(pasted: string): string {
  const url = new URL(normaliseBaseUrl(withoutConsole(pasted)))
  url.hostname = url.hostname.replace(onlyConsoleHost, '$1$2')
  return url.origin
}

/** The console's pages have fragments and queries, which are irrelevant here. */
function withoutConsole(pasted: string): string {
  return adminAddress.test(pasted) ? (pasted.trim().split(/[?#]/u, 1)[0] ?? '') : pasted
}
