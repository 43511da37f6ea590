/** What is ticked on one account's card, what that means as effects, and what main is asked for. */
import type { AccountRef } from '../../../../shared/domain/account.ts'
import type { Factor, FurtherAction, MfaStatus } from '../../../../shared/domain/mfa-status.ts'
import type { ResetEffect, ResetSelection } from '../../../../shared/domain/reset-plan.ts'

export type Ticks = {
  readonly factorIds: readonly string[]
  readonly microsoft365: boolean
  readonly all: boolean
  readonly further: readonly FurtherAction[]
}

export const noTicks: Ticks = { factorIds: [], microsoft365: false, all: false, further: [] }

export function hasTicks(ticks: Ticks): boolean {
  return ticks.all || ticks.microsoft365 || ticks.factorIds.length > 0 || ticks.further.length > 0
}

/** The factors that are removed together with this one, itself included; only itself where it is removed on its own. */
export function groupOf(factor: Factor, items: readonly Factor[]): readonly Factor[] {
  return factor.group === undefined ? [factor] : items.filter(({ group }) => group === factor.group)
}

/** Ticks or unticks a factor, and with it those that are removed together with it. */
export function withFactor(ticks: Ticks, factorId: string, ticked: boolean, items: readonly Factor[]): Ticks {
  const factor = items.find(({ id }) => id === factorId)
  const group = factor === undefined ? [] : groupOf(factor, items).filter(({ removable }) => removable)
  const changed = new Set([factorId, ...group.map(({ id }) => id)])
  const others = ticks.factorIds.filter((id) => !changed.has(id))
  return { ...ticks, factorIds: ticked ? [...others, ...changed] : others }
}

export function withAction(ticks: Ticks, action: FurtherAction, ticked: boolean): Ticks {
  const others = ticks.further.filter((each) => each !== action)
  return { ...ticks, further: ticked ? [...others, action] : others }
}

/** The ticks that still apply to a newly read status: what is gone or no longer possible is unticked. */
export function keepTicks(ticks: Ticks, status: MfaStatus): Ticks {
  const removable = new Set(status.factors.items.filter((factor) => factor.removable).map((factor) => factor.id))
  return {
    factorIds: ticks.factorIds.filter((id) => removable.has(id)),
    microsoft365: ticks.microsoft365 && status.microsoft365 !== null && status.microsoft365 !== 'not-possible',
    all: ticks.all && status.all !== null && status.all !== 'not-possible',
    further: ticks.further.filter((action) => status.further?.includes(action) === true),
  }
}

/** The factors that may still be in the caller's hands: not ticked, and able to check the caller. */
export function usableFactors(status: MfaStatus, ticks: Ticks): readonly Factor[] {
  return status.factors.items.filter(
    (factor) => factor.callerCheck !== undefined && !ticks.factorIds.includes(factor.id),
  )
}

/** What the ticks lead to, in the order of the card. Resetting all methods takes the place of single ones. */
export function effectsOf(ticks: Ticks, status: MfaStatus): ResetEffect[] {
  const effects: ResetEffect[] = []
  if (ticks.all) effects.push({ kind: 'reset-all' })
  else {
    for (const { id, label } of status.factors.items) {
      if (ticks.factorIds.includes(id)) effects.push({ kind: 'remove-factor', factorId: id, label })
    }
  }
  if (ticks.microsoft365) effects.push({ kind: 'reset-microsoft365' })
  for (const kind of status.further ?? []) if (ticks.further.includes(kind)) effects.push({ kind })
  return effects
}

const additionalActions: ReadonlySet<string> = new Set<FurtherAction>([
  'end-sessions',
  'unlock',
  'temporary-access-code',
])
const isAdditional = (kind: ResetEffect['kind']): kind is FurtherAction => additionalActions.has(kind)

/** Effects on one account in the form main takes them. */
export function selectionOf({ connectionId, accountId }: AccountRef, effects: readonly ResetEffect[]): ResetSelection {
  const further = effects.map(({ kind }) => kind).filter(isAdditional)
  return {
    connectionId,
    accountId,
    factorIds: effects.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.factorId] : [])),
    microsoft365: effects.some(({ kind }) => kind === 'reset-microsoft365'),
    all: effects.some(({ kind }) => kind === 'reset-all'),
    ...(further.length === 0 ? {} : { further }),
  }
}
