/** The application on a history that another process has open: another session of the same user, or one that still ends. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openHistory } from '../../../electron/history/file-history.ts'
import type { History } from '../../../electron/history/history.ts'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { makeDraft, chosen } from '../../support/domain-fixtures.ts'
import { inventedOperation, silentLogger } from '../../support/history-fixtures.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import {
  historySettled,
  realHistoryFolder,
  startApplication,
  type TestApplication,
} from '../../support/test-application.ts'

const all = { filters: noFilters, offset: 0, limit: 10 }
const at = '2026-11-03T10:42:00.000Z'

let folder: string
let simulator: AdaxesSimulator
let address: string
/** Of the other process. */
let other: History

beforeEach(async () => {
  folder = makeTempFolder()
  simulator = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  address = server.baseUrl
  other = openHistory({ folder: realHistoryFolder(folder), now: () => new Date(at), logger: silentLogger })
  await other.opened()
  onTestFinished(() => other.close())
})

const record = async (entries: readonly HistoryEntry[]): Promise<void> => {
  for (const entry of entries) await other.append(entry)
}

async function start(waitForHistory = () => Promise.resolve()): Promise<TestApplication & { connectionId: string }> {
  const application = await startApplication(folder, { vault: createMemoryVault() }, { waitForHistory })
  onTestFinished(() => application.app.close())
  const { id } = await application.ask('connections:add', {
    draft: makeDraft(address, simulator.credentials.token),
  })
  return { ...application, connectionId: id }
}

const selectionOf = (connectionId: string) => ({
  selections: [
    {
      connectionId,
      accountId: simulator.state.account('mira.dunmore').guid,
      ...chosen({ factorIds: ['Microsoft'] }),
    },
  ],
  retryOf: null,
})

const changesSent = (): number =>
  simulator.requests.filter(({ path }) => path.toLowerCase().endsWith('/resetmfa')).length

describe('while it waits for the other process', () => {
  it('looks people up; a reset that is asked for waits as well, and goes on when the other has ended', async () => {
    const { promise: letGo, resolve } = Promise.withResolvers<undefined>()
    const { ask, connectionId } = await start(() => letGo)
    const found = await ask('directory:search', { connectionId, text: 'mira.dunmore' })
    expect(found.accounts).toHaveLength(1)
    expect(await ask('app:read-state', {})).toMatchObject({ resetsOff: null, problems: [] })

    const preparing = ask('resets:prepare', selectionOf(connectionId))
    await other.close()
    resolve(undefined)
    const operation = await ask('resets:commit', {
      planId: (await preparing).id,
      ticket: 'INC1',
      reason: '',
      unchecked: 'A test',
    })
    expect(operation.outcome).toBe('succeeded')
  })
})

describe('a wait that was in vain', () => {
  it('refuses the reset that was asked for meanwhile, before anybody is asked', async () => {
    const { promise: paused, resolve } = Promise.withResolvers<undefined>()
    const application = await start(() => paused)
    const refusal = application.refusalOf('resets:prepare', selectionOf(application.connectionId))
    resolve(undefined)
    expect((await refusal).code).toBe('history-open-elsewhere')
    expect(application.questions.filter(({ title }) => title === 'Confirm reset')).toEqual([])
  })
})

