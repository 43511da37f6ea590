/**
 * The kind of a ticket's state. Numbers have different meanings in each table, companies add their own, and display values are
 * localised: so `active` decides, and only the tables' default numbers are used. Pure.
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
  // The ticket is still active, whatever a custom state means.
  if (active === 'true') return known === 'resolved' ? 'resolved' : 'open'
  return known ?? 'unknown'
}
