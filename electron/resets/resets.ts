/**
 * Resets: prepare, confirm, commit, re-read, recover. The only caller of a provider's changing method.
 *
 * The order that must hold: the journal has the intention on the disk before the first byte leaves; each step is sent once;
 * its outcome is journalled before the next; then the state is read again. A failed step does not stop the others. Steps run
 * one after the other, so the record reads in the order things happened.
 */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Agent, HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import { AfterCheck, StepOutcome } from '../../shared/domain/outcome.ts'
import type { PlannedAccount, ResetPlan, ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { checkTicket } from '../../shared/domain/ticket-rule.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { CallerProof } from '../../shared/domain/caller-check.ts'
import type { ProofBook } from '../caller-check/proof-book.ts'
import { ConnectionFailure } from '../connections/connection-failure.ts'
import type { Connections } from '../connections/connections.ts'
import type { History } from '../history/history.ts'
import type { OneTimeCode } from '../providers/provider.ts'
import type { AgentDialogs } from './agent-dialogs.ts'
import { confirmationQuestion } from './confirmation-question.ts'
import { oneTimeCodeNotice, type OneTimeCodeWords } from './one-time-code-notice.ts'
import {
  createOperationJournal,
  type JournalWatch,
  type OperationJournal,
  type WaitingEntries,
} from './operation-journal.ts'
import { createPlanBook, type KeptPlan } from './plan-book.ts'
import { prepareReset } from './prepare-reset.ts'

export interface Resets {
  prepare(
    windowId: number,
    selections: readonly ResetSelection[],
    retryOf: string | null,
    signal: AbortSignal,
    /** Passed checks of the caller. They are used up when the reset is recorded, not before. */
    proofIds?: readonly string[],
  ): Promise<ResetPlan>
  /** Asks the person and carries the plan out. Throws only before the first step; later trouble is in the operation. */
  commit(windowId: number, planId: string, note: { ticket: string; reason: string }): Promise<Operation>
  /**
   * Leaves out what was not sent of a plan that this window is carrying out: steps to come, and one that waits for a limit; after
   * the steps, the look at the state. What was sent goes on. Of a plan that is over it says nothing.
   */
  stop(windowId: number, planId: string): void
  /** Reads the state again for an operation whose outcome is unknown and adds what was seen to its record. */
  checkNow(operationId: string): Promise<Operation>
  /**
   * Closes what an earlier run left open. Call as soon as the history takes entries; changes and looks wait for it, and try again
   * where it failed. Returns how many.
   */
  recover(): Promise<number>
  /** Whether the journal refused something that already happened and that is not on the disk yet. */
  hasUnwritten(): boolean
  /** Gives up its plans and takes its questions away. What was confirmed goes on. */
  forgetWindow(windowId: number): void
  /** Whether something confirmed is being carried out or recorded. */
  changeUnderWay(): boolean
  /** `stop` for whatever is being carried out from now on, before the end of the program. */
  stopUnsent(): void
  /** Resolves when no change is under way. */
  close(): Promise<void>
}

export interface ResetPorts extends AgentDialogs, OneTimeCodeWords {
  readonly connections: Connections
  readonly history: History
  /** Of this history, for everything that is recorded in it. */
  readonly waiting: WaitingEntries
  /** Tries once more to take entries where the history takes none, and brings it up to date where it does again. */
  readonly tryHistoryAgain: () => Promise<void>
  readonly settings: () => Settings
  readonly agent: () => Agent
  readonly proofs: Pick<ProofBook, 'find' | 'use' | 'refusalsOf'>
  readonly onCodeNotShown: (cause: unknown) => void
  readonly emit: (event: AppEvent) => void
  readonly journalWatch: JournalWatch
  readonly onStepThrew: (cause: unknown) => void
  readonly now: () => Date
}

export function createResets(ports: ResetPorts): Resets {
  const { connections, history, waiting, emit, now } = ports
  const plans = createPlanBook(now)
  const running = new Set<Promise<unknown>>()
  const asking = new Set<{ readonly windowId: number; readonly withdrawn: AbortController }>()
  /** By plan: how to leave out what was not sent. */
  const stoppable = new Map<string, { readonly windowId: number; readonly stopped: AbortController }>()
  let closing = false
  let allStopped = false
  /** Settles when nothing of an earlier run is open any more. What was begun before would be taken for left open too. */
  let recovered: Promise<boolean> = Promise.resolve(true)
  /** Begun since the start: what is open of these is under way, not left open. */
  const begun = new Set<string>()
  /** A change is never given up once begun: closing a window aborts reads only. */
  const never = new AbortController().signal
  const instant = (): string => now().toISOString()

  const runSteps = async (
    journal: OperationJournal,
    operationId: string,
    plan: ResetPlan,
    windowId: number,
    stopped: AbortSignal,
  ): Promise<void> => {
    const progress = (stepId: string, state: Extract<AppEvent, { type: 'reset-progress' }>['state']): void =>
      emit({ type: 'reset-progress', operationId, planId: plan.id, stepId, state })
    for (const call of callsOf(plan.steps, await connectionsThatSendTogether(plan.steps))) {
      if (stopped.aborted) return
      const recorded: ResetStep[] = []
      for (const step of call) {
        try {
          await journal.require({ kind: 'sent', operationId, at: instant(), stepId: step.id })
        } catch {
          // No journal, no reset: this step and those after it stay unsent.
          break
        }
        recorded.push(step)
        progress(step.id, 'sent')
      }
      const outcomes = await runCall(recorded, (step, code) => showCode(windowId, plan, step, code), stopped)
      for (const [step, outcome] of outcomes) {
        await journal.record({ kind: 'outcome', operationId, at: instant(), stepId: step.id, outcome })
        progress(step.id, outcome.kind)
      }
      if (recorded.length < call.length) return
    }
  }

  const connectionsThatSendTogether = async (steps: readonly ResetStep[]): Promise<ReadonlySet<string>> => {
    const together = new Set<string>()
    for (const connectionId of new Set(steps.map((step) => step.connectionId))) {
      const can = await connections
        .use(connectionId, (provider) => Promise.resolve(provider.runTogether !== undefined))
        // Removed since the plan was made: its steps fail on their own.
        .catch(() => false)
      if (can) together.add(connectionId)
    }
    return together
  }

  /** The step goes on while the code is shown: its outcome must not wait for a person. */
  const showCode = (windowId: number, plan: ResetPlan, step: ResetStep, code: OneTimeCode): void => {
    const planned = plan.accounts.find(({ account }) => accountKey(account) === accountKey(step))
    const notice = oneTimeCodeNotice(planned?.account.displayName ?? '', code, ports)
    ports.showOneTimeCode(windowId, notice).catch(ports.onCodeNotShown)
  }

  /** The outcome of each of the steps, which one call of their connection carries together. */
  const runCall = async (
    steps: readonly ResetStep[],
    onOneTimeCode: (step: ResetStep, code: OneTimeCode) => void,
    stopped: AbortSignal,
  ): Promise<[ResetStep, StepOutcome][]> => {
    const [first, ...others] = steps
    if (first === undefined) return []
    try {
      return await connections.use(first.connectionId, async (provider) => {
        const outcomes =
          others.length > 0 && provider.runTogether !== undefined
            ? await provider.runTogether(steps, never)
            : [await provider.runStep(first, never, (code) => onOneTimeCode(first, code), stopped)]
        // Parsed, because an outcome that the journal cannot take would stand in the way of every entry after it.
        return steps.map((step, index) => [step, StepOutcome.parse(outcomes[index])])
      })
    } catch (cause) {
      // Removed since the plan was made: certainly not sent. What the provider threw comes as a `ConnectionFailure`.
      if (cause instanceof CodedError && !(cause instanceof ConnectionFailure)) {
        const { code } = cause
        return steps.map((step) => [step, { kind: 'failed', code, serverText: null, messages: [] }])
      }
      // The port says that a step never throws and what it answers. If it does not keep to that, nobody can say whether the
      // call went out.
      ports.onStepThrew(cause)
      return steps.map((step) => [step, { kind: 'outcome-unknown', code: 'internal', serverText: null, messages: [] }])
    }
  }

  /** Reads the state again for the accounts of `steps`. What could not be read is `not-read`, with the reason beside it. */
  const lookAgain = async (
    accounts: readonly PlannedAccount[],
    steps: readonly ResetStep[],
    signal: AbortSignal,
  ): Promise<{ checks: AfterCheck[]; failures: unknown[] }> => {
    const failures: unknown[] = []
    const looks = accounts.map(async ({ account }): Promise<AfterCheck[]> => {
      const own = steps.filter((step) => accountKey(step) === accountKey(account))
      if (own.length === 0) return []
      try {
        return await connections.use(account.connectionId, async (provider) => {
          provider.recall?.(account)
          const after = await provider.readMfaStatus(account.accountId, signal)
          return own.map((step) =>
            AfterCheck.parse({
              stepId: step.id,
              verdicts: provider.compareAfter(step, after),
              readAt: after.readAt,
            }),
          )
        })
      } catch (cause) {
        failures.push(cause)
        return own.map((step) => ({ stepId: step.id, verdicts: step.effects.map(() => 'not-read'), readAt: null }))
      }
    })
    return { checks: (await Promise.all(looks)).flat(), failures }
  }

  /** `next` begins another part of the work, which can be stopped by itself. */
  const stoppably = async <Result>(
    windowId: number,
    planId: string,
    work: (next: () => AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    const next = (): AbortSignal => {
      const stopped = new AbortController()
      if (allStopped) stopped.abort()
      stoppable.set(planId, { windowId, stopped })
      return stopped.signal
    }
    try {
      return await work(next)
    } finally {
      stoppable.delete(planId)
    }
  }

  const carryOut = async (
    windowId: number,
    { plan, retryOf, proofs }: KeptPlan,
    note: { ticket: string | null; reason: string | null },
  ): Promise<Operation> => {
    const operationId = randomUUID()
    begun.add(operationId)
    const journal = createOperationJournal(history, waiting, ports.journalWatch)
    // Before the record, so that no second reset can use them meanwhile; back again where nothing was recorded.
    const giveBack = ports.proofs.use(windowId, idsOf(proofs))
    try {
      await journal.require({
        kind: 'intended',
        operationId,
        at: instant(),
        agent: ports.agent(),
        ...note,
        accounts: plan.accounts,
        steps: plan.steps,
        retryOf,
        ...(proofs.length === 0 ? {} : { proofs: [...proofs] }),
      })
    } catch (cause) {
      giveBack()
      // If it is on the disk all the same, it is left open.
      begun.delete(operationId)
      throw cause
    }
    const { checks } = await stoppably(windowId, plan.id, async (next) => {
      await runSteps(journal, operationId, plan, windowId, next())
      emit({ type: 'reset-checking', operationId, planId: plan.id })
      const sent = journal.operation().steps.filter(({ state }) => state !== 'planned')
      const steps = sent.map(({ step }) => step)
      return lookAgain(plan.accounts, steps, next())
    })
    await journal.record({ kind: 'finished', operationId, at: instant(), checks })
    emit({ type: 'history-changed' })
    return journal.operation()
  }

  /** Keeps the program from closing under a change. */
  const holdOpen = async <Result>(work: Promise<Result>): Promise<Result> => {
    running.add(work)
    try {
      return await work
    } finally {
      running.delete(work)
    }
  }

  /** Before anybody confirms or looks at what could not be recorded. Throws why no entry is taken. */
  const requireHistory = async (): Promise<void> => {
    await history.opened()
    if (history.refusal() !== null) await ports.tryHistoryAgain()
    const refusal = history.refusal()
    if (refusal !== null) throw refusal
  }

  const closeOpenOperations = async (): Promise<number> => {
    const open = (await history.unfinished()).filter(({ id }) => !begun.has(id))
    for (const operation of open) await history.append(recoveredEntry(operation, instant()))
    return open.length
  }

  /** Where it failed at the start (a full disk, say), it is tried again; failing again stands in the way of nothing. */
  const earlierRunClosed = async (): Promise<void> => {
    const attempt = recovered
    if (await attempt) return
    if (recovered === attempt) {
      recovered = closeOpenOperations().then(
        () => true,
        () => false,
      )
      if (await recovered) emit({ type: 'history-changed' })
    }
    await recovered
  }

  const find = async (operationId: string): Promise<Operation> => {
    await earlierRunClosed()
    const operation = await history.readOperation(operationId)
    if (!operation) throw new CodedError('operation-not-found')
    return operation
  }

  return {
    async prepare(windowId, selections, retryOf, signal, proofIds = []) {
      await requireHistory()
      if (retryOf !== null) refuseForeignRetry(await find(retryOf), selections)
      const involved = new Set(selections.map(({ connectionId }) => connectionId))
      const configured = [...involved].map((connectionId) => connections.configured(connectionId))
      const parts = await prepareReset(connections, selections, signal)
      const accounts = parts.accounts.map(({ account }) => account)
      const proofs = ports.proofs.find(windowId, proofIds, accounts)
      return plans.keep(windowId, parts, { connections: configured, retryOf, proofs })
    },

    async commit(windowId, planId, note) {
      const settings = ports.settings()
      const ticket = note.ticket.trim()
      const reason = note.reason.trim()
      const verdict = checkTicket(ticket, settings.ticket)
      if (verdict !== 'ok') throw new CodedError(verdict, { fieldErrors: { ticket: verdict } })
      if (settings.reasonRequired && reason === '') {
        throw new CodedError('reason-required', { fieldErrors: { reason: 'reason-required' } })
      }
      await earlierRunClosed()
      const keptPlan = plans.take(windowId, planId)
      const { plan, proofs } = keptPlan
      refuseChangedConnections(connections, keptPlan)
      const kept = { ticket: ticket === '' ? null : ticket, reason: reason === '' ? null : reason }
      const refusals = ports.proofs.refusalsOf(plan.accounts.map(({ account }) => account))
      const question = confirmationQuestion(plan, kept, ports.text, { proofs, refusals, now: now() })
      if (closing) throw new CodedError('cancelled')
      const asked = { windowId, withdrawn: new AbortController() }
      asking.add(asked)
      const yes = await ports.confirm(windowId, question, asked.withdrawn.signal).finally(() => asking.delete(asked))
      // Whoever takes it away may come too late for the answer.
      if (asked.withdrawn.signal.aborted) throw new CodedError('cancelled')
      if (!yes) throw new CodedError('not-confirmed')
      // The question may have stood open for a long time; what was read for it is then too old to act on.
      plans.refuseExpired(plan)
      refuseChangedConnections(connections, keptPlan)
      return holdOpen(carryOut(windowId, keptPlan, kept))
    },

    stop(windowId, planId) {
      const found = stoppable.get(planId)
      if (found?.windowId === windowId) found.stopped.abort()
    },

    async checkNow(operationId) {
      await requireHistory()
      const operation = await find(operationId)
      const unknown = operation.steps.filter(({ state }) => state === 'outcome-unknown').map(({ step }) => step)
      if (unknown.length === 0) return operation
      const { checks, failures } = await lookAgain(operation.accounts, unknown, never)
      // A look that saw nothing is no look: it is not recorded, the step stays unlooked at, and where nothing at all was
      // seen the person hears why.
      const seen = checks.filter(({ readAt }) => readAt !== null)
      if (seen.length === 0) throw failures[0]
      await createOperationJournal(history, waiting, ports.journalWatch).require({
        kind: 'checked',
        operationId,
        at: instant(),
        agent: ports.agent(),
        checks: seen,
      })
      emit({ type: 'history-changed' })
      return find(operationId)
    },

    recover() {
      const closed = closeOpenOperations()
      recovered = closed.then(
        () => true,
        () => false,
      )
      return closed
    },

    hasUnwritten: () => waiting.count > 0,

    forgetWindow(windowId) {
      plans.forgetWindow(windowId)
      asking.forEach((asked) => asked.windowId === windowId && asked.withdrawn.abort())
    },

    changeUnderWay: () => running.size > 0,

    stopUnsent() {
      allStopped = true
      stoppable.forEach(({ stopped }) => stopped.abort())
    },

    async close() {
      closing = true
      asking.forEach(({ withdrawn }) => withdrawn.abort())
      await Promise.allSettled(running)
      if (waiting.count > 0) await waiting.flush().catch(ports.journalWatch.refused)
    },
  }
}

const idsOf = (proofs: readonly CallerProof[]): string[] => proofs.map(({ id }) => id)

/**
 * Pure. The steps call by call: those of a connection that sends several together make one call, at the place of the first.
 * An account's own steps stay apart, so that each keeps its outcome.
 */
export function callsOf(steps: readonly ResetStep[], together: ReadonlySet<string>): ResetStep[][] {
  const calls: ResetStep[][] = []
  for (const step of steps) {
    const open = calls.find(
      ([first, ...others]) =>
        together.has(step.connectionId) &&
        first?.connectionId === step.connectionId &&
        [first, ...others].every(({ accountId }) => accountId !== step.accountId),
    )
    if (open) open.push(step)
    else calls.push([step])
  }
  return calls
}

/** Pure. Steps sent without an outcome are unknown; steps never sent were certainly not carried out. */
export function recoveredEntry(operation: Operation, at: string): HistoryEntry {
  const ids = (state: 'sent' | 'planned'): string[] =>
    operation.steps.filter((step) => step.state === state).map(({ step }) => step.id)
  return {
    kind: 'recovered',
    operationId: operation.id,
    at,
    unknownStepIds: ids('sent'),
    notSentStepIds: ids('planned'),
  }
}

/**
 * A plan was read from one server and is confirmed in the words of its connection, so neither may have changed since. Throws
 * `CodedError` `plan-not-found`, or `connection-not-found`.
 */
function refuseChangedConnections(connections: Connections, kept: KeptPlan): void {
  for (const connection of kept.connections) {
    if (!isDeepStrictEqual(connections.configured(connection.id), connection)) throw new CodedError('plan-not-found')
  }
}

/** A retry repeats failed steps of the operation it names, and nothing else. Throws `CodedError` `selection-outdated`. */
function refuseForeignRetry(operation: Operation, selections: readonly ResetSelection[]): void {
  const failed = operation.steps
    .filter(({ state }) => state === 'failed' || state === 'not-sent')
    .map(({ step }) => step)
  for (const selection of selections) {
    const effects = failed.filter((step) => accountKey(step) === accountKey(selection)).flatMap((step) => step.effects)
    const covered =
      selection.factorIds.every((id) =>
        effects.some((effect) => effect.kind === 'remove-factor' && effect.factorId === id),
      ) &&
      (!selection.microsoft365 || effects.some((effect) => effect.kind === 'reset-microsoft365')) &&
      (!selection.all || effects.some((effect) => effect.kind === 'reset-all')) &&
      (selection.further ?? []).every((action) => effects.some((effect) => effect.kind === action))
    if (!covered) throw new CodedError('selection-outdated')
  }
}
