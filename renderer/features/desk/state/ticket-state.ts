/** What the connected ticket systems say of the ticket that is typed, for the person who is open. */
import type { TicketAnswer } from '../../../../shared/domain/ticket.ts'
import { ticketFault } from '../../../../shared/domain/ticket-fault.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'

export type TicketLook =
  | { readonly phase: 'looking' }
  | { readonly phase: 'answered'; readonly answer: TicketAnswer }
  | { readonly phase: 'failed'; readonly error: AppError }

export type TicketState = {
  /** `null` where no ticket is typed, or no ticket system is connected. Never of another number or person than the ones now. */
  readonly ticketLook: TicketLook | null
}

export const noTicket: TicketState = { ticketLook: null }

/** What there is to say in a line, the most important first. */
export type TicketVerdict =
  'not-found' | 'no-number' | 'for-somebody-else' | 'closed' | 'cannot-compare' | 'same-person' | 'nobody-open'

export function ticketVerdict(answer: TicketAnswer): TicketVerdict {
  if (answer.kind === 'not-found') return answer.isNumber ? 'not-found' : 'no-number'
  const fault = ticketFault({ kind: 'found', state: answer.ticket.state, about: answer.about })
  if (fault === 'ticket-for-somebody-else') return 'for-somebody-else'
  if (fault === 'ticket-closed') return 'closed'
  // Only while somebody is open is there anybody to compare with.
  if (answer.about === null) return 'nobody-open'
  return answer.about === 'same-person' ? 'same-person' : 'cannot-compare'
}
