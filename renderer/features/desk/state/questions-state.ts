/** Resets of earlier sessions that were left with an unknown outcome. */
import type { Operation } from '../../../../shared/domain/history-entry.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import type { RunState } from './run-state.ts'

export type OpenQuestion = {
  readonly operation: Operation
  readonly checking: boolean
  readonly checked: boolean
  readonly error: AppError | null
}

/** The latest reset first. */
export type QuestionsState = { readonly questions: readonly OpenQuestion[] }

export const noQuestions: QuestionsState = { questions: [] }

const newQuestion = { checking: false, checked: false, error: null }

/**
 * The questions after these operations have been read from the history. What is known about one is kept, and the result of a check
 * stays visible although nothing is left to check. Resets of this session are shown by their run instead.
 */
export function withOperations(
  { questions, runs }: QuestionsState & RunState,
  operations: readonly Operation[],
): QuestionsState {
  const known = new Map(questions.map((question) => [question.operation.id, question]))
  const inRuns = new Set(runs.map((run) => run.operation?.id))
  const listed = operations
    .filter(({ id }) => !inRuns.has(id))
    .map((operation) => ({ ...(known.get(operation.id) ?? newQuestion), operation }))
  const answered = questions.filter(
    ({ operation, checking, checked }) => (checking || checked) && !operations.some(({ id }) => id === operation.id),
  )
  const latestFirst = (a: OpenQuestion, b: OpenQuestion) => b.operation.startedAt.localeCompare(a.operation.startedAt)
  return { questions: [...listed, ...answered].toSorted(latestFirst) }
}
