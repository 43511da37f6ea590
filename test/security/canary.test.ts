/**
 * Canaries: recognisable secrets go through every operation and every failure that can be provoked, against the real
 * application and a server on a socket. Then everything that was kept, logged, shown or told to the page is searched for them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Platform } from '../../electron/app/ports.ts'
import { createFileLogger } from '../../electron/logging/file-logger.ts'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../electron/practice/adaxes/adaxes-simulator.ts'
import { practiceAnswer, practiceCode } from '../../electron/practice/read-out.ts'
import type { FaultEffect } from '../../electron/practice/fault-injector.ts'
import type { Simulator } from '../../electron/practice/simulator.ts'
import { accountSystemIds, accountSystems, ticketSystemIds } from '../../electron/systems/systems.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import { VaultUnavailableError } from '../../electron/vault/secret-vault.ts'
import type { ResetSelection } from '../../shared/domain/reset-plan.ts'
import type { ConnectionDraft, SignIn } from '../../shared/domain/connection.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import { channels } from '../../shared/ipc/channels.ts'
import { makeDraft, chosen } from '../support/domain-fixtures.ts'
import { serveSimulator, type SimulatorServer } from '../support/simulator-server.ts'
import { systemsUnderTest } from '../support/systems/systems-under-test.ts'
import { ticketSecrets } from '../support/systems/ticket-systems-under-test.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../support/test-application.ts'

const token = 'canary-access-token-4f7d'
const wrongSecret = 'canary-wrong-secret-91ab'
const readOut = 'canary-read-out-by-a-caller-7be2'
const pasted = 'canary-pasted-in-the-wrong-field-c03e'

interface Bench {
  readonly folder: string
  readonly simulator: AdaxesSimulator
  readonly server: SimulatorServer
  readonly application: TestApplication
  readonly vault: ReturnType<typeof createMemoryVault>
  /** Everything that must be found nowhere; grows with the sessions the server opens. */
  readonly canaries: Set<string>
  /** Credentials that arrived at the server, so that a search that finds nothing says something. */
  readonly arrived: Set<string>
  /** What was written to the terminal. */
  readonly printed: string[]
}

async function setUp(parts: Partial<Platform> = {}): Promise<Bench> {
  const folder = makeTempFolder()
  const simulator = createAdaxesSimulator({ token })
  const canaries = new Set([token, simulator.credentials.password, wrongSecret, pasted])
  const arrived = new Set<string>()
  const server = await serveSimulator(listening(simulator, canaries, arrived))
  onTestFinished(() => server.close())
  const printed: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk))
      return true
    })
    onTestFinished(() => spy.mockRestore())
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...words) => void printed.push(words.map(told).join(' ')))
    onTestFinished(() => spy.mockRestore())
  }
  const vault = createMemoryVault()
  const application = await startApplication(folder, {
    vault,
    logger: createFileLogger({ folder: join(folder, 'logs') }),
    ...parts,
  })
  onTestFinished(() => application.app.close())
  return { folder, simulator, server, application, vault, canaries, arrived, printed }
}

/** The simulator, and what it hands out or is shown on the way. */
function listening(simulator: AdaxesSimulator, canaries: Set<string>, arrived: Set<string>): Simulator {
  return {
    ...simulator,
    app: {
      async fetch(request) {
        const shown = request.headers.get('Adm-Authorization')
        if (shown !== null) arrived.add(shown)
        const path = new URL(request.url).pathname.toLowerCase()
        const signsIn = /\/(auth|authsessions\/create)$/.test(path)
        if (signsIn) arrived.add(await request.clone().text())
        const response = await simulator.app.fetch(request)
        if (!signsIn || response.status !== 200) return response
        const issued = (await response.clone().json()) as Record<string, unknown>
        for (const name of ['sessionId', 'token']) {
          if (typeof issued[name] === 'string') canaries.add(issued[name])
        }
        return response
      },
    },
  }
}

const draft = (bench: Bench, changes: Partial<ConnectionDraft> = {}): ConnectionDraft =>
  makeDraft(bench.server.baseUrl, token, changes)

