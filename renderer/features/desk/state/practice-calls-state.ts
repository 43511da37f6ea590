/** The calls to train on: which one is being practised, and which have been. Their words are in the catalogue. */
export const practiceCalls = ['new-phone', 'stolen-bag', 'airport'] as const
export type PracticeCallId = (typeof practiceCalls)[number]

export type PracticeCallsState = {
  /** The one that is under way. */
  readonly practiceCall: PracticeCallId | null
  readonly practised: readonly PracticeCallId[]
  /** The one that was just ended, until what a careful agent does is in front of whoever ended it. */
  readonly practiceCallToReview: PracticeCallId | null
}

export const noPracticeCalls: PracticeCallsState = { practiceCall: null, practised: [], practiceCallToReview: null }

/** When the caller is gone. */
export function afterPracticeCall({ practiceCall, practised }: PracticeCallsState): PracticeCallsState {
  return {
    ...noPracticeCalls,
    practised: practiceCall === null || practised.includes(practiceCall) ? practised : [...practised, practiceCall],
  }
}
