/**
 * From a selection to the fewest calls, and what reading the state again shows for them. Pure.
 *
 * Order: unlocking first, then what is taken away, then a temporary access code, and last the end of all sessions, so that nobody
 * can sign in between with what was just taken away.
 */
import { hasEffect, removalOf, removedFactorIds } from '../../../shared/domain/effects.ts'
import type { Factor, AdditionalAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { ProviderError } from '../provider-error.ts'
import { enrollmentIdOf, isAccessCode } from './enrollments.ts'

type RemoveFactor = Extract<ResetEffect, { kind: 'remove-factor' }>

/** What one step may name; a reset of everything names the first of more. */
const maxNamed = 63

/** What takes methods away; everything else is an additional action. */
const removing: ReadonlySet<string> = new Set(['remove-factor', 'reset-all'])

/**
 * "Reset all" may leave these on the Identity Engine, so each needs a call of its own and proves nothing when it stays. Okta does not
 * say what becomes of a temporary access code.
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
    // What a reset of everything takes away needs not be there any more.
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

/** One call each: the effects of what leaves together. */
function removals(
  status: MfaStatus,
  removable: readonly Factor[],
  ticked: readonly Factor[],
  all: boolean,
): ResetEffect[][] {
  const singly = unitsOf(ticked)
  // Whoever resets all methods means the code as well that stands in for them.
  const left = unitsOf(
    removable.filter((factor) => (all && isAccessCode(factor)) || (ticked.includes(factor) && survives(factor))),
  )
  // A reset of everything leaves the numbers that recover the account; removed alone they are gone.
  const everything =
    status.all === 'possible' && ticked.length === removable.length && !ticked.some(({ recovers }) => recovers)
  // Ticking everything is one call, unless it would save none.
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
    // A blank cannot be in an id of a group.
    const key = factor.group ?? ` ${factor.id}`
    units.set(key, [...(units.get(key) ?? []), removalOf(factor)])
  }
  return [...units.values()]
}

/** A part of what leaves only as a whole would take away more than was ticked. */
function splitsGroup(factors: readonly Factor[], wanted: ReadonlySet<string>): boolean {
  return factors.some(
    ({ id, group }) =>
      group !== undefined && wanted.has(id) && factors.some((other) => other.group === group && !wanted.has(other.id)),
  )
}

/**
 * By factor id: what was listed before and is not listed now is gone. After a reset of everything, a verified address and a
 * question may stay listed.
 */
export function compareAfter(step: ResetStep, after: MfaStatus): AfterCheckVerdict[] {
  const listed = (id: string): boolean => after.factors.items.some((factor) => factor.id === id)
  const namesFactors = step.effects.some((effect) => effect.kind === 'remove-factor')
  return step.effects.map((effect): AfterCheckVerdict => {
    switch (effect.kind) {
      case 'remove-factor':
        if (after.factors.knowledge === 'not-disclosed') return 'cannot-tell'
        if (listed(effect.factorId)) return 'still-there'
        // Enrolments that were not told are not gone.
        return enrollmentIdOf(effect.factorId) !== null && after.factors.mayBeIncomplete ? 'cannot-tell' : 'gone'
      case 'reset-all':
        if (after.factors.knowledge === 'not-disclosed') return 'cannot-tell'
        if (after.factors.items.some((factor) => !survives(factor))) return 'still-there'
        // Nothing was listed before, so an empty list shows nothing.
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