/** Asks whatever becomes of it: what matters is what it leaves behind. */
async function ask(bench: Bench, channel: string, request: unknown, callId?: string): Promise<unknown> {
  const envelope = await bench.application.app.dispatch({ windowId: 1, callId }, channel, request)
  bench.application.envelopes.push(envelope)
  return envelope.ok ? envelope.value : null
}

type Ref = Pick<ResetSelection, 'connectionId' | 'accountId'>

/** Reads one account and resets what is ticked of it. The operation, or `null` where it came to none. */
async function readAndReset(bench: Bench, ref: Ref, ticks: Pick<ResetSelection, 'effects'>): Promise<unknown> {
  await ask(bench, 'directory:read-account', { ...ref })
  await ask(bench, 'directory:read-status', { ...ref })
  const plan = await ask(bench, 'resets:prepare', { selections: [{ ...ref, ...ticks }], retryOf: null })
  const planId = plan !== null && typeof plan === 'object' && 'id' in plan ? plan.id : '0'.repeat(32)
  return ask(bench, 'resets:commit', { planId, ticket: 'INC1', reason: 'lost phone', unchecked: 'A test' })
}

/** Looks up and resets one person, with everything that can be done about it. */
async function wholeJob(bench: Bench, connectionId: string, login: string): Promise<void> {
  const ref = { connectionId, accountId: bench.simulator.state.account(login).guid }
  await ask(bench, 'connections:test', { connectionId })
  await ask(bench, 'directory:search', { connectionId, text: login })
  const operation = await readAndReset(bench, ref, chosen({ factorIds: ['Microsoft'], microsoft365: true }))
  if (operation === null || typeof operation !== 'object' || !('id' in operation)) return
  await ask(bench, 'resets:check-now', { operationId: operation.id })
  await ask(bench, 'history:read-operation', { operationId: operation.id })
  await ask(bench, 'history:copy-evidence', { operationId: operation.id, format: 'text' })
}

/** In practice: the code of a push, which only the device shows and the caller reads out. */
async function readOutCodeOfPush({ application }: Bench): Promise<void> {
  const { connections } = await application.ask('connections:list', {})
  const connectionId = connections.find(({ system }) => system === 'duo')?.id ?? ''
  const { accounts } = await application.ask('directory:search', { connectionId, text: 'apollonia.waiting' })
  const ref = { connectionId, accountId: accounts[0]?.accountId ?? '' }
  const { factors } = await application.ask('directory:read-status', { ...ref })
  const factorId = factors.items.find(({ callerCheck }) => callerCheck === 'push-with-code')?.id ?? ''
  const { id: checkId } = await application.ask('caller-check:begin', { ...ref, factorId })
  for (const [answer, state] of [
    [readOut, 'wrong-answer'],
    [practiceCode, 'waiting'],
  ] as const) {
    expect((await application.ask('caller-check:answer', { checkId, answer })).state).toBe(state)
  }
  await application.ask('caller-check:cancel', { checkId })
}

async function lookAtEverything(bench: Bench): Promise<void> {
  for (const format of ['csv', 'json'] as const) {
    bench.application.person.savePath = join(bench.folder, `export.${format}`)
    await ask(bench, 'history:export', { format, filters: noFilters })
  }
  await ask(bench, 'history:query', { filters: noFilters, offset: 0, limit: 500 })
  await ask(bench, 'history:verify', { progressId: 'v' })
  for (const channel of ['app:read-state', 'connections:list', 'connections:list-systems'] as const) {
    await ask(bench, channel, {})
  }
  await ask(bench, 'directory:list-recents', {})
  await ask(bench, 'settings:read', {})
  await ask(bench, 'settings:change', { changes: { agentName: 'Ada' } })
}

