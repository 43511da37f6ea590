/**
 * The address of a connection to Entra ID is that of Microsoft Graph in the tenant's cloud ("National cloud deployments"). Nothing else is
 * accepted, because the agent's token goes there and opens the whole tenant to him. The pages of the admin centres, which people have at
 * hand, are corrected, with a warning.
 */
import { isLoopback, normaliseBaseUrl } from '../http/base-url.ts'
import { ProviderError } from '../provider-error.ts'

const graphs: readonly string[] = [
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
]

/** The admin centres, by the cloud whose tenants they administer. */
const centres: Readonly<Record<string, string>> = {
  'entra.microsoft.com': 'https://graph.microsoft.com',
  'portal.azure.com': 'https://graph.microsoft.com',
  'aad.portal.azure.com': 'https://graph.microsoft.com',
  'admin.microsoft.com': 'https://graph.microsoft.com',
  'admin.cloud.microsoft': 'https://graph.microsoft.com',
  'entra.microsoft.us': 'https://graph.microsoft.us',
  'portal.azure.us': 'https://graph.microsoft.us',
  'entra.microsoftonline.cn': 'https://microsoftgraph.chinacloudapi.cn',
  'portal.azure.cn': 'https://microsoftgraph.chinacloudapi.cn',
}

const anyCentre = Object.keys(centres)
  .map((host) => host.replaceAll('.', String.raw`\.`))
  .join('|')

/** Matches the address of an admin centre, even while it is being typed and not valid yet. */
export const centreAddress = new RegExp(String.raw`^\s*(?:https?:\/\/)?(?:${anyCentre})(?=[/?#:@\s]|$)`, 'i')

/** The origin of Graph, without version. Throws as `normaliseBaseUrl`. */
export function normaliseEntraAddress(pasted: string): string {
  const url = new URL(normaliseBaseUrl(withoutPage(pasted), () => ''))
  const graph = Object.hasOwn(centres, url.hostname) ? centres[url.hostname] : undefined
  if (graph !== undefined && url.protocol === 'https:') return graph
  if (graphs.includes(url.origin) || isLoopback(url)) return url.origin
  throw new ProviderError('rejected', 'address-invalid')
}

/** The centres' pages have fragments and queries, which are irrelevant here. */
function withoutPage(pasted: string): string {
  return centreAddress.test(pasted) ? (pasted.trim().split(/[?#]/u, 1)[0] ?? '') : pasted
}
