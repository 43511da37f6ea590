/** The reset service over real connections, a system in memory and a history in memory, with one log of what happened. */
import type { Account } from '../../../shared/domain/account.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { HistoryEntry, Operation } from '../../../shared/domain/history-entry.ts'
import type { AfterCheck } from '../../../shared/domain/outcome.ts'
import type { ResetPlan } from '../../../shared/domain/reset-plan.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { AppEvent } from '../../../shared/ipc/events.ts'
import { createText } from '../../../electron/app/text.ts'
import { createProofBook, type ProofBook } from '../../../electron/caller-check/proof-book.ts'
import { createConnections, type ConnectionStore, type Connections } from '../../../electron/connections/connections.ts'
import { createSeenAccounts, type SeenAccounts } from '../../../electron/directory/seen-accounts.ts'
import { codeOf } from '../../../electron/errors/coded-error.ts'
import type { ConfirmationQuestion } from '../../../electron/questions/ask-natively.ts'
import type { OneTimeCodeNotice } from '../../../electron/resets/agent-dialogs.ts'
import { createResetLimits } from '../../../electron/resets/limits.ts'
import { createWaitingEntries } from '../../../electron/resets/operation-journal.ts'
import { createResets, type Resets } from '../../../electron/resets/resets.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { createSerialQueue } from '../../../electron/turns/in-turn.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import {
  instant,
  makeAgent,
  makeConnection,
  makeOutcome,
  makePlannedAccount,
  makeSelection,
  makeSettings,
  makeStatus,
  makeStep,
  operationId,
  otherConnectionId,
} from '../../support/domain-fixtures.ts'
import { createFakeHistory, type FakeHistory } from '../../support/fake-history.ts'
import { addPerson, createFakeSupport, createFakeSystem, type FakeSystem } from '../../support/fake-provider.ts'
import type { TicketSeen } from '../../../shared/domain/ticket.ts'
import { willingPerson } from '../../support/willing-person.ts'

export const windowId = 1

export interface Harness {
  readonly resets: Resets
  readonly connections: Connections
  readonly history: FakeHistory
  readonly system: FakeSystem
  /** Calls to the system and entries on the disk, in the order they happened. */
  readonly log: string[]
  readonly events: AppEvent[]
  readonly questions: ConfirmationQuestion[]
  /** Operations that ended, or of which more became known. */
  readonly ended: Operation[]
  readonly codes: OneTimeCodeNotice[]
  readonly proofs: ProofBook
  readonly seen: SeenAccounts
  readonly threw: unknown[]
  /** What the journal's watch heard. */
  readonly watch: ('accepted' | 'refused')[]
  settings: Settings
  /** Before a plan and before a reset; and what the record names. */
  requireRules: () => Promise<void>
  policyHash: () => string | null
  /** The answer to the next question. */
  confirm: (withdrawn: AbortSignal) => Promise<boolean>
  nowMs: number
  /** What the connected ticket systems say of the ticket. */
  checkTicket: () => Promise<TicketSeen | null>
  /** What main has read of the same people besides. */
  related: Account[]
}

