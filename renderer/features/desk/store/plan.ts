/** Putting the reset plan together: ticking, ticket and reason. */
import type { FurtherAction } from '../../../../shared/domain/mfa-status.ts'
import { canReset } from '../state/person-state.ts'
import { isBusy, runOf, withPlanInFront } from '../state/run-state.ts'
import { noTicks, withAction, withFactor, type Ticks } from '../state/ticks.ts'
import type { DeskContext } from './desk-context.ts'

/** Factors that are removed together are ticked together. */
export function tickFactor(desk: DeskContext, key: string, factorId: string, ticked: boolean): void {
  const items = desk.get().accounts[key]?.status?.factors.items ?? []
  tick(desk, key, (ticks) => withFactor(ticks, factorId, ticked, items))
}

export function tickMicrosoft365(desk: DeskContext, key: string, ticked: boolean): void {
  tick(desk, key, (ticks) => ({ ...ticks, microsoft365: ticked }))
}

export function tickAll(desk: DeskContext, key: string, ticked: boolean): void {
  tick(desk, key, (ticks) => ({ ...ticks, all: ticked }))
}

export function tickFurther(desk: DeskContext, key: string, action: FurtherAction, ticked: boolean): void {
  tick(desk, key, (ticks) => withAction(ticks, action, ticked))
}

/** Ignored while the account cannot be reset or a reset is in progress. Whoever ticks after an outcome plans something new. */
function tick({ get, set }: DeskContext, key: string, change: (ticks: Ticks) => Ticks): void {
  const view = get().accounts[key]
  if (view === undefined || !canReset(view) || isBusy(runOf(get()))) return
  set((state) => ({
    ticks: { ...state.ticks, [key]: change(state.ticks[key] ?? noTicks) },
    ...withPlanInFront(state),
  }))
}

export function untick({ set }: DeskContext, keys: readonly string[]): void {
  set(({ ticks }) => ({ ticks: Object.fromEntries(Object.entries(ticks).filter(([key]) => !keys.includes(key))) }))
}

export function setTicket({ set }: DeskContext, ticket: string): void {
  set(({ fieldErrors }) => ({ ticket, fieldErrors: { ...fieldErrors, ticket: null } }))
}

export function setReason({ set }: DeskContext, reason: string): void {
  set(({ fieldErrors }) => ({ reason, fieldErrors: { ...fieldErrors, reason: null } }))
}
