/**
 * Jira Cloud addresses: whichever page of a site was pasted, the base is the site's host. Tokens with scopes are used with Atlassian's own
 * API host instead, where the path identifies the site.
 */
import { normaliseBaseUrl } from '../http/base-url.ts'
import { ProviderError } from '../provider-error.ts'

const interfaceHost = 'api.atlassian.com'
const sitePath = /^\/ex\/jira\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\/|$)/i

/** Base URL without trailing slash. Throws like `normaliseBaseUrl`. */
export function normaliseJiraAddress(pasted: string): string {
  const baseUrl = normaliseBaseUrl(pasted, (path) => sitePath.exec(path)?.[0].toLowerCase() ?? '')
  const { hostname, pathname } = new URL(baseUrl)
  // Without the path, it identifies no site.
  if (hostname === interfaceHost && pathname === '/') throw new ProviderError('rejected', 'address-invalid')
  return baseUrl
}
