/** The note on a reset in its ticket, over an outbox in memory and ticket systems that answer as they are told. */
import { beforeEach, describe, expect, it } from 'vitest'
import { ConnectionFailure } from '../../../electron/connections/connection-failure.ts'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import { openOutbox, type Outbox } from '../../../electron/outbox/outbox.ts'
import { noOutboxFile } from '../../../electron/outbox/outbox-file.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import type { InternalNote, NoteAdded } from '../../../electron/providers/ticket-system.ts'
import { createTicketNotes, type TicketNotes } from '../../../electron/tickets/ticket-notes.ts'
import { foldOperation } from '../../../shared/domain/fold-operation.ts'
import type { HistoryEntry, Operation } from '../../../shared/domain/history-entry.ts'
import type { TicketSeen } from '../../../shared/domain/ticket.ts'
import { clockwork, type Clockwork } from '../../support/clockwork.ts'
import { connectionId, instant, makeConnection, otherConnectionId } from '../../support/domain-fixtures.ts'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

const minute = 60_000
const hour = 60 * minute

const system = 'https://tickets.example'
const seen: TicketSeen = {
  kind: 'found',
  connection: { connectionId, system: 'servicenow', name: 'Tickets', environment: 'production' },
  number: 'INC0048213',
  state: { label: 'In Progress', kind: 'open' },
  about: 'same-person',
}
const stored: NoteAdded = { kind: 'stored', confirmed: true }
const threw = (cause: unknown) => new ConnectionFailure({ connectionId, system: 'servicenow' }, { cause })

/** As the record has them, by what was written of them. */
const entriesOf = (number: number): HistoryEntry[] => inventedOperation(number, instant)
const upTo = (entries: readonly HistoryEntry[], kind: HistoryEntry['kind']): Operation =>
  foldOperation(entries.slice(0, entries.findIndex((entry) => entry.kind === kind) + 1))
const whole = (number: number): Operation => foldOperation(entriesOf(number))

let record: Map<string, Operation>
/** By connection: where it leads. */
let connected: Map<string, string>
let answers: (NoteAdded | Error)[]
let added: (InternalNote & { readonly connectionId: string; readonly number: string })[]
let isWanted: boolean
let time: Clockwork
let outbox: Outbox
let notes: TicketNotes

const idle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

beforeEach(async () => {
  record = new Map()
  connected = new Map([[connectionId, system]])
  answers = []
  added = []
  isWanted = true
  time = clockwork(instant, idle)
  const common = { logger: createRecordingLogger(), changed: () => undefined }
  outbox = openOutbox({
    ...common,
    file: noOutboxFile,
    now: time.now,
    wait: time.wait,
    random: () => 0,
    kept: { accepted: () => undefined, refused: () => undefined },
    ended: (entry, end) => notes.ended(entry, end),
  })
  notes = createTicketNotes({
    ...common,
    outbox: () => Promise.resolve(outbox),
    connections: {
      configured: (id) => makeConnection({ id, baseUrl: connected.get(id) ?? '' }),
      holding: () => [...connected.keys()],
      useTickets: (id, work) =>
        work({
          checkConnection: () => Promise.reject(new Error('not asked')),
          readNumber: () => null,
          lookUp: () => Promise.reject(new Error('not asked')),
          addInternalNote(number, note) {
            added.push({ ...note, connectionId: id, number })
            const answer = answers.shift() ?? stored
            return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
          },
        }),
    },
    isWanted: () => isWanted,
    readOperation: (id) => Promise.resolve(record.get(id) ?? null),
    textOf: ({ id, outcome }) => `${id} ${outcome}`,
  })
  outbox.register(notes.sender)
  await outbox.opened()
})

/** A reset with that ticket, recorded as it ends. */
async function reset(number: number, ticket: TicketSeen | null = seen, operation = whole(number)): Promise<Operation> {
  await notes.begin(operation.id, ticket)
  record.set(operation.id, operation)
  notes.finish(operation)
  await idle()
  return operation
}
const stateOf = ({ id }: Operation): string => {
  const report = notes.of(id)
  return report === null ? 'none' : `${report.state} ${report.error ?? ''}`.trim()
}
const waitingStates = (): string[] => outbox.list().map(({ state, lastError }) => `${state} ${lastError ?? ''}`.trim())

