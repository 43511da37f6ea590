/**
 * The clouds Microsoft Graph is served from, and where people sign in to each ("National cloud deployments"). Tokens of one are worth
 * nothing in another, so the sign-in server follows from the connection's address and never from anything a server answers. Each is named
 * as MSAL names it: of a cloud's several names, it sends people and requests to one only.
 */
const loginServers: Readonly<Record<string, string>> = {
  'https://graph.microsoft.com': 'https://login.microsoftonline.com',
  'https://graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://dod-graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://microsoftgraph.chinacloudapi.cn': 'https://login.partner.microsoftonline.cn',
}

const globalGraph = 'https://graph.microsoft.com'

/** The cloud of a connection. An address of none of them is a simulator, which plays the global one. */
export function graphOf(baseUrl: string): string {
  const { origin } = new URL(baseUrl)
  return origin in loginServers ? origin : globalGraph
}

/** The authority that a connection's sign-ins name. */
export function loginServerOf(baseUrl: string): string {
  return loginServers[graphOf(baseUrl)] ?? 'https://login.microsoftonline.com'
}

/** Where its requests for tokens go. A simulator is asked itself, whatever it plays. */
export function signInServerOf(baseUrl: string): string {
  const { origin } = new URL(baseUrl)
  return loginServers[origin] ?? origin
}
