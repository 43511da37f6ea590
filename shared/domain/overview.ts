/** The history in figures: what began within one span of time, which the asker divides as people divide their calendar. */
import { z } from 'zod'
import { SystemId } from './connection.ts'
import { Instant } from './primitives.ts'
import { ProofKind } from './rules.ts'

const maxPeriods = 400

const isAscending = (instants: readonly string[]): boolean =>
  instants.every((instant, index) => index === 0 || Date.parse(instants[index - 1] ?? '') < Date.parse(instant))

export const OverviewQuestion = z.strictObject({
  /** When each period begins, ascending. It ends where the next begins, the last one at `end`. */
  starts: z.array(Instant).min(1).max(maxPeriods).refine(isAscending),
  end: Instant,
  /** Only what this account of the operating system began; `null`: what anybody did. */
  agent: z.string().max(256).nullable(),
})
export type OverviewQuestion = z.infer<typeof OverviewQuestion>

/**
 * How a caller was checked before a reset. `unchecked`: not at all, for a reason that is recorded. `not-recorded`: the record has
 * neither a proof nor such a reason; the rules demanded nothing, or the version that wrote it knew no checks.
 */
export const CallerCheckKind = z.enum([...ProofKind.options, 'unchecked', 'not-recorded'])
export type CallerCheckKind = z.infer<typeof CallerCheckKind>

const Count = z.int().nonnegative()

export const Overview = z.object({
  /** One for each start asked for. `suspicious`: refused checks and reported calls. */
  periods: z.array(z.object({ resets: Count, suspicious: Count })),
  resets: Count,
  refusedChecks: Count,
  reportedCalls: Count,
  withoutTicket: Count,
  /** With a step whose outcome nobody knows yet. */
  unknown: Count,
  /** After which something that was removed had not been set up again a day later, as far as a system showed it. */
  notSetUpAgain: Count,
  /** Most first. A reset in several systems counts in each. */
  bySystem: z.array(z.object({ system: SystemId, resets: Count })),
  /** In the order of `CallerCheckKind`, those that occur. A reset with several proofs counts for each. */
  byCallerCheck: z.array(z.object({ kind: CallerCheckKind, resets: Count })),
  /** Whoever began something within the span, whatever agent was asked for; most resets first. */
  agents: z.array(z.object({ osUser: z.string(), displayName: z.string(), resets: Count })),
})
export type Overview = z.infer<typeof Overview>
