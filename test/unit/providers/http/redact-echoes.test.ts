import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Transport, TransportRequest } from '../../../../electron/providers/http/transport.ts'
import { ProviderError } from '../../../../electron/providers/provider-error.ts'
import { redactEchoes } from '../../../../electron/providers/http/redact-echoes.ts'

const token = 'tok-RECOGNISABLE'
const password = 'pass-RECOGNISABLE'

const request = (changes: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'POST',
  path: '/x',
  headers: { 'Adm-Authorization': token },
  effect: 'read',
  timeoutMs: 1,
  signal: new AbortController().signal,
  ...changes,
})

async function hear(status: number, json: unknown, sent = request()): Promise<unknown> {
  const server: Transport = {
    send: () => Promise.resolve({ status, headers: {}, json }),
    close: () => Promise.resolve(),
  }
  return (await redactEchoes(server, ['password']).send(sent)).json
}

describe('a transport without echoes', () => {
  it('cuts the credential of a header out of every answer, wherever it stands', async () => {
    const echo = { message: `Token ${token}, again ${token}`, inner: [{ text: token, count: 3 }, null, true] }
    const heard = { message: 'Token [secret], again [secret]', inner: [{ text: '[secret]', count: 3 }, null, true] }
    expect(await hear(403, echo)).toEqual(heard)
    expect(await hear(200, echo)).toEqual(heard)
  })

  it('cuts the credential behind a scheme, and not the renewed one that an answer brings in its own field', async () => {
    const sent = request({ headers: { Authorization: `Bearer ${token}` } })
    expect(await hear(401, { error: `${token} is stale` }, sent)).toEqual({ error: '[secret] is stale' })
    const fields = { password: token, message: token, inner: { password: token } }
    expect(await hear(200, fields, sent)).toEqual({ ...fields, message: '[secret]', inner: { password: '[secret]' } })
    expect(await hear(401, { password: token }, sent)).toEqual({ password: '[secret]' })
  })

  it('leaves the time that a signed request names where it stands in an answer', async () => {
    const signed = request({ headers: { Authorization: `Basic ${token}`, Date: 'Mon, 30 Nov 2026 21:04:05 GMT' } })
    const answer = { last_seen: '2026-11-30 21:04:05', message: 'Not before Mon, 30 Nov 2026 21:04:05 GMT' }
    expect(await hear(200, answer, signed)).toEqual(answer)
    expect(await hear(401, answer, signed)).toEqual(answer)
  })

  it('cuts a credential of the body out of every answer, but for what a sign-in is answered with', async () => {
    const signIn = request({ headers: {}, json: { username: 'desk', password } })
    expect(await hear(403, { message: `No ${password} for desk` }, signIn)).toEqual({ message: 'No [secret] for desk' })
    const answer = { password: `x${password}`, errors: [`No ${password} for desk`] }
    expect(await hear(200, answer, signIn)).toEqual({ ...answer, errors: ['No [secret] for desk'] })
  })

  describe('of one connection', () => {
    const talk = () => {
      const answers: { status: number; json: unknown }[] = []
      const server: Transport = {
        send: () => Promise.resolve({ headers: {}, ...(answers.shift() ?? { status: 200, json: {} }) }),
        close: () => Promise.resolve(),
      }
      const line = redactEchoes(server, ['password', 'token'])
      return async (status: number, json: unknown, changes: Partial<TransportRequest> = {}) => {
        answers.push({ status, json })
        return (await line.send(request({ headers: {}, ...changes }))).json
      }
    }

    it('cuts the password of an earlier request out of the words of a later one, in any shape', async () => {
      const say = talk()
      await say(200, {}, { json: { password }, effect: 'change' })
      expect(await say(500, { message: `Bad: ${encodeURIComponent(password.toUpperCase())}` })).toEqual({
        message: 'Bad: [secret]',
      })
      const words = { innerMessages: [{ text: `${password.slice(0, 13)}…` }] }
      expect(await say(200, words, { effect: 'change' })).toEqual({ innerMessages: [{ text: '[secret]…' }] })
    })

    it('cuts a token that a sign-in brought, and lets the next one arrive that looks like it', async () => {
      const say = talk()
      const signIn = { json: { password }, effect: 'change' } as const
      expect(await say(200, { Token: token }, signIn)).toEqual({ Token: token })
      expect(await say(403, { message: token.toLowerCase() })).toEqual({ message: '[secret]' })
      expect(await say(200, { Token: `${token}2` }, signIn)).toEqual({ Token: `${token}2` })
    })

    it('still knows a password after many requests that each name an id of their own', async () => {
      const say = talk()
      await say(200, {}, { json: { password }, effect: 'change' })
      for (let count = 0; count < 100; count += 1) {
        await say(200, {}, { headers: { Authorization: `Bearer ${token}`, 'client-request-id': randomUUID() } })
      }
      expect(await say(500, { message: `Bad: ${password}` })).toEqual({ message: 'Bad: [secret]' })
    })

    it('takes nothing from what a read brings, nor from a link to follow', async () => {
      const say = talk()
      await say(200, {}, { json: { password: 'administrator' }, effect: 'change' })
      expect(await say(200, { login: 'Administrator' })).toEqual({ login: 'Administrator' })
      const links = { _links: { poll: { href: 'https://administrator.example/api' } } }
      expect(await say(201, links, { effect: 'change' })).toEqual(links)
    })

    it('cuts secrets out of the words that a failure carries', async () => {
      const failing: Transport = {
        send: () =>
          Promise.reject(new ProviderError('outcome-unknown', 'outcome-unknown', { serverText: `No ${token}.` })),
        close: () => Promise.resolve(),
      }
      await expect(redactEchoes(failing, []).send(request())).rejects.toMatchObject({
        kind: 'outcome-unknown',
        detail: { serverText: 'No [secret].' },
      })
    })
  })

  it('leaves everything else as it is, also what happens to look like a short password', async () => {
    const signIn = request({ headers: {}, json: { password: 'valid' } })
    expect(await hear(403, { code: 'invalidCredentials' }, signIn)).toEqual({ code: 'invalidCredentials' })
    expect(await hear(200, undefined)).toBeUndefined()
  })

  it('keeps status, headers and failures', async () => {
    const failing: Transport = { send: () => Promise.reject(new Error('cut')), close: () => Promise.resolve() }
    await expect(redactEchoes(failing, []).send(request())).rejects.toThrow('cut')
    const answering: Transport = {
      send: () => Promise.resolve({ status: 429, headers: { 'retry-after': '1' }, json: {} }),
      close: () => Promise.resolve(),
    }
    expect(await redactEchoes(answering, []).send(request())).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
    })
  })
})