const told = (value: unknown): string =>
  typeof value === 'string' ? value : `${JSON.stringify(value)} ${inspect(value, { depth: 20 })}`

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Where canaries were found: file names and kinds of traffic. */
async function findings({ folder, application, canaries, printed }: Bench): Promise<string[]> {
  await application.app.close()
  const places: [string, string][] = [
    ...filesBelow(folder).map((path): [string, string] => [path.slice(folder.length), readFileSync(path, 'latin1')]),
    ...application.envelopes.map((envelope): [string, string] => ['envelope', told(envelope)]),
    ...application.events.map((event): [string, string] => ['event', told(event)]),
    ...application.questions.map((question): [string, string] => ['question', told(question)]),
    ...application.clipboard.map((text): [string, string] => ['clipboard', text]),
    ...application.opened.map((url): [string, string] => ['opened link', url]),
    ...printed.map((text): [string, string] => ['terminal', text]),
    ['environment', told(process.env)],
    ['arguments', told(process.argv)],
  ]
  const disguises = [...canaries].flatMap((canary) => [
    canary,
    Buffer.from(canary).toString('base64').replace(/=+$/, ''),
    Buffer.from(canary).toString('hex'),
  ])
  return places.flatMap(([place, content]) =>
    disguises.filter((canary) => content.includes(canary)).map((canary) => `${place}: ${canary}`),
  )
}

const effects: FaultEffect[] = [
  { kind: 'expired-token' },
  { kind: 'redirect', to: `https://elsewhere.example/?echo=${token}` },
  { kind: 'answer', status: 200, html: `<html>${token}</html>` },
  { kind: 'answer', status: 200, json: { token } },
  { kind: 'answer', status: 403, json: { code: 'forbidden', message: `The token ${token} may not.` } },
  { kind: 'answer', status: 429, json: {}, headers: { 'retry-after': '1' } },
  { kind: 'answer', status: 500, json: { message: `Header Adm-Authorization: ${token}` } },
  { kind: 'answer', status: 404 },
  { kind: 'large-answer', bytes: 6_000_000 },
  { kind: 'empty-answer' },
  { kind: 'connection-lost-before-applying' },
  { kind: 'connection-lost-after-applying' },
  { kind: 'rewrite', change: (json) => ({ ...(json as object), exception: { message: token }, resultType: 1 }) },
  {
    kind: 'rewrite',
    change: () => ({ resultType: 0, innerMessages: [{ text: token, source: token, messageType: 1 }] }),
  },
]

