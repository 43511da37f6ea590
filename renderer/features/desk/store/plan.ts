/** Putting the reset plan together: ticking, ticket and reason. */
import type { ResetEffect } from '../../../../shared/domain/reset-plan.ts'
import { canReset } from '../state/person-state.ts'
import { isBusy, runOf, withPlanInFront } from '../state/run-state.ts'
import { noTicks, withEffect } from '../state/ticks.ts'
import type { DeskContext } from './desk-context.ts'

/** Ignored while the account cannot be reset or a reset is in progress. Ticking something after an outcome starts a new plan. */
export function tick({ get, set }: DeskContext, key: string, effect: ResetEffect, ticked: boolean): void {
  const view = get().accounts[key]
  if (view === undefined || !canReset(view) || isBusy(runOf(get()))) return
  const items = view.status?.factors.items ?? []
  set((state) => ({
    ticks: { ...state.ticks, [key]: withEffect(state.ticks[key] ?? noTicks, effect, ticked, items) },
    ...withPlanInFront(state),
  }))
}

export function untick({ set }: DeskContext, keys: readonly string[]): void {
  set(({ ticks }) => ({ ticks: Object.fromEntries(Object.entries(ticks).filter(([key]) => !keys.includes(key))) }))
}

export function setTicket({ set }: DeskContext, ticket: string): void {
  set(({ fieldErrors }) => ({ ticket, fieldErrors: { ...fieldErrors, ticket: null } }))
}

export function setUnchecked({ set }: DeskContext, unchecked: string): void {
  set(({ fieldErrors }) => ({ unchecked, fieldErrors: { ...fieldErrors, unchecked: null } }))
}

export function setReason({ set }: DeskContext, reason: string): void {
  set(({ fieldErrors }) => ({ reason, fieldErrors: { ...fieldErrors, reason: null } }))
}
