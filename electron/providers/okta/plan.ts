/**
 * From a selection to the fewest calls, and what reading the state again shows for them. Pure.
 *
 * Order: unlocking first, then what is taken away, then a temporary access code, and last the end of all sessions, so that nobody
 * can sign in between with what was just taken away.
 */
import type { Factor, FurtherAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { ProviderError } from '../provider-error.ts'

type RemoveFactor = Extract<ResetEffect, { kind: 'remove-factor' }>

/** What one step may name; a reset of everything names the first of more. */
const mostNamed = 63

/** "Reset all" may leave these on the Identity Engine, so each needs a call of its own and proves nothing when it stays. */
function survives(factor: Factor): boolean {
  return factor.kind === 'email' || factor.kind === 'question'
}

export function planReset(status: MfaStatus, selection: ResetSelection): ResetStep[] {
  const wanted = new Set(selection.factorIds)
  const removable = status.factors.items.filter((factor) => factor.removable)
  const ticked = removable.filter((factor) => wanted.has(factor.id))
  const further = new Set(selection.further)
  const outdated =
    selection.microsoft365 ||
    (selection.all && status.all !== 'possible') ||
    // What a reset of everything takes away needs not be there any more.
    (!selection.all && ticked.length < wanted.size) ||
    splitsGroup(removable, wanted) ||
    [...further].some((action) => status.further?.includes(action) !== true)
  if (outdated) throw new ProviderError('rejected', 'selection-outdated')
  if (ticked.length === 0 && !selection.all && further.size === 0) {
    throw new ProviderError('rejected', 'nothing-selected')
  }

  const { connectionId, accountId } = selection
  const step = (id: string, effects: ResetEffect[]): ResetStep => ({ id, connectionId, accountId, effects })
  const action = (kind: FurtherAction): ResetStep[] => (further.has(kind) ? [step(kind, [{ kind }])] : [])
  return [
    ...action('unlock'),
    ...removals(status, removable, ticked, selection.all).map((effects, index) => step(`remove-${index + 1}`, effects)),
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
  const left = unitsOf(ticked.filter(survives))
  const everything = status.all === 'possible' && ticked.length === removable.length
  // Ticking everything is one call, unless it would save none.
  const asWhole = all || (everything && 1 + left.length < singly.length)
  if (!asWhole) return singly
  const named = (all ? removable : ticked).filter((factor) => !survives(factor)).slice(0, mostNamed)
  return [[{ kind: 'reset-all' }, ...named.map(removal)], ...left]
}

function unitsOf(factors: readonly Factor[]): RemoveFactor[][] {
  const units = new Map<string, RemoveFactor[]>()
  for (const factor of factors) {
    // A blank cannot be in an id of a group.
    const key = factor.group ?? ` ${factor.id}`
    units.set(key, [...(units.get(key) ?? []), removal(factor)])
  }
  return [...units.values()]
}

function removal({ id, label }: Factor): RemoveFactor {
  return { kind: 'remove-factor', factorId: id, label }
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
        if (after.factors.knowledge === 'not-told') return 'cannot-tell'
        return listed(effect.factorId) ? 'still-there' : 'gone'
      case 'reset-all':
        if (after.factors.knowledge === 'not-told') return 'cannot-tell'
        if (after.factors.items.some((factor) => !survives(factor))) return 'still-there'
        // Nothing was listed before, so an empty list shows nothing.
        return namesFactors ? 'gone' : 'cannot-tell'
      case 'unlock':
        return after.further?.includes('unlock') === true ? 'still-there' : 'gone'
      case 'end-sessions':
      case 'temporary-access-code':
      case 'reset-microsoft365':
        return 'cannot-tell'
    }
  })
}
