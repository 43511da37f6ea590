/** From one call to another: ticket, reason, ticks and proofs belong to one person. */
import { isProofOf } from '../state/caller-check-state.ts'
import { isAbout, isOver, type LeftCall } from '../state/calls-state.ts'
import { emptyPlan, isTicked, noFieldErrors } from '../state/plan-state.ts'
import { dropProofs } from './caller-check.ts'
import type { DeskContext } from './desk-context.ts'

/** What was typed before anybody was open is meant for the first who is. */
export function takeUpCall(desk: DeskContext, accountKeys: readonly string[]): void {
  desk.set({ ...leaveCall(desk), fieldErrors: noFieldErrors })
  mergeCalls(desk, accountKeys)
}

/** Moves what was typed earlier for these accounts to the open call: into empty fields, or after what the reason says already. */
export function mergeCalls(desk: DeskContext, accountKeys: readonly string[]): void {
  for (const call of desk.get().left.filter((each) => isAbout(each, accountKeys))) {
    desk.set(({ ticket, reason, unchecked }) => {
      const otherTicket = ticket.trim() === '' || ticket.trim() === call.ticket.trim() ? '' : call.ticket
      const reasons = [reason, otherTicket, call.reason].filter((each) => each.trim() !== '')
      return {
        ticket: ticket.trim() === '' ? call.ticket : ticket,
        reason: [...new Set(reasons)].join('\n'),
        unchecked: unchecked.trim() === '' ? call.unchecked : unchecked,
      }
    })
  }
  endCalls(desk, accountKeys)
}

/** Nothing more is kept of the calls about these accounts but what is typed for the person who is open. */
export function endCalls({ set }: DeskContext, accountKeys: readonly string[]): void {
  set(({ left }) => ({ left: left.filter((call) => !isAbout(call, accountKeys)) }))
}

/** What the next caller must not lose: the calls of others that were left half done, with their accounts and proofs. */
export function callsOfOthers({ get }: DeskContext) {
  const { open, accounts, ticks, left, proofs } = get()
  const own = open?.accountKeys ?? []
  const others = left.filter((call) => !isAbout(call, own))
  const kept = new Set([
    ...others.flatMap((call) => call.accountKeys),
    ...Object.keys(ticks).filter((key) => !own.includes(key) && isTicked(ticks, key)),
  ])
  const ofKept = <Value>(byKey: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(byKey).filter(([key]) => kept.has(key)))
  return {
    left: others,
    accounts: ofKept(accounts),
    ticks: ofKept(ticks),
    proofs: proofs.filter((proof) => isProofOf(proof, [...kept])),
  }
}

/** Answers what was typed for nobody in particular. */
function leaveCall(desk: DeskContext): Omit<LeftCall, 'accountKeys'> {
  const state = desk.get()
  const { open, ticket, reason, unchecked } = state
  desk.set({ stating: null, approvers: null })
  if (open === null) return { ticket, reason, unchecked }
  const { accountKeys } = open
  endCalls(desk, accountKeys)
  if (isOver(state)) {
    dropProofs(
      desk,
      state.proofs.filter((proof) => isProofOf(proof, accountKeys)).map(({ id }) => id),
    )
  } else if ([ticket, reason, unchecked].some((typed) => typed.trim() !== '')) {
    desk.set(({ left }) => ({ left: [...left, { accountKeys, ticket, reason, unchecked }] }))
  }
  return { ticket: emptyPlan.ticket, reason: emptyPlan.reason, unchecked: emptyPlan.unchecked }
}
