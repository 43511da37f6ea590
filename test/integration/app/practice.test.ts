import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, describe, onTestFinished, vi } from 'vitest'
import { accountSystemIds } from '../../../electron/systems/systems.ts'
import type { Platform } from '../../../electron/app/ports.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { keptAccount } from '../../../shared/domain/account.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { Operation } from '../../../shared/domain/history-entry.ts'
import type { ResetPlan } from '../../../shared/domain/reset-plan.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { createTestSettingsFile } from '../../support/test-settings-file.ts'
import {
  historySettled,
  realHistoryFolder,
  startApplication,
  type TestApplication,
} from '../../support/test-application.ts'
import { microsoft365, chosen, type Ticked } from '../../support/domain-fixtures.ts'

async function start(
  folder = makeTempFolder(),
  parts: Partial<Platform> = {},
): Promise<TestApplication & { folder: string }> {
  const application = await startApplication(folder, parts)
  onTestFinished(() => application.app.close())
  return { ...application, folder }
}

async function practise(): Promise<TestApplication & { folder: string; connectionId: string }> {
  const application = await start()
  await application.ask('app:enter-practice', {})
  const { connections } = await application.ask('connections:list', {})
  return { ...application, connectionId: connections[0]?.id ?? '' }
}

type Practising = Awaited<ReturnType<typeof practise>>

async function findOne({ ask, connectionId }: Practising, text: string) {
  const { accounts } = await ask('directory:search', { connectionId, text })
  const [account] = accounts
  if (!account) throw new Error(`Nobody found by ${text}.`)
  return { connectionId, accountId: account.accountId }
}

async function prepare(application: Practising, login: string, ticks: Ticked): Promise<ResetPlan> {
  const ref = await findOne(application, login)
  const selection = { ...ref, ...chosen(ticks) }
  return application.ask('resets:prepare', { selections: [selection], retryOf: null })
}

async function reset(...args: Parameters<typeof prepare>): Promise<Operation> {
  const plan = await prepare(...args)
  return args[0].ask('resets:commit', { planId: plan.id, ticket: 'INC1', reason: '', unchecked: 'A test' })
}

