/**
 * Carrying out what was confirmed: the only caller of a provider's changing methods.
 *
 * The order that must hold: the journal has the intention on the disk before the first byte leaves; each step is sent once, after
 * the journal has it; its outcome is journalled before the next step of its connection; then the state is read again. A failed step does not
 * stop the others. Connections do not wait for one another: a plan takes as long as its slowest. The journal takes one entry after the
 * other, so the record reads in the order things happened.
 *
 * Stopping, and a journal that refuses an entry, end what has not been announced. A step that the journal has as sent is handed to its
 * system all the same, also when another connection met the refusal: the record says that it went out, and its outcome is recorded as soon
 * as the journal takes entries again. A system that makes it wait for a rate limit gives it up when it is stopped (`wait-given-up`).
 */
import { randomUUID } from 'node:crypto'
import type { Operation } from '../../shared/domain/history-entry.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import { StepOutcome } from '../../shared/domain/outcome.ts'
import type { ResetPlan, ResetStep } from '../../shared/domain/reset-plan.ts'
import type { TicketSeen } from '../../shared/domain/ticket.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import { ConnectionFailure } from '../connections/connection-failure.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { OneTimeCode } from '../providers/provider.ts'
import { oneTimeCodeNotice } from './one-time-code-notice.ts'
import type { OperationJournal } from './operation-journal.ts'
import type { Verification } from './verification.ts'
import { isAbout, type KeptPlan } from './plan-book.ts'
import { readBack } from './reading-back.ts'
import type { ResetContext } from './reset-context.ts'

/** What is recorded of why and of who called; `null` where nothing was said. */
export interface Note extends Verification {
  readonly ticket: string | null
  readonly reason: string | null
  /** What the connected ticket systems said of the ticket; `null` where none was asked. */
  readonly ticketSeen: TicketSeen | null
  /** The hash of the policy it follows. Absent: there is none. */
  readonly policy?: string
}

export interface Running {
  /** Records, sends, reads back. Throws `StorageError`, and what a limit refuses with, only before the first step; later trouble is in the operation. */
  carryOut(windowId: number, kept: KeptPlan, note: Note): Promise<Operation>
  /** As `Resets.stop`. */
  readonly stop: (windowId: number, planId: string, connectionId?: string) => void
  /** `stop` for what this window carries out about any of these accounts, by key. */
  stopAbout(windowId: number, keys: ReadonlySet<string>): void
  /** `stop` for whatever is being carried out from now on. */
  readonly stopUnsent: () => void
  readonly isUnderWay: () => boolean
  /** Resolves when what is being carried out now is recorded. */
  settled(): Promise<void>
}

/** Whether what was not sent to this connection is to be left out. */
type StoppedIn = (connectionId: string) => AbortSignal

