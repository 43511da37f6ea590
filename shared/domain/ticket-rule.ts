/** The ticket rule: whether a ticket number is asked for, and what it has to look like. */
import type { Settings } from './settings.ts'

export type TicketVerdict = 'ok' | 'ticket-required' | 'ticket-invalid'

/**
 * The pattern must match the whole ticket, spaces around it aside, in any case. A ticket that need not be given must
 * still fit the pattern when it is given.
 */
export function checkTicket(ticket: string, rule: Pick<Settings['ticket'], 'required' | 'pattern'>): TicketVerdict {
  const trimmed = ticket.trim()
  if (trimmed === '') return rule.required ? 'ticket-required' : 'ok'
  if (rule.pattern === null) return 'ok'
  // The group keeps an alternation (`INC\d+|REQ\d+`) from matching only a part.
  return new RegExp(`^(?:${rule.pattern})$`, 'iu').test(trimmed) ? 'ok' : 'ticket-invalid'
}
