import { beforeEach, describe, expect, it } from 'vitest'
import { planLifetimeMs } from '../../../electron/resets/plan-book.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { TicketSeen } from '../../../shared/domain/ticket.ts'
import { connectionId, makeOutcome, makeSelection, makeSettings, makeStatus } from '../../support/domain-fixtures.ts'
import {
  codeOfRejection,
  createHarnessOfTwo,
  kindsOf,
  noNote,
  prepareTwoSteps,
  refuseEntries,
  signal,
  windowId,
  type Harness,
} from './resets-harness.ts'

let harness: Harness
beforeEach(() => {
  harness = createHarnessOfTwo()
})

describe('commit', () => {
  it('records no ticket and no reason as null', async () => {
    const plan = await prepareTwoSteps(harness)
    const operation = await harness.resets.commit(windowId, plan.id, { ticket: '  ', reason: '' })
    expect([operation.ticket, operation.reason]).toEqual([null, null])
  })

  it.each([
    ['ticket-required', { ticket: { required: true, pattern: null, check: 'warn' as const, note: true } }, noNote],
    [
      'ticket-invalid',
      { ticket: { required: false, pattern: 'INC\\d+', check: 'warn' as const, note: true } },
      { ticket: 'INC', reason: '' },
    ],
    ['reason-required', { reasonRequired: true }, { ticket: '', reason: '   ' }],
  ])('refuses with %s before the plan is used up', async (code, rule, note) => {
    const plan = await prepareTwoSteps(harness)
    harness.settings = makeSettings(rule)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, note))).toBe(code)
    expect(harness.log).toEqual([])
    await harness.resets.commit(windowId, plan.id, { ticket: 'INC7', reason: 'lost phone' })
    expect(kindsOf(harness)).toContain('finished')
  })

  const closed: TicketSeen = {
    kind: 'found',
    connection: { connectionId, system: 'x', name: 'Tickets', environment: 'production' },
    number: 'INC7',
    state: { label: 'Closed', kind: 'closed' },
    about: 'same-person',
  }
  const refusing = { ticket: { required: false, pattern: null, check: 'refuse' as const, note: true } }

  it('records what the ticket systems said, and says it in the question first where it is wrong', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.checkTicket = () => Promise.resolve(closed)
    const operation = await harness.resets.commit(windowId, plan.id, { ticket: 'inc7', reason: '' })
    expect(operation.ticketSeen).toEqual(closed)
    const [first] = harness.questions[0]?.detail.split('\n') ?? []
    expect(first).toBe('TICKET CLOSED. It is already resolved or closed.')
    expect(harness.questions[0]?.detail).toContain('Ticket system: INC7, Closed, for this person')
  })

  it.each<[string, TicketSeen]>([
    ['ticket-closed', closed],
    ['ticket-for-somebody-else', { ...closed, state: { label: null, kind: 'open' }, about: 'somebody-else' }],
    ['ticket-not-found', { kind: 'not-found', isNumber: true }],
  ])('refuses with %s by the rules, and asks nobody', async (code, seen) => {
    const plan = await prepareTwoSteps(harness)
    harness.settings = makeSettings(refusing)
    harness.checkTicket = () => Promise.resolve(seen)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, { ticket: 'INC7', reason: '' }))).toBe(code)
    expect(harness.log).toEqual([])
    // As after any other refusal of a plan: the next attempt reads everything again.
    harness.checkTicket = () => Promise.resolve(null)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, { ticket: 'INC8', reason: '' }))).toBe(
      'plan-not-found',
    )
  })

  it.each<[string, TicketSeen]>([
    ['that no system could say', { kind: 'not-checked', code: 'not-reachable' }],
    ['that cannot be compared', { ...closed, state: { label: null, kind: 'unknown' }, about: 'cannot-compare' }],
  ])('refuses no ticket %s, and records that', async (_, seen) => {
    const plan = await prepareTwoSteps(harness)
    harness.settings = makeSettings(refusing)
    harness.checkTicket = () => Promise.resolve(seen)
    expect((await harness.resets.commit(windowId, plan.id, { ticket: 'INC7', reason: '' })).ticketSeen).toEqual(seen)
  })

  it('refuses by a rule that came while the question was open', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.checkTicket = () => Promise.resolve(closed)
    harness.confirm = () => {
      harness.settings = makeSettings(refusing)
      return Promise.resolve(true)
    }
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, { ticket: 'INC7', reason: '' }))).toBe(
      'ticket-closed',
    )
    expect(harness.log).toEqual(['asked'])
  })

  it('asks nobody for a window that was closed while the ticket was looked up', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.checkTicket = () => {
      harness.resets.forgetWindow(windowId)
      return Promise.resolve(null)
    }
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, { ticket: 'INC7', reason: '' }))).toBe(
      'cancelled',
    )
    expect(harness.log).toEqual([])
  })

  it('sends and writes nothing without a yes, and the plan is used up', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.confirm = () => Promise.resolve(false)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('not-confirmed')
    expect(harness.log).toEqual(['asked'])
    harness.confirm = () => Promise.resolve(true)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
  })

  it('sends and writes nothing when the question cannot be asked', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.confirm = () => Promise.reject(new Error('no window'))
    await expect(harness.resets.commit(windowId, plan.id, noNote)).rejects.toThrow('no window')
    expect(harness.log).toEqual(['asked'])
  })

  it('does not act on a plan that expired while the question was open', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.confirm = () => {
      harness.nowMs += planLifetimeMs
      return Promise.resolve(true)
    }
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
    expect(harness.log).toEqual(['asked'])
  })

  it('refuses another window, and the plan stays for its own', async () => {
    const plan = await prepareTwoSteps(harness)
    expect(await codeOfRejection(harness.resets.commit(2, plan.id, noNote))).toBe('plan-not-found')
    await harness.resets.commit(windowId, plan.id, noNote)
  })

  it('carries a plan out once, also when it is committed twice at the same time', async () => {
    const plan = await prepareTwoSteps(harness)
    const results = await Promise.allSettled([
      harness.resets.commit(windowId, plan.id, noNote),
      harness.resets.commit(windowId, plan.id, noNote),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(harness.log.filter((line) => line.startsWith('run:'))).toEqual(['run:s1', 'run:s2'])
  })

  it.each([
    ['was renamed', () => harness.connections.change(1, connectionId, { name: 'Branch office' })],
    ['has another environment', () => harness.connections.change(1, connectionId, { environment: 'sandbox' })],
    [
      'leads to another server',
      () => harness.connections.change(1, connectionId, { address: 'https://other.example' }),
    ],
    [
      'signs in in another way',
      () => harness.connections.change(1, connectionId, { signIn: { kind: 'password', username: 'svc' } }),
    ],
  ])('does not ask for a plan of a connection that %s since', async (_what, change) => {
    const plan = await prepareTwoSteps(harness)
    await change()
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
    expect(harness.log).toEqual([])
  })

  it('sends nothing when a connection is changed while the question stands', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.confirm = async () => {
      await harness.connections.change(1, connectionId, { address: 'https://other.example' })
      return true
    }
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
    expect(harness.log).toEqual(['asked'])
    expect(kindsOf(harness)).toEqual([])
  })

  it('does not carry out what was read before its connection was changed', async () => {
    harness.system.replace.readMfaStatus = async () => {
      await harness.connections.change(1, connectionId, { address: 'https://other.example' })
      return makeStatus()
    }
    const plan = await harness.resets.prepare(windowId, [makeSelection()], null, signal)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
  })

  it('records which operation it repeats', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.system.replace.runStep = () => Promise.resolve(makeOutcome('failed'))
    const first = await harness.resets.commit(windowId, plan.id, noNote)
    const retry = await harness.resets.prepare(windowId, [makeSelection()], first.id, signal)
    const second = await harness.resets.commit(windowId, retry.id, noNote)
    expect(second.retryOf).toBe(first.id)
  })
})

