/** A workspace with its services: the real one and practice differ in what they are given, and in nothing else. */
import { setTimeout as waitFor } from 'node:timers/promises'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { Agent, HistoryEntry } from '../../shared/domain/history-entry.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { AftercarePorts } from '../aftercare/aftercare.ts'
import { createCallerChecks } from '../caller-check/caller-checks.ts'
import { createProofBook } from '../caller-check/proof-book.ts'
import { createConnections } from '../connections/connections.ts'
import { createDirectory } from '../directory/directory.ts'
import type { Recents } from '../directory/recents.ts'
import { createSeenAccounts } from '../directory/seen-accounts.ts'
import { codeOf } from '../errors/coded-error.ts'
import { openHistory, type HistoryOptions } from '../history/file-history.ts'
import type { Workspace } from '../ipc/handlers/workspace.ts'
import type { Questions } from '../questions/questions.ts'
import { createCallReports } from '../resets/call-reports.ts'
import { createResetLimits } from '../resets/limits.ts'
import { createOperationJournal, createWaitingEntries } from '../resets/operation-journal.ts'
import { createPersonRecords } from '../resets/person-records.ts'
import type { ResetMessages } from '../resets/reset-context.ts'
import { createResets } from '../resets/resets.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { createTickets } from '../tickets/tickets.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import type { SecretVault } from '../vault/secret-vault.ts'
import { watchAftercare } from './aftercare-watch.ts'
import type { AppEvents } from './app-events.ts'
import type { Closings } from './closings.ts'
import type { Platform } from './ports.ts'
import { createProblems, type Problems } from './problems.ts'
import type { createLocalTime, createText } from './text.ts'

export interface OpenWorkspace extends Workspace {
  readonly vault: SecretVault
  /** Its own: practice that works says nothing about the real record. */
  readonly troubles: Problems
  isSettled(): boolean
  /** The time everything is counted back from, in milliseconds since 1970. */
  countingNow(): Promise<number>
  /** Resolves when the entry is on the disk. Throws why it is not. */
  record(entry: HistoryEntry): Promise<void>
  /** Never throws: an entry that the history refuses waits in memory and is written as soon as it is accepted. */
  recordWhenPossible(entry: HistoryEntry): Promise<void>
  /**
   * Tries what keeps the history from taking entries, or something of it from being written, read or deleted, once more. Resolves
   * when it is known what came of it.
   */
  tryHistoryAgain(): Promise<void>
  close(): Promise<void>
}

export type WorkspaceParts = Pick<Parameters<typeof createConnections>[0], 'store' | 'vault' | 'systems'> & {
  /** Absolute. */
  readonly historyFolder: string
  /** Before it nothing counts towards a limit, and nothing is a warning sign; always, when left out. */
  readonly countsFrom?: () => number
  readonly recents: Recents
  readonly messages: ResetMessages & { readonly close: () => Promise<void> }
}

export interface WorkspacePorts {
  readonly platform: Platform
  /** As the rules in force have them. */
  readonly settings: Pick<SettingsStore, 'read'>
  readonly policyHash: () => string | null
  /** Throws `CodedError` while nothing may be reset by the rules. */
  readonly requireRules: () => Promise<void>
  readonly questions: Questions
  readonly agent: () => Agent
  readonly deleteOldMonths: (history: Workspace['history']) => Promise<void>
  readonly emit: (event: AppEvent) => void
  readonly onEvent: AppEvents['onEvent']
  readonly closing: Closings['wait']
  readonly text: ReturnType<typeof createText>
  readonly localTime: ReturnType<typeof createLocalTime>
  /** The pauses while the history is in use; real time when left out. */
  readonly waitForHistory?: HistoryOptions['wait']
  /** The pauses of watching after a reset, likewise. */
  readonly waitForAftercare?: AftercarePorts['wait'] | undefined
  /** How long after the start it continues from the record; its own choice when left out. */
  readonly firstAftercareMs?: number | undefined
}

