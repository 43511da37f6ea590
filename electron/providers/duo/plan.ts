/**
 * Plans a selection, and compares the state that is read afterwards with the plan. Duo has no request for everything at once, so each
 * thing that is removed is a call with an outcome of its own. Pure.
 *
 * Order: unlocking first, then removals, then a bypass code.
 */
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { planOneByOne } from '../one-by-one.ts'

export function planReset(status: MfaStatus, selection: ResetSelection): ResetStep[] {
  return planOneByOne(status, selection, { before: ['unlock'], after: ['temporary-access-code'] })
}

/** Duo's own answer says nothing: a removal is answered in the same way when there was nothing to remove. */
export function compareAfter(step: ResetStep, after: MfaStatus): AfterCheckVerdict[] {
  const { items, mayBeIncomplete } = after.factors
  return step.effects.map((effect): AfterCheckVerdict => {
    switch (effect.kind) {
      case 'remove-factor':
        if (items.some(({ id }) => id === effect.factorId)) return 'still-there'
        return mayBeIncomplete ? 'cannot-tell' : 'gone'
      case 'unlock':
        return after.additionalActions?.includes('unlock') === true ? 'still-there' : 'gone'
      default:
        return 'cannot-tell'
    }
  })
}
