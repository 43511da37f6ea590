/** The reset plan as it is put together: what is ticked, the ticket and the reason. */
import type { AccountRef } from '../../../../shared/domain/account.ts'
import type { Operation, OperationStep } from '../../../../shared/domain/history-entry.ts'
import { accountKey } from '../../../../shared/domain/match-people.ts'
import type { ResetEffect, ResetSelection } from '../../../../shared/domain/reset-plan.ts'
import type { Settings } from '../../../../shared/domain/settings.ts'
import { isNotDone } from '../../../../shared/domain/step-state.ts'
import { finalRefusals } from '../../../../shared/errors/final-refusals.ts'
import type { TicketFault } from '../../../../shared/domain/ticket-fault.ts'
import { checkTicket } from '../../../../shared/domain/ticket-rule.ts'
import type { Verification } from './verification-state.ts'
import { canReset, type PersonState } from './person-state.ts'
import { effectsOf, noTicks, type Ticks } from './ticks.ts'

export type FieldErrors = {
  /** By the rules, or what main has refused a reset with because of it. */
  readonly ticket: 'ticket-required' | 'ticket-invalid' | TicketFault | null
  readonly reason: 'reason-required' | null
  readonly unchecked: 'caller-not-checked' | null
}

export const noFieldErrors: FieldErrors = { ticket: null, reason: null, unchecked: null }

export type PlanState = {
  /** By account key. */
  readonly ticks: Readonly<Record<string, Ticks>>
  readonly ticket: string
  readonly reason: string
  /** Why nobody was checked. */
  readonly unchecked: string
  readonly fieldErrors: FieldErrors
}

export const emptyPlan: PlanState = { ticks: {}, ticket: '', reason: '', unchecked: '', fieldErrors: noFieldErrors }

/** Whether anything is ticked on the card of an account. */
export function isTicked(ticks: PlanState['ticks'], key: string): boolean {
  return (ticks[key] ?? noTicks).length > 0
}

export type PlannedEffect = { readonly accountKey: string; readonly effect: ResetEffect }

/** What is ticked for the person who is open, in the order of the cards. */
export function plannedEffects(state: PersonState & Pick<PlanState, 'ticks'>): PlannedEffect[] {
  return (state.open?.accountKeys ?? []).flatMap((key) => {
    const view = state.accounts[key]
    const ticks = state.ticks[key]
    if (view === undefined || view.status === null || ticks === undefined || !canReset(view)) return []
    return effectsOf(ticks, view.status).map((effect) => ({ accountKey: key, effect }))
  })
}

export function plannedSelections(state: PersonState & Pick<PlanState, 'ticks'>): ResetSelection[] {
  return selectionsOf(
    plannedEffects(state).flatMap(({ accountKey: key, effect }) => {
      const account = state.accounts[key]?.account
      return account === undefined ? [] : [{ account, effects: [effect] }]
    }),
  )
}

/**
 * The failed steps of an operation that may succeed when retried. Never includes steps with an unknown outcome or steps that were
 * refused for good.
 */
export function stepsToRetry({ steps }: Operation): OperationStep[] {
  const isFinal = (step: OperationStep) => finalRefusals.has(step.outcome?.code ?? 'internal')
  return steps.filter((step) => isNotDone(step.state) && !(step.state === 'failed' && isFinal(step)))
}

/** The same as selections of their own. */
export function failedSelections(operation: Operation): ResetSelection[] {
  return selectionsOf(stepsToRetry(operation).map(({ step }) => ({ account: step, effects: step.effects })))
}

type AccountEffects = { readonly account: AccountRef; readonly effects: readonly ResetEffect[] }

/** One selection for each account, in the order in which the accounts first occur. */
function selectionsOf(chosen: readonly AccountEffects[]): ResetSelection[] {
  const byAccount = new Map<string, ResetSelection>()
  for (const { account, effects } of chosen) {
    const { connectionId, accountId } = account
    const key = accountKey(account)
    byAccount.set(key, { connectionId, accountId, effects: [...(byAccount.get(key)?.effects ?? []), ...effects] })
  }
  return [...byAccount.values()]
}

/** Validates the typed fields against the rules, which are `null` until they have been read. */
export function checkFields(
  { ticket, reason, unchecked }: Pick<PlanState, 'ticket' | 'reason' | 'unchecked'>,
  rules: Pick<Settings, 'ticket' | 'reasonRequired'> | null,
  verification: Pick<Verification, 'state'> | null,
): FieldErrors {
  if (rules === null) return noFieldErrors
  const verdict = checkTicket(ticket, rules.ticket)
  return {
    ticket: verdict === 'ok' ? null : verdict,
    reason: rules.reasonRequired && reason.trim() === '' ? 'reason-required' : null,
    unchecked: verification?.state === 'unchecked' && unchecked.trim() === '' ? 'caller-not-checked' : null,
  }
}
