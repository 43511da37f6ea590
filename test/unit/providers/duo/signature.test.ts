/** The vectors are those of Duo's own clients. */
import { signV5 } from '@duosecurity/duo_api/lib/duo_sig.js'
import { describe, expect, it } from 'vitest'
import { signerOf } from '../../../../electron/practice/duo/signed-request.ts'
import { queryText } from '../../../../electron/providers/http/transport.ts'
import { canonicalText, createSignatures, sign } from '../../../../electron/providers/duo/signature.ts'
import { Secret } from '../../../../electron/secret/secret.ts'

const date = 'Tue, 21 Aug 2012 17:29:18 -0000'
const host = 'test.duosecurity.com'

describe('a signature of version 5', () => {
  it('is that of the known vector', () => {
    const target = { method: 'POST', path: '/test/v1', json: { realname: 'First Last', username: 'root' } } as const
    expect(sign(canonicalText(target, host, date), 'test_skey')).toMatch(/^7d02409a15276484/)
  })

  const queries: Record<string, string>[] = [
    {},
    { username: "o'neil@practice.example" },
    { limit: '300', offset: '0' },
    { username: 'a b+c*(d)!~_-.' },
    { 'limit.most': '1', limit: '2', 'limit-least': '3', Limit: '4' },
    { username: 'Zoë Ünsal', email: '日本@practice.example' },
  ]
  const path = '/admin/v1/users'

  it.each(queries)('is what Duo’s own client signs: %j', (query) => {
    const own = sign(canonicalText({ method: 'GET', path, query }, 'API-1.duosecurity.com', date), 'key')
    const theirs = signV5('DI1', 'key', 'GET', 'API-1.duosecurity.com', path, query, date, '')
    expect(`Basic ${Buffer.from(`DI1:${own}`).toString('base64')}`).toBe(theirs)
  })

  it.each(queries)('of Duo’s own client is one to the practice server: %j', async (query) => {
    const url = `https://api-1.duosecurity.com${path}?${queryText(query)}`
    const authorization = signV5('DI1', 'key', 'GET', 'api-1.duosecurity.com', path, query, date, '')
    const request = new Request(url)
    // A request of the page's kind refuses the date, which a server receives all the same.
    Object.defineProperty(request, 'headers', { value: new Headers({ Authorization: authorization, Date: date }) })
    const seen = { host: 'api-1.duosecurity.com', now: new Date(date), secretKeyOf: () => 'key' }
    expect(await signerOf(request, seen)).toBe('DI1')
  })

  it('names the time that it is for', async () => {
    const signatures = createSignatures({
      integrationKey: 'DI1',
      readSecret: () => Promise.resolve(new Secret('key')),
      host,
      now: () => new Date('2026-11-30T22:00:00Z'),
    })
    const headers = await signatures.headers({ method: 'GET', path: '/x' }, new AbortController().signal)
    expect(headers['Date']).toBe('Mon, 30 Nov 2026 22:00:00 GMT')
  })
})
