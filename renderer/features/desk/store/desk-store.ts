/**
 * The desk's store: searching, reading, ticking, resetting. It only ever reads automatically, and it never loses what was typed or
 * ticked until the call that this belongs to is over.
 *
 * Each file beside this one contains the actions of one part, as functions of the context; they are combined here.
 */
import { create } from 'zustand'
import { emptyDesk, type DeskStep } from '../state/desk-state.ts'
import {
  answerCheck,
  beginCheck,
  dismissCheck,
  dropProof,
  onCallerCheck,
  setAnswer,
  askApprover,
  readApprovers,
  setStating,
  stateProof,
} from './caller-check.ts'
import type { DeskContext } from './desk-context.ts'
import type { DeskPorts } from './desk-ports.ts'
import { dismissLink, fillFromLink, takeLink } from './link.ts'
import { endPracticeCall, forgetPutAway, hasBegunAfter, nextCaller, undoNextCaller } from './next-caller.ts'
import { openPerson, refresh } from './person.ts'
import { setReason, setTicket, setUnchecked, tick } from './plan.ts'
import { practiceCallReviewed, takePracticeCall } from './practice-calls.ts'
import { checkQuestion, readQuestions, settleQuestion } from './questions.ts'
import { readRecents } from './recents.ts'
import {
  checkRun,
  copyEvidence,
  onChecking,
  onProgress,
  putAside,
  readOutcome,
  retryFailed,
  review,
  settleRun,
  stopRun,
} from './run.ts'
import { readRecord } from './record.ts'
import { beginReport, dismissReport, sendReport, setReportReason } from './report.ts'
import { lookUpTicket } from './ticket.ts'
import { connectionsChanged, retrySearch, searchNow, setText } from './search.ts'
import { createTasks } from './tasks.ts'

/** All that the screens can do. */
const actions = {
  setText,
  searchNow,
  retrySearch,
  connectionsChanged,
  readRecents,
  openPerson,
  refresh,
  tick,
  beginCheck,
  setAnswer,
  answerCheck,
  dismissCheck,
  askApprover,
  readApprovers,
  setStating,
  stateProof,
  dropProof,
  setTicket,
  lookUpTicket,
  setReason,
  setUnchecked,
  review,
  retryFailed,
  stopRun,
  checkRun,
  settleRun,
  copyEvidence,
  putAside,
  checkQuestion,
  settleQuestion,
  beginReport,
  setReportReason,
  dismissReport,
  sendReport,
  setStep,
  nextCaller,
  undoNextCaller,
  takeLink,
  fillFromLink,
  dismissLink,
  takePracticeCall,
  endPracticeCall,
  practiceCallReviewed,
  start,
}

export function createDeskStore(ports: DeskPorts) {
  const store = create(() => emptyDesk)
  let numbers = 0
  const desk: DeskContext = {
    ports,
    get: store.getState,
    set: store.setState,
    tasks: createTasks(ports),
    nextNumber: () => (numbers += 1),
  }
  // Wherever a ticket comes from: typed, in a link, or with a call that is gone on with.
  store.subscribe((state, before) => {
    if (state.ticket.trim() !== before.ticket.trim() || state.open?.accountKeys !== before.open?.accountKeys) {
      lookUpTicket(desk)
    }
    if (hasBegunAfter(state, before)) forgetPutAway(desk)
  })
  return Object.assign(store, bind(desk, actions))
}

function setStep({ set }: DeskContext, step: DeskStep): void {
  set({ step })
}

/** Subscribes to main's events. Returns a function that unsubscribes; what was typed and ticked is kept for the next start. */
function start(desk: DeskContext): () => void {
  const { ports, tasks } = desk
  readKept(desk)
  const stops = [
    ports.onEvent('reset-progress', (event) => onProgress(desk, event)),
    ports.onEvent('reset-checking', (event) => onChecking(desk, event)),
    ports.onEvent('caller-check', (event) => onCallerCheck(desk, event)),
    ports.onEvent('set-up-again', ({ operationId }) => void readOutcome(desk, operationId)),
    ports.onEvent('workspace-changed', () => reset(desk)),
    ports.onEvent('history-changed', () => {
      void readQuestions(desk)
      void readRecord(desk)
    }),
    ports.onEvent('problems-changed', () => {
      if (desk.get().recentsError !== null) void readRecents(desk)
    }),
    ports.onOnline(tasks.retryNow),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Clears everything for another workspace, which has other people. */
function reset(desk: DeskContext): void {
  desk.tasks.cancel('')
  desk.set(emptyDesk)
  readKept(desk)
}

/** Reads what main has kept from earlier sessions. */
function readKept(desk: DeskContext): void {
  void readRecents(desk)
  void readQuestions(desk)
}

type Action = (desk: DeskContext, ...rest: never[]) => unknown
type Bound<Actions> = {
  readonly [Name in keyof Actions]: Actions[Name] extends (desk: DeskContext, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/** The actions, bound to their context. */
function bind<Actions extends Readonly<Record<string, Action>>>(desk: DeskContext, unbound: Actions): Bound<Actions> {
  const bound = Object.entries(unbound).map(([name, action]) => [name, action.bind(null, desk)] as const)
  return Object.fromEntries(bound) as Bound<Actions>
}
