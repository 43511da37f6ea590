/** Resets of earlier sessions with an unknown outcome: listed from the history, and checked when somebody asks. */
import type { Operation, StatedOutcome } from '../../../../shared/domain/history-entry.ts'
import type { HistoryFilters } from '../../../../shared/domain/history-query.ts'
import { errorOf } from '../../../bridge/error-of.ts'
import { withOperations, type OpenQuestion } from '../state/questions-state.ts'
import type { DeskContext } from './desk-context.ts'

const maxQuestions = 20

/** Written out here: importing the constant next to the schema would load the schemas into the page. */
const toCheckOnly: HistoryFilters = {
  text: '',
  outcomes: [],
  systems: [],
  connectionId: null,
  toCheck: true,
  notSetUpAgain: false,
  from: null,
  to: null,
}

export async function readQuestions({ ports, set, tasks }: DeskContext): Promise<void> {
  // An answer that comes late may be about another workspace, or of before the latest change.
  const overtaken = tasks.start('questions')
  try {
    const { rows } = await ports.ask('history:query', { filters: toCheckOnly, offset: 0, limit: maxQuestions })
    const operations = await Promise.all(
      rows.map((row) => ports.ask('history:read-operation', { operationId: row.id })),
    )
    if (!overtaken.aborted) set((state) => withOperations(state, operations))
  } catch {
    // Problems with the history are part of the application's state; the count in the navigation stays.
  }
}

/** Has the system checked for its outcome. */
export function checkQuestion(desk: DeskContext, operationId: string): Promise<void> {
  return findOut(desk, operationId, () => desk.ports.ask('resets:check-now', { operationId }))
}

/** Records the agent's statement about a step whose outcome no system can show. */
export function settleQuestion(
  desk: DeskContext,
  operationId: string,
  stepId: string,
  word: StatedOutcome,
): Promise<void> {
  return findOut(desk, operationId, () => desk.ports.ask('resets:settle', { operationId, stepId, word }))
}

async function findOut(desk: DeskContext, operationId: string, ask: () => Promise<Operation>): Promise<void> {
  setQuestion(desk, operationId, { checking: true, error: null })
  try {
    setQuestion(desk, operationId, { operation: await ask(), checking: false, checked: true })
  } catch (thrown) {
    setQuestion(desk, operationId, { checking: false, error: errorOf(thrown) })
  }
}

function setQuestion({ set }: DeskContext, operationId: string, change: Partial<OpenQuestion>): void {
  set(({ questions }) => ({
    questions: questions.map((question) =>
      question.operation.id === operationId ? { ...question, ...change } : question,
    ),
  }))
}
