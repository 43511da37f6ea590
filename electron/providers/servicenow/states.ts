/**
 * What a ticket's state comes to. Numbers mean different things from table to table, companies add their own, and what people read is in
 * their language: so `active` decides, and of the numbers only those that the tables come with. Pure.
 */
import type { TicketStateKind } from '../../../shared/domain/ticket.ts'

const incident: Readonly<Record<string, TicketStateKind>> = {
  1: 'open',
  2: 'open',
  3: 'open',
  6: 'resolved',
  7: 'closed',
  8: 'closed',
}

const task: Readonly<Record<string, TicketStateKind>> = {
  '-5': 'open',
  1: 'open',
  2: 'open',
  3: 'closed',
  4: 'closed',
  7: 'closed',
}

export function stateKind(className: string, state: string, active: string): TicketStateKind {
  if (active === 'false') return 'closed'
  const known = className === 'incident' ? incident[state] : className === 'sc_task' ? task[state] : undefined
  // A state of the company's own on a ticket that is still active.
  if (active === 'true') return known === 'resolved' ? 'resolved' : 'open'
  return known ?? 'unknown'
}
