/**
 * Adds a note on each reset to its ticket once the reset has ended: for the help desk alone, in the ticket system that had the ticket when
 * the reset was confirmed. Each note is held in the outbox until then.
 */
import type { Operation } from '../../shared/domain/history-entry.ts'
import type { TicketNoteReport } from '../../shared/domain/notices.ts'
import type { TicketSeen } from '../../shared/domain/ticket.ts'
import { isNoteDue } from '../../shared/domain/ticket-note-due.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { ConnectionFailure } from '../connections/connection-failure.ts'
import type { Connections } from '../connections/connections.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import { createHeldMessages, type HeldMessages } from '../outbox/held-messages.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Attempt, Sender } from '../outbox/sender.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { TicketNote, ticketNoteKind } from './ticket-note-record.ts'

export interface TicketNotesPorts {
  readonly outbox: () => Promise<Outbox>
  readonly connections: Pick<Connections, 'configured' | 'holding' | 'useTickets'>
  /** Whether the rules want notes. */
  readonly isWanted: () => boolean
  /** As recorded; `null` if the history no longer has it. Throws why it cannot be read at the moment. */
  readonly readOperation: (operationId: string) => Promise<Operation | null>
  readonly textOf: (operation: Operation) => string
  /** Called when the reports about notes have changed. */
  readonly changed: () => void
  readonly logger: Logger
}

type About = Pick<TicketNoteReport, 'number' | 'connection'>

export interface TicketNotes extends Pick<HeldMessages<TicketNote, About>, 'finish' | 'recover' | 'ended' | 'close'> {
  /** Called before a reset. Resolves when its note is in the outbox, or cannot be. Never throws. */
  begin(operationId: string, seen: TicketSeen | null): Promise<void>
  /** The state of an operation's note; `null` if it has none, or if it was in an earlier run. */
  of(operationId: string): TicketNoteReport | null
  readonly sender: Sender<TicketNote>
}

