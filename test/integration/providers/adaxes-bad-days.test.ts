/** Bad days of Adaxes over a real socket: what a person is told, what became of a reset, and how often it was sent. */
import { afterEach, describe, expect, it } from 'vitest'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createAdaxesProvider } from '../../../electron/providers/adaxes/adaxes-provider.ts'
import type { Transport } from '../../../electron/providers/http/transport.ts'
import type { MfaProvider } from '../../../electron/providers/provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import type { ResetStep } from '../../../shared/domain/reset-plan.ts'
import {
  serveScript,
  throwAwayAuthority,
  unusedPort,
  type Script,
  type ScriptedServer,
} from '../../support/http-server.ts'
import { openTransport } from '../../support/direct-transport.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { chosen } from '../../support/domain-fixtures.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'
const accountId = '7a4267ce-d354-44e7-8bd6-c681f1284a41'
const alive = new AbortController().signal
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

interface ConnectOptions {
  readonly signIn?: SignIn
  readonly secret?: () => string
  readonly trusted?: readonly string[]
  /** Shortens the provider's own time-outs. */
  readonly timeoutMs?: number
}

function connect(baseUrl: string, options: ConnectOptions = {}): MfaProvider {
  const socket = openTransport(baseUrl, options.trusted === undefined ? {} : { trusted: options.trusted })
  closing.unshift(() => socket.close())
  const transport: Transport = {
    send: (request) => socket.send({ ...request, timeoutMs: options.timeoutMs ?? request.timeoutMs }),
    close: () => socket.close(),
  }
  return createAdaxesProvider({
    connection: {
      id: connectionId,
      baseUrl,
      signIn: options.signIn ?? { kind: 'access-token' },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    transport,
    readSecret: () => Promise.resolve(new Secret(options.secret?.() ?? 'canary-token')),
    language: () => 'en',
    now: () => new Date(),
  })
}

async function serve(script: Script, tls = false): Promise<ScriptedServer> {
  const server = await serveScript(script, { tls })
  closing.push(() => server.close())
  return server
}

async function practise(): Promise<{ simulator: AdaxesSimulator; baseUrl: string }> {
  const simulator = createAdaxesSimulator()
  const server = await serveSimulator(simulator)
  closing.push(() => server.close())
  return { simulator, baseUrl: server.baseUrl }
}

const resetGoogle: ResetStep = {
  id: 'apps',
  connectionId,
  accountId,
  effects: [{ kind: 'remove-factor', factorId: 'Google', label: 'Google Authenticator' }],
}

describe('answers that are none', () => {
  const oddAnswers: [string, Script, readCode: string, outcome: object][] = [
    [
      'HTML where the interface should be',
      (_request, reply) => reply.html(404),
      'interface-not-found',
      { kind: 'failed', code: 'interface-not-found' },
    ],
    [
      'HTML that says all is well',
      (_request, reply) => reply.html(200),
      'answer-not-json',
      { kind: 'outcome-unknown', code: 'outcome-unknown' },
    ],
    [
      'HTML of a gateway',
      (_request, reply) => reply.html(504),
      'server-error',
      { kind: 'outcome-unknown', code: 'outcome-unknown' },
    ],
    [
      'a redirect to a login page',
      (_request, { response }) => {
        response.writeHead(302, { location: 'https://login.example/' })
        response.end()
      },
      'redirected',
      { kind: 'outcome-unknown', code: 'outcome-unknown' },
    ],
    [
      'a permanent redirect',
      (_request, { response }) => {
        response.writeHead(301, { location: 'https://adaxes.example/restApi' })
        response.end()
      },
      'redirected',
      { kind: 'failed', code: 'redirected' },
    ],
    [
      'more than 5 MB',
      (_request, reply) => reply.json(200, { resultType: 0, filling: 'x'.repeat(5 * 1024 * 1024) }),
      'answer-too-large',
      { kind: 'outcome-unknown', code: 'outcome-unknown' },
    ],
    [
      'nothing at all',
      (_request, { response }) => {
        response.writeHead(200)
        response.end()
      },
      'answer-empty',
      { kind: 'outcome-unknown', code: 'outcome-unknown' },
    ],
    [
      'JSON of something else',
      (_request, reply) => reply.json(200, 'good morning'),
      'answer-not-understood',
      { kind: 'outcome-unknown', code: 'outcome-unknown' },
    ],
    [
      'a server error',
      (_request, reply) => reply.json(500, { message: 'The service is not available.', code: 'internal' }),
      'server-error',
      { kind: 'outcome-unknown', serverText: 'The service is not available.' },
    ],
  ]

  it.each(oddAnswers)('%s', async (_what, script, code, outcome) => {
    const server = await serve(script)
    const provider = connect(`${server.origin}/restApi`)
    await expect(provider.searchUsers('anna', alive)).rejects.toMatchObject({ code })
    await expect(provider.readMfaStatus(accountId, alive)).rejects.toMatchObject({ code })
    await expect(provider.checkConnection(alive)).rejects.toMatchObject({ code })
    expect(await provider.runStep(resetGoogle, alive)).toMatchObject(outcome)
    expect(server.requests.filter((request) => request.url.endsWith('/resetMfa'))).toHaveLength(1)
  })

  it('a busy server that names a short pause is asked again, for a change too', async () => {
    let busy = true
    const server = await serve((_request, reply) => {
      if (busy) reply.json(503, { message: 'Busy.' }, { 'retry-after': '0' })
      else reply.json(200, { resultType: 0, innerMessages: [], exception: null })
      busy = false
    })
    expect(await connect(server.origin).runStep(resetGoogle, alive)).toMatchObject({ kind: 'succeeded' })
    expect(server.requests).toHaveLength(2)
  })

  it('a limited server that names a long pause is told about, not waited for', async () => {
    const server = await serve((_request, reply) => reply.json(429, { message: 'Later.' }, { 'retry-after': '90' }))
    const provider = connect(server.origin)
    await expect(provider.readMfaStatus(accountId, alive)).rejects.toMatchObject({
      kind: 'rate-limited',
      code: 'rate-limited',
      detail: { retryAfterSeconds: 90 },
    })
  })
})

describe('lines that fail', () => {
  it('a slow server: a read is timed out, a reset has an unknown outcome and is not sent again', async () => {
    const server = await serve(() => undefined)
    const provider = connect(server.origin, { timeoutMs: 500 })
    await expect(provider.readMfaStatus(accountId, alive)).rejects.toMatchObject({ kind: 'timeout', code: 'timed-out' })
    expect(await provider.runStep(resetGoogle, alive)).toMatchObject({ kind: 'outcome-unknown' })
    expect(server.requests.filter((request) => request.url.endsWith('/resetMfa'))).toHaveLength(1)
  })

  it('a connection lost after the reset arrived: unknown, and exactly one request', async () => {
    const server = await serve((_request, reply) => reply.cut())
    expect(await connect(server.origin).runStep(resetGoogle, alive)).toMatchObject({
      kind: 'outcome-unknown',
      code: 'outcome-unknown',
    })
    expect(server.requests).toHaveLength(1)
  })

  it('the same with the person whose connection is lost: reading the status again tells', async () => {
    const { simulator, baseUrl } = await practise()
    const provider = connect(baseUrl, { secret: () => simulator.credentials.token })
    const { guid } = simulator.state.account('cutler.breckline')
    const before = await provider.readMfaStatus(guid, alive)
    const [step] = provider.planReset(before, {
      connectionId,
      accountId: guid,
      ...chosen({ factorIds: ['Duo'] }),
    })
    if (!step) throw new Error('nothing was planned')
    expect(await provider.runStep(step, alive)).toMatchObject({ kind: 'outcome-unknown' })
    expect(provider.compareAfter(step, await provider.readMfaStatus(guid, alive))).toEqual(['gone'])
    expect(simulator.requests.filter((request) => request.path.endsWith('/resetMfa'))).toHaveLength(1)
  })

  it('a refused connection: the reset failed, nothing is unknown', async () => {
    const provider = connect(`http://127.0.0.1:${await unusedPort()}/restApi`)
    await expect(provider.searchUsers('anna', alive)).rejects.toMatchObject({ code: 'not-reachable' })
    expect(await provider.runStep(resetGoogle, alive)).toMatchObject({ kind: 'failed', code: 'not-reachable' })
  })

  it('a certificate of an unknown authority: no token leaves; its authority given: all is well', async () => {
    const server = await serve((_request, reply) => reply.json(200, { canResetInM365: true }), true)
    const stranger = connect(server.origin)
    await expect(stranger.readMfaStatus(accountId, alive)).rejects.toMatchObject({
      kind: 'tls',
      code: 'certificate-not-trusted',
    })
    expect(await stranger.runStep(resetGoogle, alive)).toMatchObject({
      kind: 'failed',
      code: 'certificate-not-trusted',
    })
    expect(server.requests).toHaveLength(0)

    const known = connect(server.origin, { trusted: [throwAwayAuthority()] })
    expect(await known.readMfaStatus(accountId, alive)).toMatchObject({ services: [{ reset: 'possible' }] })
  })
})

describe('signing in', () => {
  const signIn = (simulator: AdaxesSimulator): SignIn => ({
    kind: 'password',
    username: simulator.credentials.username,
  })
  const signIns = (simulator: AdaxesSimulator): number =>
    simulator.requests.filter((request) => request.path.endsWith('/authSessions/create')).length

  it('tells the attempts left of a wrong password and tries no second time', async () => {
    const { simulator, baseUrl } = await practise()
    let password = 'wrong'
    const provider = connect(baseUrl, { signIn: signIn(simulator), secret: () => password })
    const refused = { kind: 'unauthenticated', code: 'password-rejected', detail: { attemptsLeft: 4 } }

    const together = await Promise.allSettled(['a', 'b', 'c'].map((text) => provider.searchUsers(text, alive)))
    for (const result of together) expect(result).toMatchObject({ status: 'rejected', reason: refused })
    await expect(provider.readMfaStatus(accountId, alive)).rejects.toMatchObject(refused)
    expect(await provider.runStep(resetGoogle, alive)).toMatchObject({ kind: 'failed', code: 'password-rejected' })
    expect(signIns(simulator)).toBe(1)

    // A person tests the connection: one more try. Another password: it is tried.
    await expect(provider.checkConnection(alive)).rejects.toMatchObject({
      code: 'password-rejected',
      detail: { attemptsLeft: 3 },
    })
    expect(signIns(simulator)).toBe(2)
    password = simulator.credentials.password
    expect((await provider.searchUsers('mira.dunmore', alive)).accounts).toHaveLength(1)
    expect(signIns(simulator)).toBe(3)
  })

  it.each([
    ['dagny.disselhoff', 'sign-in-account-disabled'],
    ['lachlan.lockside', 'sign-in-account-locked'],
    ['elspeth.lapsleymoor', 'sign-in-account-expired'],
    ['mira.dunmore', 'sign-in-denied'],
  ])('says why %s may not sign in: %s', async (username, code) => {
    const { simulator, baseUrl } = await practise()
    const provider = connect(baseUrl, {
      signIn: { kind: 'password', username },
      secret: () => simulator.credentials.password,
    })
    await expect(provider.searchUsers('x', alive)).rejects.toMatchObject({ kind: 'unauthenticated', code })
  })

  it('signs in once for concurrent calls, and again when the token ended', async () => {
    const { simulator, baseUrl } = await practise()
    const provider = connect(baseUrl, { signIn: signIn(simulator), secret: () => simulator.credentials.password })
    await Promise.all(['a', 'b', 'c'].map((text) => provider.searchUsers(text, alive)))
    expect(signIns(simulator)).toBe(1)

    simulator.faults.add({ path: '/directoryObjects/search', effect: { kind: 'expired-token' } })
    expect((await provider.searchUsers('mira.dunmore', alive)).accounts).toHaveLength(1)
    expect(signIns(simulator)).toBe(2)
  })

  it('signs in again for a reset that met an ended token, which is then carried out once', async () => {
    const { simulator, baseUrl } = await practise()
    const provider = connect(baseUrl, { signIn: signIn(simulator), secret: () => simulator.credentials.password })
    const { guid } = simulator.state.account('gwendolyn.oakes')
    await provider.readMfaStatus(guid, alive)
    simulator.faults.add({ path: '/resetMfa', effect: { kind: 'expired-token' } })
    expect(await provider.runStep({ ...resetGoogle, accountId: guid }, alive)).toMatchObject({ kind: 'succeeded' })
    expect(simulator.state.activatedApps(guid)).toEqual([3])
  })

  it('says that an access token ended', async () => {
    const { simulator, baseUrl } = await practise()
    const provider = connect(baseUrl, { secret: () => 'not-the-token' })
    await expect(provider.searchUsers('x', alive)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'token-rejected',
    })
    expect(simulator.requests).toHaveLength(1)
  })
})

