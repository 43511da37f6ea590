/** Calls that were left for another one. What is ticked stays with its account, what was typed stays here. */
import type { PersonState } from './person-state.ts'
import { isTicked, type PlanState } from './plan-state.ts'
import { runOf, type RunState } from './run-state.ts'

export type LeftCall = {
  readonly accountKeys: readonly string[]
  readonly ticket: string
  readonly reason: string
  readonly unchecked: string
}

export type CallsState = { readonly left: readonly LeftCall[] }

export const noCalls: CallsState = { left: [] }

export function isAbout(call: Pick<LeftCall, 'accountKeys'>, accountKeys: readonly string[]): boolean {
  return call.accountKeys.some((key) => accountKeys.includes(key))
}

/** Whether something is still ticked or typed for a person who is not open. */
export function isUnfinished(
  { left, ticks, open }: CallsState & Pick<PlanState, 'ticks'> & Pick<PersonState, 'open'>,
  accountKeys: readonly string[],
): boolean {
  if (open !== null && isAbout(open, accountKeys)) return false
  return left.some((call) => isAbout(call, accountKeys)) || accountKeys.some((key) => isTicked(ticks, key))
}

/** Whether the call of the person who is open is over: its reset has ended, and nothing new is ticked. */
export function isOver(state: PersonState & Pick<PlanState, 'ticks'> & RunState): boolean {
  return runOf(state)?.phase === 'done' && !state.open?.accountKeys.some((key) => isTicked(state.ticks, key))
}
