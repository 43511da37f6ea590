/** Signing in to Adaxes: what is sent, when again, and above all when not. */
import { describe, expect, it } from 'vitest'
import { createPasswordSignIn, createTokenSignIn } from '../../../../electron/providers/adaxes/sign-in.ts'
import type { AuthHeaders } from '../../../../electron/providers/http/system-client.ts'
import type { TransportRequest, TransportResponse } from '../../../../electron/providers/http/transport.ts'
import { ProviderError } from '../../../../electron/providers/provider-error.ts'
import { Secret } from '../../../../electron/secret/secret.ts'
import { answer, scriptedTransport, type ScriptedTransport } from '../../../support/scripted-transport.ts'

const alive = new AbortController().signal
const start = new Date('2026-03-01T12:00:00.000Z')
const target = { method: 'GET', path: '/api/directoryObjects' } as const
const tokenIn = (headers: AuthHeaders): string | undefined => headers['Adm-Authorization']
const minutes = (count: number): number => count * 60_000

interface Fixture {
  readonly transport: ScriptedTransport
  readonly signIn: ReturnType<typeof createPasswordSignIn>
  readonly signIns: () => number
  readonly pass: (ms: number) => void
  readonly setPassword: (password: string) => void
}

/** A server that gives each sign-in another token, unless the script answers first. */
function fixture(script: (request: TransportRequest) => TransportResponse | undefined = () => undefined): Fixture {
  let time = start.getTime()
  let password = 'correct'
  let issued = 0
  const expires = (): string => new Date(time + minutes(30)).toISOString().replace('Z', '0448Z')
  const transport = scriptedTransport((request) => {
    const told = script(request)
    if (told) return told
    if (request.path === '/api/authSessions/create') {
      return answer(200, { sessionId: 'session', expiresAtUtc: expires(), totpState: null, changePasswordReason: 0 })
    }
    issued += 1
    return answer(200, { token: `token-${issued}`, expiresAtUtc: expires() }, { date: new Date(time).toUTCString() })
  })
  return {
    transport,
    signIn: createPasswordSignIn({
      transport,
      username: 'EXAMPLE\\svc-mfa',
      readSecret: () => Promise.resolve(new Secret(password)),
      now: () => new Date(time),
    }),
    signIns: () => transport.sent.filter((request) => request.path === '/api/authSessions/create').length,
    pass: (ms) => {
      time += ms
    },
    setPassword: (next) => {
      password = next
    },
  }
}

/** The documented answer to a failed sign-in (www.adaxes.com/sdk/REST_Errors). */
const refusal = (code: string, more: object = {}): TransportResponse =>
  answer(403, { message: 'Forbidden.', code: 'forbidden', innerError: { message: 'Sign-in failed.', code, ...more } })

