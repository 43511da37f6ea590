/**
 * Jira Cloud addresses: whatever page of a site a person pasted, the base is the site's host. Tokens with scopes are used at Atlassian's own
 * interface instead, where the path names the site.
 */
import { normaliseBaseUrl } from '../http/base-url.ts'
import { ProviderError } from '../provider-error.ts'

const interfaceHost = 'api.atlassian.com'
const sitePath = /^\/ex\/jira\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\/|$)/i

/** Base URL without trailing slash. Throws as `normaliseBaseUrl`. */
export function normaliseJiraAddress(pasted: string): string {
  const baseUrl = normaliseBaseUrl(pasted, (path) => sitePath.exec(path)?.[0].toLowerCase() ?? '')
  const { hostname, pathname } = new URL(baseUrl)
  // Without its path it is nobody's site.
  if (hostname === interfaceHost && pathname === '/') throw new ProviderError('rejected', 'address-invalid')
  return baseUrl
}
