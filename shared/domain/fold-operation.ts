/**
 * From the journal's entries to the operation they add up to. Pure; refuses entries that begin in the middle of one.
 *
 * What is not written is not guessed: a step that was sent and has no outcome when the operation ends is unknown, and one
 * that was never sent was not done. After the end only finding out can follow: `checked` and `settled` say what became of its steps, other
 * entries what came afterwards.
 */
import type {
  Erasure,
  HistoryEntry,
  IntendedEntry,
  MonthsDeletedEntry,
  Operation,
  OperationOutcome,
  OperationStep,
  RetentionChangedEntry,
  SettledMessage,
  SetUpAgain,
  StepState,
} from './history-entry.ts'
import type { z } from 'zod'
import type { AfterCheck } from './outcome.ts'
import { isNotDone } from './step-state.ts'

type Intended = z.infer<typeof IntendedEntry>

interface StepProgress {
  readonly state: StepState
  /** When the latest of its own entries was written; `null` before any. */
  readonly at: string | null
  /** The latest look at the state after the step. */
  readonly check: AfterCheck | null
  /** The latest word of a person about it. */
  readonly settled?: OperationStep['settled']
}

/** How far an operation has come: enough to name its outcome, and whether to look again, without keeping its entries. */
export interface OperationProgress {
  readonly steps: ReadonlyMap<string, StepProgress>
  readonly ended: boolean
}

export function beginProgress(intended: Intended): OperationProgress {
  return {
    steps: new Map(intended.steps.map((step) => [step.id, { state: 'planned', at: null, check: null }])),
    ended: false,
  }
}

/** The progress after one more entry. Steps the intent does not name are ignored. */
export function advanceProgress(progress: OperationProgress, entry: HistoryEntry): OperationProgress {
  if (entry.kind === 'checked') return withChecks(progress, entry.checks)
  if (entry.kind === 'settled') {
    const { agent, at, word } = entry
    return withStep(progress, entry.stepId, { settled: { agent, at, word } })
  }
  if (progress.ended) return progress
  switch (entry.kind) {
    case 'sent':
      return withStep(progress, entry.stepId, { state: 'sent', at: entry.at })
    case 'outcome':
      return withStep(progress, entry.stepId, { state: entry.outcome.kind, at: entry.at })
    case 'finished':
      return ended(withChecks(progress, entry.checks), [])
    case 'recovered':
      return ended(progress, entry.unknownStepIds)
    case 'message-settled':
    case 'set-up-again':
    case 'not-set-up-again':
    case 'intended':
    case 'caller-refused':
    case 'call-reported':
    case 'retention-changed':
    case 'months-deleted':
    case 'settings-replaced':
      return progress
  }
}

const withChecks = (progress: OperationProgress, checks: readonly AfterCheck[]): OperationProgress =>
  checks.reduce((sofar, check) => withStep(sofar, check.stepId, { check }), progress)

function withStep(progress: OperationProgress, stepId: string, change: Partial<StepProgress>): OperationProgress {
  const before = progress.steps.get(stepId)
  if (before === undefined) return progress
  return { ...progress, steps: new Map(progress.steps).set(stepId, { ...before, ...change }) }
}

/** Closes every step. `unknownStepIds` can only make a step without an outcome unknown; it never overrules an outcome. */
function ended(progress: OperationProgress, unknownStepIds: readonly string[]): OperationProgress {
  const close = (id: string, state: StepState): StepState => {
    if (state === 'sent') return 'outcome-unknown'
    if (state === 'planned') return unknownStepIds.includes(id) ? 'outcome-unknown' : 'not-sent'
    return state
  }
  const steps = [...progress.steps].map(([id, step]) => [id, { ...step, state: close(id, step.state) }] as const)
  return { steps: new Map(steps), ended: true }
}

/** A system may still be at work on what it was sent, so what it shows before proves nothing about what was not done. */
const stillAtWorkMs = 60_000

