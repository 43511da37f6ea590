/** Calls to train on. They only provide a story; everything else is done on the desk as usual. */
import type { PracticeCallId } from '../state/practice-calls-state.ts'
import type { DeskContext } from './desk-context.ts'

export function takePracticeCall({ set }: DeskContext, id: PracticeCallId): void {
  set({ practiceCall: id, practiceCallToReview: null })
}

/** Called when the answer has received the focus. */
export function practiceCallReviewed({ set }: DeskContext): void {
  set({ practiceCallToReview: null })
}
