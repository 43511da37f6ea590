/**
 * Okta addresses: an organisation is its host and nothing else, so whatever page of it was pasted, the path is cut. The address
 * of the Admin Console (`example-admin.okta.com`) serves pages to people and no interface; it is corrected, and said.
 */
import { isAdminAddress, withoutAdmin } from '../../../shared/domain/okta-console.ts'
import { normaliseBaseUrl } from '../http/base-url.ts'

/** `https://example.okta.com`, without path. Throws as `normaliseBaseUrl`. */
export function normaliseOktaAddress(pasted: string): string {
  const url = new URL(normaliseBaseUrl(withoutConsole(pasted)))
  url.hostname = withoutAdmin(url.hostname)
  return url.origin
}

/** The console's pages have fragments and queries, which say nothing about the organisation. */
function withoutConsole(pasted: string): string {
  return isAdminAddress(pasted) ? (pasted.trim().split(/[?#]/u, 1)[0] ?? '') : pasted
}
