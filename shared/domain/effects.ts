/** Lists of effects: which of them are the same, and which a status offers. Pure. */
import type { Factor, MfaStatus } from './mfa-status.ts'
import type { ResetEffect } from './reset-plan.ts'

export function removalOf(factor: Pick<Factor, 'id' | 'label' | 'recovers'>): ResetEffect & { kind: 'remove-factor' } {
  const { id, label, recovers = false } = factor
  return { kind: 'remove-factor', factorId: id, label, ...(recovers ? { recovery: 'removed' } : {}) }
}

/** Whether two effects take away or do the same thing to one account, by whatever label. */
export function isSameEffect(one: ResetEffect, other: ResetEffect): boolean {
  return effectKey(one) === effectKey(other)
}

/** The same for the same effect on one account. */
export function effectKey(effect: ResetEffect): string {
  switch (effect.kind) {
    case 'remove-factor':
      return `${effect.kind} ${effect.factorId}`
    case 'reset-service':
      return `${effect.kind} ${effect.serviceId}`
    default:
      return effect.kind
  }
}

/** Everything that can be ticked by this status, in the order in which it is shown. */
export function offeredEffects({ factors, all, services, additionalActions = [] }: MfaStatus): ResetEffect[] {
  return [
    ...factors.items.filter(({ removable }) => removable).map(removalOf),
    ...(all === null || all === 'not-possible' ? [] : [{ kind: 'reset-all' as const }]),
    ...services
      .filter(({ reset }) => reset !== 'not-possible')
      .map(({ id, label }): ResetEffect => ({ kind: 'reset-service', serviceId: id, label })),
    ...additionalActions.map((kind) => ({ kind })),
  ]
}

/** The ids of the factors that are removed one by one. */
export function removedFactorIds(effects: readonly ResetEffect[]): string[] {
  return effects.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.factorId] : []))
}

export function hasEffect(effects: readonly ResetEffect[], kind: ResetEffect['kind']): boolean {
  return effects.some((effect) => effect.kind === kind)
}
