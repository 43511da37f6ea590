/**
 * Reads the answer of a proxy look-up, a list in the form of PAC files: `PROXY host:port; HTTPS host:port; DIRECT`. Pure.
 *
 * Chromium has left out what it does not know itself, names a port everywhere, and answers `DIRECT` for this computer whatever the
 * settings say. An empty answer means that there was none, as where a script could not be fetched.
 */
import { cleanText } from '../../shared/domain/clean-text.ts'
import { maxWays } from '../../shared/domain/tried-way.ts'
import type { ProxyWay, Way } from '../providers/http/way.ts'

/** What Chromium makes of each word (net/base/proxy_string_util), with the port it stands for where none is named. */
const kinds: Readonly<Record<string, readonly [ProxyWay['by'], number]>> = {
  PROXY: ['http-proxy', 80],
  HTTP: ['http-proxy', 80],
  HTTPS: ['https-proxy', 443],
  SOCKS: ['socks4-proxy', 1080],
  SOCKS4: ['socks4-proxy', 1080],
  SOCKS5: ['socks5-proxy', 1080],
}

/**
 * The ways in their order, each once. An entry that cannot be read stays in its place as one that is not usable. No entry at
 * all is a direct way: where the network insists on a proxy, that fails with a reason of its own.
 */
export function parseProxyRules(rules: string): readonly Way[] {
  const ways = rules
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .slice(0, maxWays)
    .map(parseEntry)
  const seen = new Set<string>()
  const distinct = ways.filter((way) => {
    const key = JSON.stringify(way)
    return !seen.has(key) && seen.add(key)
  })
  return distinct.length === 0 ? [{ by: 'direct' }] : distinct
}

function parseEntry(entry: string): Way {
  const [word = '', address = '', ...surplus] = entry.split(/\s+/)
  const kind = word.toUpperCase()
  if (kind === 'DIRECT' && address === '') return { by: 'direct' }
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  const url = URL.parse(`http://${address}`)
  if (found === undefined || url === null || surplus.length > 0 || !isHostAndPort(url)) {
    return { by: 'not-usable', words: wordsOf(entry) }
  }
  const [by, usualPort] = found
  // Not the URL's: that leaves out the port http has anyway.
  const port = /:(\d+)$/.exec(address)?.[1] ?? usualPort
  return { by, host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

function isHostAndPort({ hostname, username, password, pathname, search, hash }: URL): boolean {
  return hostname.length <= 253 && username + password + search + hash === '' && pathname === '/'
}

/** To be shown: cut, and without anything that could be a user name and password. */
function wordsOf(entry: string): string {
  const after = entry.lastIndexOf('@') + 1
  const kind = after === 0 ? '' : (/^\w+ /.exec(entry)?.[0] ?? '')
  return cleanText(kind + entry.slice(after), 100)
}