describe('practice, end to end', () => {
  it('looks nobody up, checks nobody and resets nobody where there are tickets', async () => {
    const { ask, refusalOf } = await practise()
    const { connections } = await ask('connections:list', {})
    const holding = connections.filter(({ holds }) => holds === 'tickets')
    expect(holding).not.toEqual([])
    for (const { id: connectionId, capabilities } of holding) {
      expect(capabilities).toBeNull()
      const account = { connectionId, accountId: '1' }
      const selections = [{ ...account, effects: [{ kind: 'reset-all' as const }] }]
      for (const refusal of [
        await refusalOf('directory:search', { connectionId, text: 'mira' }),
        await refusalOf('directory:read-account', account),
        await refusalOf('directory:read-status', account),
        await refusalOf('resets:prepare', { selections, retryOf: null }),
        await refusalOf('connections:enter-code', { connectionId, code: '123456' }),
      ]) {
        expect(refusal.code).toBe('invalid-request')
      }
      expect((await ask('connections:test', { connectionId })).abilities).toContainEqual({
        ability: 'find-ticket',
        verdict: 'yes',
      })
    }
  })

  it.each([
    ["d'Aubrac", 'd’Aubrac'],
    ["Su'ad", 'Su’ad'],
  ])('finds a name by %s and by %s alike, in every system', async (plain, typographic) => {
    const { ask } = await practise()
    const connections = (await ask('connections:list', {})).connections.filter(({ holds }) => holds === 'accounts')
    expect(connections).toHaveLength(accountSystemIds.length)
    for (const { id: connectionId, name } of connections) {
      const find = async (text: string) => {
        const { accounts, narrowed } = await ask('directory:search', { connectionId, text })
        expect(narrowed).toBe(false)
        return accounts.map(({ accountId }) => accountId).toSorted()
      }
      const found = await find(plain)
      expect(found.length, name).toBeGreaterThan(0)
      expect(await find(typographic), name).toEqual(found)
    }
  })

  it('finds, reads, resets, records, proves', async () => {
    const application = await practise()
    const { ask, connectionId, events, questions, clipboard, person, folder } = application

    const { accounts } = await ask('directory:search', { connectionId, text: 'mira dunmore' })
    expect(accounts.map(({ displayName, logins }) => [displayName, logins[0]])).toEqual([
      ['Mira Dunmore', 'mira.dunmore@practice.example'],
    ])
    const ref = { connectionId, accountId: accounts[0]?.accountId ?? '' }
    const account = await ask('directory:read-account', { ...ref })
    const status = await ask('directory:read-status', { ...ref })
    const factorIds = status.factors.items.map(({ id }) => id)
    expect(factorIds).toHaveLength(2)
    expect(status.services).toEqual([{ ...microsoft365, reset: 'possible' }])

    const plan = await ask('resets:prepare', {
      selections: [{ ...ref, ...chosen({ factorIds, microsoft365: true }) }],
      retryOf: null,
    })
    expect(plan.accounts[0]?.account).toEqual(keptAccount(account))
    const operation = await ask('resets:commit', {
      planId: plan.id,
      ticket: 'INC1',
      reason: 'lost phone',
      unchecked: 'A test',
    })
    expect(operation.outcome).toBe('succeeded')
    expect(operation.steps.map(({ check }) => check?.verdicts)).toEqual([['gone', 'gone'], ['cannot-tell']])
    expect(questions).toMatchObject([{ message: 'Reset MFA for Mira Dunmore?' }])
    expect(questions[0]?.detail).toContain('Nothing real changes.')
    expect(events.flatMap((event) => (event.type === 'reset-progress' ? [event.state] : []))).toEqual([
      'sent',
      'succeeded',
      'sent',
      'succeeded',
    ])
    const after = await ask('directory:read-status', { ...ref })
    expect(after.factors.items).toEqual([])

    const page = await ask('history:query', { filters: { ...noFilters, text: 'dunmore inc1' }, offset: 0, limit: 10 })
    expect(page).toMatchObject({ total: 1, problems: [], rows: [{ id: operation.id, outcome: 'succeeded' }] })
    expect(await ask('history:read-operation', { operationId: operation.id })).toEqual(operation)
    expect(await ask('history:verify', { progressId: 'v' })).toMatchObject({ verdict: 'intact', entries: 6 })

    const { text } = await ask('history:copy-evidence', { operationId: operation.id, format: 'text' })
    expect(clipboard).toEqual([text])
    expect(text).toContain(`For: Mira Dunmore (${account.logins[0] ?? ''}), Adaxes · Practice directory (Practice)`)

    person.savePath = join(folder, 'chosen.json')
    expect(await ask('history:export', { format: 'json', filters: noFilters })).toEqual({
      saved: true,
      operations: 1,
      fileName: 'chosen.json',
    })
    expect(readFileSync(person.savePath, 'utf8')).toContain(operation.id)
  })

  it('shows in Okta a factor of a type that nobody knows, and resets it', async () => {
    const { ask } = await practise()
    const { connections } = await ask('connections:list', {})
    const connectionId = connections.find(({ system }) => system === 'okta')?.id ?? ''
    const { accounts } = await ask('directory:search', { connectionId, text: 'nona.weirside' })
    const ref = { connectionId, accountId: accounts[0]?.accountId ?? '' }
    const before = await ask('directory:read-status', { ...ref })
    const strange = before.factors.items.find(({ known }) => !known)
    expect(strange).toMatchObject({ label: 'palm_vein · CUSTOM', detail: 'Palm reader at the gate', removable: true })

    const selection = { ...ref, ...chosen({ factorIds: [strange?.id ?? ''] }) }
    const plan = await ask('resets:prepare', { selections: [selection], retryOf: null })
    expect(
      await ask('resets:commit', { planId: plan.id, ticket: 'INC1', reason: '', unchecked: 'A test' }),
    ).toMatchObject({
      outcome: 'succeeded',
    })
    const after = await ask('directory:read-status', { ...ref })
    expect(after.factors.items.map(({ id }) => id)).not.toContain(strange?.id)
    expect(after.factors.items).toHaveLength(before.factors.items.length - 1)
  })

  it('keeps look-ups in memory only, newest first', async () => {
    const application = await practise()
    const { ask, folder } = application
    for (const login of ['mira.dunmore', 'nona.weirside']) {
      await ask('directory:read-account', { ...(await findOne(application, login)) })
    }
    const { recents } = await ask('directory:list-recents', {})
    expect(recents.map(({ account }) => account.displayName)).toEqual(['Nona Weirside', 'Mira Dunmore'])
    expect(readdirSync(folder)).not.toContain('recents.sealed')
    await ask('directory:clear-recents', {})
    expect((await ask('directory:list-recents', {})).recents).toEqual([])
  })

  it('settles what is unknown by the state that is read after it, and asks nobody to look again', async () => {
    const application = await practise()
    const { ask } = application
    const ref = await findOne(application, 'cutler.breckline')
    const before = await ask('directory:read-status', { ...ref })
    const factorIds = before.factors.items.map(({ id }) => id)
    const operation = await reset(application, 'cutler.breckline', { factorIds })
    expect(operation).toMatchObject({
      outcome: 'succeeded',
      steps: [{ state: 'confirmed-done', outcome: { code: 'outcome-unknown' } }],
    })
    expect((await ask('app:read-state', {})).operationsToCheck).toBe(0)
  })

  it.each([
    ['apollonia.waiting', 'pending-approval'],
    ['norbert.rulinghaus', 'failed'],
    ['vanora.fadingham', 'failed'],
  ])('tells what becomes of a reset for %s: %s', async (login, outcome) => {
    const application = await practise()
    const status = await application.ask('directory:read-status', {
      ...(await findOne(application, login)),
    })
    const factorIds = status.factors.items.map(({ id }) => id)
    expect(await reset(application, login, { factorIds })).toMatchObject({ outcome })
  })

  it('does nothing without a yes', async () => {
    const application = await practise()
    const plan = await prepare(application, 'mira.dunmore', { microsoft365: true })
    application.person.answers = false
    const refusal = await application.refusalOf('resets:commit', {
      planId: plan.id,
      ticket: '',
      reason: '',
      unchecked: 'A test',
    })
    expect(refusal.code).toBe('not-confirmed')
    const page = await application.ask('history:query', { filters: noFilters, offset: 0, limit: 10 })
    expect(page.total).toBe(0)
  })

  it('gives the invented people back what was reset, and keeps the record', async () => {
    const application = await practise()
    const ref = await findOne(application, 'mira.dunmore')
    const status = () => application.ask('directory:read-status', { ...ref })
    const before = (await status()).factors.items
    await reset(application, 'mira.dunmore', { factorIds: before.map(({ id }) => id) })
    expect((await status()).factors.items).toEqual([])
    await application.ask('app:restart-practice', {})
    expect((await status()).factors.items).toEqual(before)
    const page = await application.ask('history:query', { filters: noFilters, offset: 0, limit: 10 })
    expect(page.total).toBe(1)
  })

  it('lifts what was counted, for good, and begins to count anew', async () => {
    const application = await practise()
    const { limits } = await application.ask('settings:read', {})
    await application.ask('settings:change', { changes: { limits: { ...limits, person30Days: 1 } } })
    const ref = await findOne(application, 'mira.dunmore')
    const codeOfNext = async (from: Practising) =>
      from.refusalOf('resets:prepare', {
        selections: [{ ...ref, ...chosen({ microsoft365: true }) }],
        retryOf: null,
      })
    await reset(application, 'mira.dunmore', { microsoft365: true })
    expect((await codeOfNext(application)).code).toBe('limit-person')
    await application.ask('directory:read-account', ref)
    await application.ask('history:report-call', { accounts: [ref], reason: 'Hurried' })
    expect((await application.ask('history:read-person', { accounts: [ref] })).events).toHaveLength(2)

    await application.ask('app:restart-practice', {})
    expect(await application.ask('history:read-person', { accounts: [ref] })).toMatchObject({ events: [], limits: [] })
    await application.app.close()
    const later = await start(application.folder)
    await historySettled(later)
    await findOne({ ...later, connectionId: application.connectionId }, 'mira.dunmore')
    const again = { ...later, connectionId: application.connectionId }
    await reset(again, 'mira.dunmore', { microsoft365: true })
    // It is a new beginning, and no end of the limit.
    expect((await codeOfNext(again)).code).toBe('limit-person')
    const page = await later.ask('history:query', { filters: noFilters, offset: 0, limit: 10 })
    expect(page.total).toBe(3)
  })

  it('has no use for a plan of the other workspace', async () => {
    const application = await practise()
    const plan = await prepare(application, 'mira.dunmore', { microsoft365: true })
    await application.ask('app:leave-practice', {})
    const refusal = await application.refusalOf('resets:commit', {
      planId: plan.id,
      ticket: '',
      reason: '',
      unchecked: 'A test',
    })
    expect(refusal.code).toBe('plan-not-found')
    expect(application.questions).toEqual([])
  })

  it('lets nobody add a real address to practice', async () => {
    const { refusalOf } = await practise()
    const draft = {
      system: 'adaxes',
      name: 'Real',
      address: 'https://adaxes.example.com/restApi',
      environment: 'production',
      signIn: { kind: 'access-token' },
      secret: 'x',
    }
    expect((await refusalOf('connections:add', { draft })).code).toBe('invalid-request')
    expect((await refusalOf('connections:test-draft', { draft })).code).toBe('invalid-request')
  })
})

