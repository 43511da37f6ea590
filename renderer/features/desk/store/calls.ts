/** Switching between calls: ticket, reason, ticks and proofs belong to one person. */
import { isProofOf } from '../state/caller-check-state.ts'
import { isAbout, isOver, type LeftCall } from '../state/calls-state.ts'
import { emptyPlan, isTicked, noFieldErrors } from '../state/plan-state.ts'
import { dropProofs } from './caller-check.ts'
import type { DeskContext } from './desk-context.ts'

/** Assigns what was typed while nobody was open to the first person who is opened. */
export function takeUpCall(desk: DeskContext, accountKeys: readonly string[]): void {
  desk.set({ ...leaveCall(desk), fieldErrors: noFieldErrors })
  mergeCalls(desk, accountKeys)
}

/** Moves what was typed earlier for these accounts to the open call: into empty fields, or appended to the reason. */
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

/** Drops everything from earlier calls about these accounts; what is typed for the person who is open stays. */
export function endCalls({ set }: DeskContext, accountKeys: readonly string[]): void {
  set(({ left }) => ({ left: left.filter((call) => !isAbout(call, accountKeys)) }))
}

/** What must survive "Next caller": the unfinished calls of other people, with their accounts and proofs. */
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

/** Leaves the open call and keeps what was typed for it. Returns the fields for the next one: those typed while nobody was open. */
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
