/**
 * From the journal's entries to the operation they add up to. Pure; refuses entries that do not begin with an intent.
 *
 * What is not written is not guessed: a step that was sent and has no outcome when the operation ends is unknown, and one
 * that was never sent was not done. After the end only `checked` counts, because a look at the state is all that can follow.
 */
import type {
  HistoryEntry,
  IntendedEntry,
  Operation,
  OperationOutcome,
  OperationStep,
  StepState,
} from './history-entry.ts'
import type { z } from 'zod'
import type { AfterCheck } from './outcome.ts'

type Intended = z.infer<typeof IntendedEntry>

/** How far an operation has come: enough to name its outcome without keeping its entries. */
export interface OperationProgress {
  readonly steps: ReadonlyMap<string, StepState>
  readonly ended: boolean
}

export function beginProgress(intended: Intended): OperationProgress {
  return { steps: new Map(intended.steps.map((step) => [step.id, 'planned'])), ended: false }
}

/** The progress after one more entry. Steps the intent does not name are ignored. */
export function advanceProgress(progress: OperationProgress, entry: HistoryEntry): OperationProgress {
  if (progress.ended) return progress
  switch (entry.kind) {
    case 'sent':
      return withStep(progress, entry.stepId, 'sent')
    case 'outcome':
      return withStep(progress, entry.stepId, entry.outcome.kind)
    case 'finished':
      return ended(progress, [])
    case 'recovered':
      return ended(progress, entry.unknownStepIds)
    case 'intended':
    case 'checked':
      return progress
  }
}

function withStep(progress: OperationProgress, stepId: string, state: StepState): OperationProgress {
  if (!progress.steps.has(stepId)) return progress
  return { steps: new Map(progress.steps).set(stepId, state), ended: false }
}

/** Closes every step. `unknownStepIds` can only make a step without an outcome unknown; it never overrules an outcome. */
function ended(progress: OperationProgress, unknownStepIds: readonly string[]): OperationProgress {
  const close = (id: string, state: StepState): StepState => {
    if (state === 'sent') return 'outcome-unknown'
    if (state === 'planned') return unknownStepIds.includes(id) ? 'outcome-unknown' : 'not-sent'
    return state
  }
  return { steps: new Map([...progress.steps].map(([id, state]) => [id, close(id, state)])), ended: true }
}

/** The whole operation in one word. `unknown` outranks everything; a step that was not sent counts as not done. */
export function outcomeOf(progress: OperationProgress): OperationOutcome {
  if (!progress.ended) return 'running'
  const states = [...progress.steps.values()]
  if (states.includes('outcome-unknown')) return 'unknown'
  const notDone = states.filter((state) => state === 'failed' || state === 'not-sent').length
  if (notDone === states.length) return 'failed'
  if (notDone > 0) return 'partly-failed'
  if (states.includes('pending-approval')) return 'pending-approval'
  return states.includes('succeeded') ? 'succeeded' : 'no-change'
}

/** `entries` are one operation's, in the order they were written. Throws `TypeError` when the first is not its intent. */
export function foldOperation(entries: readonly HistoryEntry[]): Operation {
  const [intended, ...later] = entries
  if (intended?.kind !== 'intended') throw new TypeError('An operation begins with its intent.')

  let progress = beginProgress(intended)
  let endedAt: string | null = null
  let recovered = false
  const details = new Map<string, Pick<OperationStep, 'sentAt' | 'endedAt' | 'outcome' | 'check'>>(
    intended.steps.map((step) => [step.id, { sentAt: null, endedAt: null, outcome: null, check: null }]),
  )
  const noteChecks = (checks: readonly AfterCheck[]) => {
    for (const check of checks) {
      const detail = details.get(check.stepId)
      if (detail) detail.check = check
    }
  }

  for (const entry of later) {
    if (entry.kind === 'checked') noteChecks(entry.checks)
    if (progress.ended) continue
    progress = advanceProgress(progress, entry)
    if (entry.kind === 'sent') {
      const detail = details.get(entry.stepId)
      if (detail) detail.sentAt = entry.at
    } else if (entry.kind === 'outcome') {
      const detail = details.get(entry.stepId)
      if (detail) Object.assign(detail, { endedAt: entry.at, outcome: entry.outcome })
    } else if (entry.kind === 'finished' || entry.kind === 'recovered') {
      endedAt = entry.at
      recovered = entry.kind === 'recovered'
      if (entry.kind === 'finished') noteChecks(entry.checks)
    }
  }

  return {
    id: intended.operationId,
    startedAt: intended.at,
    endedAt,
    agent: intended.agent,
    ticket: intended.ticket,
    reason: intended.reason,
    accounts: intended.accounts,
    steps: intended.steps.map((step) => ({
      step,
      state: progress.steps.get(step.id) ?? 'planned',
      ...(details.get(step.id) ?? { sentAt: null, endedAt: null, outcome: null, check: null }),
    })),
    outcome: outcomeOf(progress),
    recovered,
    retryOf: intended.retryOf,
    ...(intended.proofs === undefined ? {} : { proofs: intended.proofs }),
  }
}