export function createHarness(
  before: readonly HistoryEntry[] = [],
  showCode: () => Promise<void> = () => Promise.resolve(),
): Harness {
  const log: string[] = []
  const system = createFakeSystem(log)
  const history = createFakeHistory(log, before)
  const waiting = createWaitingEntries(history)
  const proofs = createProofBook(() => new Date(harness.nowMs))
  const seen = createSeenAccounts()
  const connections = createConnections({
    ...willingPerson,
    store: memoryStore([
      makeConnection(),
      makeConnection({ id: otherConnectionId, name: 'Sandbox', environment: 'sandbox' }),
    ]),
    vault: createMemoryVault(),
    systems: [createFakeSupport(system)],
    now: () => new Date(harness.nowMs),
  })
  const harness: Harness = {
    connections,
    history,
    system,
    log,
    events: [],
    questions: [],
    ended: [],
    codes: [],
    proofs,
    seen,
    threw: [],
    watch: [],
    settings: makeSettings(),
    requireRules: () => Promise.resolve(),
    policyHash: () => null,
    confirm: () => Promise.resolve(true),
    nowMs: Date.parse(instant),
    checkTicket: () => Promise.resolve(null),
    related: [],
    resets: createResets({
      connections,
      history,
      waiting,
      tryHistoryAgain: () => history.tryAgain(),
      requireRules: () => harness.requireRules(),
      policyHash: () => harness.policyHash(),
      onEnded: (operation) => harness.ended.push(operation),
      settings: () => harness.settings,
      agent: () => makeAgent(),
      confirm: (_window, question, withdrawn) => {
        harness.questions.push(question)
        log.push('asked')
        return harness.confirm(withdrawn)
      },
      proofs,
      tickets: { check: () => harness.checkTicket() },
      limits: createResetLimits({
        history,
        waiting,
        rules: () => harness.settings,
        agent: () => makeAgent(),
        relatedTo: () => harness.related,
        inTurn: createSerialQueue(),
        now: () => new Date(harness.nowMs),
      }),
      relatedTo: (accounts) => seen.relatedTo(accounts),
      showOneTimeCode: (_window, notice) => {
        harness.codes.push(notice)
        return showCode()
      },
      messages: { begin: () => Promise.resolve(), finish: () => undefined },
      onCodeNotShown: (cause) => void harness.threw.push(cause),
      emit: (event) => void harness.events.push(event),
      journalWatch: {
        accepted: () => void harness.watch.push('accepted'),
        refused: () => void harness.watch.push('refused'),
      },
      onStepThrew: (cause) => void harness.threw.push(cause),
      text: createText(),
      localTime: (at) => `the time of ${at}`,
      platform: 'linux',
      now: () => new Date(harness.nowMs),
    }),
  }
  return harness
}

export function memoryStore(initial: readonly Connection[]): ConnectionStore {
  let connections = initial
  return {
    connections: () => connections,
    putConnection: (connection) => {
      connections = [...connections.filter(({ id }) => id !== connection.id), connection]
    },
    removeConnection: (connectionId) => {
      connections = connections.filter(({ id }) => id !== connectionId)
    },
  }
}

export const signal = new AbortController().signal
export const noNote = { ticket: '', reason: '' }

/** The code of what `work` rejects with, as the page would hear it; fails when it does not reject. */
export async function codeOfRejection(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (cause) {
    return codeOf(cause)
  }
  throw new Error('It did not reject.')
}

/** A plan of two steps: one factor, then Microsoft 365. The log begins again. */
export async function prepareTwoSteps({ resets, log }: Harness): Promise<ResetPlan> {
  const plan = await resets.prepare(windowId, [makeSelection({ microsoft365: true })], null, signal)
  log.length = 0
  return plan
}

/** What the history holds. */
export const kindsOf = ({ history }: Harness): string[] => history.entries.map(({ kind }) => kind)

/** A full disk for these entries. */
export const refuseEntries = ({ history }: Harness, refused: (entry: HistoryEntry) => boolean): void =>
  history.refuse((entry) => (refused(entry) ? new StorageError('disk-full') : null))

/** Entries of one operation with two steps on one account. */
export const intended: Extract<HistoryEntry, { kind: 'intended' }> = {
  kind: 'intended',
  operationId,
  at: instant,
  agent: makeAgent(),
  ticket: null,
  reason: null,
  accounts: [makePlannedAccount()],
  steps: [makeStep({ id: 's1' }), makeStep({ id: 's2' })],
  retryOf: null,
}
export const sent = (stepId: string): HistoryEntry => ({ kind: 'sent', operationId, at: instant, stepId })
export const succeeded = (stepId: string): Extract<HistoryEntry, { kind: 'outcome' }> => ({
  kind: 'outcome',
  operationId,
  at: instant,
  stepId,
  outcome: makeOutcome(),
})
export const finished = (checks: AfterCheck[] = []): HistoryEntry => ({
  kind: 'finished',
  operationId,
  at: instant,
  checks,
})

/** With one person in the system, and a second one of another name. */
export function createHarnessOfTwo(): Harness {
  const harness = createHarness()
  addPerson(harness.system)
  addPerson(harness.system, { accountId: 'account-2', displayName: 'Nona Weirside' })
  return harness
}

export function addPersonWithout({ system }: Harness, factorId: string): void {
  addPerson(system, {}, makeStatus(['Google', 'Duo'].filter((id) => id !== factorId)))
}
