/**
 * For systems that know no single factors of somebody: everything is reset at once or nothing, and no request tells what there is,
 * before or after. Pure.
 */
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import { ProviderError } from './provider-error.ts'
import type { MfaProvider } from './provider.ts'

export function factorsNotTold(): MfaStatus['factors'] {
  return { knowledge: 'not-told', mayBeIncomplete: true, items: [] }
}

/** Whether a step asks for anything that such a system has no request for. */
export function asksForMore(step: ResetStep): boolean {
  return step.effects.some(({ kind }) => kind !== 'reset-all')
}

export const wholeAccountReset: Pick<MfaProvider, 'planReset' | 'compareAfter'> = {
  planReset,
  compareAfter: (step) => step.effects.map(() => 'cannot-tell'),
}

/** A reset of everything that something stands in the way of is refused with what that is. */
function planReset(status: MfaStatus, selection: ResetSelection): ResetStep[] {
  const { connectionId, accountId, factorIds, microsoft365, all, further = [] } = selection
  if (all && status.allObstacle !== undefined) throw new ProviderError('rejected', status.allObstacle)
  if (factorIds.length > 0 || microsoft365 || further.length > 0 || (all && status.all !== 'possible')) {
    throw new ProviderError('rejected', 'selection-outdated')
  }
  if (!all) throw new ProviderError('rejected', 'nothing-selected')
  return [{ id: 'all', connectionId, accountId, effects: [{ kind: 'reset-all' }] }]
}