describe('a secret is found nowhere', { timeout: 60_000 }, () => {
  it('when everything goes well, with a token', async () => {
    const bench = await setUp()
    const added = await bench.application.ask('connections:add', { draft: draft(bench) })
    await ask(bench, 'connections:test-draft', { draft: draft(bench) })
    await wholeJob(bench, added.id, 'mira.dunmore')
    await ask(bench, 'connections:change', { connectionId: added.id, changes: { name: 'Branch', secret: token } })
    await lookAtEverything(bench)
    expect(bench.arrived).toContain(token)
    expect(await findings(bench)).toEqual([])
  })

  it('when everything goes well, with a password and its sessions', async () => {
    const bench = await setUp()
    const { username, password } = bench.simulator.credentials
    const added = await bench.application.ask('connections:add', {
      draft: draft(bench, { signIn: { kind: 'password', username }, secret: password }),
    })
    await wholeJob(bench, added.id, 'mira.dunmore')
    await lookAtEverything(bench)
    expect([...bench.arrived].join()).toContain(password)
    // The password, and at least a session and a token that the server opened.
    expect(bench.canaries.size).toBeGreaterThan(5)
    expect(await findings(bench)).toEqual([])
  })

  it.each(['/', '/directoryobjects/search', '/resetmfa/getstatus', '/resetmfa'])(
    'when requests to %s fail in every way, also when the server quotes the token',
    async (path) => {
      const bench = await setUp()
      const added = await bench.application.ask('connections:add', { draft: draft(bench) })
      // More resets than any desk makes.
      const limits = { agentHour: null, agentDay: null, person30Days: null, coolDownMinutes: null }
      await bench.application.ask('settings:change', { changes: { limits } })
      for (const effect of effects) {
        if (path === '/resetmfa') {
          // The plan's reading comes by a path that begins alike; it is let through.
          bench.simulator.faults.add({ path: '/getstatus', times: 3, effect: { kind: 'delay', ms: 0 } })
        }
        bench.simulator.faults.add({ path, times: 3, effect })
        await wholeJob(bench, added.id, 'mira.dunmore')
        bench.simulator.reset()
      }
      await lookAtEverything(bench)
      expect(bench.arrived).toContain(token)
      // The failures of the change itself are met behind the question.
      if (path === '/resetmfa') {
        const resets = bench.application.questions.filter(({ title }) => title === 'Confirm reset')
        expect(resets).toHaveLength(effects.length)
      }
      expect(await findings(bench)).toEqual([])
    },
  )

  it('when it is wrong, missing or not wanted', async () => {
    const bench = await setUp()
    const { username } = bench.simulator.credentials
    const signIns: SignIn[] = [{ kind: 'access-token' }, { kind: 'password', username }]
    for (const signIn of signIns) {
      const wrong = draft(bench, { name: signIn.kind, signIn, secret: wrongSecret })
      await ask(bench, 'connections:test-draft', { draft: wrong })
      bench.simulator.faults.add({
        path: '',
        times: 2,
        effect: { kind: 'answer', status: 403, json: { message: `No: ${wrongSecret}` } },
      })
      await ask(bench, 'connections:test-draft', { draft: wrong })
      bench.simulator.faults.clear()
      const added = await bench.application.ask('connections:add', { draft: wrong })
      await wholeJob(bench, added.id, 'mira.dunmore')
      await ask(bench, 'connections:change', {
        connectionId: added.id,
        changes: { address: 'https://x.invalid/restApi' },
      })
      await wholeJob(bench, added.id, 'mira.dunmore')
    }
    await bench.server.stop()
    await ask(bench, 'connections:test-draft', { draft: draft(bench) })
    await lookAtEverything(bench)
    expect([...bench.arrived].join()).toContain(wrongSecret)
    expect(await findings(bench)).toEqual([])
  })

  it('when it is pasted where it does not belong', async () => {
    const bench = await setUp()
    const bad: unknown[] = [
      draft(bench, { address: `https://user:${pasted}@adaxes.example.com/restApi` }),
      draft(bench, { address: `https://adaxes.example.com/restApi?token=${pasted}` }),
      draft(bench, { address: `https://adaxes.example.com/restApi#${pasted}` }),
      draft(bench, { address: `Bearer ${pasted}` }),
      draft(bench, { secret: pasted.repeat(1_000) }),
      draft(bench, { name: pasted.repeat(9) }),
      { ...draft(bench), token: pasted },
      { ...draft(bench), [pasted]: 1 },
      { ...draft(bench), system: pasted },
      { ...draft(bench), signIn: { kind: pasted } },
      { ...draft(bench), environment: pasted },
      pasted,
    ]
    for (const one of bad) {
      await ask(bench, 'connections:test-draft', { draft: one })
      await ask(bench, 'connections:add', { draft: one })
    }
    for (const channel of channels) {
      await ask(bench, channel, pasted)
      await ask(bench, channel, { [pasted]: pasted })
      await ask(bench, channel, {}, pasted)
      await ask(bench, channel, {
        connectionId: pasted,
        operationId: pasted,
        planId: pasted,
        progressId: pasted,
        link: pasted,
      })
    }
    await ask(bench, pasted, {})
    await lookAtEverything(bench)
    expect(await findings(bench)).toEqual([])
  })

  it.each(['unavailable', 'locked', 'refused'] as const)('when the keychain is %s', async (state) => {
    const vault = createMemoryVault()
    const bench = await setUp({ vault })
    const added = await bench.application.ask('connections:add', { draft: draft(bench) })
    Object.assign(vault, {
      probe: () => Promise.resolve(state),
      read: () => Promise.resolve({ kind: 'unavailable', state }),
      write: () => Promise.reject(new VaultUnavailableError(state, { cause: new Error(token) })),
      forget: () => Promise.reject(new VaultUnavailableError(state, { cause: new Error(token) })),
      readOrCreateKey: () => Promise.reject(new VaultUnavailableError(state, { cause: new Error(token) })),
    })
    await ask(bench, 'connections:add', { draft: draft(bench, { name: 'Branch' }) })
    await ask(bench, 'connections:change', { connectionId: added.id, changes: { secret: token } })
    await wholeJob(bench, added.id, 'mira.dunmore')
    await ask(bench, 'connections:remove', { connectionId: added.id })
    await lookAtEverything(bench)
    expect(await findings(bench)).toEqual([])
  })

  it('when a caller is checked and a one-time code is made, by whoever looks', async () => {
    const bench = await setUp()
    await bench.application.ask('app:enter-practice', {})
    const { connections } = await bench.application.ask('connections:list', {})
    const connectionId = connections.find(({ system }) => system === 'okta')?.id ?? ''
    const found = await bench.application.ask('directory:search', { connectionId, text: 'septima' })
    const ref = { connectionId, accountId: found.accounts[0]?.accountId ?? '' }
    const { factors } = await bench.application.ask('directory:read-status', { ...ref })
    for (const method of ['answer', 'sent-code'] as const) {
      const factorId = factors.items.find(({ callerCheck }) => callerCheck === method)?.id ?? ''
      const check = await bench.application.ask('caller-check:begin', { ...ref, factorId })
      const wrong = await bench.application.ask('caller-check:answer', { checkId: check.id, answer: readOut })
      expect(wrong.state).toBe('wrong-answer')
      const right = method === 'answer' ? practiceAnswer : practiceCode
      const passed = await bench.application.ask('caller-check:answer', { checkId: check.id, answer: right })
      expect(passed.state).toBe('passed')
      await ask(bench, 'caller-check:answer', { checkId: check.id, answer: readOut })
    }
    await readOutCodeOfPush(bench)
    const plan = await bench.application.ask('resets:prepare', {
      selections: [{ ...ref, ...chosen({ actions: ['temporary-access-code'] }) }],
      retryOf: null,
    })
    const operation = await bench.application.ask('resets:commit', {
      planId: plan.id,
      ticket: '',
      reason: '',
      unchecked: 'A test',
    })
    expect(operation.outcome).toBe('succeeded')
    await ask(bench, 'history:copy-evidence', { operationId: operation.id, format: 'text' })
    await lookAtEverything(bench)
    const [notice] = bench.application.codes
    bench.canaries.add(notice?.code.reveal() ?? 'no code was made')
    bench.canaries.add(readOut)
    bench.canaries.add(practiceCode)
    expect(notice?.code.reveal().length).toBeGreaterThan(5)
    expect(await findings(bench)).toEqual([])
  })

  it.each(accountSystemIds)(
    'when %s is signed in to in each way, also when its answers quote what proved it',
    async (system) => {
      const { simulator, signIns, browse, otherSecrets, credentialsIn, paths, badDays, ticks, arriving, arrivals } =
        systemsUnderTest[system].secrets()
      const bench = await setUp(browse === undefined ? {} : { openExternal: browse })
      const offered = accountSystems[system].describe('en').signIns.map((signIn) => signIn.kind)
      expect([...new Set(signIns.map(({ signIn }) => signIn.kind))].sort()).toEqual(offered.sort())
      const secrets = signIns.flatMap(({ secret }) => secret ?? [])
      for (const canary of [...otherSecrets, ...secrets]) bench.canaries.add(canary)
      /** What the request under way proves itself with, for the answers that quote it. */
      let sent: string[] = []
      const server = await serveSimulator({
        ...simulator,
        app: {
          async fetch(request: Request) {
            sent = (await credentialsIn(request.clone())).flatMap((one) => one ?? [])
            for (const credential of sent) {
              bench.canaries.add(credential)
              bench.arrived.add(credential)
            }
            return simulator.app.fetch(request)
          },
        },
      })
      onTestFinished(() => server.close())
      for (const [index, { signIn, secret, wrong }] of signIns.entries()) {
        const common = draft(bench, { system, name: `Connection ${index}`, address: server.baseUrl, signIn })
        const added = await bench.application.ask('connections:add', { draft: { ...common, secret } })
        const wholeSystemJob = async (): Promise<void> => {
          const of = { connectionId: added.id }
          if (browse !== undefined) await ask(bench, 'connections:sign-in', { ...of })
          await ask(bench, 'connections:test', { ...of })
          await ask(bench, 'connections:enter-code', { ...of, code: '123456' })
          const found = await ask(bench, 'directory:search', { ...of, text: 'mira.dunmore' })
          const accounts = (found as { accounts: { accountId: string }[] } | null)?.accounts ?? []
          await readAndReset(bench, { ...of, accountId: accounts[0]?.accountId ?? '1' }, ticks)
        }
        await wholeSystemJob()
        for (const path of paths) {
          for (const effect of badDays(() => sent.join(' '))) {
            simulator.faults.add({ path, times: 3, effect })
            await wholeSystemJob()
            simulator.faults.clear()
          }
        }
        for (const other of wrong) {
          await ask(bench, 'connections:change', { connectionId: added.id, changes: { secret: other } })
          await wholeSystemJob()
        }
      }
      await lookAtEverything(bench)
      expect([...bench.arrived]).toEqual(expect.arrayContaining([...arriving]))
      expect(bench.arrived.size).toBeGreaterThanOrEqual(arrivals)
      expect(await findings(bench)).toEqual([])
    },
  )

  it.each(ticketSystemIds)(
    'when tickets are looked up in %s, also when its answers quote what proved it',
    async (system) => {
      const bench = await setUp()
      for (const { simulator, signIn, secret, path } of ticketSecrets[system]()) {
        bench.canaries.add(secret)
        let sent: string[] = []
        const server = await serveSimulator({
          ...simulator,
          app: {
            async fetch(request: Request) {
              const form = new URLSearchParams(await request.clone().text()).get('client_secret')
              const [scheme, word] = request.headers.get('Authorization')?.split(' ') ?? []
              const isPair = scheme?.toLowerCase() === 'basic' && word !== undefined
              const pair = isPair ? Buffer.from(word, 'base64').toString('utf8').split(':').slice(1) : []
              sent = [form, word, request.headers.get('x-sn-apikey'), ...pair].flatMap((one) => one ?? [])
              for (const credential of sent) {
                bench.canaries.add(credential)
                bench.arrived.add(credential)
              }
              return simulator.app.fetch(request)
            },
          },
        })
        onTestFinished(() => server.close())
        const added = await bench.application.ask('connections:add', {
          draft: draft(bench, { system, name: `Tickets by ${signIn.kind}`, address: server.baseUrl, signIn, secret }),
        })
        const job = async (): Promise<void> => {
          await ask(bench, 'connections:test', { connectionId: added.id })
          for (const ticket of ['INC0048213', 'HELP-104']) await ask(bench, 'tickets:look-up', { ticket, accounts: [] })
        }
        await job()
        for (const status of [200, 400, 401, 403, 500]) {
          const quoted = (): string => `This is not good: ${sent.join(' ')}`
          const json = {
            get error() {
              return { message: quoted() }
            },
            get errorMessages() {
              return [quoted()]
            },
          }
          simulator.faults.add({ path, times: 9, effect: { kind: 'answer', status, json } })
          await job()
          simulator.faults.clear()
        }
        await ask(bench, 'connections:change', { connectionId: added.id, changes: { secret: wrongSecret } })
        await job()
        expect([...bench.arrived]).toEqual(expect.arrayContaining([secret, wrongSecret]))
        bench.arrived.clear()
      }
      await lookAtEverything(bench)
      expect(await findings(bench)).toEqual([])
    },
  )

  it('when something fails in a way nobody foresaw', async () => {
    const vault = createMemoryVault()
    const bench = await setUp({ vault })
    const added = await bench.application.ask('connections:add', { draft: draft(bench) })
    Object.assign(vault, {
      read: () => Promise.reject(new Error(`keytar: bad value ${token}\n    at ${token} (${token}.js:1:2)`)),
      write: () => Promise.reject(Object.assign(new TypeError(`at ${token} x.js:1:2`), { token })),
    })
    await ask(bench, 'connections:add', { draft: draft(bench, { name: 'Branch' }) })
    await wholeJob(bench, added.id, 'mira.dunmore')
    await lookAtEverything(bench)
    expect(await findings(bench)).toEqual([])
  })
})

describe('the search for secrets', () => {
  it('finds one in a file, an answer and the terminal', async () => {
    const bench = await setUp()
    const logger = createFileLogger({ folder: join(bench.folder, 'logs') })
    logger.error('planted', { reason: token })
    bench.application.envelopes.push({ ok: true, value: { deep: { inside: Buffer.from(token).toString('base64') } } })
    process.stdout.write(wrongSecret)
    const found = await findings(bench)
    expect(found.map((finding) => finding.split(':')[0]).sort()).toEqual([
      join('/', 'logs', 'mfa-desk.log'),
      'envelope',
      'terminal',
    ])
  })
})