describe('a history that stays open elsewhere', () => {
  it('is told with a code of its own, can be read and verified, and nothing is reset or written', async () => {
    await record(inventedOperation(1, at))
    const application = await start()
    const { ask, connectionId } = application
    await historySettled(application)
    const content = () =>
      readdirSync(realHistoryFolder(folder)).map((name) => readFileSync(join(realHistoryFolder(folder), name), 'utf8'))
    const before = content()
    expect(await ask('app:read-state', {})).toMatchObject({
      resetsOff: 'history-open-elsewhere',
      problems: ['history-open-elsewhere'],
    })
    expect((await ask('history:query', all)).total).toBe(1)
    expect((await ask('history:verify', { progressId: 'v' })).verdict).toBe('intact')
    const refusal = await application.refusalOf('resets:prepare', selectionOf(connectionId))
    expect(refusal.code).toBe('history-open-elsewhere')
    expect(application.questions.filter(({ title }) => title === 'Confirm reset')).toEqual([])
    expect(changesSent()).toBe(0)
    expect(content()).toEqual(before)

    await record(inventedOperation(2, at))
    expect((await ask('history:query', all)).total).toBe(2)
    expect((await ask('app:read-state', {})).problems).toEqual(['history-open-elsewhere'])
  })

  it('is taken by trying again: what the other one left open is closed, once, and resets are on', async () => {
    const [intended, sent] = inventedOperation(1, at)
    await record([intended, sent] as HistoryEntry[])
    const application = await start()
    const { ask, connectionId } = application
    expect((await ask('history:query', all)).rows[0]?.outcome).toBe('running')
    await ask('app:read-state', { again: true })
    expect((await ask('app:read-state', {})).resetsOff).toBe('history-open-elsewhere')

    await other.close()
    application.events.length = 0
    await Promise.all([ask('app:read-state', { again: true }), ask('app:read-state', { again: true })])
    expect(application.events).toContainEqual({ type: 'history-changed' })
    expect(await ask('app:read-state', {})).toMatchObject({ resetsOff: null, problems: [], operationsToCheck: 1 })
    expect((await ask('history:query', all)).rows[0]?.outcome).toBe('unknown')
    const plan = await ask('resets:prepare', selectionOf(connectionId))
    expect((await ask('resets:commit', { planId: plan.id, ticket: '', reason: '', unchecked: 'A test' })).outcome).toBe(
      'succeeded',
    )
    // Two of the other one, its end, and a whole reset; nothing twice.
    expect(await ask('history:verify', { progressId: 'v' })).toMatchObject({ verdict: 'intact', entries: 7 })
  })

  it('is taken when a reset is asked for', async () => {
    const application = await start()
    await historySettled(application)
    await other.close()
    const plan = await application.ask('resets:prepare', selectionOf(application.connectionId))
    expect(plan.steps).toHaveLength(1)
    expect(await application.ask('app:read-state', {})).toMatchObject({ resetsOff: null, problems: [] })
  })

  it('has its old months deleted when it is taken, not before', async () => {
    await record(inventedOperation(1, '2024-01-03T10:42:00.000Z'))
    await record(inventedOperation(2, '2025-06-03T10:42:00.000Z'))
    await record(inventedOperation(3, at))
    const settings = { ...defaultDocument.settings, historyRetentionMonths: 12 }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...defaultDocument, settings }))
    const application = await start()
    const { ask } = application
    await historySettled(application)
    await ask('app:read-state', { again: true })
    expect((await ask('history:query', all)).total).toBe(3)
    await other.close()
    await ask('app:read-state', { again: true })
    expect((await ask('history:query', all)).total).toBe(3)
    expect((await ask('history:verify', { progressId: 'v' })).verdict).toBe('intact')
  })
})

describe('a check of a caller that is refused while the history is open elsewhere', () => {
  it('is kept, told to be unwritten, and written as soon as the history is taken', async () => {
    const practice = openHistory({
      folder: join(folder, 'practice', 'history'),
      now: () => new Date(at),
      logger: silentLogger,
    })
    await practice.opened()
    const application = await start()
    const { ask } = application
    await ask('app:enter-practice', {})
    const { connections } = await ask('connections:list', {})
    const connectionId = connections.find(({ system }) => system === 'okta')?.id ?? ''
    const { accounts } = await ask('directory:search', { connectionId, text: 'mira.dunmore' })
    const account = { connectionId, accountId: accounts[0]?.accountId ?? '' }
    const { factors } = await ask('directory:read-status', { ...account })
    const factorId = factors.items.find(({ callerCheck }) => callerCheck === 'sent-code')?.id ?? ''
    const { id: checkId } = await ask('caller-check:begin', { ...account, factorId })
    for (let tries = 0; tries < 3; tries += 1) await ask('caller-check:answer', { checkId, answer: '000000' })
    const problems = async () => (await ask('app:read-state', {})).problems
    await expect.poll(problems).toEqual(['history-open-elsewhere', 'history-unwritten'])

    await practice.close()
    expect((await ask('app:read-state', { again: true })).problems).toEqual([])
    const { rows } = await ask('history:query', all)
    expect(rows.map(({ outcome }) => outcome)).toEqual(['caller-refused'])
  })
})
