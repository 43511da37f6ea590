import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProxyRules } from '../../../electron/app/proxy-rules.ts'

describe('the answer of a proxy look-up', () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.example.com:8080; DIRECT', 'http://proxy.example.com:8080'],
    ['PROXY proxy.example.com:80', 'http://proxy.example.com:80'],
    ['proxy proxy.example.com:3128', 'http://proxy.example.com:3128'],
    ['HTTP proxy.example.com:3128', 'http://proxy.example.com:3128'],
    ['PROXY [2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
    ['SOCKS5 s.example.com:1080; PROXY p.example.com:8080', 'http://p.example.com:8080'],
    ['DIRECT; PROXY p.example.com:8080', null],
    ['PROXY bad host:1; PROXY p.example.com:8080', 'http://p.example.com:8080'],
    ['PROXY p.example.com:99999; DIRECT', null],
    ['PROXY user:word@p.example.com:8080', null],
    ['SOCKS s.example.com:1080', null],
    ['HTTPS p.example.com:443', null],
    ['PROXY', null],
    ['', null],
  ])('%j gives %j', (rules, proxy) => {
    expect(parseProxyRules(rules)).toBe(proxy)
  })

  it('gives an origin or nothing, whatever the rules say', () => {
    const piece = fc.oneof(
      fc.constantFrom('PROXY ', 'DIRECT', ';', ' ', ':', '@', '/', 'a.example', '80', '#'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const proxy = parseProxyRules(pieces.join(''))
        if (proxy !== null) expect(proxy).toMatch(/^http:\/\/[^/@?#]+:\d+$/)
      }),
    )
  })
})
