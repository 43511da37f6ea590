/** The call that "Next caller" has just put away, for the few seconds in which it can be brought back. */
import type { CallerState } from './caller-check-state.ts'
import type { LinkState } from './link-state.ts'
import type { PersonState } from './person-state.ts'
import type { PlanState } from './plan-state.ts'
import type { PracticeCallsState } from './practice-calls-state.ts'
import type { RecordState } from './record-state.ts'
import type { RunState } from './run-state.ts'
import type { SearchState } from './search-state.ts'

/** A check that was under way has been cancelled, and does not come back. */
export type PutAwayCall = Pick<SearchState, 'text' | 'parts'> &
  PersonState &
  Pick<PlanState, 'ticks' | 'ticket' | 'reason' | 'unchecked'> &
  Pick<CallerState, 'proofs' | 'approval' | 'check'> &
  Pick<RecordState, 'record'> &
  RunState &
  Pick<LinkState, 'filled'> &
  Pick<PracticeCallsState, 'practiceCall' | 'practised'>

export type PutAwayState = { readonly putAway: PutAwayCall | null }

export const nothingPutAway: PutAwayState = { putAway: null }