describe('leaving practice', () => {
  it('leaves the real history as it was', async () => {
    const application = await practise()
    await application.ask('app:leave-practice', {})
    await historySettled(application)
    await application.ask('app:enter-practice', {})
    const real = realHistoryFolder(application.folder)
    const content = () => readdirSync(real).map((name) => [name, readFileSync(join(real, name), 'utf8')])
    const before = content()
    await reset(application, 'mira.dunmore', { microsoft365: true })
    await application.ask('app:leave-practice', {})
    expect(content()).toEqual(before)
    const page = await application.ask('history:query', { filters: noFilters, offset: 0, limit: 10 })
    expect(page.total).toBe(0)
    expect(await application.ask('connections:list', {})).toEqual({ connections: [] })
  })

  it('is remembered at the next start, and so is entering', async () => {
    const folder = makeTempFolder()
    const first = await startApplication(folder)
    await first.ask('app:enter-practice', {})
    await first.app.close()
    const second = await startApplication(folder)
    expect(second.app.workspaceKind()).toBe('practice')
    await second.ask('app:leave-practice', {})
    await second.app.close()
    const third = await start(folder)
    expect(third.app.workspaceKind()).toBe('real')
  })

  it('ends where one asked for last, however fast one asks', async () => {
    const { ask } = await start()
    await Promise.all([ask('app:enter-practice', {}), ask('app:leave-practice', {})])
    expect((await ask('app:read-state', {})).workspace).toBe('real')
    await Promise.all([ask('app:enter-practice', {}), ask('app:leave-practice', {}), ask('app:enter-practice', {})])
    expect((await ask('app:read-state', {})).workspace).toBe('practice')
  })
})

