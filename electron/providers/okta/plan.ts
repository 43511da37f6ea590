/**
 * Plans a selection as the fewest calls, and compares the state that is read afterwards with the plan. Pure.
 *
 * Order: unlocking first, then removals, then a temporary access code, and finally ending all sessions, so that nobody can sign in
 * meanwhile with a method that is being removed.
 */
import { hasEffect, removalOf, removedFactorIds } from '../../../shared/domain/effects.ts'
import type { Factor, AdditionalAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { ProviderError } from '../provider-error.ts'
import { enrollmentIdOf, isAccessCode } from './enrollments.ts'

type RemoveFactor = Extract<ResetEffect, { kind: 'remove-factor' }>

/** The most factors that one step may name; a reset of everything names only the first ones. */
const maxNamed = 63

/** The effects that remove methods; all others are additional actions. */
const removing: ReadonlySet<string> = new Set(['remove-factor', 'reset-all'])

/**
 * On the Identity Engine, "Reset all" may leave these in place, so each needs a call of its own, and if one is still there, that proves
 * nothing. Okta does not document what happens to a temporary access code.
 */
function survives(factor: Factor): boolean {
  return factor.kind === 'email' || factor.kind === 'question' || isAccessCode(factor)
}

export function planReset(status: MfaStatus, selection: ResetSelection): ResetStep[] {
  const { effects } = selection
  const wanted = new Set(removedFactorIds(effects))
  const all = hasEffect(effects, 'reset-all')
  const removable = status.factors.items.filter((factor) => factor.removable)
  const ticked = removable.filter((factor) => wanted.has(factor.id))
  const outdated =
    (all && status.all !== 'possible') ||
    // For a reset of everything, the named factors need not exist any more.
    (!all && ticked.length < wanted.size) ||
    splitsGroup(removable, wanted) ||
    effects.some(({ kind }) => !removing.has(kind) && !status.additionalActions?.some((action) => action === kind))
  if (outdated) throw new ProviderError('rejected', 'selection-outdated')
  if (effects.length === 0) throw new ProviderError('rejected', 'nothing-selected')

  const { connectionId, accountId } = selection
  const step = (id: string, ofStep: ResetEffect[]): ResetStep => ({ id, connectionId, accountId, effects: ofStep })
  const action = (kind: AdditionalAction): ResetStep[] => (hasEffect(effects, kind) ? [step(kind, [{ kind }])] : [])
  return [
    ...action('unlock'),
    ...removals(status, removable, ticked, all).map((removed, index) => step(`remove-${index + 1}`, removed)),
    ...action('temporary-access-code'),
    ...action('end-sessions'),
  ]
}

/** One call for each group of factors that are removed together. */
function removals(
  status: MfaStatus,
  removable: readonly Factor[],
  ticked: readonly Factor[],
  all: boolean,
): ResetEffect[][] {
  const singly = unitsOf(ticked)
  // Resetting all methods includes the temporary access code that replaces them.
  const left = unitsOf(
    removable.filter((factor) => (all && isAccessCode(factor)) || (ticked.includes(factor) && survives(factor))),
  )
  // A reset of everything keeps numbers for account recovery; removing their factors one by one deletes them.
  const everything =
    status.all === 'possible' && ticked.length === removable.length && !ticked.some(({ recovers }) => recovers)
  // Ticking everything becomes one call if that saves any.
  const asWhole = all || (everything && 1 + left.length < singly.length)
  if (!asWhole) return singly
  const named = (all ? removable : ticked).filter((factor) => !survives(factor)).slice(0, maxNamed)
  return [[{ kind: 'reset-all' }, ...named.map(removalWithAll)], ...left]
}

function removalWithAll(factor: Factor): RemoveFactor {
  const removal = removalOf(factor)
  return removal.recovery === undefined ? removal : { ...removal, recovery: 'stays' }
}

function unitsOf(factors: readonly Factor[]): RemoveFactor[][] {
  const units = new Map<string, RemoveFactor[]>()
  for (const factor of factors) {
    // Group ids contain no blanks, so this key cannot clash with one.
    const key = factor.group ?? ` ${factor.id}`
    units.set(key, [...(units.get(key) ?? []), removalOf(factor)])
  }
  return [...units.values()]
}

/** Removing part of a group would remove all of it, more than was ticked. */
function splitsGroup(factors: readonly Factor[], wanted: ReadonlySet<string>): boolean {
  return factors.some(
    ({ id, group }) =>
      group !== undefined && wanted.has(id) && factors.some((other) => other.group === group && !wanted.has(other.id)),
  )
}

/**
 * By factor id: what was listed before and is not listed now is gone. After a reset of everything, a verified address and a
 * question may still be listed.
 */
export function compareAfter(step: ResetStep, after: MfaStatus): AfterCheckVerdict[] {
  const listed = (id: string): boolean => after.factors.items.some((factor) => factor.id === id)
  const namesFactors = step.effects.some((effect) => effect.kind === 'remove-factor')
  return step.effects.map((effect): AfterCheckVerdict => {
    switch (effect.kind) {
      case 'remove-factor':
        if (after.factors.knowledge === 'not-disclosed') return 'cannot-tell'
        if (listed(effect.factorId)) return 'still-there'
        // An enrolment missing from an incomplete list is not necessarily gone.
        return enrollmentIdOf(effect.factorId) !== null && after.factors.mayBeIncomplete ? 'cannot-tell' : 'gone'
      case 'reset-all':
        if (after.factors.knowledge === 'not-disclosed') return 'cannot-tell'
        if (after.factors.items.some((factor) => !survives(factor))) return 'still-there'
        // Nothing was listed before, so an empty list proves nothing.
        return namesFactors ? 'gone' : 'cannot-tell'
      case 'unlock':
        return after.additionalActions?.includes('unlock') === true ? 'still-there' : 'gone'
      case 'end-sessions':
      case 'temporary-access-code':
      case 'reset-service':
        return 'cannot-tell'
    }
  })
}
