import { describe, expect, it } from 'vitest'
import type { TicketAnswer } from '../../../../shared/domain/ticket.ts'
import { ticketVerdict } from '../../../../renderer/features/desk/state/ticket-state.ts'
import { createFixture, head, jonas, opened } from './desk-fixture.ts'

const found = (number: string): TicketAnswer => ({
  kind: 'found',
  connection: {
    connectionId: '00000000-0000-4000-8000-000000000009',
    system: 'x',
    name: 'Tickets',
    environment: 'production',
  },
  ticket: {
    number,
    title: 'Phone lost',
    state: { label: 'In Progress', kind: 'open' },
    people: ['astrid@example.com'],
  },
  about: 'same-person',
})

describe('the ticket', () => {
  it('is not looked up where no ticket system is connected', async () => {
    const desk = createFixture()
    desk.desk.setTicket('INC1')
    await desk.endPauses()
    expect(desk.asked('tickets:look-up')).toEqual([])
    expect(desk.state().ticketLook).toBeNull()
  })

  it('is looked up once nobody has typed for a moment, for the person who is open', async () => {
    const desk = await opened()
    desk.connectTickets()
    for (const typed of ['I', 'IN', 'INC1']) desk.desk.setTicket(typed)
    expect(desk.state().ticketLook).toEqual({ phase: 'looking' })
    await desk.endPauses()
    expect(desk.asked('tickets:look-up').map(({ request }) => request)).toEqual([
      { ticket: 'INC1', accounts: [{ connectionId: head, accountId: '1' }] },
    ])
    await desk.question('tickets:look-up').answer(found('INC1'))
    expect(desk.state().ticketLook).toEqual({ phase: 'answered', answer: found('INC1') })
  })

  it('never shows a late answer of an older number', async () => {
    const desk = await opened()
    desk.connectTickets()
    desk.desk.setTicket('INC1')
    await desk.endPauses()
    const late = desk.question('tickets:look-up')
    desk.desk.setTicket('INC12')
    expect(late.signal?.aborted).toBe(true)
    await late.answer(found('INC1'))
    expect(desk.state().ticketLook).toEqual({ phase: 'looking' })
    await desk.endPauses()
    await desk.question('tickets:look-up').answer(found('INC12'))
    expect(desk.state().ticketLook).toMatchObject({ answer: { ticket: { number: 'INC12' } } })
  })

  it('is held against another person who is opened, and gone with an empty field', async () => {
    const desk = createFixture()
    desk.connectTickets()
    desk.desk.setTicket('INC1')
    await desk.endPauses()
    await desk.question('tickets:look-up').answer({ ...found('INC1'), about: null })
    desk.desk.openPerson([jonas])
    expect(desk.state().ticketLook).toEqual({ phase: 'looking' })
    desk.desk.setTicket(' ')
    expect(desk.state().ticketLook).toBeNull()
  })

  it('is looked up when a link brings it', async () => {
    const desk = createFixture()
    desk.connectTickets()
    desk.desk.takeLink({ login: 'astrid', ticket: 'INC9' })
    await desk.endPauses()
    expect(desk.question('tickets:look-up').request).toEqual({ ticket: 'INC9', accounts: [] })
  })

  it('can be looked up again when that failed', async () => {
    const desk = createFixture()
    desk.connectTickets()
    desk.desk.setTicket('INC1')
    await desk.endPauses()
    await desk.question('tickets:look-up').refuse('not-reachable')
    expect(desk.state().ticketLook).toMatchObject({ phase: 'failed', error: { code: 'not-reachable' } })
    desk.desk.lookUpTicket()
    await desk.endPauses()
    await desk.question('tickets:look-up').answer(found('INC1'))
    expect(desk.state().ticketLook).toMatchObject({ phase: 'answered' })
  })
})

describe('what is said of it', () => {
  const ticket = { number: 'INC1', title: null, people: [] }
  const say = (
    kind: 'open' | 'closed' | 'resolved' | 'unknown',
    about: 'same-person' | 'somebody-else' | 'cannot-compare' | null,
  ) => {
    const answer = found('INC1')
    if (answer.kind !== 'found') throw new Error('it is found')
    return ticketVerdict({ ...answer, ticket: { ...ticket, state: { label: null, kind } }, about })
  }

  it('is the worst first', () => {
    expect(say('closed', 'somebody-else')).toBe('for-somebody-else')
    expect(say('resolved', 'cannot-compare')).toBe('closed')
    expect(say('unknown', 'cannot-compare')).toBe('cannot-compare')
    expect(say('open', null)).toBe('nobody-open')
    expect(say('open', 'same-person')).toBe('same-person')
    expect(ticketVerdict({ kind: 'not-found', isNumber: false })).toBe('no-number')
  })
})
