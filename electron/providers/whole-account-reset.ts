/**
 * For systems without individual factors: everything is reset at once or nothing, and no request lists the methods, before or
 * after. Pure.
 */
import { hasEffect } from '../../shared/domain/effects.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import { ProviderError } from './provider-error.ts'
import type { MfaProvider } from './provider.ts'

export function factorsNotDisclosed(): MfaStatus['factors'] {
  return { knowledge: 'not-disclosed', mayBeIncomplete: true, items: [] }
}

/** Whether a step or selection contains an effect for which such a system has no request. */
export function includesOtherEffects({ effects }: Pick<ResetStep, 'effects'>): boolean {
  return effects.some(({ kind }) => kind !== 'reset-all')
}

export const wholeAccountReset: Pick<MfaProvider, 'planReset' | 'compareAfter'> = {
  planReset,
  compareAfter: (step) => step.effects.map(() => 'cannot-tell'),
}

/** If a reset of everything is not possible, it is refused with the reason. */
function planReset(status: MfaStatus, selection: ResetSelection): ResetStep[] {
  const { connectionId, accountId, effects } = selection
  const all = hasEffect(effects, 'reset-all')
  if (all && status.allObstacle !== undefined) throw new ProviderError('rejected', status.allObstacle)
  if (includesOtherEffects(selection) || (all && status.all !== 'possible')) {
    throw new ProviderError('rejected', 'selection-outdated')
  }
  if (!all) throw new ProviderError('rejected', 'nothing-selected')
  return [{ id: 'all', connectionId, accountId, effects: [{ kind: 'reset-all' }] }]
}
