/** The vectors are those of Duo's own clients. */
import { signV5 } from '@duosecurity/duo_api/lib/duo_sig.js'
import { describe, expect, it } from 'vitest'
import { canonicalText, createSignatures, sign } from '../../../../electron/providers/duo/signature.ts'
import { Secret } from '../../../../electron/secret/secret.ts'

const date = 'Tue, 21 Aug 2012 17:29:18 -0000'
const host = 'test.duosecurity.com'

describe('a signature of version 5', () => {
  it('is that of the known vector', () => {
    const target = { method: 'POST', path: '/test/v1', json: { realname: 'First Last', username: 'root' } } as const
    expect(sign(canonicalText(target, host, date), 'test_skey')).toMatch(/^7d02409a15276484/)
  })

  it.each([
    {},
    { username: "o'neil@practice.example" },
    { limit: '300', offset: '0' },
    { username: 'a b+c*(d)!~_-.' },
    { username: 'Zoë Ünsal', email: '日本@practice.example' },
  ])('is what Duo’s own client signs: %j', (query: Record<string, string>) => {
    const path = '/admin/v1/users'
    const own = sign(canonicalText({ method: 'GET', path, query }, 'API-1.duosecurity.com', date), 'key')
    const theirs = signV5('DI1', 'key', 'GET', 'API-1.duosecurity.com', path, query, date, '')
    expect(`Basic ${Buffer.from(`DI1:${own}`).toString('base64')}`).toBe(theirs)
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
