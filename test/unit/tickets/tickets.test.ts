import { beforeEach, describe, expect, it } from 'vitest'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import type { TicketSystem } from '../../../electron/providers/ticket-system.ts'
import { createTickets, type Tickets } from '../../../electron/tickets/tickets.ts'
import type { TicketFacts } from '../../../shared/domain/ticket.ts'
import { makeAccount, makeConnection } from '../../support/domain-fixtures.ts'

const alive = new AbortController().signal
const mira = [makeAccount({ logins: ['mira@example.com'], email: null })]
const facts = (changes: Partial<TicketFacts> = {}): TicketFacts => ({
  number: 'INC7',
  title: 'Phone lost',
  state: { label: 'In Progress', kind: 'open' },
  people: ['mira@example.com'],
  ...changes,
})

let systems: Map<string, TicketSystem['lookUp']>
let asked: string[]
let nowMs: number
let limit: AbortController
let tickets: Tickets

beforeEach(() => {
  systems = new Map()
  asked = []
  nowMs = 0
  limit = new AbortController()
  tickets = createTickets({
    now: () => new Date(nowMs),
    checkLimit: () => limit.signal,
    connections: {
      configured: (id) => makeConnection({ id }),
      holding: (what) => (what === 'tickets' ? [...systems.keys()] : []),
      label: (connectionId) => ({ connectionId, system: 'x', name: connectionId, environment: 'production' }),
      useTickets: (id, work) =>
        work({
          checkConnection: () => Promise.reject(new Error('not asked')),
          addInternalNote: () => Promise.reject(new Error('not asked')),
          readNumber: (typed) => (/^inc\d+$/i.test(typed.trim()) ? typed.trim().toUpperCase() : null),
          lookUp: (number, signal) => {
            asked.push(`${id} ${number}`)
            return systems.get(id)?.(number, signal) ?? Promise.resolve(null)
          },
        }),
    },
  })
})

describe('looking a ticket up', () => {
  it('says what the system says, and whether it is for the person', async () => {
    systems.set('a', () => Promise.resolve(facts()))
    expect(await tickets.lookUp(' inc7 ', mira, alive)).toMatchObject({
      kind: 'found',
      ticket: facts(),
      about: 'same-person',
    })
    expect(asked).toEqual(['a INC7'])
  })

  it('compares with nobody while nobody is open', async () => {
    systems.set('a', () => Promise.resolve(facts()))
    expect(await tickets.lookUp('INC7', [], alive)).toMatchObject({ about: null })
  })

  it('asks no system for what is no number of it', async () => {
    systems.set('a', () => Promise.resolve(facts()))
    expect(await tickets.lookUp('HELP-1', mira, alive)).toEqual({ kind: 'not-found', isNumber: false })
    expect(asked).toEqual([])
  })

  it('is not "not found" while a system that could have it does not answer', async () => {
    systems.set('a', () => Promise.resolve(null))
    systems.set('b', () => Promise.reject(new ProviderError('timeout', 'timed-out')))
    await expect(tickets.lookUp('INC7', mira, alive)).rejects.toMatchObject({ code: 'timed-out' })
    systems.set('b', () => Promise.resolve(null))
    expect(await tickets.lookUp('INC7', mira, alive)).toEqual({ kind: 'not-found', isNumber: true })
  })

  it('finds it in one system though another does not answer', async () => {
    systems.set('a', () => Promise.reject(new ProviderError('timeout', 'timed-out')))
    systems.set('b', () => Promise.resolve(facts()))
    expect(await tickets.lookUp('INC7', mira, alive)).toMatchObject({ connection: { connectionId: 'b' } })
  })

  it('takes the ticket of this person where two systems have the number', async () => {
    systems.set('a', () => Promise.resolve(facts({ people: ['other@example.com'] })))
    systems.set('b', () => Promise.resolve(facts()))
    expect(await tickets.lookUp('INC7', mira, alive)).toMatchObject({
      connection: { connectionId: 'b' },
      about: 'same-person',
    })
  })

  it('believes what was said for a minute, and asks again for what was not there', async () => {
    systems.set('a', () => Promise.resolve(facts()))
    await tickets.lookUp('INC7', mira, alive)
    nowMs = 59_000
    await tickets.lookUp('inc7', [], alive)
    expect(asked).toHaveLength(1)
    nowMs = 61_000
    await tickets.lookUp('INC7', mira, alive)
    expect(asked).toHaveLength(2)
    systems.set('a', () => Promise.resolve(null))
    await tickets.lookUp('INC8', mira, alive)
    await tickets.lookUp('INC8', mira, alive)
    expect(asked).toHaveLength(4)
  })
})

describe('checking a ticket before a reset', () => {
  it('asks nobody where no ticket is given, or no ticket system is connected', async () => {
    expect(await tickets.check('INC7', mira)).toBeNull()
    systems.set('a', () => Promise.resolve(facts()))
    expect(await tickets.check('  ', mira)).toBeNull()
    expect(asked).toEqual([])
  })

  it('keeps neither the title nor the people', async () => {
    systems.set('a', () => Promise.resolve(facts()))
    expect(await tickets.check('INC7', mira)).toEqual({
      kind: 'found',
      connection: { connectionId: 'a', system: 'x', name: 'a', environment: 'production' },
      number: 'INC7',
      state: { label: 'In Progress', kind: 'open' },
      about: 'same-person',
    })
  })

  it('says that nobody could say where the system is not reachable', async () => {
    systems.set('a', () => Promise.reject(new ProviderError('not-reachable', 'not-reachable')))
    expect(await tickets.check('INC7', mira)).toEqual({ kind: 'not-checked', code: 'not-reachable' })
  })

  it('waits no longer than it may', async () => {
    systems.set(
      'a',
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new ProviderError('cancelled', 'cancelled')))
        }),
    )
    const checked = tickets.check('INC7', mira)
    limit.abort()
    expect(await checked).toEqual({ kind: 'not-checked', code: 'timed-out' })
  })
})
