/**
 * Duo addresses: a tenant is identified by its API hostname alone, so the path of a pasted page is dropped. The address of the Admin Panel
 * (`admin-1a2b3c4d.duosecurity.com`) serves web pages and no API; it is corrected, with a warning.
 */
import { normaliseBaseUrl } from '../http/base-url.ts'

const panelHost = /admin-([a-z0-9]+)(\.(?:duosecurity\.com|duofederal\.com))/.source

/** Matches the Admin Panel's address, even while it is being typed and not valid yet. */
export const panelAddress = new RegExp(String.raw`^\s*(?:[a-z][a-z0-9+.-]*:\/\/)?${panelHost}(?=[/?#:@\s]|$)`, 'i')

const onlyPanelHost = new RegExp(`^${panelHost}$`, 'i')

/** `https://api-1a2b3c4d.duosecurity.com`, without path. Throws as `normaliseBaseUrl`. */
export function normaliseDuoAddress(pasted: string): string {
  const url = new URL(normaliseBaseUrl(withoutPanel(pasted), () => ''))
  url.hostname = url.hostname.replace(onlyPanelHost, 'api-$1$2')
  return url.origin
}

/** The panel's pages have fragments and queries, which are irrelevant here. */
function withoutPanel(pasted: string): string {
  return panelAddress.test(pasted) ? (pasted.trim().split(/[?#]/u, 1)[0] ?? '') : pasted
}
