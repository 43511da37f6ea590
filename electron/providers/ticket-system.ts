/**
 * The ticket port: what can be done with the ticket system of one connection, in domain words.
 *
 * A ticket is looked up, and a note that only the help desk sees is added to it. Nothing else of a ticket is ever changed: not its
 * state, not its people, and nothing that the person it is about is shown or sent. Everything throws `ProviderError`, or what reading the
 * connection's secret threw.
 */
import type { ConnectionCheck } from '../../shared/domain/connection.ts'
import type { TicketFacts } from '../../shared/domain/ticket.ts'

export interface TicketSystem {
  /** Who am I, do I see tickets. Changes nothing. */
  checkConnection(signal: AbortSignal): Promise<ConnectionCheck>

  /** Pure. The number as this system would write what was typed, or `null` where none of its tickets can have such a number. */
  readNumber(typed: string): string | null

  /**
   * The ticket of that number, as `readNumber` gave it. `null`: there is none, or this account may not see it; no system tells the two
   * apart.
   */
  lookUp(number: string, signal: AbortSignal): Promise<TicketFacts | null>

  /**
   * Adds a note that only the help desk sees, unless one with this operation's id is there. The text holds the id.
   *
   * Rejects with `outcome-unknown` where the note may have been added, and with `ticket-not-found` or `ticket-takes-no-note` where the
   * ticket has no place for one.
   */
  addInternalNote(number: string, note: InternalNote, signal: AbortSignal): Promise<NoteAdded>
}

export interface InternalNote {
  readonly operationId: string
  /** Plain text of several lines. */
  readonly text: string
}

export type NoteAdded =
  /** `confirmed`: the system showed that it is there, and internal. Otherwise it was taken and could not be read again. */
  | { readonly kind: 'stored'; readonly confirmed: boolean }
  | { readonly kind: 'already-there' }
  /** The system did not say that it is internal, so whoever the ticket is for may have been sent it. */
  | { readonly kind: 'public'; readonly noteId: string | null }