describe('settings that cannot be used', () => {
  it.each([
    ['unreadable', '{ not json', 'settings-unreadable'],
    ['newer', JSON.stringify({ version: 9_999 }), 'settings-newer'],
  ])('are told (%s), left as they are, and practice works', async (found, content, code) => {
    const folder = makeTempFolder()
    const file = join(folder, 'settings.json')
    writeFileSync(file, content)
    const logger = createRecordingLogger()
    const application = await start(folder, { logger })
    const { ask, refusalOf } = application
    expect(logger.lines.some(({ event }) => event === 'settings-unreadable')).toBe(found === 'unreadable')
    expect(await ask('app:read-state', {})).toMatchObject({ settings: found, workspace: 'real' })
    expect(await ask('connections:list', {})).toEqual({ connections: [] })
    const draft = {
      system: 'adaxes',
      name: 'Real',
      address: 'https://adaxes.example.com/restApi',
      environment: 'production',
      signIn: { kind: 'access-token' },
      secret: 'x',
    }
    expect((await refusalOf('connections:add', { draft })).code).toBe(code)
    expect((await refusalOf('settings:change', { changes: { theme: 'dark' } })).code).toBe(code)

    await ask('app:enter-practice', {})
    const { connections } = await ask('connections:list', {})
    const operation = await reset({ ...application, connectionId: connections[0]?.id ?? '' }, 'mira.dunmore', {
      microsoft365: true,
    })
    expect(operation.outcome).toBe('succeeded')
    expect(readFileSync(file, 'utf8')).toBe(content)
  })

  it('give way to those before the last change, with their connections, when a person asks for it', async () => {
    const folder = makeTempFolder()
    writeFileSync(join(folder, 'settings.json'), '{ not json')
    const before = { ...defaultDocument, settings: { ...defaultDocument.settings, theme: 'dark' } }
    writeFileSync(join(folder, 'settings.previous.json'), JSON.stringify(before))
    const { ask } = await start(folder)
    expect(await ask('app:read-state', {})).toMatchObject({ settings: 'unreadable', previousSettings: true })
    const { keptAs } = await ask('settings:restore-previous', {})
    expect(readFileSync(join(folder, keptAs ?? ''), 'utf8')).toBe('{ not json')
    expect(await ask('settings:read', {})).toMatchObject({ theme: 'dark' })
    const state = await ask('app:read-state', {})
    expect([state.settings, state.previousSettings]).toEqual(['ok', undefined])
  })

  it('are put aside when a person asks for it, and what was in them is kept', async () => {
    const folder = makeTempFolder()
    writeFileSync(join(folder, 'settings.json'), '{ not json')
    const { ask } = await start(folder)
    const { keptAs } = await ask('settings:start-fresh', {})
    expect(readFileSync(join(folder, keptAs ?? ''), 'utf8')).toBe('{ not json')
    expect((await ask('settings:change', { changes: { theme: 'dark' } })).theme).toBe('dark')
    expect((await ask('app:read-state', {})).settings).toBe('ok')
  })
})

