/** Putting a call away for the next one, and bringing it back where that was a slip. */
import { isChecking, isProofOf } from '../state/caller-check-state.ts'
import { emptyDesk, type DeskState } from '../state/desk-state.ts'
import { noFieldErrors } from '../state/plan-state.ts'
import { afterPracticeCall } from '../state/practice-calls-state.ts'
import { nothingPutAway, type PutAwayCall } from '../state/put-away-state.ts'
import { isBusy } from '../state/run-state.ts'
import { dismissCheck } from './caller-check.ts'
import { callsOfOthers } from './calls.ts'
import type { DeskContext } from './desk-context.ts'
import { resumeReadingPerson, stopReadingPerson } from './person.ts'
import { readRecents } from './recents.ts'
import { readOutcome } from './run.ts'
import { resumeSearch, stopSearch } from './search.ts'

/** How long a call that was put away can be brought back. */
const putAwayForMs = 5_000

/**
 * Clears everything that belongs to this caller. A reset that is still running continues and stays visible, and unfinished calls of other
 * people are kept.
 */
export function nextCaller(desk: DeskContext): void {
  const { ports, get, set, tasks } = desk
  const before = get().putAway
  // Pressed once more, it puts nothing away, and the call that it has put away stays within reach.
  const putAway = before !== null && get().open === null ? before : toPutAway(get())
  dismissCheck(desk)
  stopSearch(desk)
  stopReadingPerson(desk)
  const { recents, recentsRead, recentsError, questions, runs } = get()
  set({
    ...emptyDesk,
    ...callsOfOthers(desk),
    recents,
    recentsRead,
    recentsError,
    questions,
    runs: runs.filter(isBusy),
    ...afterPracticeCall(get()),
    putAway,
  })
  void readRecents(desk)
  if (putAway === null || putAway === before) return
  ports.wait(putAwayForMs, tasks.start('put-away')).then(
    () => forgetPutAway(desk),
    () => undefined,
  )
}

/** Like `nextCaller`, but shows what a careful agent does before the next search. */
export function endPracticeCall(desk: DeskContext): void {
  const { practiceCall } = desk.get()
  nextCaller(desk)
  forgetPutAway(desk)
  desk.set({ practiceCallToReview: practiceCall, step: 'person' })
}

/** Brings the call back as it was. What was typed to search for the next person gives way to what was typed before. */
export function undoNextCaller(desk: DeskContext): void {
  const { get, set } = desk
  const { putAway } = get()
  if (putAway === null) return
  forgetPutAway(desk)
  stopSearch(desk)
  set(({ accounts, ticks, proofs, runs }) => ({
    ...putAway,
    // Those of other people may have gone on meanwhile.
    accounts: { ...putAway.accounts, ...accounts },
    ticks: { ...putAway.ticks, ...ticks },
    proofs: [...proofs, ...putAway.proofs],
    runs: [...runs, ...putAway.runs.map((run) => ({ ...run, findingOut: false }))],
    fieldErrors: noFieldErrors,
    practiceCallToReview: null,
    step: putAway.open === null ? 'find' : 'person',
  }))
  resumeSearch(desk)
  resumeReadingPerson(desk)
  // What became known meanwhile.
  for (const { operation } of putAway.runs) if (operation !== null) void readOutcome(desk, operation.id)
}

/** Forgets the call for good: its time is up, or the next one has begun. */
export function forgetPutAway({ tasks, set }: DeskContext): void {
  tasks.cancel('put-away')
  set(nothingPutAway)
}

/** Whether the next call has begun, so that bringing another back would mix them up. Typing in the search does not begin one. */
export function hasBegunAfter(state: DeskState, before: DeskState): boolean {
  const begun = ({ open, ticket, reason, unchecked, practiceCall }: DeskState) => [
    open,
    ticket,
    reason,
    unchecked,
    practiceCall,
  ]
  const was = begun(before)
  return state.putAway !== null && state.putAway === before.putAway && begun(state).some((part, at) => part !== was[at])
}

/** `null` where nothing would be lost, or a reset is under way, whose outcome would come back with ticks that it has carried out. */
function toPutAway(state: DeskState): PutAwayCall | null {
  const { text, filled, parts, open, accounts, ticks, ticket, reason, unchecked, proofs, approval, record } = state
  // One that has ended says how: a refusal holds the reset back, and is no way to begin another.
  const check = isChecking(state.check) ? null : state.check
  const { runs, practiceCall, practised, report } = state
  const isEmpty = open === null && [text, ticket, reason, unchecked].every((typed) => typed.trim() === '')
  if (isEmpty || report !== null || runs.some(isBusy)) return null
  const own = open?.accountKeys ?? []
  const ofOwn = <Value>(byKey: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(byKey).filter(([key]) => own.includes(key)))
  return {
    text,
    filled,
    parts,
    open,
    accounts: ofOwn(accounts),
    ticks: ofOwn(ticks),
    ticket,
    reason,
    unchecked,
    proofs: proofs.filter((proof) => isProofOf(proof, own)),
    approval,
    check,
    record,
    runs,
    practiceCall,
    practised,
  }
}
