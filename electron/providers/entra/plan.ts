/**
 * Plans a selection, and compares the state that is read afterwards with the plan. Graph has no request for everything at once, so each
 * method that is removed is a call with an outcome of its own, in the order in which the methods are listed. Pure.
 *
 * Order: removals first, then a Temporary Access Pass, and finally ending all sessions, so that nobody stays signed in with a method that
 * is being removed.
 */
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { planOneByOne } from '../one-by-one.ts'
import { ProviderError } from '../provider-error.ts'
import { unreadablePrefix } from './factors.ts'

export function planReset(status: MfaStatus, selection: ResetSelection): ResetStep[] {
  if (status.allObstacle !== undefined && selection.effects.length > 0) {
    throw new ProviderError('rejected', status.allObstacle)
  }
  return planOneByOne(status, selection, { before: [], after: ['temporary-access-code', 'end-sessions'] })
}

/** What may be missing from the list are methods of other types, so one that was listed and is not any more is gone. */
export function compareAfter(step: ResetStep, after: MfaStatus): AfterCheckVerdict[] {
  const { items, knowledge } = after.factors
  return step.effects.map((effect): AfterCheckVerdict => {
    if (effect.kind !== 'remove-factor' || knowledge === 'not-disclosed') return 'cannot-tell'
    if (items.some(({ id }) => id === effect.factorId)) return 'still-there'
    return items.some(({ id }) => id.startsWith(unreadablePrefix)) ? 'cannot-tell' : 'gone'
  })
}
