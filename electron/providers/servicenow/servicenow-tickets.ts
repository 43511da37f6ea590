/** ServiceNow as a ticket system: incidents, catalogue tasks, and all other kinds of task. */
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { TicketFacts } from '../../../shared/domain/ticket.ts'
import { checkTicketConnection, permitted } from '../connection-check.ts'
import { isOk } from '../http/transport.ts'
import { holdsNoteOf, internalNoteText } from '../internal-note.ts'
import { ProviderError } from '../provider-error.ts'
import type { ProviderInput } from '../system-definition.ts'
import type { TicketSystem } from '../ticket-system.ts'
import { createServiceNowClient, ticketNumber, type Table } from './client.ts'
import type { Row } from './schemas.ts'
import { createSignIn } from './sign-in.ts'
import { stateKind } from './states.ts'

/** The default prefixes. A company may change them; its tickets are then found in `task`. */
const prefixes: Readonly<Record<string, Table>> = { INC: 'incident', SCTASK: 'sc_task' }

/** The fields that say whom a ticket is for. It is often opened by the help desk itself, so the opener is irrelevant. */
const peopleFields = {
  incident: ['caller_id.email', 'caller_id.user_name'],
  sc_task: [
    'request_item.requested_for.email',
    'request_item.requested_for.user_name',
    'request.requested_for.email',
    'request.requested_for.user_name',
  ],
  task: [],
} as const satisfies Readonly<Record<Table, readonly (keyof Row)[]>>

const plainFields = ['sys_id', 'number', 'sys_class_name', 'short_description', 'state', 'active']

/** The default limit of a multi-line field is 4,000. */
const maxNoteLength = 3_900

/** `[code]` in a note would be rendered as HTML. */
const withoutBrackets = (text: string): string => text.replaceAll('[', '(').replaceAll(']', ')')

export function createServiceNowTickets(input: ProviderInput): TicketSystem {
  const { signIn } = input.connection
  const authentication = createSignIn(input)
  const client = createServiceNowClient({
    ...input,
    authentication,
    rejected: signIn.kind === 'password' ? 'password-rejected' : 'token-rejected',
  })

  /** The ticket and the table that has all of it. */
  const find = async (
    number: string,
    fields: (table: Table) => readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly table: Table; readonly row: Row } | null> => {
    const [prefix = ''] = /^[A-Z]+/.exec(number) ?? []
    const table = prefixes[prefix] ?? 'task'
    const row = await client.findByNumber(table, number, fields(table), signal)
    if (row === null) return null
    const own = row.sys_class_name.value
    if (table !== 'task' || (own !== 'incident' && own !== 'sc_task')) return { table, row }
    const full = await client.findByNumber(own, number, fields(own), signal)
    return full === null ? { table, row } : { table: own, row: full }
  }

  return {
    checkConnection: (signal) =>
      checkTicketConnection(input, authentication, async () => {
        const sees = await permitted(() => client.seesIncidents(signal))
        const isBlind = sees.kind === 'yes' && !sees.value
        return {
          principal: signIn.kind === 'password' ? signIn.username : null,
          findTicket: sees.kind === 'refused' ? 'no' : isBlind ? 'unknown' : 'yes',
          addNote: 'unknown',
          warnings: [...(isBlind ? (['no-ticket-visible'] as const) : []), 'note-right-not-testable'],
        }
      }),

    readNumber: (typed) => (ticketNumber.test(typed.trim()) ? typed.trim().toUpperCase() : null),

    async lookUp(number, signal) {
      const found = await find(number, (table) => [...plainFields, ...peopleFields[table]], signal)
      return found === null ? null : factsOf(found.table, found.row)
    },

    async addInternalNote(number, note, signal) {
      const fields = (): string[] => ['sys_id', 'number', 'sys_class_name', 'sys_mod_count', 'work_notes']
      const before = await find(number, fields, signal)
      if (before === null) throw new ProviderError('not-found', 'ticket-not-found')
      if (holdsNoteOf(note.operationId, before.row.work_notes.shown)) return { kind: 'already-there' }
      const text = internalNoteText(note, maxNoteLength, withoutBrackets)
      const answer = await client.addWorkNote(before.table, before.row, text, signal)
      if (!isOk(answer)) {
        const failure = client.failureOf(answer)
        if (answer.status === 403) throw new ProviderError('rejected', 'ticket-takes-no-note', failure.detail)
        // The ticket was deleted, or is no longer visible.
        if (answer.status === 404) throw new ProviderError('not-found', 'ticket-not-found', failure.detail)
        if (answer.status === 408 || (answer.status >= 500 && failure.kind !== 'rate-limited')) {
          throw new ProviderError('outcome-unknown', 'outcome-unknown', failure.detail)
        }
        throw failure
      }
      // If a rule or permission of the instance prevents the note, the response is still a success, but the ticket has no note.
      const after = await find(number, fields, signal).catch(() => null)
      if (after === null) return { kind: 'stored', confirmed: false }
      if (holdsNoteOf(note.operationId, after.row.work_notes.shown)) return { kind: 'stored', confirmed: true }
      const counts = [before.row.sys_mod_count.value, after.row.sys_mod_count.value]
      if (after.row.work_notes.shown !== '' || (counts[0] !== '' && counts[0] === counts[1])) {
        throw new ProviderError('rejected', 'ticket-takes-no-note')
      }
      return { kind: 'stored', confirmed: false }
    },
  }
}

function factsOf(table: Table, row: Row): TicketFacts {
  const people = peopleFields[table].flatMap((field) => cleanAddress(row[field].value) ?? [])
  return {
    number: row.number.value.toUpperCase(),
    title: cleanDirectoryText(row.short_description.shown),
    state: {
      label: cleanDirectoryText(row.state.shown),
      kind: stateKind(row.sys_class_name.value || table, row.state.value, row.active.value),
    },
    people: [...new Set(people)],
  }
}
