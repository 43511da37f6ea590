/** Resets as the page asks for them: prepare, confirm, commit, check now; and the end of the program, which waits for them. */
import { isDeepStrictEqual } from 'node:util'
import type { AccountRef } from '../../shared/domain/account.ts'
import type { Operation, StatedOutcome } from '../../shared/domain/history-entry.ts'
import type { ResetPlan, ResetSelection } from '../../shared/domain/reset-plan.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { isSameEffect } from '../../shared/domain/effects.ts'
import { isNotDone } from '../../shared/domain/step-state.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { TicketSeen } from '../../shared/domain/ticket.ts'
import { ticketRefusal } from '../../shared/domain/ticket-fault.ts'
import { checkTicket } from '../../shared/domain/ticket-rule.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { Connections } from '../connections/connections.ts'
import { confirmationQuestion } from './confirmation-question.ts'
import { createPlanBook, type KeptPlan } from './plan-book.ts'
import { prepareReset } from './prepare-reset.ts'
import { requireVerification } from './verification.ts'
import { readBackUnknown } from './reading-back.ts'
import { createRecovery } from './recovery.ts'
import { createResetContext, type ResetPorts } from './reset-context.ts'
import { createRunning } from './running.ts'

/** What the agent gives beside the plan. Empty: nothing. */
export interface ResetNote {
  readonly ticket: string
  readonly reason: string
  /** Why nobody was checked. */
  readonly unchecked?: string | undefined
}

export interface Resets {
  prepare(
    windowId: number,
    selections: readonly ResetSelection[],
    retryOf: string | null,
    signal: AbortSignal,
    /** Passed checks of the caller. They are used up when the reset is recorded, not before. */
    proofIds?: readonly string[],
  ): Promise<ResetPlan>
  /**
   * Asks the person and carries the plan out. Throws only before the first step; later trouble is in the operation. What the rules
   * demand to be known of the caller has to be proved, or `note.unchecked` says why it is not where they allow that:
   * `CodedError` `caller-not-checked` or `proofs-missing`.
   */
  commit(windowId: number, planId: string, note: ResetNote): Promise<Operation>
  /**
   * Skips whatever has not been sent yet of a plan that this window is carrying out: the remaining steps, one that waits for a rate limit,
   * and, after the steps, reading the state back. What was sent continues. Does nothing for a plan that has ended. With `connectionId`, only
   * what belongs to that connection.
   */
  stop(windowId: number, planId: string, connectionId?: string): void
  /** Reads the state again for an operation whose outcome is unknown and adds what was seen to its record. */
  checkNow(operationId: string): Promise<Operation>
  /**
   * Records what the agent knows of a step whose outcome no system has shown. Throws `CodedError` `already-settled` where it is not
   * unknown (any more), and what the history refuses with.
   */
  settle(operationId: string, stepId: string, word: StatedOutcome): Promise<Operation>
  /**
   * Closes what an earlier run left open. Call as soon as the history takes entries; changes and looks wait for it, and try again
   * where it failed. Returns how many.
   */
  recover(): Promise<number>
  /** Whether the journal refused something that already happened and that is not on the disk yet. */
  hasUnwritten(): boolean
  /** Discards the window's plans for any of these accounts, and skips whatever is unsent of one in progress. */
  dropPerson(windowId: number, accounts: readonly AccountRef[]): void
  /** Discards its plans and withdraws its questions. What was confirmed continues. */
  forgetWindow(windowId: number): void
  /** Whether something confirmed is being carried out or recorded. */
  changeUnderWay(): boolean
  /** `stop` for whatever is being carried out from now on, before the end of the program. */
  stopUnsent(): void
  /** Resolves when no change is under way. */
  close(): Promise<void>
}

