/**
 * Resets: prepare, confirm, commit, re-read, recover. The only caller of a provider's changing method.
 *
 * The order that must hold: the journal has the intention on the disk before the first byte leaves; each step is sent once;
 * its outcome is journalled before the next; then the state is read again. A failed step does not stop the others. Steps run
 * one after the other, so the record reads in the order things happened.
 */
import { randomUUID } from 'node:crypto'
import type { Agent, HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import { AfterCheck, StepOutcome } from '../../shared/domain/outcome.ts'
import type { PlannedAccount, ResetPlan, ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { checkTicket } from '../../shared/domain/ticket-rule.ts'
import { CodedError } from '../../shared/errors/coded-error.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { FormatText } from '../../shared/messages/format-text.ts'
import type { ConfirmationQuestion } from '../app/ports.ts'
import type { Connections } from '../connections/connections.ts'
import type { History } from '../history/history.ts'
import { confirmationQuestion } from './confirmation-question.ts'
import {
  createOperationJournal,
  createWaitingEntries,
  type JournalWatch,
  type OperationJournal,
} from './operation-journal.ts'
import { createPlanBook } from './plan-book.ts'
import { accountKey, prepareReset } from './prepare-reset.ts'

export interface Resets {
  prepare(
    windowId: number,
    selections: readonly ResetSelection[],
    retryOf: string | null,
    signal: AbortSignal,
  ): Promise<ResetPlan>
  /** Asks the person and carries the plan out. Throws only before the first step; later trouble is in the operation. */
  commit(windowId: number, planId: string, note: { ticket: string; reason: string }): Promise<Operation>
  /** Reads the state again for an operation whose outcome is unknown and adds what was seen to its record. */
  checkNow(operationId: string): Promise<Operation>
  /**
   * Closes what an earlier run left open. Call once at start, before anything else; changes and looks wait for it. Returns how
   * many.
   */
  recover(): Promise<number>
  /** Whether the journal refused something that already happened and that is not on the disk yet. */
  hasUnwritten(): boolean
  forgetWindow(windowId: number): void
  /** Resolves when no change is under way. */
  close(): Promise<void>
}

export interface ResetPorts {
  readonly connections: Connections
  readonly history: History
  readonly settings: () => Settings
  readonly agent: () => Agent
  readonly confirm: (windowId: number, question: ConfirmationQuestion) => Promise<boolean>
  readonly emit: (event: AppEvent) => void
  readonly journalWatch: JournalWatch
  readonly onStepThrew: (cause: unknown) => void
  readonly text: FormatText
  readonly now: () => Date
}

export function createResets(ports: ResetPorts): Resets {
  const { connections, history, emit, now } = ports
  const plans = createPlanBook(now)
  const waiting = createWaitingEntries(history)
  const running = new Set<Promise<unknown>>()
  let closing = false
  /** Settles when nothing of an earlier run is open any more. What was begun before would be taken for left open too. */
  let recovered: Promise<unknown> = Promise.resolve()
  /** A change is never given up once begun: closing a window aborts reads only. */
  const never = new AbortController().signal
  const instant = (): string => now().toISOString()

  const runSteps = async (journal: OperationJournal, operationId: string, plan: ResetPlan): Promise<void> => {
    for (const step of plan.steps) {
      const progress = (state: Extract<AppEvent, { type: 'reset-progress' }>['state']): void =>
        emit({ type: 'reset-progress', operationId, planId: plan.id, stepId: step.id, state })
      try {
        await journal.require({ kind: 'sent', operationId, at: instant(), stepId: step.id })
      } catch {
        // No journal, no reset: this step and those after it stay unsent.
        return
      }
      progress('sent')
      const outcome = await runStep(step)
      await journal.record({ kind: 'outcome', operationId, at: instant(), stepId: step.id, outcome })
      progress(outcome.kind)
    }
  }

  const runStep = async (step: ResetStep): Promise<StepOutcome> => {
    try {
      // Parsed, because an outcome that the journal cannot take would stand in the way of every entry after it.
      return await connections.use(step.connectionId, async (provider) =>
        StepOutcome.parse(await provider.runStep(step, never)),
      )
    } catch (cause) {
      // Removed since the plan was made: certainly not sent. What the provider threw would come as a `ConnectionFailure`.
      if (cause instanceof CodedError) {
        return { kind: 'failed', code: cause.code, serverText: null, messages: [] }
      }
      // The port says that runStep never throws and what it answers. If it does not keep to that, nobody can say whether the
      // call went out.
      ports.onStepThrew(cause)
      return { kind: 'outcome-unknown', code: 'internal', serverText: null, messages: [] }
    }
  }

  /** Reads the state again for the accounts of `steps`. What could not be read is `not-read`, with the reason beside it. */
  const lookAgain = async (
    accounts: readonly PlannedAccount[],
    steps: readonly ResetStep[],
  ): Promise<{ checks: AfterCheck[]; failures: unknown[] }> => {
    const failures: unknown[] = []
    const looks = accounts.map(async ({ account }): Promise<AfterCheck[]> => {
      const own = steps.filter((step) => accountKey(step) === accountKey(account))
      if (own.length === 0) return []
      try {
        return await connections.use(account.connectionId, async (provider) => {
          const after = await provider.readMfaStatus(account.accountId, never)
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

  const carryOut = async (
    plan: ResetPlan,
    note: { ticket: string | null; reason: string | null },
    retryOf: string | null,
  ): Promise<Operation> => {
    const operationId = randomUUID()
    const journal = createOperationJournal(history, waiting, ports.journalWatch)
    await journal.require({
      kind: 'intended',
      operationId,
      at: instant(),
      agent: ports.agent(),
      ...note,
      accounts: plan.accounts,
      steps: plan.steps,
      retryOf,
    })
    await runSteps(journal, operationId, plan)
    emit({ type: 'reset-checking', operationId, planId: plan.id })
    const sent = journal.operation().steps.filter(({ state }) => state !== 'planned')
    const { checks } = await lookAgain(
      plan.accounts,
      sent.map(({ step }) => step),
    )
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

  const closeOpenOperations = async (): Promise<number> => {
    const open = await history.unfinished()
    for (const operation of open) await history.append(recoveredEntry(operation, instant()))
    return open.length
  }

  const find = async (operationId: string): Promise<Operation> => {
    await recovered
    const operation = await history.readOperation(operationId)
    if (!operation) throw new CodedError('operation-not-found')
    return operation
  }

  return {
    async prepare(windowId, selections, retryOf, signal) {
      if (retryOf !== null) refuseForeignRetry(await find(retryOf), selections)
      return plans.keep(windowId, await prepareReset(connections, selections, signal), retryOf)
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
      await recovered
      const { plan, retryOf } = plans.take(windowId, planId)
      refuseChangedConnections(connections, plan)
      const kept = { ticket: ticket === '' ? null : ticket, reason: reason === '' ? null : reason }
      if (!(await ports.confirm(windowId, confirmationQuestion(plan, kept, ports.text)))) {
        throw new CodedError('not-confirmed')
      }
      // The question may have stood open for a long time; what was read for it is then too old to act on.
      plans.refuseExpired(plan)
      if (closing) throw new CodedError('cancelled')
      return holdOpen(carryOut(plan, kept, retryOf))
    },

    async checkNow(operationId) {
      const operation = await find(operationId)
      const unknown = operation.steps.filter(({ state }) => state === 'outcome-unknown').map(({ step }) => step)
      if (unknown.length === 0) return operation
      const { checks, failures } = await lookAgain(operation.accounts, unknown)
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
      recovered = closed.catch(() => undefined)
      return closed
    },

    hasUnwritten: () => waiting.count > 0,

    forgetWindow: (windowId) => plans.forgetWindow(windowId),

    async close() {
      // A question still open may be answered after this; its plan is then not begun.
      closing = true
      await Promise.allSettled(running)
      if (waiting.count > 0) await waiting.flush().catch(ports.journalWatch.refused)
    },
  }
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

/** The question names the connection, so it must still be called what the plan calls it. Throws `CodedError`. */
function refuseChangedConnections(connections: Connections, plan: ResetPlan): void {
  for (const { connection } of plan.accounts) {
    const { system, name, environment } = connections.label(connection.connectionId)
    const same = system === connection.system && name === connection.name && environment === connection.environment
    if (!same) throw new CodedError('plan-not-found')
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
      (!selection.all || effects.some((effect) => effect.kind === 'reset-all'))
    if (!covered) throw new CodedError('selection-outdated')
  }
}