describe('people with a scenario', () => {
  async function reset(login: string, options: { readOnly?: boolean; microsoft365?: boolean } = {}) {
    const { simulator, baseUrl } = await practise()
    const { token, readOnlyToken } = simulator.credentials
    const provider = connect(baseUrl, { secret: () => (options.readOnly ? readOnlyToken : token) })
    const { guid } = simulator.state.account(login)
    const before = await provider.readMfaStatus(guid, alive)
    const removable = before.factors.items.filter((factor) => factor.removable)
    const [step] = provider.planReset(before, {
      connectionId,
      accountId: guid,
      ...chosen({ factorIds: removable.map((factor) => factor.id) }),
    })
    if (!step) throw new Error('nothing was planned')
    const outcome = await provider.runStep(step, alive)
    return { provider, simulator, guid, before, outcome, apps: simulator.state.activatedApps(guid) }
  }

  it('an account without the right to reset', async () => {
    const { outcome, apps } = await reset('mira.dunmore', { readOnly: true })
    expect(outcome).toMatchObject({
      kind: 'failed',
      code: 'forbidden',
      serverText: 'You do not have sufficient permissions to perform the operation.',
    })
    expect(apps).toEqual([2, 5])
  })

  it('a user who is gone when the reset arrives', async () => {
    const { outcome, provider, guid } = await reset('vanora.fadingham')
    expect(outcome).toMatchObject({ kind: 'failed', code: 'account-not-found' })
    await expect(provider.readMfaStatus(guid, alive)).rejects.toMatchObject({ code: 'account-not-found' })
  })

  it('an app of an unknown number stays visible and stays there', async () => {
    const { before, outcome, apps } = await reset('nona.weirside')
    expect(before.factors.items.map(({ label, known }) => [label, known])).toEqual([
      ['Microsoft Authenticator', true],
      ['App #9', false],
    ])
    expect(outcome).toMatchObject({ kind: 'succeeded' })
    expect(apps).toEqual([9])
  })

  it('a reset sent for approval', async () => {
    const { outcome, apps } = await reset('apollonia.waiting')
    expect(outcome).toMatchObject({ kind: 'pending-approval', code: null })
    expect(outcome.messages.at(-1)?.depth).toBeGreaterThan(0)
    expect(apps).toEqual([2, 3])
  })

  it('a reset refused by a rule, with 200', async () => {
    const { outcome } = await reset('norbert.rulinghaus')
    expect(outcome).toMatchObject({
      kind: 'failed',
      code: 'rejected-by-server',
      serverText: 'Finance accounts are reset by the security team only.',
    })
  })

  it('a reset done with warnings', async () => {
    const { outcome } = await reset('warrick.heedwell')
    expect(outcome.kind).toBe('succeeded')
    expect(outcome.messages.map(({ level }) => level)).toEqual(['warning', 'warning'])
  })

  it('everybody at once: only so many are shown, and that there are more', async () => {
    const { simulator, baseUrl } = await practise()
    const provider = connect(baseUrl, { secret: () => simulator.credentials.token })
    const page = await provider.searchUsers('practice.example', alive)
    expect(page).toMatchObject({ more: true, narrowed: false })
    expect(page.accounts).toHaveLength(50)
  })

  it('somebody with a manager', async () => {
    const { simulator, baseUrl } = await practise()
    const provider = connect(baseUrl, { secret: () => simulator.credentials.token })
    const { guid, properties } = simulator.state.account('mira.dunmore')
    const account = await provider.readAccount(guid, alive)
    const manager = simulator.state.account(String(properties['manager']))
    expect(account.manager).toBe(manager.properties['displayname'])
  })
})