describe('the note on a reset', () => {
  it('is added after the reset and not before, with its final outcome, where the ticket was found', async () => {
    const operation = whole(1)
    await notes.begin(operation.id, seen)
    await idle()
    expect(added).toEqual([])
    expect(stateOf(operation)).toBe('held')
    record.set(operation.id, operation)
    notes.finish(operation)
    await idle()
    expect(added).toEqual([
      { connectionId, number: 'INC0048213', operationId: operation.id, text: `${operation.id} ${operation.outcome}` },
    ])
    expect(stateOf(operation)).toBe('sent')
    expect(outbox.list()).toEqual([])
  })

  it.each<[string, TicketSeen | null]>([
    ['there is none', null],
    ['no system has it', { kind: 'not-found', isNumber: true }],
    ['nobody could find out', { kind: 'not-checked', code: 'timed-out' }],
  ])('is not added where of the ticket %s', async (_, ticket) => {
    expect(stateOf(await reset(1, ticket))).toBe('none')
    expect(added).toEqual([])
  })

  it('is not added where the rules want none, also if they changed while it waited', async () => {
    answers = [threw(new ProviderError('not-reachable', 'not-reachable'))]
    const waits = await reset(1)
    isWanted = false
    expect(stateOf(await reset(2))).toBe('none')
    await time.pass(2 * minute)
    expect(stateOf(waits)).toBe('stopped ticket-notes-off')
    expect(added).toHaveLength(1)
    isWanted = true
    await outbox.tryAgain('ticket-note')
    await idle()
    expect(stateOf(waits)).toBe('sent')
  })

  it('is not added of a reset of which nothing was sent', async () => {
    const operation = await reset(1, seen, upTo(entriesOf(1), 'intended'))
    expect(stateOf(operation)).toBe('none')
    expect(outbox.list()).toEqual([])
  })

  it('waits until the record has the end of the reset', async () => {
    const operation = await reset(1, seen, upTo(entriesOf(1), 'outcome'))
    expect(stateOf(operation)).toBe('waiting history-unwritten')
    record.set(operation.id, whole(1))
    await time.pass(2 * minute)
    expect(added).toMatchObject([{ text: `${operation.id} ${whole(1).outcome}` }])
  })

  it('is not confirmed where the system took it and does not show it', async () => {
    answers = [{ kind: 'stored', confirmed: false }]
    expect(stateOf(await reset(1))).toBe('unconfirmed')
  })

  it('is there already where an earlier attempt got through', async () => {
    answers = [threw(new ProviderError('outcome-unknown', 'outcome-unknown')), { kind: 'already-there' }]
    const operation = await reset(1)
    expect(stateOf(operation)).toBe('waiting ticket-note-unconfirmed')
    await time.pass(2 * minute)
    expect(stateOf(operation)).toBe('sent')
  })
})