export function createResets(ports: ResetPorts): Resets {
  const context = createResetContext(ports)
  const { connections, history, waiting, now } = context
  const plans = createPlanBook(now)
  const running = createRunning(context)
  const recovery = createRecovery(context)
  const openConfirmations = new Set<{ readonly windowId: number; readonly withdrawn: AbortController }>()
  let closing = false

  /** Before anybody confirms or looks at what could not be recorded. Throws why no entry is taken. */
  const requireHistory = async (): Promise<void> => {
    await history.opened()
    if (history.refusal() !== null) await context.tryHistoryAgain()
    const refusal = history.refusal()
    if (refusal !== null) throw refusal
  }

  return {
    async prepare(windowId, selections, retryOf, signal, proofIds = []) {
      await context.requireRules()
      await requireHistory()
      const retried = retryOf === null ? null : await recovery.find(retryOf)
      if (retried !== null) refuseForeignRetry(retried, selections)
      const involved = new Set(selections.map(({ connectionId }) => connectionId))
      const configured = [...involved].map((connectionId) => connections.configured(connectionId))
      const { plan, accounts } = await prepareReset(connections, selections, signal)
      const found = context.proofs.find(windowId, proofIds, accounts)
      const proofs = found.filter((proof) => proof.kind !== 'second-person')
      const approval = found.find((proof) => proof.kind === 'second-person') ?? null
      await context.limits.check({ accounts, retryOf, lifted: approval !== null })
      const known = [...accounts, ...context.relatedTo(accounts)]
      const inheritedProofs = retried?.proofs ?? []
      return plans.keep(windowId, plan, { connections: configured, retryOf, proofs, approval, inheritedProofs, known })
    },

    async commit(windowId, planId, note) {
      await context.requireRules()
      const settings = context.settings()
      const ticket = note.ticket.trim()
      const reason = note.reason.trim()
      const unchecked = note.unchecked?.trim() ?? ''
      requireNote({ ticket, reason }, settings)
      await recovery.earlierRunClosed()
      // Until here only what was typed is checked, which can be corrected. Whatever is refused from here on, by the rules, the ticket system or
      // a person, uses the plan up: the next attempt reads everything again, and no two commits of one plan ever run at once.
      const keptPlan = plans.take(windowId, planId)
      const { plan } = keptPlan
      refuseChangedConnections(connections, keptPlan)
      const verification = requireVerification(keptPlan, settings, unchecked, now())
      const confirmation = { windowId, withdrawn: new AbortController() }
      openConfirmations.add(confirmation)
      const end = (): unknown => openConfirmations.delete(confirmation)
      const isWithdrawn = (): boolean => confirmation.withdrawn.signal.aborted
      const ticketSeen = await context.tickets.check(ticket, keptPlan.known).finally(end)
      if (isWithdrawn()) throw new CodedError('cancelled')
      requireTicket(ticketSeen, context.settings())
      const kept = {
        ticket: ticket === '' ? null : ticket,
        reason: reason === '' ? null : reason,
        ticketSeen,
        ...verification,
      }
      const refusals = context.proofs.refusalsOf(plan.accounts.map(({ account }) => account))
      const question = confirmationQuestion(plan, kept, context.text, { refusals, now: now() })
      if (closing) throw new CodedError('cancelled')
      openConfirmations.add(confirmation)
      const yes = await context.confirm(windowId, question, confirmation.withdrawn.signal).finally(end)
      // It may have been withdrawn too late to stop the answer.
      if (isWithdrawn()) throw new CodedError('cancelled')
      if (!yes) throw new CodedError('not-confirmed')
      // The question may have been open for a long time; what it was based on is then too old to act on.
      plans.refuseExpired(plan)
      await context.requireRules()
      refuseChangedConnections(connections, keptPlan)
      // A proof may have expired as well, and the rules may have become stricter.
      requireNote({ ticket, reason }, context.settings())
      requireTicket(ticketSeen, context.settings())
      const verificationNow = requireVerification(keptPlan, context.settings(), unchecked, now())
      const policy = context.policyHash()
      return running.carryOut(windowId, keptPlan, {
        ...kept,
        ...verificationNow,
        ...(policy === null ? {} : { policy }),
      })
    },

    stop: running.stop,

    async checkNow(operationId) {
      await requireHistory()
      const operation = await recovery.find(operationId)
      if (!(await readBackUnknown(context, operation))) return operation
      const checked = await recovery.find(operationId)
      context.onEnded(checked)
      return checked
    },

    async settle(operationId, stepId, word) {
      await requireHistory()
      const { steps } = await recovery.find(operationId)
      if (steps.find(({ step }) => step.id === stepId)?.state !== 'outcome-unknown')
        throw new CodedError('already-settled')
      const entry = {
        kind: 'settled' as const,
        operationId,
        at: context.instant(),
        agent: context.agent(),
        stepId,
        word,
      }
      await context.newJournal().require(entry)
      context.emit({ type: 'history-changed' })
      return recovery.find(operationId)
    },

    recover: recovery.recover,

    dropPerson(windowId, accounts) {
      const keys = new Set(accounts.map(accountKey))
      plans.forgetAbout(windowId, keys)
      running.stopAbout(windowId, keys)
    },

    hasUnwritten: () => waiting.count > 0,

    forgetWindow(windowId) {
      plans.forgetWindow(windowId)
      openConfirmations.forEach((open) => open.windowId === windowId && open.withdrawn.abort())
    },

    changeUnderWay: running.isUnderWay,
    stopUnsent: running.stopUnsent,

    async close() {
      closing = true
      openConfirmations.forEach(({ withdrawn }) => withdrawn.abort())
      await running.settled()
      if (waiting.count > 0) await waiting.flush().catch(context.journalWatch.refused)
    },
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

/** Throws `CodedError` `reason-required`, and what `checkTicket` says of the ticket. */
function requireNote(
  { ticket, reason }: { ticket: string; reason: string },
  rules: Pick<Rules, 'ticket' | 'reasonRequired'>,
): void {
  const verdict = checkTicket(ticket, rules.ticket)
  if (verdict !== 'ok') throw new CodedError(verdict, { fieldErrors: { ticket: verdict } })
  if (rules.reasonRequired && reason === '') {
    throw new CodedError('reason-required', { fieldErrors: { reason: 'reason-required' } })
  }
}

/** Throws `CodedError` with what is wrong with the ticket, where the rules refuse a reset for it. */
function requireTicket(seen: TicketSeen | null, { ticket }: Pick<Rules, 'ticket'>): void {
  const refusal = ticketRefusal(seen, ticket.check)
  if (refusal !== null) throw new CodedError(refusal, { fieldErrors: { ticket: refusal } })
}

/** A retry repeats failed steps of the operation it names, and nothing else. Throws `CodedError` `selection-outdated`. */
function refuseForeignRetry(operation: Operation, selections: readonly ResetSelection[]): void {
  const failed = operation.steps.filter(({ state }) => isNotDone(state)).map(({ step }) => step)
  for (const selection of selections) {
    const effects = failed.filter((step) => accountKey(step) === accountKey(selection)).flatMap((step) => step.effects)
    const covered = selection.effects.every((wanted) => effects.some((effect) => isSameEffect(effect, wanted)))
    if (!covered) throw new CodedError('selection-outdated')
  }
}
