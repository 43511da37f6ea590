/** The whole application under a policy: what holds, what is refused, and what a broken one closes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import type { ResetSelection } from '../../../shared/domain/reset-plan.ts'
import type { Platform } from '../../../electron/app/ports.ts'
import { chosen, makeDraft } from '../../support/domain-fixtures.ts'
import { stubPolicy, type StubPolicy } from '../../support/policy-world.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'

const note = { ticket: 'INC1', reason: 'lost phone', unchecked: 'A test' }
const brokenText = '{\n  "version": 1,\n  "limitz": {}\n}'

let simulator: AdaxesSimulator
let server: SimulatorServer

beforeEach(async () => {
  simulator = createAdaxesSimulator()
  server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
})

async function start(policy: StubPolicy, parts: Partial<Platform> = {}) {
  const folder = makeTempFolder()
  const application = { ...(await startApplication(folder, { policy, ...parts })), folder }
  onTestFinished(() => application.app.close())
  return application
}

const addConnection = async ({ ask }: TestApplication) =>
  (await ask('connections:add', { draft: makeDraft(server.baseUrl, simulator.credentials.token) })).id

const select = (connectionId: string): ResetSelection => ({
  connectionId,
  accountId: simulator.state.account('mira.dunmore').guid,
  ...chosen({ factorIds: ['Microsoft'] }),
})
const changesSent = (): number => simulator.requests.filter(({ path }) => /\/resetmfa$/i.test(path)).length

describe('what a policy names', () => {
  it('is in force instead of the settings, and told as locked', async () => {
    const { ask } = await start(stubPolicy({ version: 1, reasonRequired: true, recents: { kept: false } }))
    expect(await ask('settings:read', {})).toMatchObject({ reasonRequired: true, recents: { kept: false, days: 30 } })
    expect((await ask('app:read-state', {})).policy).toEqual({
      state: 'managed',
      locked: ['reasonRequired', 'recents'],
      connectionsLocked: false,
      problems: [],
    })
  })

  it('cannot be changed, whatever else is changed with it, and the attempt is logged', async () => {
    const logger = createRecordingLogger()
    const policy = stubPolicy({ version: 1, reasonRequired: true })
    const { ask, refusalOf, questions } = await start(policy, { logger })
    const changes = { reasonRequired: false, agentName: 'Ada' }
    const asked = questions.length
    expect(await refusalOf('settings:change', { changes })).toMatchObject({
      code: 'set-by-organisation',
      fieldErrors: { reasonRequired: 'set-by-organisation' },
    })
    expect(questions).toHaveLength(asked)
    expect(logger.lines).toContainEqual({
      level: 'warn',
      event: 'policy-change-refused',
      fields: { reason: 'reasonRequired' },
    })
    expect(await ask('settings:read', {})).toMatchObject({ reasonRequired: true, agentName: '' })
    expect(await ask('settings:change', { changes: { agentName: 'Ada' } })).toMatchObject({
      reasonRequired: true,
      agentName: 'Ada',
    })
    // Nothing of the policy has become this computer's own setting.
    policy.content = null
    await ask('app:read-state', { again: true })
    expect(await ask('settings:read', {})).toMatchObject({ reasonRequired: false, agentName: 'Ada' })
  })

  it('holds for a reset', async () => {
    const application = await start(stubPolicy({ version: 1, reasonRequired: true }))
    const connectionId = await addConnection(application)
    const plan = await application.ask('resets:prepare', { selections: [select(connectionId)], retryOf: null })
    const refusal = await application.refusalOf('resets:commit', { planId: plan.id, ticket: 'INC1', reason: '' })
    expect(refusal.code).toBe('reason-required')
    expect(changesSent()).toBe(0)
  })

  it('is not told where there is none', async () => {
    const { ask } = await start(stubPolicy(null))
    expect(await ask('app:read-state', {})).not.toHaveProperty('policy')
  })
})

describe('a name that the rules want', () => {
  it('holds resets back until there is one, and stands beside the account then', async () => {
    const application = await start(stubPolicy({ version: 1, agentNameRequired: true }))
    const { ask, refusalOf } = application
    const connectionId = await addConnection(application)
    const selections = [select(connectionId)]
    expect((await ask('app:read-state', {})).resetsOff).toBe('agent-name-required')
    expect((await refusalOf('resets:prepare', { selections, retryOf: null })).code).toBe('agent-name-required')
    await ask('settings:change', { changes: { agentName: '  ' } })
    expect((await refusalOf('resets:prepare', { selections, retryOf: null })).code).toBe('agent-name-required')

    await ask('settings:change', { changes: { agentName: 'Ada Agent' } })
    expect((await ask('app:read-state', {})).resetsOff).toBeNull()
    const plan = await ask('resets:prepare', { selections, retryOf: null })
    await ask('settings:change', { changes: { agentName: '' } })
    expect((await refusalOf('resets:commit', { planId: plan.id, ...note })).code).toBe('agent-name-required')
    expect(changesSent()).toBe(0)
    await ask('settings:change', { changes: { agentName: 'Ada Agent' } })
    const operation = await ask('resets:commit', { planId: plan.id, ...note })
    expect(operation.agent).toEqual({ displayName: 'Ada Agent', osUser: 'ada', host: 'desk-7' })
  })

  it('is wanted of nobody who practises', async () => {
    const { ask } = await start(stubPolicy({ version: 1, agentNameRequired: true }))
    await ask('app:enter-practice', {})
    expect((await ask('app:read-state', {})).resetsOff).toBeNull()
    const [connection] = (await ask('connections:list', {})).connections
    const { accounts } = await ask('directory:search', { connectionId: connection?.id ?? '', text: 'mira.dunmore' })
    const accountId = accounts[0]?.accountId ?? ''
    const selection = { connectionId: connection?.id ?? '', accountId, ...chosen({ factorIds: ['Microsoft'] }) }
    expect(await ask('resets:prepare', { selections: [selection], retryOf: null })).toHaveProperty('id')
  })

  it('is offered as the computer tells it, or else as a connected directory does', async () => {
    const mira = { osUser: () => 'CORP\\mira.dunmore' }
    const told = await start(stubPolicy(null), { ...mira, fullName: () => Promise.resolve('Mira D.') })
    await addConnection(told)
    expect(await told.ask('settings:suggest-name', {})).toEqual({ name: 'Mira D.' })

    const silent = await start(stubPolicy(null), mira)
    expect(await silent.ask('settings:suggest-name', {})).toEqual({ name: null })
    await addConnection(silent)
    expect(await silent.ask('settings:suggest-name', {})).toEqual({ name: 'Mira Dunmore' })
    // Nobody who is only alike.
    const other = await start(stubPolicy(null), { osUser: () => 'mira' })
    await addConnection(other)
    expect(await other.ask('settings:suggest-name', {})).toEqual({ name: null })
    expect((await silent.ask('directory:list-recents', {})).recents).toEqual([])
  })
})

describe('a policy that cannot be used', () => {
  it('stops resets with the reason, and nothing else', async () => {
    const policy = stubPolicy(null)
    const application = await start(policy)
    const { ask, refusalOf } = application
    const connectionId = await addConnection(application)
    policy.content = brokenText
    const refusal = await refusalOf('resets:prepare', { selections: [select(connectionId)], retryOf: null })
    expect(refusal.code).toBe('policy-broken')
    const state = await ask('app:read-state', {})
    expect(state.resetsOff).toBe('policy-broken')
    expect(state.policy).toMatchObject({
      state: 'broken',
      problems: [{ code: 'unknown-key-like', at: { line: 3, column: 3 }, path: 'limitz' }],
    })
    expect((await ask('directory:search', { connectionId, text: 'mira' })).accounts).not.toHaveLength(0)
    // Whether the policy wants them is not known: nothing is written into tickets, and nobody is looked at again.
    expect(await ask('settings:read', {})).toMatchObject({ ticket: { note: false }, watchAfterReset: false })
    expect((await refusalOf('settings:change', { changes: { reasonRequired: true } })).code).toBe('set-by-organisation')
    expect(await ask('settings:change', { changes: { theme: 'dark' } })).toMatchObject({ theme: 'dark' })
  })

  it('stops one whose question was open when it broke', async () => {
    const policy = stubPolicy(null)
    let breaks = false
    const application = await start(policy, {
      confirm: () => {
        if (breaks) policy.content = brokenText
        return Promise.resolve(true)
      },
    })
    const connectionId = await addConnection(application)
    const plan = await application.ask('resets:prepare', { selections: [select(connectionId)], retryOf: null })
    breaks = true
    expect((await application.refusalOf('resets:commit', { planId: plan.id, ...note })).code).toBe('policy-broken')
    expect(changesSent()).toBe(0)
  })

  it('lets nobody reset by what is read for a plan before it broke', async () => {
    const policy = stubPolicy({ version: 1 })
    const application = await start(policy)
    const connectionId = await addConnection(application)
    const plan = await application.ask('resets:prepare', { selections: [select(connectionId)], retryOf: null })
    policy.content = '{"version": 1'
    expect((await application.refusalOf('resets:commit', { planId: plan.id, ...note })).code).toBe('policy-broken')
    policy.content = '{"version": 1}'
    const operation = await application.ask('resets:commit', { planId: plan.id, ...note })
    expect([operation.outcome, changesSent()]).toEqual(['succeeded', 1])
    // The record names the policy it was done under.
    const about = await application.ask('app:read-about', {})
    const files = readdirSync(join(application.folder, 'history')).filter((name) => name.endsWith('.jsonl'))
    const record = files.map((name) => readFileSync(join(application.folder, 'history', name), 'utf8')).join('')
    expect(about.policy.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(record).toContain(`"policy":"${about.policy.hash}"`)
    expect(operation.policy).toBe(about.policy.hash)
    const { text } = await application.ask('history:copy-evidence', { operationId: operation.id, format: 'text' })
    expect(text).toContain(about.policy.hash)
  })

  it('does not stop practice, where nothing real changes', async () => {
    const { ask } = await start(stubPolicy(brokenText))
    await ask('app:enter-practice', {})
    expect((await ask('app:read-state', {})).resetsOff).toBeNull()
  })

  it('keeps and throws away nothing meanwhile', async () => {
    const policy = stubPolicy(null)
    const application = await start(policy)
    const connectionId = await addConnection(application)
    const seen = { connectionId, accountId: simulator.state.account('mira.dunmore').guid }
    await application.ask('directory:read-account', seen)
    const recents = async () => (await application.ask('directory:list-recents', {})).recents.length
    expect(await recents()).toBe(1)
    policy.content = brokenText
    await application.ask('app:read-state', { again: true })
    policy.content = null
    await application.ask('app:read-state', { again: true })
    expect(await recents()).toBe(1)
  })

  it('is one that names another data folder than this run has', async () => {
    const policy = stubPolicy({ version: 1, dataFolder: '/srv/mfa-desk' })
    const { ask } = await start(policy)
    expect((await ask('app:read-state', {})).policy).toMatchObject({ problems: [{ code: 'data-folder-changed' }] })
    const startedThere = stubPolicy({ version: 1, dataFolder: '/srv/x/../mfa-desk' })
    startedThere.startedWith = '/srv/mfa-desk'
    expect((await (await start(startedThere)).ask('app:read-state', {})).policy?.state).toBe('managed')
  })
})

describe('a policy that changes', () => {
  it('is in force soon after its folder tells so, and look-ups it forbids are gone', async () => {
    const policy = stubPolicy(null)
    const application = await start(policy)
    const connectionId = await addConnection(application)
    const seen = { connectionId, accountId: simulator.state.account('mira.dunmore').guid }
    await application.ask('directory:read-account', seen)
    policy.content = JSON.stringify({ version: 1, recents: { kept: false } })
    policy.tell()
    await vi.waitFor(() => expect(application.events.map(({ type }) => type)).toContain('settings-changed'), 10_000)
    policy.content = null
    await application.ask('app:read-state', { again: true })
    expect((await application.ask('directory:list-recents', {})).recents).toEqual([])
  })
})

describe('connections that a policy lists', () => {
  const listed = () => ({
    version: 1,
    connections: [
      {
        system: 'adaxes',
        name: 'Head office',
        address: server.baseUrl,
        environment: 'production',
        signIn: { kind: 'access-token' },
      },
    ],
  })

  it('are the only ones, and only their secret is a person’s', async () => {
    const vault = createMemoryVault()
    const { ask, refusalOf, questions } = await start(stubPolicy(listed()), { vault })
    const { connections } = await ask('connections:list', {})
    expect(connections).toMatchObject([{ name: 'Head office', secret: 'missing' }])
    const connectionId = connections[0]?.id ?? ''
    const codes = [
      await refusalOf('connections:add', { draft: makeDraft('https://elsewhere.example/restApi', 'x') }),
      await refusalOf('connections:test-draft', { draft: makeDraft('https://elsewhere.example/restApi', 'x') }),
      await refusalOf('connections:change', {
        connectionId,
        changes: { address: 'https://elsewhere.example/restApi' },
      }),
      await refusalOf('connections:change', { connectionId, changes: { name: 'Mine', secret: 'x' } }),
      await refusalOf('connections:change', {
        connectionId,
        changes: { offer: { hiddenFactorIds: ['Duo'], hiddenServiceIds: [] } },
      }),
      await refusalOf('connections:remove', { connectionId }),
    ].map(({ code }) => code)
    expect(new Set(codes)).toEqual(new Set(['set-by-organisation']))
    expect(questions).toEqual([])
    await ask('connections:change', { connectionId, changes: { secret: simulator.credentials.token } })
    expect((await ask('directory:search', { connectionId, text: 'mira' })).accounts).not.toHaveLength(0)
  })

  it('cannot be others while nobody knows whether the policy lists any, and take a secret', async () => {
    const policy = stubPolicy(null)
    const application = await start(policy)
    const { ask, refusalOf, questions } = application
    const connectionId = await addConnection(application)
    policy.content = brokenText
    expect((await ask('app:read-state', { again: true })).policy).toMatchObject({ connectionsLocked: true })
    const asked = questions.length
    const draft = makeDraft('https://elsewhere.example/restApi', 'x')
    const codes = [
      await refusalOf('connections:add', { draft }),
      await refusalOf('connections:test-draft', { draft }),
      await refusalOf('connections:change', {
        connectionId,
        changes: { address: 'https://elsewhere.example/restApi' },
      }),
      await refusalOf('connections:remove', { connectionId }),
    ].map(({ code }) => code)
    expect(new Set(codes)).toEqual(new Set(['set-by-organisation']))
    expect(questions).toHaveLength(asked)
    await ask('connections:change', { connectionId, changes: { secret: simulator.credentials.token } })
    expect((await ask('directory:search', { connectionId, text: 'mira' })).accounts).not.toHaveLength(0)
  })

  it('go on being looked up while the policy cannot be read', async () => {
    const policy = stubPolicy(listed())
    const { ask } = await start(policy)
    policy.content = brokenText
    expect((await ask('app:read-state', { again: true })).policy?.state).toBe('broken')
    expect((await ask('connections:list', {})).connections).toHaveLength(1)
  })

  it('lead where the policy says from then on, though one was in use', async () => {
    const policy = stubPolicy(listed())
    const { ask, refusalOf } = await start(policy)
    const id = (await ask('connections:list', {})).connections[0]?.id ?? ''
    await ask('connections:change', { connectionId: id, changes: { secret: simulator.credentials.token } })
    await ask('directory:search', { connectionId: id, text: 'mira' })
    const asked = simulator.requests.length
    const moved = listed()
    const one = { ...moved.connections[0], id, address: 'https://127.0.0.1:9' }
    policy.content = JSON.stringify({ version: 1, connections: [one] })
    await ask('app:read-state', { again: true })
    // The secret belongs to the server it was entered for.
    expect((await refusalOf('directory:search', { connectionId: id, text: 'mira' })).code).toBe('secret-missing')
    expect(simulator.requests.length).toBe(asked)
  })
})
