import { describe, expect, it } from 'vitest'
import { ticketAbout, ticketFault, ticketRefusal } from '../../../../shared/domain/ticket-fault.ts'
import type { TicketSeen } from '../../../../shared/domain/ticket.ts'

const mira = [
  { logins: ['mira.dunmore@practice.example', 'mira.dunmore'], email: 'Mira.Dunmore@practice.example' },
  { logins: ['dunmore@other.example'], email: null },
]

describe('whom a ticket is for', () => {
  it.each([
    ['by an address in other letter case', ['MIRA.DUNMORE@PRACTICE.EXAMPLE'], 'same-person'],
    ['by an address of another account of the person', ['dunmore@other.example'], 'same-person'],
    ['by a login alone', ['mira.dunmore'], 'same-person'],
    ['by another address', ['gwendolyn.oakes@practice.example', 'gwendolyn.oakes'], 'somebody-else'],
    ['by a number of the company, which is no login here', ['106783'], 'cannot-compare'],
    ['by nothing', [], 'cannot-compare'],
    ['by an address that only looks the same', ['mira.dunmore@practıce.example'], 'somebody-else'],
    ['by an address that cannot be told as it was', ['mira.dunmore@practice.example\uFFFD'], 'somebody-else'],
  ])('is compared %s', (_, people, about) => {
    expect(ticketAbout(people, mira)).toBe(about)
  })

  it('cannot be compared with somebody of whom no address is known', () => {
    expect(ticketAbout(['gwendolyn.oakes@practice.example'], [{ logins: ['mira'], email: null }])).toBe(
      'cannot-compare',
    )
  })
})

const connection = {
  connectionId: '00000000-0000-4000-8000-000000000009',
  system: 'x',
  name: 'Tickets',
  environment: 'production',
} as const
const found = (
  kind: 'open' | 'resolved' | 'closed' | 'unknown',
  about: 'same-person' | 'somebody-else' | 'cannot-compare',
): TicketSeen => ({
  kind: 'found',
  connection,
  number: 'INC1',
  state: { label: null, kind },
  about,
})

describe('what is wrong with a ticket', () => {
  it.each<[TicketSeen, string | null]>([
    [found('open', 'same-person'), null],
    [found('unknown', 'cannot-compare'), null],
    [found('resolved', 'same-person'), 'ticket-closed'],
    [found('closed', 'cannot-compare'), 'ticket-closed'],
    [found('closed', 'somebody-else'), 'ticket-for-somebody-else'],
    [{ kind: 'not-found', isNumber: true }, 'ticket-not-found'],
    [{ kind: 'not-found', isNumber: false }, 'ticket-not-found'],
    [{ kind: 'not-checked', code: 'not-reachable' }, null],
  ])('%j: %s', (seen, fault) => {
    expect(ticketFault(seen)).toBe(fault)
    expect(ticketRefusal(seen, 'refuse')).toBe(fault)
    expect(ticketRefusal(seen, 'warn')).toBeNull()
  })
})
