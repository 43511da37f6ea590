/**
 * The ticket port: what can be done with the ticket system of one connection, in the domain's terms.
 *
 * A ticket is looked up, and a note that only the help desk sees is added to it. Nothing else about a ticket is ever changed: not its
 * state, not its people, and nothing that is shown or sent to the person it is about. Everything throws `ProviderError`, or whatever
 * reading the connection's secret threw.
 */
import type { ConnectionCheck } from '../../shared/domain/connection.ts'
import type { TicketFacts } from '../../shared/domain/ticket.ts'

export interface TicketSystem {
  /** Whose sign-in it is, and whether it sees tickets. Changes nothing. */
  checkConnection(signal: AbortSignal): Promise<ConnectionCheck>

  /** Pure. The typed number in this system's format, or `null` if none of its tickets can have such a number. */
  readNumber(typed: string): string | null

  /**
   * The ticket with this number, which comes from `readNumber`. `null`: there is none, or this account may not see it; no system
   * distinguishes the two.
   */
  lookUp(number: string, signal: AbortSignal): Promise<TicketFacts | null>

  /**
   * Adds a note that only the help desk sees, unless there already is one with this operation's id, internal or not. The text contains the
   * id.
   *
   * Rejects with `outcome-unknown` if the note may have been added, and with `ticket-not-found` or `ticket-takes-no-note` if it cannot be
   * added to the ticket.
   */
  addInternalNote(number: string, note: InternalNote, signal: AbortSignal): Promise<NoteAdded>
}

export interface InternalNote {
  readonly operationId: string
  /** Plain text, which may have several lines. */
  readonly text: string
}

export type NoteAdded =
  /** `confirmed`: the system showed that it exists and is internal. Otherwise it was accepted, but could not be read back. */
  | { readonly kind: 'stored'; readonly confirmed: boolean }
  | { readonly kind: 'already-there' }
  /** The system does not say that it is internal, so it may have been sent to the person the ticket is for. */
  | { readonly kind: 'public'; readonly noteId: string | null }