describe('signing in with a password', () => {
  it('changes the password into a session and the session into a token', async () => {
    const { signIn, transport } = fixture()
    expect(tokenIn(await signIn.headers(target, alive))).toBe('token-1')
    expect(transport.sent.map(({ method, path, json, effect }) => ({ method, path, json, effect }))).toEqual([
      {
        method: 'POST',
        path: '/api/authSessions/create',
        json: { username: 'EXAMPLE\\svc-mfa', password: 'correct' },
        effect: 'change',
      },
      { method: 'POST', path: '/api/auth', json: { sessionId: 'session' }, effect: 'change' },
    ])
    // Failed sign-ins make the server slow on purpose.
    expect(transport.sent[0]?.timeoutMs).toBe(60_000)
  })

  it('signs in once for callers that come together', async () => {
    const { signIn, signIns } = fixture()
    const tokens = await Promise.all([
      signIn.headers(target, alive),
      signIn.headers(target, alive),
      signIn.headers(target, alive),
    ])
    expect(tokens.map(tokenIn)).toEqual(['token-1', 'token-1', 'token-1'])
    expect(signIns()).toBe(1)
  })

  it('keeps the token until five minutes before its end', async () => {
    const { signIn, signIns, pass } = fixture()
    await signIn.headers(target, alive)
    pass(minutes(25) - 1000)
    await signIn.headers(target, alive)
    expect(signIns()).toBe(1)
    pass(1000)
    expect(tokenIn(await signIn.headers(target, alive))).toBe('token-2')
    expect(signIns()).toBe(2)
  })

  it.each([
    ['hours ahead', '2026-03-01T15:00:00Z', 'Sun, 01 Mar 2026 14:30:00 GMT'],
    ['hours behind', '2026-03-01T09:00:00Z', 'Sun, 01 Mar 2026 08:30:00 GMT'],
  ])('measures the token’s life by the clock of a server %s', async (_what, expiresAtUtc, date) => {
    const { signIn, signIns, pass } = fixture((request) =>
      request.path === '/api/auth' ? answer(200, { token: 'token', expiresAtUtc }, { date }) : undefined,
    )
    await signIn.headers(target, alive)
    pass(minutes(24))
    await signIn.headers(target, alive)
    expect(signIns()).toBe(1)
    pass(minutes(1))
    await signIn.headers(target, alive)
    expect(signIns()).toBe(2)
  })

  it.each([undefined, null, 'soon', '2020-01-01T00:00:00Z'])(
    'renews after 25 minutes where the end is not told usefully: %j',
    async (expiresAtUtc) => {
      const { signIn, signIns, pass } = fixture((request) =>
        request.path === '/api/auth' ? answer(200, { token: 'token', expiresAtUtc }) : undefined,
      )
      await signIn.headers(target, alive)
      pass(minutes(25) - 1)
      await signIn.headers(target, alive)
      expect(signIns()).toBe(1)
      pass(1)
      await signIn.headers(target, alive)
      expect(signIns()).toBe(2)
    },
  )

  it('asks for another token when one was refused, once for callers that share it', async () => {
    const { signIn, signIns } = fixture()
    const [first, second] = await Promise.all([signIn.headers(target, alive), signIn.headers(target, alive)])
    expect(signIn.refused(first, answer(401))).toBe(true)
    const next = await signIn.headers(target, alive)
    // The other caller's token is the one that is already gone.
    signIn.refused(second, answer(401))
    expect(tokenIn(await signIn.headers(target, alive))).toBe(tokenIn(next))
    expect(signIns()).toBe(2)
  })

  it('lets one caller go without breaking the sign-in off for the others', async () => {
    const { signIn, signIns } = fixture()
    const controller = new AbortController()
    const leaving = signIn.headers(target, controller.signal)
    const staying = signIn.headers(target, alive)
    controller.abort()
    await expect(leaving).rejects.toMatchObject({ kind: 'cancelled' })
    expect(tokenIn(await staying)).toBe('token-1')
    expect(signIns()).toBe(1)
  })
})

