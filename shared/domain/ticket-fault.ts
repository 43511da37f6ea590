/** What a connected ticket system's answer means for a reset. Pure, and free of schemas so that the page can load it. */
import type { Account } from './account.ts'
import type { TicketCheck } from './rules.ts'
import { sameAddress } from './same-address.ts'
import type { TicketAbout, TicketSeen, TicketStateKind } from './ticket.ts'

/** What is wrong with a ticket for sure. What nobody could find out is not wrong. */
export type TicketFault = 'ticket-not-found' | 'ticket-closed' | 'ticket-for-somebody-else'

interface FoundTicket {
  readonly kind: 'found'
  readonly state: { readonly kind: TicketStateKind }
  readonly about: TicketAbout | null
}

export function ticketFault(seen: FoundTicket | { readonly kind: 'not-found' | 'not-checked' }): TicketFault | null {
  if (seen.kind === 'not-found') return 'ticket-not-found'
  if (seen.kind !== 'found') return null
  if (seen.about === 'somebody-else') return 'ticket-for-somebody-else'
  return seen.state.kind === 'closed' || seen.state.kind === 'resolved' ? 'ticket-closed' : null
}

/** What a reset is refused with; `null` where it is not. */
export function ticketRefusal(seen: TicketSeen | null, check: TicketCheck): TicketFault | null {
  return seen === null || check !== 'refuse' ? null : ticketFault(seen)
}

/**
 * By the one rule that puts accounts together, over every login and address of the person. A login alone, which may be a number of the
 * company's, says that a ticket is for the person and never that it is for somebody else.
 */
export function ticketAbout(
  people: readonly string[],
  accounts: readonly Pick<Account, 'logins' | 'email'>[],
): TicketAbout {
  const own = accounts.flatMap(({ logins, email }) => (email === null ? logins : [...logins, email]))
  if (people.some((one) => own.some((other) => sameAddress(one, other)))) return 'same-person'
  const hasAddress = (all: readonly string[]): boolean => all.some((one) => one.includes('@'))
  return hasAddress(people) && hasAddress(own) ? 'somebody-else' : 'cannot-compare'
}