export function createTicketNotes(ports: TicketNotesPorts): TicketNotes {
  const { outbox, connections, isWanted, readOperation, textOf, changed, logger } = ports
  /** The operations whose note was accepted, but could not be read back. */
  const unconfirmed = new Set<string>()

  const held = createHeldMessages<TicketNote, About>({
    kind: ticketNoteKind,
    schema: TicketNote,
    outbox,
    after: (note, operation) => (isNoteDue(operation) ? note : null),
    isDue: isNoteDue,
    changed,
    logger,
  })

  /** The connection that leads where the note goes, which may have been set up again since; `null` if there is none. */
  const connectionTo = ({ connection: { connectionId }, baseUrl }: TicketNote): string | null => {
    const those = connections.holding('tickets').filter((id) => connections.configured(id).baseUrl === baseUrl)
    return those.find((id) => id === connectionId) ?? those[0] ?? null
  }

  /** Whether a note to the same system could be read by the person its ticket is for, and nobody has dismissed this yet. */
  const isAlarmed = async ({ baseUrl }: TicketNote): Promise<boolean> =>
    (await outbox()).list().some(({ kind, state, lastError, payload }) => {
      if (kind !== ticketNoteKind || state !== 'given-up' || lastError !== 'ticket-note-public') return false
      return TicketNote.safeParse(payload).data?.baseUrl === baseUrl
    })

  const send = async (note: TicketNote, signal: AbortSignal): Promise<Attempt> => {
    if (!isWanted()) return { kind: 'stop', code: 'ticket-notes-off' }
    if (await isAlarmed(note)) return { kind: 'stop', code: 'ticket-notes-stopped' }
    const connectionId = connectionTo(note)
    if (connectionId === null) return { kind: 'stop', code: 'ticket-system-gone' }
    const { operationId, number } = note
    let operation: Operation | null
    try {
      operation = await readOperation(operationId)
    } catch (cause) {
      return { kind: 'retry', code: codeOf(cause) }
    }
    if (operation === null) return { kind: 'give-up', code: 'operation-not-found' }
    // The record does not have its end yet: the disk refuses it.
    if (operation.endedAt === null) return { kind: 'retry', code: 'history-unwritten' }
    const text = textOf(operation)
    try {
      const added = await connections.useTickets(connectionId, (tickets) =>
        tickets.addInternalNote(number, { operationId, text }, signal),
      )
      if (added.kind === 'public') {
        logger.error('ticket-note-public')
        return { kind: 'give-up', code: 'ticket-note-public' }
      }
      if (added.kind === 'stored' && !added.confirmed) unconfirmed.add(operationId)
      return { kind: 'sent' }
    } catch (cause) {
      return attemptAfter(cause)
    }
  }

  return {
    async begin(operationId, seen) {
      if (seen?.kind !== 'found' || !isWanted()) return
      const { connection, number } = seen
      const { connectionId } = connection
      const about = { number, connection }
      if (!connections.holding('tickets').includes(connectionId)) {
        return held.begin(operationId, [{ about, error: 'ticket-system-gone' }])
      }
      const { baseUrl } = connections.configured(connectionId)
      await held.begin(operationId, [{ about, payload: { ...about, operationId, baseUrl } }])
    },

    finish: held.finish,
    recover: held.recover,
    ended: held.ended,
    close: held.close,

    of(operationId) {
      const [report] = held.of(operationId)
      if (report === undefined) return null
      const { about, state, error } = report
      return { ...about, state: state === 'sent' && unconfirmed.has(operationId) ? 'unconfirmed' : state, error }
    },

    sender: {
      kind: ticketNoteKind,
      schema: TicketNote,
      place: ({ baseUrl }) => baseUrl,
      describe: ({ number, connection }) => ({ about: number, to: connection.name }),
      recorded: ({ operationId, connection, number }) => ({
        operationId,
        message: { kind: 'ticket-note', connection, ticket: number },
      }),
      // Tried again, it would no longer be an alarm while it waits, and the notes it stops would go out.
      isFinal: (code) => code === 'ticket-note-public',
      send: ({ payload }, signal) => send(payload, signal),
    },
  }
}

/** For problems that somebody has to fix in the ticket system: frequent retries would not help. */
const slowlyMs = 60 * 60 * 1000

/** Pure. What an attempt came to, by what the connection threw. */
export function attemptAfter(cause: unknown): Attempt {
  const code = codeOf(cause)
  const failure = cause instanceof ConnectionFailure ? cause.cause : cause
  if (!(failure instanceof ProviderError)) return beforeTheCall(code)
  const asked = (failure.detail.retryAfterSeconds ?? 0) * 1000
  switch (failure.kind) {
    case 'outcome-unknown':
      return { kind: 'retry', code: 'ticket-note-unconfirmed' }
    case 'unauthenticated':
      return { kind: 'stop', code }
    // Closed, hidden, or without the right to write: of this ticket alone, and an agent may have it opened again, or add the note by hand.
    case 'not-found':
    case 'rejected':
      return { kind: 'retry', code, afterMs: slowlyMs }
    case 'forbidden':
    case 'redirected':
    case 'tls':
      return { kind: 'place-down', code, afterMs: slowlyMs }
    case 'rate-limited':
    case 'unexpected-response':
      return { kind: 'place-down', code, afterMs: asked }
    case 'not-reachable':
    case 'timeout':
    case 'cancelled':
      return { kind: 'place-down', code: code === 'cancelled' ? 'timed-out' : code }
  }
}

/** Nothing was sent: the connection's secret could not be read, or the connection has just been removed. */
function beforeTheCall(code: ErrorCode): Attempt {
  switch (code) {
    case 'secret-missing':
    case 'secret-incomplete':
      return { kind: 'stop', code }
    case 'connection-not-found':
    case 'system-not-known':
      return { kind: 'stop', code: 'ticket-system-gone' }
    default:
      return { kind: 'place-down', code }
  }
}