export function openWorkspace(kind: WorkspaceKind, parts: WorkspaceParts, ports: WorkspacePorts): OpenWorkspace {
  const { recents, vault, countsFrom = () => -Infinity } = parts
  const { platform, settings, questions, agent, emit, closing, text, localTime } = ports
  const { logger, now } = platform
  const problems = createProblems(logger, () => emit({ type: 'problems-changed' }))
  const connections = createConnections({
    ...parts,
    questions,
    text,
    now,
    onWaiting(connectionId, until) {
      emit({ type: 'waiting', connectionId, until })
      aftercare.heldBack(connectionId, until)
    },
  })
  // It opens behind the call: look-ups work without it, resets do not.
  const history = openHistory({
    folder: parts.historyFolder,
    now,
    logger,
    checkWorker: platform.historyWorker,
    wait: ports.waitForHistory,
    onReadAgain: () => emit({ type: 'history-changed' }),
  })
  const counted = countedFrom(history, countsFrom)
  const proofs = createProofBook(now)
  const seen = createSeenAccounts()
  const waiting = createWaitingEntries(history)
  const journalWatch = {
    accepted: () => problems.over('history'),
    refused: (cause: unknown) => problems.note('history', cause),
  }
  const journalOfOne = () => createOperationJournal(history, waiting, journalWatch)
  /** What limits are counted from is recorded one after the other, so that no reset begins past a refusal. */
  const inLimitsTurn = createSerialQueue()
  const shared = {
    connections,
    proofs,
    agent,
    rules: () => settings.read(),
    relatedTo: (accounts: Parameters<typeof seen.relatedTo>[0]) => seen.relatedTo(accounts),
    now,
  }
  const tickets = createTickets({ connections, now, checkLimit: () => AbortSignal.timeout(ticketCheckMs) })
  const limits = createResetLimits({ ...shared, history: counted, waiting, inTurn: inLimitsTurn })
  const callerChecks = createCallerChecks({
    ...shared,
    record: (entry) => {
      void inLimitsTurn(() => journalOfOne().record(entry)).then(() => emit({ type: 'history-changed' }))
    },
    emit,
    keepAwake: platform.keepAwake,
    wait: (ms, signal) => waitFor(ms, undefined, { signal }),
  })
  const resets = createResets({
    ...shared,
    history,
    limits,
    tickets,
    settings: () => settings.read(),
    policyHash: ports.policyHash,
    requireRules: ports.requireRules,
    confirm: (windowId, question, withdrawn) => questions.ask(windowId, 'reset', question, withdrawn),
    showOneTimeCode: platform.showOneTimeCode,
    onCodeNotShown: (cause) => logger.error('one-time-code-not-shown', { code: codeOf(cause) }),
    emit,
    waiting,
    tryHistoryAgain: () => tryHistoryAgain(),
    journalWatch,
    messages: parts.messages,
    onEnded: (operation) => aftercare.ended(operation),
    onStepThrew: (cause) => logger.error('step-threw', { code: codeOf(cause) }),
    text,
    localTime,
    platform: platform.platform,
  })
  const directory = createDirectory({
    connections,
    recents,
    seen,
    onStatus: (account, status) => aftercare.seen(account, status),
    recentsWatch: { kept: () => problems.over('recents'), refused: (cause) => problems.note('recents', cause) },
  })
  const callReports = createCallReports({
    connections,
    known: (refs) => directory.known(refs),
    requireYes: (windowId, question) => questions.require(windowId, 'call-report', question),
    drop(windowId, accounts) {
      callerChecks.dropPerson(windowId, accounts)
      resets.dropPerson(windowId, accounts)
    },
    async record(entry) {
      await inLimitsTurn(() => journalOfOne().require(entry))
      emit({ type: 'history-changed' })
    },
    agent,
    text,
    now,
  })
  const record = async (entry: HistoryEntry): Promise<void> => {
    await journalOfOne().require(entry)
    emit({ type: 'history-changed' })
  }
  // Invented people set nothing up again.
  const isWatchWanted = (): boolean => kind === 'real' && settings.read().watchAfterReset
  const aftercare = watchAftercare({
    isWanted: isWatchWanted,
    load: async () => {
      const { createAftercare } = await import('../aftercare/aftercare.ts')
      return createAftercare({
        connections,
        history,
        record,
        isWanted: isWatchWanted,
        agent,
        emit,
        now,
        // Nothing waits for it: it must not keep a process alive that is otherwise done.
        wait: ports.waitForAftercare ?? ((ms, signal) => waitFor(ms, undefined, { signal, ref: false })),
        random: Math.random,
        logger,
      })
    },
    failed: (cause) => logger.error('aftercare-not-opened', { code: codeOf(cause) }),
    firstMs: ports.firstAftercareMs,
  })
  ports.onEvent(({ type }) => {
    if (type === 'settings-changed') aftercare.rulesChanged()
  })
  let closed = false
  let isSettled = false
  /** Nobody waits for it at the start: reading a long history takes seconds. */
  const settle = async (attempt: Promise<void>): Promise<void> => {
    try {
      await attempt
      const refusal = history.refusal()
      if (refusal !== null) throw refusal
      await waiting.flush()
      const recovered = await resets.recover()
      if (recovered > 0) logger.warn('operations-recovered', { count: recovered })
      await ports.deleteOldMonths(history)
      problems.over('history')
      aftercare.begin()
    } catch (cause) {
      if (!closed) problems.note('history', cause)
    }
    isSettled = true
    emit({ type: 'history-changed' })
  }
  let settled = settle(history.opened())
  const inTurn = createSerialQueue()
  const tryHistoryAgain = (): Promise<void> =>
    inTurn(async () => {
      await settled
      if (closed) return
      settled = settle(history.tryAgain())
      await settled
    })
  return {
    kind,
    personRecords: createPersonRecords({ history: counted, limits, known: (refs) => directory.known(refs), now }),
    callReports,
    connections,
    tickets,
    callerChecks,
    resets,
    history,
    vault,
    troubles: problems,
    directory,
    get settled() {
      return settled
    },
    tryHistoryAgain,
    isSettled: () => isSettled,
    countingNow: async () => (await history.activityOf({ agent: agent().osUser }, 0, now())).at,
    record,
    async recordWhenPossible(entry) {
      await journalOfOne().record(entry)
      emit({ type: 'history-changed' })
    },
    async close() {
      closed = true
      await Promise.all([
        closing('caller-checks', callerChecks.close()),
        closing('resets', resets.close()),
        closing('aftercare', aftercare.close()),
      ])
      // Another process may send what waits as soon as the history is let go.
      await parts.messages.close()
      // What became of those is recorded as well.
      if (waiting.count > 0) await waiting.flush().catch(journalWatch.refused)
      await Promise.all([
        closing('connections', connections.close()),
        closing('recents', directory.close()),
        closing('history', history.close()),
      ])
      await closing('recovery', settled)
    },
  }
}

/** Somebody is on the telephone, and a ticket system that does not answer stands in nobody's way. */
const ticketCheckMs = 6_000

/** What counts towards limits and warning signs: the history from a moment on. */
function countedFrom(
  history: Workspace['history'],
  from: () => number,
): Pick<Workspace['history'], 'activityOf' | 'mayRetry' | 'readOperation'> {
  return {
    mayRetry: (operationId, at) => history.mayRetry(operationId, at),
    readOperation: (operationId) => history.readOperation(operationId),
    async activityOf(whose, withinMs, at) {
      const activity = await history.activityOf(whose, withinMs, at)
      return { ...activity, began: activity.began.filter((each) => each.countsAt > from()) }
    },
  }
}