describe('a refused sign-in', () => {
  it.each([
    ['invalidCredentials', 'password-rejected'],
    ['InvalidCredentials', 'password-rejected'],
    ['accessDenied', 'sign-in-denied'],
    ['accountIsDisabled', 'sign-in-account-disabled'],
    ['accountLockedOut', 'sign-in-account-locked'],
    ['accountExpired', 'sign-in-account-expired'],
    ['logonTimeIncorrect', 'sign-in-outside-hours'],
    ['somethingElse', 'password-rejected'],
  ])('%s is %s', async (innerCode, code) => {
    const { signIn } = fixture(() => refusal(innerCode))
    await expect(signIn.headers(target, alive)).rejects.toMatchObject({ kind: 'unauthenticated', code })
  })

  it.each([
    ['2', 2],
    [2, 2],
    ['0', 0],
    ['', undefined],
    ['many', undefined],
    [null, undefined],
  ])('tells the attempts left: %j', async (attemptsLeft, expected) => {
    const { signIn } = fixture(() => refusal('invalidCredentials', { attemptsLeft }))
    const error: unknown = await signIn.headers(target, alive).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProviderError)
    expect((error as ProviderError).detail.attemptsLeft).toBe(expected)
  })

  it('is never tried again by itself, however many ask', async () => {
    const { signIn, transport, pass } = fixture(() => refusal('invalidCredentials', { attemptsLeft: '2' }))
    const asked = await Promise.allSettled([signIn.headers(target, alive), signIn.headers(target, alive)])
    pass(minutes(600))
    asked.push(...(await Promise.allSettled([signIn.headers(target, alive), signIn.headers(target, alive)])))
    for (const result of asked) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { code: 'password-rejected', detail: { attemptsLeft: 2 } },
      })
    }
    expect(transport.sent).toHaveLength(1)
  })

  it('is forgotten for another password, and remembered again for that', async () => {
    const { signIn, signIns, setPassword } = fixture((request) =>
      (request.json as { password?: string }).password === 'correct' ? refusal('invalidCredentials') : undefined,
    )
    await expect(signIn.headers(target, alive)).rejects.toMatchObject({ code: 'password-rejected' })
    setPassword('changed')
    expect(tokenIn(await signIn.headers(target, alive))).toBe('token-1')
    expect(signIns()).toBe(2)
  })

  it('is tried again when a person tests the connection', async () => {
    const { signIn, signIns } = fixture(() => refusal('accountLockedOut'))
    await expect(signIn.headers(target, alive)).rejects.toMatchObject({ code: 'sign-in-account-locked' })
    signIn.startOver()
    await expect(signIn.headers(target, alive)).rejects.toMatchObject({ code: 'sign-in-account-locked' })
    expect(signIns()).toBe(2)
  })

  it.each([
    ['a server error', answer(500, { message: 'Oops' }), { kind: 'unexpected-response', code: 'server-error' }],
    ['a busy server', answer(429, undefined, { 'retry-after': '0' }), { kind: 'rate-limited' }],
    ['no such path', answer(404), { code: 'interface-not-found' }],
    [
      'no such path in Adaxes’ words',
      answer(404, { message: 'No.', code: 'notFound' }),
      { code: 'interface-not-found' },
    ],
    ['a session without an id', answer(200, {}), { code: 'answer-not-understood' }],
    ['nothing', answer(200), { code: 'answer-empty' }],
  ])('is no refusal after %s, and is sent once', async (_what, response, expected) => {
    const { signIn, transport } = fixture(() => response)
    await expect(signIn.headers(target, alive)).rejects.toMatchObject(expected)
    expect(transport.sent).toHaveLength(1)
    await expect(signIn.headers(target, alive)).rejects.toMatchObject(expected)
    expect(transport.sent).toHaveLength(2)
  })

  it('calls a slow sign-in timed out, since nothing was to be changed', async () => {
    const cause = new ProviderError('timeout', 'timed-out')
    const { signIn } = fixture(() => {
      throw new ProviderError('outcome-unknown', 'outcome-unknown', {}, { cause })
    })
    await expect(signIn.headers(target, alive)).rejects.toBe(cause)
  })
})

describe('signing in with an access token', () => {
  const signInWith = (token: string) => createTokenSignIn(() => Promise.resolve(new Secret(token)))

  it('sends the token without the line end a console adds', async () => {
    expect(tokenIn(await signInWith(' abc123\r\n').headers(target, alive))).toBe('abc123')
  })

  it.each(['', '  ', 'two words', 'töken', 'a\r\nX-Other: b'])('refuses what cannot be a token: %j', async (token) => {
    await expect(signInWith(token).headers(target, alive)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'token-rejected',
    })
  })

  it('knows no better token when one is refused', () => {
    expect(signInWith('abc').refused({ 'Adm-Authorization': 'abc' }, answer(401))).toBe(false)
  })
})