/** The state of a step by all that is known. An unknown outcome is settled by a system, or else by a person. */
function settled({ state, at, check, settled: said }: StepProgress): StepState {
  if (state !== 'outcome-unknown') return state
  const shown = shownBy(check, at)
  if (shown !== null) return shown
  return said === undefined ? state : said.word === 'done' ? 'confirmed-done' : 'confirmed-not-done'
}

/** What reading the state again has shown of a step sent or given up at `at`; `null`: nothing certain. */
function shownBy(check: AfterCheck | null, at: string | null): StepState | null {
  if (check === null || check.verdicts.length === 0) return null
  if (check.verdicts.every((verdict) => verdict === 'gone')) return 'confirmed-done'
  if (!check.verdicts.every((verdict) => verdict === 'still-there')) return null
  const waitedMs = Date.parse(check.readAt ?? '') - Date.parse(at ?? '')
  return waitedMs >= stillAtWorkMs ? 'confirmed-not-done' : null
}

/** Whether a further look at the state may tell more of an operation that has ended. */
export function mayChange({ steps }: OperationProgress): boolean {
  return [...steps.values()].some(({ state }) => state === 'outcome-unknown')
}

/** The whole operation in one word. `unknown`, that somebody has to find out, outranks everything; a step that was not sent counts as not done. */
export function outcomeOf(progress: OperationProgress): OperationOutcome {
  if (!progress.ended) return 'running'
  const states = [...progress.steps.values()].map(settled)
  if (states.includes('outcome-unknown')) return 'unknown'
  const notDone = states.filter(isNotDone).length
  if (notDone === states.length) return 'failed'
  if (notDone > 0) return 'partly-failed'
  if (states.includes('pending-approval')) return 'pending-approval'
  return states.includes('succeeded') || states.includes('confirmed-done') ? 'succeeded' : 'no-change'
}

/** What is over as soon as it is written, and changed nothing at a system. */
function atOnce(
  { operationId, at, agent }: Pick<HistoryEntry, 'operationId' | 'at'> & Pick<Operation, 'agent'>,
  of: Pick<Operation, 'accounts' | 'outcome'> & Partial<Operation>,
): Operation {
  return {
    id: operationId,
    startedAt: at,
    endedAt: at,
    agent,
    ticket: null,
    reason: null,
    steps: [],
    recovered: false,
    retryOf: null,
    ...of,
  }
}

export function erasureOf(entry: z.infer<typeof RetentionChangedEntry> | MonthsDeletedEntry): Erasure {
  if (entry.kind === 'retention-changed') {
    const { kind, from, to, erased } = entry
    return { kind, from, to, erased }
  }
  const { kind, keptMonths, ruleSet, erased } = entry
  return { kind, keptMonths, erased, ...(ruleSet === undefined ? {} : { ruleSet }) }
}

/** What came after the end, in the order in which it began. */
interface Aftermath {
  readonly messages: ReadonlyMap<string, SettledMessage>
  readonly steps: ReadonlyMap<string, Pick<OperationStep, 'setUpAgain' | 'notSetUpAgain'>>
}

function aftermathOf(entries: readonly HistoryEntry[]): Aftermath {
  const messages = new Map<string, SettledMessage>()
  const steps = new Map<string, Pick<OperationStep, 'setUpAgain' | 'notSetUpAgain'>>()
  for (const entry of entries) {
    if (entry.kind === 'message-settled') {
      const { messageId, message, outcome, code, agent, at } = entry
      messages.set(messageId, { messageId, message, outcome, code, agent, at })
    } else if (entry.kind === 'set-up-again') {
      const { setUpAgain = [], notSetUpAgain } = steps.get(entry.stepId) ?? {}
      const isNew = ({ effect }: SetUpAgain): boolean => setUpAgain.every((known) => known.effect !== effect)
      const now = [...setUpAgain, ...entry.methods.filter(isNew)]
      steps.set(entry.stepId, { setUpAgain: now, ...stillMissing(notSetUpAgain, now) })
    } else if (entry.kind === 'not-set-up-again') {
      const { setUpAgain } = steps.get(entry.stepId) ?? {}
      const { effects, readAt } = entry
      steps.set(entry.stepId, {
        ...(setUpAgain === undefined ? {} : { setUpAgain }),
        ...stillMissing({ effects, readAt }, setUpAgain),
      })
    }
  }
  return { messages, steps }
}

