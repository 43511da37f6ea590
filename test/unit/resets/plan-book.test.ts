import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlanBook, planLifetimeMs } from '../../../electron/resets/plan-book.ts'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import { makePlannedAccount, makeStep } from '../../support/domain-fixtures.ts'

const noProofs = { proofs: [], inheritedProofs: [], approval: null, known: [] }

const parts = { accounts: [makePlannedAccount()], steps: [makeStep()] }
const grounds = { connections: [], retryOf: null, ...noProofs }
const notFound = new CodedError('plan-not-found')

function bookAt(start = 0) {
  const clock = { ms: start }
  return { clock, book: createPlanBook(() => new Date(clock.ms)) }
}

describe('plan book', () => {
  it('gives a plan out once', () => {
    const { book } = bookAt()
    const plan = book.keep(1, parts, { ...grounds, retryOf: 'the-operation' })
    expect(book.take(1, plan.id)).toEqual({ ...grounds, plan, retryOf: 'the-operation' })
    expect(() => book.take(1, plan.id)).toThrow(notFound)
  })

  it('gives a plan to the window it was made for only, and keeps it for that one', () => {
    const { book } = bookAt()
    const plan = book.keep(1, parts, grounds)
    expect(() => book.take(2, plan.id)).toThrow(notFound)
    expect(book.take(1, plan.id).plan).toEqual(plan)
  })

  it('says when a plan ends and refuses it from then on', () => {
    const { book, clock } = bookAt(5_000)
    const early = book.keep(1, parts, grounds)
    const late = book.keep(1, parts, grounds)
    expect(Date.parse(early.expiresAt)).toBe(5_000 + planLifetimeMs)
    clock.ms += planLifetimeMs - 1
    expect(book.take(1, early.id).plan.id).toBe(early.id)
    clock.ms += 1
    expect(() => book.take(1, late.id)).toThrow(notFound)
    expect(() => book.refuseExpired(late)).toThrow(notFound)
  })

  it('refuses a plan when the clock is set back to before it was made', () => {
    const { book, clock } = bookAt(5_000)
    const plan = book.keep(1, parts, grounds)
    clock.ms -= 1
    expect(() => book.refuseExpired(plan)).toThrow(notFound)
    expect(() => book.take(1, plan.id)).toThrow(notFound)
  })

  it('forgets the plans of a closed window and no others', () => {
    const { book } = bookAt()
    const closed = book.keep(1, parts, grounds)
    const open = book.keep(2, parts, grounds)
    book.forgetWindow(1)
    expect(() => book.take(1, closed.id)).toThrow(notFound)
    expect(book.take(2, open.id).plan.id).toBe(open.id)
  })

  it('lets the oldest plan of a window give way to a ninth, whatever other windows hold', () => {
    const { book } = bookAt()
    const foreign = book.keep(2, parts, grounds)
    const plans = Array.from({ length: 9 }, () => book.keep(1, parts, grounds))
    expect(() => book.take(1, plans[0]?.id ?? '')).toThrow(notFound)
    expect(plans.slice(1).map(({ id }) => book.take(1, id).plan.id)).toEqual(plans.slice(1).map(({ id }) => id))
    expect(book.take(2, foreign.id).plan.id).toBe(foreign.id)
  })

  it('makes ids of 128 bit that do not repeat', () => {
    const { book } = bookAt()
    const ids = Array.from({ length: 50 }, () => book.keep(1, parts, grounds).id)
    expect(new Set(ids).size).toBe(50)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
  })

  it('never gives a plan out twice, to a foreign window or after its time, in any order of events', () => {
    const event = fc.oneof(
      fc.record({ do: fc.constant('keep' as const), window: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('take' as const), window: fc.integer({ min: 1, max: 3 }), nth: fc.nat(20) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: planLifetimeMs }) }),
      fc.record({ do: fc.constant('forget' as const), window: fc.integer({ min: 1, max: 3 }) }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { book, clock } = bookAt()
        const made: { id: string; window: number; at: number }[] = []
        const given = new Set<string>()
        for (const one of events) {
          if (one.do === 'keep')
            made.push({ id: book.keep(one.window, parts, grounds).id, window: one.window, at: clock.ms })
          if (one.do === 'wait') clock.ms += one.ms
          if (one.do === 'forget') book.forgetWindow(one.window)
          if (one.do !== 'take') continue
          const wanted = made[one.nth % Math.max(made.length, 1)]
          if (!wanted) continue
          try {
            book.take(one.window, wanted.id)
          } catch {
            continue
          }
          expect(given.has(wanted.id)).toBe(false)
          expect(one.window).toBe(wanted.window)
          expect(clock.ms - wanted.at).toBeLessThan(planLifetimeMs)
          given.add(wanted.id)
        }
      }),
    )
  })
})
