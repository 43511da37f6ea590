/** Notes in tickets in the whole application: a reset in Adaxes, and each ticket system, on good days and bad ones. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import type { FaultEffect } from '../../../electron/practice/fault-injector.ts'
import { createJiraSimulator } from '../../../electron/practice/jira/jira-simulator.ts'
import { ticketSystemIds, type TicketSystemId } from '../../../electron/systems/systems.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import type { Operation } from '../../../shared/domain/history-entry.ts'
import { chosen, makeDraft } from '../../support/domain-fixtures.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { openTicketWorld, type TicketWorld } from '../../support/ticket-world.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'

let folder: string
let vault: ReturnType<typeof createMemoryVault>
let adaxes: AdaxesSimulator
let adaxesId: string
let application: TestApplication

const start = async (): Promise<void> => {
  application = await startApplication(folder, { vault }, { firstMessagesLookMs: 0 })
  const { app } = application
  onTestFinished(() => app.close())
}

beforeEach(async () => {
  folder = makeTempFolder()
  vault = createMemoryVault()
  adaxes = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(adaxes)
  onTestFinished(() => server.close())
  await start()
  const draft = makeDraft(server.baseUrl, adaxes.credentials.token)
  adaxesId = (await application.ask('connections:add', { draft })).id
})

/** Connects the ticket system. */
async function connect(system: TicketSystemId): Promise<TicketWorld> {
  const desk = await openTicketWorld(system)
  onTestFinished(() => desk.close())
  desk.connectionId = (await application.ask('connections:add', { draft: desk.draft })).id
  return desk
}

/** `faults`: what the ticket system answers from the note on, in turn. */
async function reset(desk: TicketWorld, ticket: string, faults: readonly FaultEffect[] = []): Promise<Operation> {
  const { ask } = application
  const { guid: accountId } = adaxes.state.account('mira.dunmore')
  const [factorId] = adaxes.state.account('mira.dunmore').activatedApps.includes(2) ? ['Microsoft'] : ['Duo']
  const selections = [{ connectionId: adaxesId, accountId, ...chosen({ factorIds: [factorId] }) }]
  const plan = await ask('resets:prepare', { selections, retryOf: null })
  // Believed for a minute, so that the next request is that of the note.
  await ask('tickets:look-up', { ticket, accounts: [] })
  for (const effect of faults) desk.faults.add({ path: desk.path, effect })
  return ask('resets:commit', { planId: plan.id, ticket, reason: '', unchecked: 'A test' })
}

const noteOf = async ({ id }: Operation) =>
  (await application.ask('outbox:of-operation', { operationId: id })).ticketNote
const waiting = async () => (await application.ask('outbox:list', {})).messages
const added = async (operation: Operation): Promise<void> => {
  await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'sent', error: null })
}
const retryFirst = async (): Promise<void> => {
  const [first] = await waiting()
  await application.ask('outbox:retry', { id: first?.id ?? '' })
}

