/** Calls to train on. They only say which story is told: what is done about it is done on the desk like anything else. */
import type { PracticeCallId } from '../state/practice-calls-state.ts'
import type { DeskContext } from './desk-context.ts'

export function takePracticeCall({ set }: DeskContext, id: PracticeCallId): void {
  set({ practiceCall: id, practiceCallToReview: null })
}

/** The answer has the focus now. */
export function practiceCallReviewed({ set }: DeskContext): void {
  set({ practiceCallToReview: null })
}
