/**
 * Okta addresses: an organisation is its host and nothing else, so whatever page of it was pasted, the path is cut. The address
 * of the Admin Console (`example-admin.okta.com`) serves pages to people and no interface; it is corrected, and said.
 */
import { normaliseBaseUrl } from '../http/base-url.ts'

const adminHost = /^([a-z0-9-]+?)-admin(\.(?:okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com)$/i

/** `https://example.okta.com`, without path. Throws as `normaliseBaseUrl`. */
export function normaliseOktaAddress(pasted: string): string {
  const url = new URL(normaliseBaseUrl(withoutConsole(pasted)))
  url.hostname = url.hostname.replace(adminHost, '$1$2')
  return url.origin
}

/** Whether the host of the Admin Console was pasted. `pasted` need not be a valid address. */
export function isAdminAddress(pasted: string): boolean {
  const text = pasted.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  return url !== null && adminHost.test(url.hostname)
}

/** The console's pages have fragments and queries, which say nothing about the organisation. */
function withoutConsole(pasted: string): string {
  return isAdminAddress(pasted) ? (pasted.trim().split(/[?#]/u, 1)[0] ?? '') : pasted
}