describe('a ticket system on bad days', () => {
  it('that does not accept the sign-in is not asked again until something is changed', async () => {
    answers = [threw(new ProviderError('unauthenticated', 'password-rejected'))]
    const [first, second] = [await reset(1), await reset(2)]
    await time.pass(5 * hour)
    expect([stateOf(first), stateOf(second)]).toEqual(['stopped password-rejected', 'stopped password-rejected'])
    expect(added).toHaveLength(1)
    await outbox.tryAgain('ticket-note')
    await idle()
    expect([stateOf(first), stateOf(second)]).toEqual(['sent', 'sent'])
  })

  it('that asks for a pause gets it, for every note that waits', async () => {
    const [first, second] = [whole(1), whole(2)]
    for (const operation of [first, second]) {
      await notes.begin(operation.id, seen)
      record.set(operation.id, operation)
    }
    answers = [threw(new ProviderError('rate-limited', 'rate-limited', { retryAfterSeconds: 1_800 }))]
    notes.finish(first)
    notes.finish(second)
    await time.pass(29 * minute)
    expect(added).toHaveLength(1)
    await time.pass(2 * minute)
    expect([stateOf(first), stateOf(second)]).toEqual(['sent', 'sent'])
  })

  it.each([
    ['fails', new ProviderError('unexpected-response', 'server-error')],
    ['is not reached', new ProviderError('not-reachable', 'not-reachable')],
    ['does not answer', new ProviderError('timeout', 'timed-out')],
    ['is not open to the desk’s keychain', new CodedError('keychain-locked')],
  ])('that %s is asked again soon', async (_, cause) => {
    answers = [threw(cause)]
    const operation = await reset(1)
    expect(stateOf(operation)).toBe(`waiting ${cause.code}`)
    await time.pass(2 * minute)
    expect(stateOf(operation)).toBe('sent')
  })

  it.each([
    ['is closed or may not be written in', new ProviderError('rejected', 'ticket-takes-no-note')],
    ['is not shown any more', new ProviderError('not-found', 'ticket-not-found')],
  ])('keeps a note for two days whose ticket %s, and others go meanwhile', async (_, cause) => {
    answers = [threw(cause)]
    const closed = await reset(1)
    expect(stateOf(closed)).toBe(`waiting ${cause.code}`)
    expect(stateOf(await reset(2))).toBe('sent')
    await time.pass(59 * minute)
    expect(added).toHaveLength(2)
    answers = Array.from({ length: 99 }, () => threw(cause))
    await time.pass(46 * hour)
    expect(waitingStates()).toEqual([`waiting ${cause.code}`])
    await time.pass(2 * hour)
    expect(stateOf(closed)).toBe(`given-up ${cause.code}`)
    await outbox.dismiss(outbox.list()[0]?.id ?? '')
    expect(stateOf(closed)).toBe(`given-up ${cause.code}`)
  })

  it('that showed a note to others is sent no other until somebody has seen to it, and that one never again', async () => {
    answers = [{ kind: 'public', noteId: '10001' }]
    const shown = await reset(1)
    expect(stateOf(shown)).toBe('given-up ticket-note-public')
    const later = await reset(2)
    expect(stateOf(later)).toBe('stopped ticket-notes-stopped')
    await outbox.tryAgain('ticket-note')
    await idle()
    expect(stateOf(later)).toBe('stopped ticket-notes-stopped')
    expect(added).toHaveLength(1)
    const [alarm, stopped] = outbox.list()
    // Asked for by hand, the alarm stays one, and holds the others.
    await outbox.retryNow(alarm?.id ?? '')
    await idle()
    expect([stateOf(shown), stateOf(later)]).toEqual(['given-up ticket-note-public', 'stopped ticket-notes-stopped'])
    expect(added).toHaveLength(1)
    await outbox.dismiss(alarm?.id ?? '')
    await outbox.retryNow(stopped?.id ?? '')
    await idle()
    expect(stateOf(later)).toBe('sent')
    expect(added.map(({ operationId }) => operationId)).toEqual([shown.id, later.id])
  })

  it('is another place than the next one: an alarm of one says nothing of the other', async () => {
    connected.set(otherConnectionId, 'https://other.example')
    answers = [{ kind: 'public', noteId: null }]
    await reset(1)
    const other = { ...seen, connection: { ...seen.connection, connectionId: otherConnectionId } }
    expect(stateOf(await reset(2, other))).toBe('sent')
  })
})

describe('a connection that changed while a note waited', () => {
  const unreached = () => [threw(new ProviderError('not-reachable', 'not-reachable'))]

  it('to another address gets nothing: the number is another ticket there', async () => {
    answers = unreached()
    const operation = await reset(1)
    connected.set(connectionId, 'https://other.example')
    await time.pass(2 * minute)
    expect(stateOf(operation)).toBe('stopped ticket-system-gone')
    expect(added).toHaveLength(1)
    connected.set(connectionId, system)
    await outbox.tryAgain('ticket-note')
    await idle()
    expect(stateOf(operation)).toBe('sent')
  })

  it('into none lets it wait, and one that is set up again at the same address gets it', async () => {
    answers = unreached()
    const operation = await reset(1)
    connected.clear()
    await time.pass(2 * minute)
    expect(stateOf(operation)).toBe('stopped ticket-system-gone')
    connected.set(otherConnectionId, system)
    await outbox.tryAgain('ticket-note')
    await idle()
    expect(added.at(-1)).toMatchObject({ connectionId: otherConnectionId, number: 'INC0048213' })
  })

  it('into none for good is given up after two days', async () => {
    answers = unreached()
    const operation = await reset(1)
    connected.clear()
    await time.pass(49 * hour)
    expect(stateOf(operation)).toBe('given-up ticket-system-gone')
  })

  it('before the reset began leaves the note to the agent', async () => {
    connected.clear()
    expect(stateOf(await reset(1))).toBe('refused ticket-system-gone')
  })
})