export function createRunning(context: ResetContext): Running {
  const { connections, begun, emit, instant } = context
  const running = new Set<Promise<unknown>>()
  /** By plan: how to leave out what was not sent, by connection, because one that has to wait is no reason to leave out the others'. */
  const stoppable = new Map<
    string,
    { readonly windowId: number; readonly plan: ResetPlan; readonly stopped: ReadonlyMap<string, AbortController> }
  >()
  const stopAll = ({ stopped }: { readonly stopped: ReadonlyMap<string, AbortController> }): void =>
    stopped.forEach((each) => each.abort())
  let allStopped = false
  /** A change is never given up once begun: closing a window aborts reads only. */
  const never = new AbortController().signal

  const runSteps = async (
    journal: OperationJournal,
    operationId: string,
    plan: ResetPlan,
    windowId: number,
    stoppedIn: StoppedIn,
  ): Promise<void> => {
    const progress = (stepId: string, state: Extract<AppEvent, { type: 'reset-progress' }>['state']): void =>
      emit({ type: 'reset-progress', operationId, planId: plan.id, stepId, state })
    let refused = false
    const runInOrder = async ([connectionId, calls]: [string, readonly (readonly ResetStep[])[]]): Promise<void> => {
      const stopped = stoppedIn(connectionId)
      for (const call of calls) {
        const recorded: ResetStep[] = []
        for (const step of call) {
          // Asked before each entry, because other connections go on meanwhile.
          if (refused || stopped.aborted) break
          try {
            await journal.require({ kind: 'sent', operationId, at: instant(), stepId: step.id })
          } catch {
            // No journal, no reset: this step, those after it and what the other connections have not announced stay unsent.
            refused = true
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
    const calls = Map.groupBy(
      callsOf(plan.steps, connectionsThatSendTogether(plan.steps)),
      ([first]) => first?.connectionId ?? '',
    )
    // Whatever becomes of one connection's, all have ended before the state is read again.
    const ends = await Promise.allSettled([...calls].map(runInOrder))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }

  const connectionsThatSendTogether = (steps: readonly ResetStep[]): ReadonlySet<string> => {
    const sendsTogether = (connectionId: string): boolean => {
      try {
        return connections.capabilities(connectionId).sendsTogether === true
      } catch {
        // Removed since the plan was made: its steps fail on their own.
        return false
      }
    }
    return new Set(steps.map(({ connectionId }) => connectionId).filter(sendsTogether))
  }

  /** The step goes on while the code is shown: its outcome must not wait for a person. */
  const showCode = (windowId: number, plan: ResetPlan, step: ResetStep, code: OneTimeCode): void => {
    const planned = plan.accounts.find(({ account }) => accountKey(account) === accountKey(step))
    if (planned === undefined) throw new Error('a code for nobody in the plan')
    context.showOneTimeCode(windowId, oneTimeCodeNotice(planned, code, context)).catch(context.onCodeNotShown)
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
        // Several only where the system has declared that they go together.
        const outcomes =
          others.length > 0
            ? await provider.runTogether?.(steps, never, stopped)
            : [await provider.runStep(first, never, (code) => onOneTimeCode(first, code), stopped)]
        // Parsed, because an outcome that the journal cannot take would stand in the way of every entry after it.
        return steps.map((step, index) => [step, StepOutcome.parse(outcomes?.[index])])
      })
    } catch (cause) {
      // Removed since the plan was made, or of a system this version does not know: certainly not sent. What the provider threw
      // comes as a `ConnectionFailure`.
      if (cause instanceof CodedError && !(cause instanceof ConnectionFailure)) {
        const { code } = cause
        return steps.map((step) => [step, { kind: 'failed', code, serverText: null, messages: [] }])
      }
      // The port says that a step never throws and what it answers. If it does not keep to that, nobody can say whether the
      // call went out.
      context.onStepThrew(cause)
      return steps.map((step) => [step, { kind: 'outcome-unknown', code: 'internal', serverText: null, messages: [] }])
    }
  }

  /** `next` begins another part of the work, which can be stopped by itself. */
  const stoppably = async <Result>(
    windowId: number,
    plan: ResetPlan,
    work: (next: () => StoppedIn) => Promise<Result>,
  ): Promise<Result> => {
    const next = (): StoppedIn => {
      const stopped = new Map(plan.accounts.map(({ account }) => [account.connectionId, new AbortController()]))
      stoppable.set(plan.id, { windowId, plan, stopped })
      if (allStopped) stopAll({ stopped })
      return (connectionId) => stopped.get(connectionId)?.signal ?? never
    }
    try {
      return await work(next)
    } finally {
      stoppable.delete(plan.id)
    }
  }

  const carryOut = async (
    windowId: number,
    { plan, retryOf, proofs, approval, known }: KeptPlan,
    note: Note,
  ): Promise<Operation> => {
    const operationId = randomUUID()
    begun.add(operationId)
    const journal = context.newJournal()
    // Taken before recording, so that no second reset can use them meanwhile; returned if nothing was recorded.
    const restoreProofs = context.proofs.use(
      windowId,
      [...proofs, ...(approval === null ? [] : [approval])].map(({ id }) => id),
    )
    try {
      const accounts = plan.accounts.map(({ account }) => account)
      await context.limits.begin({ accounts, retryOf, lifted: approval !== null }, () =>
        journal.require({
          kind: 'intended',
          operationId,
          at: instant(),
          agent: context.agent(),
          ticket: note.ticket,
          reason: note.reason,
          ...(note.ticketSeen === null ? {} : { ticketSeen: note.ticketSeen }),
          accounts: plan.accounts,
          steps: plan.steps,
          retryOf,
          tier: note.tier,
          ...(note.proofs.length === 0 ? {} : { proofs: [...note.proofs] }),
          ...(note.approval === null ? {} : { approval: note.approval }),
          ...(note.unchecked === null ? {} : { unchecked: note.unchecked }),
          ...(note.policy === undefined ? {} : { policy: note.policy }),
        }),
      )
    } catch (cause) {
      restoreProofs()
      // If it is on the disk all the same, it is left open.
      begun.delete(operationId)
      throw cause
    }
    await context.messages.begin({
      operationId,
      accounts: plan.accounts.map(({ account }) => account),
      known,
      ticketSeen: note.ticketSeen,
    })
    const { checks } = await stoppably(windowId, plan, async (next) => {
      await runSteps(journal, operationId, plan, windowId, next())
      emit({ type: 'reset-checking', operationId, planId: plan.id })
      const sent = journal.operation().steps.filter(({ state }) => state !== 'planned')
      const steps = sent.map(({ step }) => step)
      return readBack(context, plan.accounts, steps, next())
    })
    await journal.record({ kind: 'finished', operationId, at: instant(), checks })
    emit({ type: 'history-changed' })
    const operation = journal.operation()
    context.messages.finish(operation)
    context.onEnded(operation)
    return operation
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

  return {
    carryOut: (windowId, kept, note) => holdOpen(carryOut(windowId, kept, note)),

    stop(windowId, planId, connectionId) {
      const found = stoppable.get(planId)
      if (found?.windowId !== windowId) return
      if (connectionId === undefined) stopAll(found)
      else found.stopped.get(connectionId)?.abort()
    },

    stopAbout(windowId, keys) {
      for (const each of stoppable.values()) {
        if (each.windowId === windowId && isAbout(each.plan, keys)) stopAll(each)
      }
    },

    stopUnsent() {
      allStopped = true
      stoppable.forEach(stopAll)
    },

    isUnderWay: () => running.size > 0,

    async settled() {
      await Promise.allSettled(running)
    },
  }
}

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
