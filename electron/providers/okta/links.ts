/** Links in Okta's responses, followed only on the connection's own host, because the token is sent with the request. */
import { ProviderError } from '../provider-error.ts'

export interface Place {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** Throws `ProviderError` `foreign-link` for a link to another host, scheme or port, or outside the API. */
export function placeOf(link: string, baseUrl: string): Place {
  const base = new URL(baseUrl)
  const url = URL.parse(link, baseUrl)
  const isOurs =
    url?.origin === base.origin && url.username === '' && url.password === '' && url.pathname.startsWith('/api/v1/')
  if (!isOurs) throw new ProviderError('unexpected-response', 'foreign-link')
  return { path: url.pathname, query: Object.fromEntries(url.searchParams) }
}

/** The link to the next page from one or several `Link` headers (RFC 8288); `null` on the last page. */
export function nextLink(header: string | undefined): string | null {
  for (const [, address = '', parameters = ''] of (header ?? '').matchAll(/<([^<>]*)>([^<]*)/gu)) {
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/iu.test(parameters)) return address
  }
  return null
}
