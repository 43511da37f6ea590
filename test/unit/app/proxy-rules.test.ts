import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TriedRoute } from '../../../shared/domain/tried-route.ts'
import { parseProxyRules } from '../../../electron/app/proxy-rules.ts'
import { toTriedRoute, type ProxyRoute, type Route } from '../../../electron/providers/http/route.ts'

const direct: Route = { by: 'direct' }
const proxy = (by: ProxyRoute['by'], host: string, port: number): Route => ({ by, host, port })
const notUsable = (words: string): Route => ({ by: 'not-usable', words })

describe('the answer of a proxy look-up', () => {
  it.each<[string, Route[]]>([
    ['DIRECT', [direct]],
    ['', [direct]],
    [' ; ', [direct]],
    ['PROXY p.example.com:8080; DIRECT', [proxy('http-proxy', 'p.example.com', 8080), direct]],
    ['PROXY p.example.com:8080;DIRECT;', [proxy('http-proxy', 'p.example.com', 8080), direct]],
    ['DIRECT; PROXY p.example.com:8080', [direct, proxy('http-proxy', 'p.example.com', 8080)]],
    ['proxy p.example.com:3128', [proxy('http-proxy', 'p.example.com', 3128)]],
    ['HTTP p.example.com:3128', [proxy('http-proxy', 'p.example.com', 3128)]],
    ['HTTPS p.example.com:8443', [proxy('https-proxy', 'p.example.com', 8443)]],
    ['SOCKS s.example.com:1081', [proxy('socks4-proxy', 's.example.com', 1081)]],
    ['SOCKS4 s.example.com:1081', [proxy('socks4-proxy', 's.example.com', 1081)]],
    ['SOCKS5 s.example.com:1081', [proxy('socks5-proxy', 's.example.com', 1081)]],
    ['PROXY [2001:db8::1]:3128', [proxy('http-proxy', '2001:db8::1', 3128)]],
  ])('%j is %j', (rules, routes) => {
    expect(parseProxyRules(rules)).toEqual(routes)
  })

  it.each([
    ['PROXY', 80],
    ['HTTPS', 443],
    ['SOCKS', 1080],
    ['SOCKS5', 1080],
  ])('%s without a port means %i', (kind, port) => {
    for (const host of ['p.example.com', '[2001:db8::1]']) {
      expect(parseProxyRules(`${kind} ${host}`)).toMatchObject([{ port }])
    }
    // The port of plain http is one like any other.
    expect(parseProxyRules(`${kind} p.example.com:80`)).toMatchObject([{ port: 80 }])
  })

  it.each([
    ['QUIC q.example.com:443'],
    ['PROXY'],
    ['PROXY p.example.com:99999'],
    ['PROXY p.example.com:8080/path'],
    ['PROXY one.example.com:1 two.example.com:2'],
    ['DIRECT p.example.com'],
    ['[HTTPS a.example.com:443, HTTPS b.example.com:443]'],
    [`PROXY ${'a'.repeat(300)}.example.com:80`],
    ['constructor p.example.com:80'],
  ])('keeps %j in its place as one that cannot be used', (entry) => {
    const [before, found, after] = parseProxyRules(`SOCKS5 s.example.com:1080; ${entry}; DIRECT`)
    expect([before, found?.by, after]).toEqual([proxy('socks5-proxy', 's.example.com', 1080), 'not-usable', direct])
  })

  it.each([
    ['PROXY user:word@p.example.com:8080', 'PROXY p.example.com:8080'],
    ['PROXY a user:my word@p.example.com:8080', 'PROXY p.example.com:8080'],
    ['user:word@p.example.com:8080', 'p.example.com:8080'],
    ['PROXY user@us:word@p.example.com:8080', 'PROXY p.example.com:8080'],
  ])('tells no user name and no password: %j', (entry, words) => {
    expect(parseProxyRules(entry)).toEqual([notUsable(words)])
  })

  it('takes each route once, and no more than sixteen entries', () => {
    expect(parseProxyRules('DIRECT; PROXY p.example.com; DIRECT; PROXY p.example.com:80')).toHaveLength(2)
    const many = Array.from({ length: 40 }, (_, index) => `PROXY p${index}.example.com:80`)
    expect(parseProxyRules(many.join(';'))).toHaveLength(16)
  })

  it('gives routes that can be told, whatever the rules say', () => {
    const piece = fc.oneof(
      fc.constantFrom('PROXY ', 'SOCKS5 ', 'DIRECT', ';', ' ', ':', '@', '/', 'a.example', '80', '#', '[', ']'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const routes = parseProxyRules(pieces.join(''))
        expect(routes.length).toBeGreaterThan(0)
        for (const route of routes) TriedRoute.parse(toTriedRoute(route, 'refused'))
      }),
    )
  })
})