describe('settings that cannot be opened at the moment', () => {
  const kept = { ...defaultDocument, workspace: 'practice', settings: { ...defaultDocument.settings, theme: 'dark' } }
  const startHeld = async () => {
    const file = createTestSettingsFile(kept)
    file.held = true
    const application = await startApplication(makeTempFolder(), { settingsFile: file }, { settingsAgainMs: 1 })
    onTestFinished(() => application.app.close())
    expect(await application.ask('app:read-state', {})).toMatchObject({ settings: 'no-access', workspace: 'real' })
    return { ...application, file }
  }

  it('come back by themselves, and the page is told', async () => {
    const { ask, refusalOf, events, file } = await startHeld()
    expect((await refusalOf('settings:change', { changes: { theme: 'light' } })).code).toBe('settings-no-access')
    expect((await refusalOf('settings:start-fresh', {})).code).toBe('settings-no-access')
    file.held = false
    await vi.waitUntil(() => events.some(({ type }) => type === 'workspace-changed'))
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['settings-changed', 'connections-changed']))
    expect(await ask('app:read-state', {})).toMatchObject({ settings: 'ok', workspace: 'practice' })
    expect((await ask('settings:read', {})).theme).toBe('dark')
    expect(file.content).toBe(JSON.stringify(kept))
  })

  it('do not take anybody out of the workspace chosen meanwhile', async () => {
    const { ask, events, file } = await startHeld()
    await ask('app:enter-practice', {})
    await ask('app:leave-practice', {})
    file.held = false
    await vi.waitUntil(() => events.some(({ type }) => type === 'settings-changed'))
    expect(await ask('app:read-state', {})).toMatchObject({ settings: 'ok', workspace: 'real' })
  })
})

it('settings repaired while the application runs are taken over when somebody tries again', async () => {
  const file = createTestSettingsFile()
  file.content = '{ not json'
  const { app, ask, events } = await startApplication(makeTempFolder(), { settingsFile: file })
  onTestFinished(() => app.close())
  expect((await ask('app:read-state', {})).settings).toBe('unreadable')
  file.content = JSON.stringify(defaultDocument)
  expect((await ask('app:read-state', {})).settings).toBe('ok')
  expect(events.map(({ type }) => type)).toContain('settings-changed')
})

describe('a history that cannot be opened', () => {
  it('is told, refuses resets with its reason, and lets people look up; practice does not hide it', async () => {
    const folder = makeTempFolder()
    writeFileSync(realHistoryFolder(folder), 'a file in place of the folder')
    const application = await start(folder)
    const { ask, refusalOf } = application
    expect((await refusalOf('history:query', { filters: noFilters, offset: 0, limit: 1 })).code).toBe(
      'storage-unavailable',
    )
    expect(await ask('app:read-state', {})).toMatchObject({
      problems: ['storage-unavailable'],
      resetsOff: 'storage-unavailable',
    })

    await ask('app:enter-practice', {})
    const { connections } = await ask('connections:list', {})
    await reset({ ...application, connectionId: connections[0]?.id ?? '' }, 'mira.dunmore', { microsoft365: true })
    expect((await ask('app:read-state', {})).problems).toEqual([])
    await ask('app:leave-practice', {})
    expect((await ask('app:read-state', {})).problems).toEqual(['storage-unavailable'])
  })

  it('is opened without a restart when what stood in the way is gone', async () => {
    const folder = makeTempFolder()
    writeFileSync(realHistoryFolder(folder), 'a file in place of the folder')
    const application = await start(folder)
    const { ask } = application
    await historySettled(application)
    await ask('app:read-state', { again: true })
    expect((await ask('app:read-state', {})).resetsOff).toBe('storage-unavailable')
    rmSync(realHistoryFolder(folder))
    await ask('app:read-state', { again: true })
    expect(await ask('app:read-state', {})).toMatchObject({ problems: [], resetsOff: null })
    expect((await ask('history:query', { filters: noFilters, offset: 0, limit: 1 })).total).toBe(0)
  })
})
