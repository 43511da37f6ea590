/** What is ticked on one account's card, as the effects it leads to. */
import {
  effectKey,
  hasEffect,
  isSameEffect,
  offeredEffects,
  removalOf,
  removedFactorIds,
} from '../../../../shared/domain/effects.ts'
import type { Factor, MfaStatus } from '../../../../shared/domain/mfa-status.ts'
import type { ResetEffect } from '../../../../shared/domain/reset-plan.ts'

/** Unordered. Single methods stay in it beside "reset all", which overrides them while it is ticked. */
export type Ticks = readonly ResetEffect[]

export const noTicks: Ticks = []

export function isEffectTicked(ticks: Ticks, effect: ResetEffect): boolean {
  return ticks.some((each) => isSameEffect(each, effect))
}

/** The factors that are removed together with this one, including itself; only itself if it is removed on its own. */
export function groupOf(factor: Factor, items: readonly Factor[]): readonly Factor[] {
  return factor.group === undefined ? [factor] : items.filter(({ group }) => group === factor.group)
}

/** Ticks or unticks an effect. Factors that are removed together are ticked together. */
export function withEffect(ticks: Ticks, effect: ResetEffect, ticked: boolean, items: readonly Factor[]): Ticks {
  const factor = effect.kind === 'remove-factor' ? items.find(({ id }) => id === effect.factorId) : undefined
  const group = factor === undefined ? [] : groupOf(factor, items).filter(({ removable }) => removable)
  const changed = new Map([effect, ...group.map(removalOf)].map((each) => [effectKey(each), each]))
  const others = ticks.filter((each) => !changed.has(effectKey(each)))
  return ticked ? [...others, ...changed.values()] : others
}

/** The ticks that still apply to a newly read status: whatever is gone or no longer possible is unticked. */
export function keepTicks(ticks: Ticks, status: MfaStatus): Ticks {
  return offeredEffects(status).filter((effect) => isEffectTicked(ticks, effect))
}

/** The factors that the caller may still have: not ticked as lost, and usable for a check. */
export function usableFactors(status: MfaStatus, ticks: Ticks): readonly Factor[] {
  const lost = removedFactorIds(ticks)
  return status.factors.items.filter((factor) => factor.callerCheck !== undefined && !lost.includes(factor.id))
}

/** The effects of the ticks, in the card's order. Resetting all methods replaces single ones. */
export function effectsOf(ticks: Ticks, status: MfaStatus): ResetEffect[] {
  const effects = offeredEffects(status).filter((effect) => isEffectTicked(ticks, effect))
  return hasEffect(effects, 'reset-all') ? effects.filter(({ kind }) => kind !== 'remove-factor') : effects
}
