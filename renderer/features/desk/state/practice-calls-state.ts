/** The calls to train on: which one is being practised, and which have been. Their texts are in the catalogue. */
export const practiceCalls = ['new-phone', 'stolen-bag', 'airport'] as const
export type PracticeCallId = (typeof practiceCalls)[number]

export type PracticeCallsState = {
  /** The one in progress. */
  readonly practiceCall: PracticeCallId | null
  readonly practised: readonly PracticeCallId[]
  /** The one that has just ended, until what a careful agent does has been shown. */
  readonly practiceCallToReview: PracticeCallId | null
}

export const noPracticeCalls: PracticeCallsState = { practiceCall: null, practised: [], practiceCallToReview: null }

/** The state after the call has ended. */
export function afterPracticeCall({ practiceCall, practised }: PracticeCallsState): PracticeCallsState {
  return {
    ...noPracticeCalls,
    practised: practiceCall === null || practised.includes(practiceCall) ? practised : [...practised, practiceCall],
  }
}