describe.each(ticketSystemIds)('a reset with a ticket in %s', (system) => {
  it('leaves the evidence there, for the help desk alone, with the head of the record', async () => {
    const desk = await connect(system)
    const operation = await reset(desk, desk.numbers.open)
    await added(operation)
    const [note = '', ...more] = desk.notesOf(operation.id)
    expect(more).toEqual([])
    expect(note.replaceAll('\\', '')).toContain('MFA reset, Done')
    const [, line, hash = ''] = /line (\d+), SHA-256 ([0-9a-f]{64})/.exec(note) ?? []
    const journal = readFileSync(join(folder, 'history', `${operation.startedAt.slice(0, 7)}.jsonl`), 'utf8').split(
      '\n',
    )
    const head = journal.find((each) => each.startsWith(`{"hash":"${hash}"`))
    expect(head).toContain(`"seq":${line ?? ''},`)
    expect(head).toContain('"kind":"finished"')
    expect(desk.shownOutside()).toEqual([])
    expect(desk.alarms).toEqual([])
    const { messages } = await application.ask('history:read-operation', { operationId: operation.id })
    expect(messages).toMatchObject([
      { message: { kind: 'ticket-note', ticket: desk.numbers.open, connection: { system } }, outcome: 'accepted' },
    ])
    expect(existsSync(join(folder, 'outbox.sealed'))).toBe(false)
  })

  it('does not wait for its note, and says that it is on its way', async () => {
    const desk = await connect(system)
    const operation = await reset(desk, desk.numbers.open, [{ kind: 'delay', ms: 1_000 }])
    expect(operation.outcome).toBe('succeeded')
    expect(desk.notesOf(operation.id)).toEqual([])
    expect((await noteOf(operation))?.error).toBeNull()
    await added(operation)
  })

  it.each<[string, FaultEffect, string]>([
    ['fails', { kind: 'answer', status: 500, json: {} }, 'server-error'],
    ['is down', { kind: 'answer', status: 503, html: '<p>Offline' }, 'server-error'],
    ['sleeps', { kind: 'answer', status: 200, html: '<h1>Hibernating' }, 'answer-not-json'],
    ['breaks off', { kind: 'connection-lost-before-applying' }, 'not-reachable'],
    ['may not be read', { kind: 'answer', status: 403, json: {} }, 'forbidden'],
  ])('whose ticket system %s waits, told with the reason, and is added later', async (_, effect, error) => {
    const desk = await connect(system)
    // Some are tried again at once.
    const operation = await reset(desk, desk.numbers.open, [effect, effect, effect])
    await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'waiting', error })
    expect(await waiting()).toMatchObject([
      { kind: 'ticket-note', about: desk.numbers.open, to: desk.draft.name, state: 'waiting', error },
    ])
    desk.faults.clear()
    await retryFirst()
    await added(operation)
    expect(desk.notesOf(operation.id)).toHaveLength(1)
  })

  it('whose ticket system asks for minutes gets them', async () => {
    const desk = await connect(system)
    const busy = { kind: 'answer', status: 429, headers: { 'Retry-After': '1800' } } as const
    const operation = await reset(desk, desk.numbers.open, [busy])
    await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'waiting', error: 'rate-limited' })
    const [message] = await waiting()
    const pauseMs = Date.parse(message?.nextAttemptAt ?? '') - Date.parse(message?.createdAt ?? '')
    expect(pauseMs).toBeGreaterThanOrEqual(1_800_000)
  })

  it('whose sign-in is refused is not tried again by itself, and goes once another secret is entered', async () => {
    const desk = await connect(system)
    const refused = Array.from({ length: 9 }, () => ({ kind: 'expired-token' }) as const)
    const operation = await reset(desk, desk.numbers.open, refused)
    await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'stopped', error: desk.unauthenticated })
    desk.faults.clear()
    const { connectionId } = desk
    await application.ask('connections:change', { connectionId, changes: { secret: desk.draft.secret } })
    await added(operation)
  })

  it('whose answer was lost is looked for by the next start, and not added again', async () => {
    const desk = await connect(system)
    const lost: FaultEffect[] = [{ kind: 'delay', ms: 0 }, { kind: 'connection-lost-after-applying' }]
    const operation = await reset(desk, desk.numbers.open, lost)
    await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'waiting', error: 'ticket-note-unconfirmed' })
    expect(desk.notesOf(operation.id)).toHaveLength(1)
    await application.app.close()
    expect(readFileSync(join(folder, 'outbox.sealed')).includes(desk.numbers.open)).toBe(false)
    await start()
    await expect.poll(async () => (await waiting()).length).toBe(1)
    await retryFirst()
    await expect.poll(waiting).toEqual([])
    expect(desk.notesOf(operation.id)).toHaveLength(1)
  })

  it('is without a note where no system has the ticket, none is connected or the rules want none', async () => {
    const desk = await connect(system)
    expect(await noteOf(await reset(desk, desk.numbers.missing))).toBeNull()
    const { ticket } = await application.ask('settings:read', {})
    await application.ask('settings:change', { changes: { ticket: { ...ticket, note: false } } })
    expect(application.questions.at(-1)?.detail).toContain('Resets no longer add a note to their ticket')
    expect(await noteOf(await reset(desk, desk.numbers.open))).toBeNull()
    expect(await waiting()).toEqual([])
    expect(desk.changes()).toBe(0)
  })

  it('whose connection is removed meanwhile waits, and is told as that', async () => {
    const desk = await connect(system)
    const operation = await reset(desk, desk.numbers.open, [{ kind: 'answer', status: 500, json: {} }])
    await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'waiting', error: 'server-error' })
    await application.ask('connections:remove', { connectionId: desk.connectionId })
    await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'stopped', error: 'ticket-system-gone' })
    desk.connectionId = (await application.ask('connections:add', { draft: desk.draft })).id
    await added(operation)
    expect(desk.notesOf(operation.id)).toHaveLength(1)
  })
})

