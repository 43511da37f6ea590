/** The desk's complete state. The files beside this one define its parts and derive what the screen needs from them. */
import { noCalls, type CallsState } from './calls-state.ts'
import { emptyCaller, type CallerState } from './caller-check-state.ts'
import { emptyPerson, type PersonState } from './person-state.ts'
import { emptyPlan, type PlanState } from './plan-state.ts'
import { nothingPutAway, type PutAwayState } from './put-away-state.ts'
import { noLink, type LinkState } from './link-state.ts'
import { noPracticeCalls, type PracticeCallsState } from './practice-calls-state.ts'
import { noQuestions, type QuestionsState } from './questions-state.ts'
import { noRecord, type RecordState } from './record-state.ts'
import type { RunState } from './run-state.ts'
import { noTicket, type TicketState } from './ticket-state.ts'
import { emptySearch, type SearchState } from './search-state.ts'

export type DeskStep = 'find' | 'person' | 'reset'

export type DeskState = SearchState &
  PersonState &
  PlanState &
  TicketState &
  CallsState &
  CallerState &
  RunState &
  RecordState &
  QuestionsState &
  LinkState &
  PutAwayState &
  PracticeCallsState & {
    /** Which column a narrow window shows. */
    readonly step: DeskStep
  }

export const emptyDesk: DeskState = {
  ...emptySearch,
  ...emptyPerson,
  ...emptyPlan,
  ...noTicket,
  ...noCalls,
  ...emptyCaller,
  ...noQuestions,
  ...noLink,
  ...nothingPutAway,
  ...noRecord,
  ...noPracticeCalls,
  runs: [],
  step: 'find',
}
