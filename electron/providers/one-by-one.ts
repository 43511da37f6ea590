/** What systems share in which each method is removed by a call of its own. Pure. */
import { hasEffect, removalOf, removedFactorIds } from '../../shared/domain/effects.ts'
import type { AdditionalAction, MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import { ProviderError } from './provider-error.ts'

/** The actions that a system has beside removals, in the order in which they are carried out. */
export interface ActionsAround {
  readonly before: readonly AdditionalAction[]
  readonly after: readonly AdditionalAction[]
}

/**
 * One step for each method, in the order in which the methods are listed, between the actions. Throws `ProviderError`
 * `selection-outdated` where something is not offered any more, and `nothing-selected`.
 */
export function planOneByOne(
  status: MfaStatus,
  { connectionId, accountId, effects }: ResetSelection,
  { before, after }: ActionsAround,
): ResetStep[] {
  const wanted = new Set(removedFactorIds(effects))
  const ticked = status.factors.items.filter(({ id, removable }) => removable && wanted.has(id))
  const isOffered = ({ kind }: ResetEffect): boolean =>
    kind === 'remove-factor' ||
    [...before, ...after].some((action) => action === kind && status.additionalActions?.includes(action) === true)
  if (ticked.length < wanted.size || !effects.every(isOffered)) {
    throw new ProviderError('rejected', 'selection-outdated')
  }
  if (effects.length === 0) throw new ProviderError('rejected', 'nothing-selected')

  const step = (id: string, effect: ResetEffect): ResetStep => ({ id, connectionId, accountId, effects: [effect] })
  const selected = (actions: readonly AdditionalAction[]): ResetStep[] =>
    actions.filter((kind) => hasEffect(effects, kind)).map((kind) => step(kind, { kind }))
  return [
    ...selected(before),
    ...ticked.map((factor, index) => step(`remove-${index + 1}`, removalOf(factor))),
    ...selected(after),
  ]
}