it('a closed ticket takes no note: the reset stands, and the note waits', async () => {
  const desk = await connect('servicenow')
  const operation = await reset(desk, desk.numbers.closed)
  expect(operation.outcome).toBe('succeeded')
  await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'waiting', error: 'ticket-takes-no-note' })
})

it.each(['public', 'not-told'] as const)(
  'a comment that may not be internal (%s) is an alarm, made once, and no other follows',
  async (internalComments) => {
    const simulator = createJiraSimulator({ internalComments })
    const desk = await openTicketWorld('jira', { jira: simulator })
    onTestFinished(() => desk.close())
    await application.ask('connections:add', { draft: desk.draft })
    const operation = await reset(desk, desk.numbers.open)
    await expect.poll(() => noteOf(operation)).toMatchObject({ state: 'given-up', error: 'ticket-note-public' })
    expect((await application.ask('app:read-state', {})).messagesGivenUp).toBe(1)
    const next = await reset(desk, desk.numbers.open)
    await expect.poll(() => noteOf(next)).toMatchObject({ state: 'stopped', error: 'ticket-notes-stopped' })
    expect(simulator.state.issue(desk.numbers.open).comments).toHaveLength(1)
    const [alarm] = await waiting()
    await application.ask('outbox:dismiss', { id: alarm?.id ?? '' })
    expect((await application.ask('app:read-state', {})).messagesGivenUp).toBe(0)
    expect(simulator.state.issue(desk.numbers.open).comments).toHaveLength(1)
  },
)

it('practice adds its notes to the practice ticket system, and keeps nothing of them', async () => {
  const desk = await connect('servicenow')
  const { ask } = application
  await ask('app:enter-practice', {})
  const { connections } = await ask('connections:list', {})
  const connectionId = connections[0]?.id ?? ''
  const { accounts } = await ask('directory:search', { connectionId, text: 'mira.dunmore' })
  const accountId = accounts[0]?.accountId ?? ''
  const practise = async (factorId: string, ticket: string): Promise<Operation> => {
    const selections = [{ connectionId, accountId, ...chosen({ factorIds: [factorId] }) }]
    const { id: planId } = await ask('resets:prepare', { selections, retryOf: null })
    return ask('resets:commit', { planId, ticket, reason: '', unchecked: 'Practice' })
  }
  const { numbers } = desk
  await added(await practise('Microsoft', numbers.open))
  const closed = await practise('Duo', numbers.closed)
  await expect.poll(() => noteOf(closed)).toMatchObject({ state: 'waiting', error: 'ticket-takes-no-note' })
  expect(await waiting()).toMatchObject([{ about: numbers.closed }])
  expect(existsSync(join(folder, 'outbox.sealed'))).toBe(false)
  await ask('app:restart-practice', {})
  expect(await waiting()).toEqual([])
  expect(desk.requests()).toBe(0)
})
