/**
 * Parses the result of a proxy lookup, a list in the format of PAC files: `PROXY host:port; HTTPS host:port; DIRECT`. Pure.
 *
 * Chromium has left out what it does not support itself, always names a port, and answers `DIRECT` for this computer whatever the
 * settings say. An empty answer means that there was none, for example because a script could not be fetched.
 */
import { cleanText } from '../../shared/domain/clean-text.ts'
import { maxRoutes } from '../../shared/domain/tried-route.ts'
import type { ProxyRoute, Route } from '../providers/http/route.ts'

/** How Chromium reads each keyword (net/base/proxy_string_util), with its default port. */
const kinds: Readonly<Record<string, readonly [ProxyRoute['by'], number]>> = {
  PROXY: ['http-proxy', 80],
  HTTP: ['http-proxy', 80],
  HTTPS: ['https-proxy', 443],
  SOCKS: ['socks4-proxy', 1080],
  SOCKS4: ['socks4-proxy', 1080],
  SOCKS5: ['socks5-proxy', 1080],
}

/**
 * The routes in their order, each once. An entry that cannot be parsed stays in its place as one that is not usable. No entry at
 * all means a direct route: if the network requires a proxy, that fails with a reason of its own.
 */
export function parseProxyRules(rules: string): readonly Route[] {
  const routes = rules
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .slice(0, maxRoutes)
    .map(parseEntry)
  const seen = new Set<string>()
  const distinct = routes.filter((route) => {
    const key = JSON.stringify(route)
    return !seen.has(key) && seen.add(key)
  })
  return distinct.length === 0 ? [{ by: 'direct' }] : distinct
}

function parseEntry(entry: string): Route {
  const [word = '', address = '', ...surplus] = entry.split(/\s+/)
  const kind = word.toUpperCase()
  if (kind === 'DIRECT' && address === '') return { by: 'direct' }
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  const url = URL.parse(`http://${address}`)
  if (found === undefined || url === null || surplus.length > 0 || !isHostAndPort(url)) {
    return { by: 'not-usable', words: wordsOf(entry) }
  }
  const [by, defaultPort] = found
  // Not from the URL, which leaves out the default port of http.
  const port = /:(\d+)$/.exec(address)?.[1] ?? defaultPort
  return { by, host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

function isHostAndPort({ hostname, username, password, pathname, search, hash }: URL): boolean {
  return hostname.length <= 253 && username + password + search + hash === '' && pathname === '/'
}

/** For display: truncated, and without anything that could be a user name and password. */
function wordsOf(entry: string): string {
  const after = entry.lastIndexOf('@') + 1
  const kind = after === 0 ? '' : (/^\w+ /.exec(entry)?.[0] ?? '')
  return cleanText(kind + entry.slice(after), 100)
}