/** The next question stands until it is answered. */

function standQuestion() {
  const { promise: answered, resolve: answer } = Promise.withResolvers<boolean>()

  const { promise: withdrawn, resolve: stands } = Promise.withResolvers<AbortSignal>()

  harness.confirm = (signal) => {
    stands(signal)

    return answered
  }

  return { answer, withdrawn }
}

describe('a window that is gone', () => {
  it('takes its question with it, and a yes that comes too late begins nothing', async () => {
    const plan = await prepareTwoSteps(harness)
    const asked = standQuestion()
    const committing = codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))
    const withdrawn = await asked.withdrawn
    harness.resets.forgetWindow(windowId + 1)
    expect(withdrawn.aborted).toBe(false)
    harness.resets.forgetWindow(windowId)
    expect(withdrawn.aborted).toBe(true)
    asked.answer(true)
    expect(await committing).toBe('cancelled')
    expect(harness.log).toEqual(['asked'])
  })
})

describe('close', () => {
  it('waits for a change under way and its record', async () => {
    const plan = await prepareTwoSteps(harness)
    const { promise: answered, resolve: answer } = Promise.withResolvers<StepOutcome>()
    const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>()
    harness.system.replace.runStep = () => {
      reach(undefined)
      return answered
    }
    const committing = harness.resets.commit(windowId, plan.id, noNote)
    await reached
    const closing = harness.resets.close().then(() => harness.log.push('closed'))
    answer(makeOutcome())
    await Promise.all([committing, closing])
    expect(harness.log.slice(-2)).toEqual(['journal:finished', 'closed'])
  })

  it('takes the question away, and begins no change for an answer that comes afterwards', async () => {
    const plan = await prepareTwoSteps(harness)
    const asked = standQuestion()
    const committing = codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))
    const withdrawn = await asked.withdrawn
    await harness.resets.close()
    expect(withdrawn.aborted).toBe(true)
    asked.answer(true)
    expect(await committing).toBe('cancelled')
    expect(harness.log).toEqual(['asked'])
  })

  it('asks nothing any more', async () => {
    const plan = await prepareTwoSteps(harness)
    await harness.resets.close()
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('cancelled')
    expect(harness.log).toEqual([])
  })

  it('writes what waits, if the journal takes it by then', async () => {
    const plan = await prepareTwoSteps(harness)
    refuseEntries(harness, ({ kind }) => kind === 'finished')
    await harness.resets.commit(windowId, plan.id, noNote)
    harness.history.refuse(null)
    await harness.resets.close()
    expect(kindsOf(harness).at(-1)).toBe('finished')
  })

  it('ends also when what waits still cannot be written, and says so', async () => {
    const plan = await prepareTwoSteps(harness)
    refuseEntries(harness, ({ kind }) => kind === 'finished')
    await harness.resets.commit(windowId, plan.id, noNote)
    harness.watch.length = 0
    await harness.resets.close()
    expect(harness.watch).toEqual(['refused'])
  })
})
