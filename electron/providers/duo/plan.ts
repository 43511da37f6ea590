/**
 * Plans a selection, and compares the state that is read afterwards with the plan. Duo has no request for everything at once, so each
 * thing that is removed is a call with an outcome of its own. Pure.
 *
 * Order: unlocking first, then removals, then a bypass code.
 */
import { hasEffect, removalOf, removedFactorIds } from '../../../shared/domain/effects.ts'
import type { AdditionalAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { ProviderError } from '../provider-error.ts'

const actions: readonly AdditionalAction[] = ['unlock', 'temporary-access-code']

export function planReset(status: MfaStatus, { connectionId, accountId, effects }: ResetSelection): ResetStep[] {
  const wanted = new Set(removedFactorIds(effects))
  const ticked = status.factors.items.filter(({ id, removable }) => removable && wanted.has(id))
  const isOffered = ({ kind }: ResetEffect): boolean =>
    kind === 'remove-factor' ||
    actions.some((action) => action === kind && status.additionalActions?.includes(action) === true)
  if (ticked.length < wanted.size || !effects.every(isOffered)) {
    throw new ProviderError('rejected', 'selection-outdated')
  }
  if (effects.length === 0) throw new ProviderError('rejected', 'nothing-selected')

  const step = (id: string, effect: ResetEffect): ResetStep => ({ id, connectionId, accountId, effects: [effect] })
  const action = (kind: AdditionalAction): ResetStep[] => (hasEffect(effects, kind) ? [step(kind, { kind })] : [])
  return [
    ...action('unlock'),
    ...ticked.map((factor, index) => step(`remove-${index + 1}`, removalOf(factor))),
    ...action('temporary-access-code'),
  ]
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
