import { describe, expect, it } from 'vitest'
import type { Transport, TransportRequest } from '../../../../electron/providers/http/transport.ts'
import { withoutEchoes } from '../../../../electron/providers/http/without-echoes.ts'

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
  return (await withoutEchoes(server, ['password']).send(sent)).json
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

  it('cuts a credential of the body out of every answer, but for what a sign-in is answered with', async () => {
    const signIn = request({ headers: {}, json: { username: 'desk', password } })
    expect(await hear(403, { message: `No ${password} for desk` }, signIn)).toEqual({ message: 'No [secret] for desk' })
    const answer = { password: `x${password}`, errors: [`No ${password} for desk`] }
    expect(await hear(200, answer, signIn)).toEqual({ ...answer, errors: ['No [secret] for desk'] })
  })

  it('leaves everything else as it is, also what happens to look like a short password', async () => {
    const signIn = request({ headers: {}, json: { password: 'valid' } })
    expect(await hear(403, { code: 'invalidCredentials' }, signIn)).toEqual({ code: 'invalidCredentials' })
    expect(await hear(200, undefined)).toBeUndefined()
  })

  it('keeps status, headers and failures', async () => {
    const failing: Transport = { send: () => Promise.reject(new Error('cut')), close: () => Promise.resolve() }
    await expect(withoutEchoes(failing, []).send(request())).rejects.toThrow('cut')
    const answering: Transport = {
      send: () => Promise.resolve({ status: 429, headers: { 'retry-after': '1' }, json: {} }),
      close: () => Promise.resolve(),
    }
    expect(await withoutEchoes(answering, []).send(request())).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
    })
  })
})
