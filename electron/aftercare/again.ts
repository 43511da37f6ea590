/** What a reset has taken away that can be set up again, and whether it is there again. Pure. */
import type { Operation, SetUpAgain } from '../../shared/domain/history-entry.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { Factor, FactorKind, MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ReadAccount, ResetStep } from '../../shared/domain/reset-plan.ts'

/** A method that a step has removed and that is not known to be there again. */
export interface Missing {
  readonly stepId: string
  /** The place of its effect in the step's list. */
  readonly effect: number
  readonly factorId: string
  readonly kind: FactorKind
  readonly label: string
  /** Whether the system no longer listed it after the reset: the same id is then a new one. */
  readonly wasSeenGone: boolean
}

/** What is missing of one account after an operation. */
export interface Watched {
  readonly operationId: string
  readonly account: ReadAccount['account']
  readonly startedAt: string
  readonly endedAt: string
  readonly before: MfaStatus
  /** Those that removed what is missing. */
  readonly steps: readonly ResetStep[]
  readonly missing: readonly Missing[]
}

/**
 * The accounts of an operation that has ended, with what it has certainly removed from each and the system lists by itself. Sessions,
 * services, and everything a system does not list are left out: nothing could be seen of them.
 */
export function watchedOf(operation: Operation): Watched[] {
  const { id: operationId, startedAt, endedAt } = operation
  if (endedAt === null) return []
  return operation.accounts.flatMap(({ account, before }) => {
    if (before === undefined) return []
    const own = operation.steps.filter(({ step }) => accountKey(step) === accountKey(account))
    const missing = own.flatMap((step) => missingAfter(step, before))
    const steps = own.map(({ step }) => step).filter(({ id }) => missing.some(({ stepId }) => stepId === id))
    return missing.length === 0 ? [] : [{ operationId, account, startedAt, endedAt, before, steps, missing }]
  })
}

function missingAfter(
  { step, state, check, setUpAgain = [], notSetUpAgain }: Operation['steps'][number],
  before: MfaStatus,
): Missing[] {
  if (state !== 'succeeded' && state !== 'confirmed-done') return []
  const isSettled = (index: number): boolean =>
    setUpAgain.some(({ effect }) => effect === index) || notSetUpAgain?.effects.includes(index) === true
  return step.effects.flatMap((effect, index) => {
    if (effect.kind !== 'remove-factor' || isSettled(index)) return []
    const verdict = check?.verdicts[index] ?? 'not-read'
    const factor = before.factors.items.find(({ id }) => id === effect.factorId)
    if (factor === undefined || factor.temporary === true || verdict === 'still-there' || verdict === 'cannot-tell')
      return []
    const { kind, label } = factor
    const wasSeenGone = verdict === 'gone'
    return [{ stepId: step.id, effect: index, factorId: effect.factorId, kind, label, wasSeenGone }]
  })
}

export type Found = SetUpAgain & Pick<Missing, 'stepId'>

/** The server's clock and this computer's may differ by this much. */
const clocksDifferMs = 10 * 60_000

/**
 * What `now` lists in the place of what is missing: the same method, or else another of its kind that was not there before. Each counts
 * for one.
 */
export function foundAgain({ before, startedAt, missing }: Watched, now: MfaStatus): Found[] {
  const knownIds = new Set(before.factors.items.map(({ id }) => id))
  const isOlder = ({ enrolledAt }: Factor): boolean =>
    enrolledAt !== null && Date.parse(enrolledAt) < Date.parse(startedAt) - clocksDifferMs
  const isNewer = ({ enrolledAt }: Factor): boolean =>
    enrolledAt !== null && Date.parse(enrolledAt) > Date.parse(startedAt)
  const candidates = new Set(
    now.factors.items.filter((factor) => !isOlder(factor) && factor.temporary !== true && factor.unusable !== true),
  )
  const found: Found[] = []
  const take = (fits: (factor: Factor, one: Missing) => boolean): void => {
    for (const one of missing) {
      if (found.some(({ stepId, effect }) => stepId === one.stepId && effect === one.effect)) continue
      const factor = [...candidates].find((each) => fits(each, one))
      if (factor === undefined) continue
      candidates.delete(factor)
      const { kind, label, enrolledAt } = factor
      const time =
        enrolledAt === null
          ? ({ setUpAt: now.readAt, timeFrom: 'seen' } as const)
          : ({ setUpAt: enrolledAt, timeFrom: 'system' } as const)
      found.push({ stepId: one.stepId, effect: one.effect, kind, label, ...time })
    }
  }
  const isNew = (factor: Factor, { factorId, wasSeenGone }: Missing): boolean =>
    factor.id === factorId ? wasSeenGone || isNewer(factor) : !knownIds.has(factor.id)
  take((factor, one) => factor.kind === one.kind && factor.label === one.label && isNew(factor, one))
  // A kind that this version does not know says nothing about what it is.
  take((factor, one) => factor.kind === one.kind && one.kind !== 'other' && isNew(factor, one))
  return found
}
