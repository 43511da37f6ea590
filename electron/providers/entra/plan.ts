/**
 * Plans a selection, and compares the state that is read afterwards with the plan. Graph has no request for everything at once, so each
 * method that is removed is a call with an outcome of its own, in the order in which the methods are listed. Pure.
 *
 * Order: removals first, then a Temporary Access Pass, and finally ending all sessions, so that nobody stays signed in with a method that
 * is being removed.
 */
import { hasEffect, removalOf, removedFactorIds } from '../../../shared/domain/effects.ts'
import type { AdditionalAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { ProviderError } from '../provider-error.ts'
import { unreadablePrefix } from './factors.ts'

const actions: readonly AdditionalAction[] = ['temporary-access-code', 'end-sessions']

export function planReset(status: MfaStatus, { connectionId, accountId, effects }: ResetSelection): ResetStep[] {
  if (status.allObstacle !== undefined && effects.length > 0) throw new ProviderError('rejected', status.allObstacle)
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
  return [
    ...ticked.map((factor, index) => step(`remove-${index + 1}`, removalOf(factor))),
    ...actions.filter((kind) => hasEffect(effects, kind)).map((kind) => step(kind, { kind })),
  ]
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
