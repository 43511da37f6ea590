/** Reads the answer of a proxy look-up, a list in the form of PAC files: `PROXY host:port; HTTPS host:port; DIRECT`. Pure. */

/**
 * The first way the transport can take: `http://host:port`, or null for a direct line. Ways of other kinds (SOCKS, proxies
 * that are themselves reached over TLS) are passed over. A list that holds only such ways gives null: the direct attempt then
 * fails with its own reason where the network insists on the proxy.
 */
export function parseProxyRules(rules: string): string | null {
  for (const rule of rules.split(';')) {
    const [kind = '', address = '', ...surplus] = rule.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return null
    if (kind.toUpperCase() !== 'PROXY' && kind.toUpperCase() !== 'HTTP') continue
    const url = URL.parse(`http://${address}`)
    if (url !== null && surplus.length === 0 && isBareOrigin(url))
      return `http://${url.hostname}:${url.port === '' ? '80' : url.port}`
  }
  return null
}

function isBareOrigin(url: URL): boolean {
  return url.username === '' && url.password === '' && url.pathname === '/' && url.search === '' && url.hash === ''
}
