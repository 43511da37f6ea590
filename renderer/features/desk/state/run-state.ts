/** Resets from "review" to their outcome, of this caller and of earlier ones whose reset is still running. */
import type { Operation, StepState } from '../../../../shared/domain/history-entry.ts'
import type { ResetPlan } from '../../../../shared/domain/reset-plan.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import type { OpenPerson, PersonState } from './person-state.ts'

export type Run = {
  readonly id: number
  readonly person: OpenPerson
  /** `refused`: nothing was sent, `error` says why. */
  readonly phase: 'preparing' | 'confirming' | 'running' | 'checking' | 'done' | 'refused'
  /** The operation whose failed steps it repeats. */
  readonly retryOf: string | null
  readonly plan: ResetPlan | null
  /** By step id. */
  readonly steps: Readonly<Record<string, StepState>>
  readonly operation: Operation | null
  readonly error: AppError | null
  readonly evidence: 'none' | 'copied' | 'copied-markdown' | AppError
  /** The outcome of a step is being checked with the system, or stated by the agent. */
  readonly findingOut: boolean
  /** The agent went back to the plan; the outcome stays available until the next caller. */
  readonly putAside: boolean
}

export type RunState = { readonly runs: readonly Run[] }

export const newRun: Omit<Run, 'id' | 'person' | 'retryOf'> = {
  phase: 'preparing',
  plan: null,
  steps: {},
  operation: null,
  error: null,
  evidence: 'none',
  findingOut: false,
  putAside: false,
}

/** The latest run for the person who is open, finished or not. */
export function runOf(state: RunState & Pick<PersonState, 'open'>): Run | null {
  const keys = new Set(state.open?.accountKeys ?? [])
  return state.runs.findLast((run) => run.person.accountKeys.some((key) => keys.has(key))) ?? null
}

export function isBusy(run: Run | null): boolean {
  return run !== null && run.phase !== 'done' && run.phase !== 'refused'
}

/** Brings the plan to the front: outcomes stay available, refusals are dropped, since they have been read. */
export function withPlanInFront({ runs }: RunState): RunState {
  return { runs: runs.filter(({ phase }) => phase !== 'refused').map((run) => ({ ...run, putAside: true })) }
}

/** Drops a connection's refusals with this code, or with any: its card already says the same, or the connection answers again. */
export function withoutRefusalsBy({ runs }: RunState, connectionId: string, code?: AppError['code']): RunState {
  const isBy = (error: AppError | null) =>
    error?.connectionId === connectionId && (code === undefined || error.code === code)
  return { runs: runs.filter(({ phase, error }) => phase !== 'refused' || !isBy(error)) }
}

/** The runs that were busy before and no longer are, except those the agent cancelled. */
export function runsThatEnded(before: readonly Run[], now: readonly Run[]): Run[] {
  return now.filter((run) => {
    const earlier = before.find(({ id }) => id === run.id) ?? null
    return isBusy(earlier) && !isBusy(run) && run.error?.code !== 'not-confirmed'
  })
}
