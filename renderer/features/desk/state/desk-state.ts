/** All that the desk knows. The files beside this one describe its parts and answer the screen's questions about them. */
import { noCalls, type CallsState } from './calls-state.ts'
import { emptyCaller, type CallerState } from './caller-check-state.ts'
import { emptyPerson, type PersonState } from './person-state.ts'
import { emptyPlan, type PlanState } from './plan-state.ts'
import { noLink, type LinkState } from './link-state.ts'
import { noPracticeCalls, type PracticeCallsState } from './practice-calls-state.ts'
import { noQuestions, type QuestionsState } from './questions-state.ts'
import { noRecord, type RecordState } from './record-state.ts'
import type { RunState } from './run-state.ts'
import { emptySearch, type SearchState } from './search-state.ts'

export type DeskStep = 'find' | 'person' | 'reset'

export type DeskState = SearchState &
  PersonState &
  PlanState &
  CallsState &
  CallerState &
  RunState &
  RecordState &
  QuestionsState &
  LinkState &
  PracticeCallsState & {
    /** Which column a narrow window shows. */
    readonly step: DeskStep
  }

export const emptyDesk: DeskState = {
  ...emptySearch,
  ...emptyPerson,
  ...emptyPlan,
  ...noCalls,
  ...emptyCaller,
  ...noQuestions,
  ...noLink,
  ...noRecord,
  ...noPracticeCalls,
  runs: [],
  step: 'find',
}
