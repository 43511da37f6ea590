import { once } from 'node:events'
import { appendFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { formatVersion, writeLine } from '../../../electron/history/chain-line.ts'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import type { FaultEffect } from '../../../electron/practice/fault-injector.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import type { ConnectionDraft, SignIn } from '../../../shared/domain/connection.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { ResetSelection } from '../../../shared/domain/reset-plan.ts'
import { makeDraft } from '../../support/domain-fixtures.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { historySettled, startApplication, type TestApplication } from '../../support/test-application.ts'
import { chosen, type Ticked } from '../../support/domain-fixtures.ts'

const note = { ticket: 'INC1', reason: '', unchecked: 'A test' }

let simulator: AdaxesSimulator
let server: SimulatorServer
let folder: string
let vault: ReturnType<typeof createMemoryVault>
let application: TestApplication
let connectionId: string

beforeEach(async () => {
  simulator = createAdaxesSimulator()
  server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  folder = makeTempFolder()
  vault = createMemoryVault()
  application = await startApplication(folder, { vault })
  onTestFinished(() => application.app.close())
  connectionId = (await application.ask('connections:add', { draft: draft() })).id
})

const draft = (changes: Partial<ConnectionDraft> = {}): ConnectionDraft =>
  makeDraft(server.baseUrl, simulator.credentials.token, changes)

const guidOf = (login: string): string => simulator.state.account(login).guid
const select = (login: string, ticks: Ticked = {}): ResetSelection => ({
  connectionId,
  accountId: guidOf(login),
  ...chosen({ factorIds: ['Microsoft'], ...ticks }),
})
const prepare = (...selections: ResetSelection[]) => application.ask('resets:prepare', { selections, retryOf: null })
const changesSent = (): number => simulator.requests.filter(({ path }) => /\/resetmfa$/i.test(path)).length
const searchRefusal = () => application.refusalOf('directory:search', { connectionId, text: 'mira' })

describe('the certificates of the operating system', () => {
  /** Starts another application, counting how often they are asked for. */
  const start = async () => {
    const asked = { times: 0 }
    const first = Promise.withResolvers<undefined>()
    const trustedCertificates = () => {
      asked.times += 1
      first.resolve(undefined)
      return Promise.resolve([])
    }
    const other = await startApplication(makeTempFolder(), { trustedCertificates })
    onTestFinished(() => other.app.close())
    return { ...other, asked, first: first.promise }
  }

  it('are asked for once a question of the page is answered, and not before', async () => {
    const { ask, asked, first } = await start()
    expect(asked.times).toBe(0)
    await ask('app:read-state', {})
    expect(asked.times).toBe(0)
    await first
    await ask('app:read-state', {})
    await nextTurn()
    expect(asked.times).toBe(1)
  })

  it('are not asked for to practise', async () => {
    const { ask, asked } = await start()
    await ask('app:enter-practice', {})
    await ask('app:read-state', {})
    await nextTurn()
    expect(asked.times).toBe(0)
  })
})

describe('a real connection', () => {
  it('resets exactly what was ticked', async () => {
    const plan = await prepare(select('mira.dunmore', { microsoft365: true }))
    const operation = await application.ask('resets:commit', { planId: plan.id, ...note })
    expect(operation.outcome).toBe('succeeded')
    expect(simulator.state.activatedApps(guidOf('mira.dunmore'))).toEqual([5])
    expect(simulator.state.microsoft365Resets(guidOf('mira.dunmore'))).toBe(1)
    expect(changesSent()).toBe(2)
    expect(application.questions.at(-1)?.detail).toContain('Adaxes · Head office (Sandbox)')
  })

  it('says who it is and what it may do', async () => {
    const tested = await application.ask('connections:test', { connectionId })
    expect(tested.abilities).toContainEqual({ ability: 'search', verdict: 'yes' })
    const draftTested = await application.ask('connections:test-draft', { draft: draft() })
    expect(draftTested.warnings).toContain('loopback-without-tls')
  })

  it('is gone after removing, with its secret and what was seen through it', async () => {
    const ref = { connectionId, accountId: guidOf('mira.dunmore') }
    await application.ask('directory:read-account', { ...ref })
    await application.ask('connections:remove', { connectionId })
    expect(await application.ask('directory:list-recents', {})).toEqual({ recents: [] })
    expect((await application.refusalOf('directory:read-account', { ...ref })).code).toBe('connection-not-found')
    expect(await vault.read({ connectionId, origin: new URL(server.baseUrl).origin })).toEqual({ kind: 'absent' })
  })

  it('never sends its token to another address', async () => {
    const heard: string[] = []
    const elsewhere = createServer((socket) => socket.on('data', (data) => heard.push(data.toString())))
    elsewhere.listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    onTestFinished(() => void elsewhere.close())
    const address = elsewhere.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const changed = await application.ask('connections:change', {
      connectionId,
      changes: { address: `http://127.0.0.1:${port ?? 0}/restApi` },
    })
    expect(changed.secret).toBe('missing')
    expect(await searchRefusal()).toMatchObject({ code: 'secret-missing', connectionId, system: 'adaxes' })
    expect(heard).toEqual([])
  })
})

describe('a bad day', () => {
  const effects: [string, FaultEffect][] = [
    ['token-rejected', { kind: 'expired-token' }],
    ['redirected', { kind: 'redirect', to: 'https://sign-in.example/' }],
    ['answer-not-json', { kind: 'answer', status: 200, html: '<html>Welcome</html>' }],
    ['answer-too-large', { kind: 'large-answer', bytes: 6_000_000 }],
    ['answer-empty', { kind: 'empty-answer' }],
    ['server-error', { kind: 'answer', status: 500, json: {} }],
    ['forbidden', { kind: 'answer', status: 403, json: { code: 'forbidden', message: 'No.' } }],
  ]
  it.each(effects)('has its own code: %s', async (code, effect) => {
    simulator.faults.add({ path: '', times: 9, effect })
    expect(await searchRefusal()).toMatchObject({ code, connectionId, system: 'adaxes' })
  })

  it('is told as not reachable where nobody listens, and is over when somebody does', async () => {
    await server.stop()
    expect(await searchRefusal()).toMatchObject({ code: 'not-reachable', connectionId })
    await server.start()
    const page = await application.ask('directory:search', { connectionId, text: 'mira dunmore' })
    expect(page.accounts).toHaveLength(1)
  })

  it('tells how often a password may still be tried', async () => {
    const signIn: SignIn = { kind: 'password', username: simulator.credentials.username }
    const refusal = await application.refusalOf('connections:test-draft', {
      draft: draft({ signIn, secret: 'wrong' }),
    })
    expect(refusal.code).toBe('password-rejected')
    expect(refusal.attemptsLeft).toBeGreaterThan(0)
  })

  it('leaves no secret behind when the connection cannot be kept', async () => {
    const keys: string[] = []
    const recording = createMemoryVault()
    const write = recording.write.bind(recording)
    recording.write = (ref, secret) => {
      keys.push(ref.connectionId)
      return write(ref, secret)
    }
    const absent = () => ({ kind: 'absent' }) as const
    const file = { read: absent, readPrevious: absent, restorePrevious: () => null, putAside: () => null }
    const other = await startApplication(makeTempFolder(), {
      vault: recording,
      settingsFile: {
        ...file,
        write: () => {
          throw new StorageError('disk-full')
        },
      },
    })
    onTestFinished(() => other.app.close())
    expect((await other.refusalOf('connections:add', { draft: draft() })).code).toBe('disk-full')
    const origin = new URL(server.baseUrl).origin
    expect(await recording.read({ connectionId: keys[0] ?? '', origin })).toEqual({ kind: 'absent' })
    // Settings that cannot be written do not keep anybody from practising.
    await other.ask('app:enter-practice', {})
    expect((await other.ask('app:read-state', {})).workspace).toBe('practice')
  })
})

describe('a reset on a bad day', () => {
  it('is sent once when the line breaks after sending, and settled by what is read after it', async () => {
    const plan = await prepare(select('mira.dunmore'))
    simulator.faults.add({ path: '/resetmfa', effect: { kind: 'connection-lost-after-applying' } })
    const operation = await application.ask('resets:commit', { planId: plan.id, ...note })
    expect(operation).toMatchObject({
      outcome: 'succeeded',
      steps: [{ state: 'confirmed-done', outcome: { kind: 'outcome-unknown' }, check: { verdicts: ['gone'] } }],
    })
    expect(changesSent()).toBe(1)
    await application.ask('resets:check-now', { operationId: operation.id })
    expect(changesSent()).toBe(1)
  })

  it('is not sent at all where nobody listens any more, and says so', async () => {
    const plan = await prepare(select('mira.dunmore'))
    await server.stop()
    const operation = await application.ask('resets:commit', { planId: plan.id, ...note })
    expect(operation).toMatchObject({
      outcome: 'failed',
      steps: [{ outcome: { code: 'not-reachable' }, check: { verdicts: ['not-read'] } }],
    })
  })

  it('can be retried for what failed, and for nothing else', async () => {
    const plan = await prepare(select('mira.dunmore', { microsoft365: true }))
    simulator.faults.add({ path: '/resetmfa', effect: { kind: 'answer', status: 403, json: { code: 'forbidden' } } })
    const first = await application.ask('resets:commit', { planId: plan.id, ...note })
    expect(first.outcome).toBe('partly-failed')
    const foreign = { selections: [select('mira.dunmore', { microsoft365: true })], retryOf: first.id }
    expect((await application.refusalOf('resets:prepare', foreign)).code).toBe('selection-outdated')
    const retry = await application.ask('resets:prepare', { selections: [select('mira.dunmore')], retryOf: first.id })
    const second = await application.ask('resets:commit', { planId: retry.id, ...note })
    expect(second).toMatchObject({ outcome: 'succeeded', retryOf: first.id })
    expect(simulator.state.microsoft365Resets(guidOf('mira.dunmore'))).toBe(1)
  })

  it('is refused without a call when the person is gone', async () => {
    const selections = [{ ...select('vanora.fadingham'), accountId: '00000000-0000-4000-8000-000000000000' }]
    const refusal = await application.refusalOf('resets:prepare', { selections, retryOf: null })
    expect(refusal).toMatchObject({ code: 'account-not-found', connectionId })
    expect(changesSent()).toBe(0)
  })
})

describe('a record that cannot be continued', () => {
  it('is told at the start, with the reason why resets are off; what it holds can still be read', async () => {
    await application.ask('resets:commit', { planId: (await prepare(select('mira.dunmore'))).id, ...note })
    await application.app.close()
    const historyFolder = join(folder, 'history')
    const newest = readdirSync(historyFolder).find((name) => name.endsWith('.jsonl')) ?? ''
    const line = writeLine({ seq: 99, hash: 'a'.repeat(64) }, { month: newest.slice(0, 7) }).bytes.toString()
    appendFileSync(join(historyFolder, newest), line.replace(`"v":${formatVersion}`, `"v":${formatVersion + 1}`))

    const next = await startApplication(folder, { vault })
    onTestFinished(() => next.app.close())
    await historySettled(next)
    const state = await next.ask('app:read-state', {})
    expect(state).toMatchObject({
      resetsOff: 'history-newer',
      problems: ['history-newer'],
    })
    const page = await next.ask('history:query', { filters: noFilters, offset: 0, limit: 1 })
    expect(page.total).toBe(1)
  })
})

describe('a window that closes', () => {
  it('does not stop a change, which is recorded', async () => {
    const plan = await prepare(select('mira.dunmore'))
    simulator.faults.add({ path: '/resetmfa', effect: { kind: 'delay', ms: 50 } })
    const closed = new Promise<void>((resolve) => {
      application.app.onEvent((event) => {
        if (event.type !== 'reset-progress' || event.state !== 'sent') return
        application.app.windowClosed(1)
        resolve()
      })
    })
    const committing = application.ask('resets:commit', { planId: plan.id, ...note })
    await closed
    expect((await committing).outcome).toBe('succeeded')
    const page = await application.ask('history:query', { filters: noFilters, offset: 0, limit: 1 })
    expect(page.rows[0]?.outcome).toBe('succeeded')
  })

  it('gives up reads', async () => {
    simulator.faults.add({ path: '/search', effect: { kind: 'delay', ms: 60_000 } })
    const asking = searchRefusal()
    await requestArrived('search')
    application.app.windowClosed(1)
    expect((await asking).code).toBe('cancelled')
  })

  it('is not the only way: a read is given up by its id, in its own window', async () => {
    simulator.faults.add({ path: '/search', effect: { kind: 'delay', ms: 60_000 } })
    const frame = { windowId: 1, callId: 's' }
    const asking = application.app.dispatch(frame, 'directory:search', { connectionId, text: 'mira' })
    await requestArrived('search')
    application.app.cancel(2, 's')
    application.app.cancel(1, 's')
    expect(await asking).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('closing the application', () => {
  it('waits for a change under way, so that nothing is left to recover', async () => {
    const plan = await prepare(select('mira.dunmore'))
    simulator.faults.add({ path: '/resetmfa', effect: { kind: 'delay', ms: 50 } })
    const { promise: sent, resolve } = Promise.withResolvers<undefined>()
    application.app.onEvent((event) => {
      if (event.type === 'reset-progress' && event.state === 'sent') resolve(undefined)
    })
    const committing = application.ask('resets:commit', { planId: plan.id, ...note })
    await sent
    await application.app.close()
    expect((await committing).outcome).toBe('succeeded')
    const next = await startApplication(folder, { vault })
    onTestFinished(() => next.app.close())
    const page = await next.ask('history:query', { filters: noFilters, offset: 0, limit: 1 })
    expect(page.rows).toMatchObject([{ outcome: 'succeeded' }])
    expect((await next.ask('history:read-operation', { operationId: page.rows[0]?.id ?? '' })).recovered).toBe(false)
    expect(readdirSync(join(folder, 'history')).filter((name) => name.includes('torn'))).toEqual([])
  })
})

describe('a listener that throws', () => {
  it('does not break off a reset', async () => {
    application.app.onEvent(() => {
      throw new Error('the window is gone')
    })
    const plan = await prepare(select('mira.dunmore'))
    expect((await application.ask('resets:commit', { planId: plan.id, ...note })).outcome).toBe('succeeded')
  })
})

/** Resolves when the server has got a request to a path that ends so. */
async function requestArrived(ending: string): Promise<void> {
  const deadline = Date.now() + 5_000
  while (!simulator.requests.some(({ path }) => path.toLowerCase().endsWith(ending))) {
    if (Date.now() > deadline) throw new Error(`No request to ${ending} arrived.`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

it('asks the keychain again after a minute, and when the clock was set back', async () => {
  let asked = 0
  let nowMs = Date.parse('2026-11-20T10:42:07.000Z')
  const keychain = {
    ...createMemoryVault(),
    probe: () => {
      asked += 1
      return Promise.resolve('available' as const)
    },
  }
  const { app, ask } = await startApplication(makeTempFolder(), { vault: keychain, now: () => new Date(nowMs) })
  onTestFinished(() => app.close())
  const askedAfter = async (passedMs: number): Promise<number> => {
    nowMs += passedMs
    await ask('app:read-state', {})
    return asked
  }
  expect(await askedAfter(0)).toBe(1)
  expect(await askedAfter(59_999)).toBe(1)
  expect(await askedAfter(1)).toBe(2)
  expect(await askedAfter(-1)).toBe(3)
})