function stillMissing(
  missing: OperationStep['notSetUpAgain'],
  setUp: readonly SetUpAgain[] = [],
): Pick<OperationStep, 'notSetUpAgain'> {
  const effects = missing?.effects.filter((index) => setUp.every(({ effect }) => effect !== index)) ?? []
  return missing === undefined || effects.length === 0 ? {} : { notSetUpAgain: { ...missing, effects } }
}

/**
 * `entries` are one operation's, in the order they were written. Throws `TypeError` when the first is none that an
 * operation begins with.
 */
export function foldOperation(entries: readonly HistoryEntry[]): Operation {
  const [intended, ...later] = entries
  if (intended?.kind === 'caller-refused') {
    const { kind, challengedAt, account, refusal } = intended
    return atOnce(intended, { startedAt: challengedAt, accounts: [account], outcome: kind, refusal })
  }
  if (intended?.kind === 'call-reported') {
    const { reason, accounts } = intended
    return atOnce(intended, { reason, accounts, outcome: 'reported' })
  }
  if (intended?.kind === 'retention-changed' || intended?.kind === 'months-deleted') {
    return atOnce(intended, { accounts: [], outcome: intended.kind, erasure: erasureOf(intended) })
  }
  if (intended?.kind === 'settings-replaced') {
    const { kind, by, weaker } = intended
    return atOnce(intended, { accounts: [], outcome: kind, replacement: { by, weaker } })
  }
  if (intended?.kind !== 'intended') throw new TypeError('An operation begins with its intent.')

  let progress = beginProgress(intended)
  let endedAt: string | null = null
  let recovered = false
  const details = new Map<string, Pick<OperationStep, 'sentAt' | 'endedAt' | 'outcome'>>(
    intended.steps.map((step) => [step.id, { sentAt: null, endedAt: null, outcome: null }]),
  )

  for (const entry of later) {
    const over = progress.ended
    progress = advanceProgress(progress, entry)
    if (over) continue
    if (entry.kind === 'sent') {
      const detail = details.get(entry.stepId)
      if (detail) detail.sentAt = entry.at
    } else if (entry.kind === 'outcome') {
      const detail = details.get(entry.stepId)
      if (detail) Object.assign(detail, { endedAt: entry.at, outcome: entry.outcome })
    } else if (entry.kind === 'finished' || entry.kind === 'recovered') {
      endedAt = entry.at
      recovered = entry.kind === 'recovered'
    }
  }

  const aftermath = aftermathOf(later)
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
      ...stepOf(progress.steps.get(step.id)),
      ...(details.get(step.id) ?? { sentAt: null, endedAt: null, outcome: null }),
      ...aftermath.steps.get(step.id),
    })),
    outcome: outcomeOf(progress),
    recovered,
    retryOf: intended.retryOf,
    ...(intended.proofs === undefined ? {} : { proofs: intended.proofs }),
    ...(intended.unchecked === undefined ? {} : { unchecked: intended.unchecked }),
    ...(intended.approval === undefined ? {} : { approval: intended.approval }),
    ...(intended.ticketSeen === undefined ? {} : { ticketSeen: intended.ticketSeen }),
    // Versions that knew no tiers knew no policy.
    ...(intended.tier === undefined ? {} : { tier: intended.tier, policy: intended.policy ?? null }),
    ...(aftermath.messages.size === 0 ? {} : { messages: [...aftermath.messages.values()] }),
  }
}

function stepOf(progress: StepProgress | undefined): Pick<OperationStep, 'state' | 'check' | 'settled'> {
  if (progress === undefined) return { state: 'planned', check: null }
  const { at, check, settled: said } = progress
  const byPerson = said !== undefined && progress.state === 'outcome-unknown' && shownBy(check, at) === null
  return { state: settled(progress), check, ...(byPerson ? { settled: said } : {}) }
}
