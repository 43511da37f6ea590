/**
 * Okta addresses: an organisation is its host and nothing else, so whatever page of it was pasted, the path is cut. The address
 * of the Admin Console (`example-admin.okta.com`) serves pages to people and no interface; it is corrected, and said.
 */
import { normaliseBaseUrl } from '../http/base-url.ts'

const consoleHost = /([a-z0-9-]+?)-admin(\.(?:(?:okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com|okta\.mil))/.source

/** The Admin Console's address, also while it is being pasted. It need not be a valid one. */
export const adminAddress = new RegExp(String.raw`^\s*(?:[a-z][a-z0-9+.-]*:\/\/)?${consoleHost}(?=[/?#:@\s]|$)`, 'i')

const onlyConsoleHost = new RegExp(`^${consoleHost}$`, 'i')

/** `https://example.okta.com`, without path. Throws as `normaliseBaseUrl`. */
export function normaliseOktaAddress(pasted: string): string {
  const url = new URL(normaliseBaseUrl(withoutConsole(pasted)))
  url.hostname = url.hostname.replace(onlyConsoleHost, '$1$2')
  return url.origin
}

/** The console's pages have fragments and queries, which say nothing about the organisation. */
function withoutConsole(pasted: string): string {
  return adminAddress.test(pasted) ? (pasted.trim().split(/[?#]/u, 1)[0] ?? '') : pasted
}
