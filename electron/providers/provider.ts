/**
 * The provider port: what can be done with one system through one connection, in domain words.
 *
 * `runStep` and `runTogether` are the only methods that change anything, and only `resets/` may call them. They never throw:
 * what became of a change is an outcome, not an exception. Everything else throws `ProviderError`, or what reading the
 * connection's secret threw.
 */
import type { Account, AccountPage } from '../../shared/domain/account.ts'
import type { ConnectionCheck } from '../../shared/domain/connection.ts'
import type { AfterCheckVerdict, StepOutcome } from '../../shared/domain/outcome.ts'
import type { Factor, MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import type { Secret } from '../secret/secret.ts'

export interface MfaProvider {
  /** Who am I, may I read, may I reset, do I hold more power than needed. Changes nothing. */
  checkConnection(signal: AbortSignal): Promise<ConnectionCheck>

  /**
   * Accounts matching what a person typed, already trimmed and composed (NFC). Never "first match wins". Apostrophes and hyphens of any
   * kind mean the same, so a server is asked for the forms it may keep (`nameFormsToAsk`), where it can with one request.
   */
  searchUsers(text: string, signal: AbortSignal): Promise<AccountPage>

  readAccount(accountId: string, signal: AbortSignal): Promise<Account>

  readMfaStatus(accountId: string, signal: AbortSignal): Promise<MfaStatus>

  /**
   * Pure. The ordered remote calls for a selection, the fewest that keep independent outcomes apart. Step ids are unique
   * within the returned list only. Throws `ProviderError` `rejected` / `selection-outdated` where the selection names what
   * `status` does not hold, and `nothing-selected` where it is empty.
   */
  planReset(status: MfaStatus, selection: ResetSelection): ResetStep[]

  /**
   * Sends one change, once. A step that makes a one-time code hands it to `onOneTimeCode`, never into the outcome: outcomes
   * are recorded. Aborting `waiting` gives up what was not sent, a wait for a limit too (`wait-given-up`); what was sent goes on.
   */
  runStep(
    step: ResetStep,
    signal: AbortSignal,
    onOneTimeCode?: (code: OneTimeCode) => void,
    waiting?: AbortSignal,
  ): Promise<StepOutcome>

  /**
   * Only where one call can carry several steps (several people of one system); `sendsTogether` of its capabilities says so.
   * Sends them with one change, once, and gives one outcome for each step, in order. Never throws, and `waiting`, as `runStep`.
   */
  runTogether?(steps: readonly ResetStep[], signal: AbortSignal, waiting?: AbortSignal): Promise<StepOutcome[]>

  /**
   * Only where the system has no look-up by id: tells of an account seen in an earlier session, so that it can be found
   * again by its address. What is told is never acted on before the system has confirmed it.
   */
  recall?(account: Account): void

  /** Pure. What `after` shows for each effect of `step`, in its order. */
  compareAfter(step: ResetStep, after: MfaStatus): AfterCheckVerdict[]

  /** Only where the system can challenge a caller; `checksCaller` of its capabilities says so. */
  readonly callerVerifier?: CallerVerifier

  /**
   * Only where signing in may need a code beside the password. Signs in with it, once; the code is kept nowhere. Throws
   * `ProviderError`, with `second-factor-rejected` for a wrong code.
   */
  enterCode?(code: Secret, signal: AbortSignal): Promise<void>
}

/** Something a person signs in with once. Shown by main and kept nowhere. */
export interface OneTimeCode {
  readonly code: Secret
  readonly expiresAt: string | null
}

/** The power to challenge a caller with a factor that is left. Sends something to the person, so it is never repeated. */
export interface CallerVerifier {
  /** Throws `ProviderError`. */
  challenge(accountId: string, factor: Factor, signal: AbortSignal): Promise<CallerChallenge>
}

/** One challenge under way. */
export interface CallerChallenge {
  /** The number to read out, for a push with number. `null` also while it has not come: it may come with a poll. */
  readonly number: number | null
  readonly question: string | null
  readonly expiresAt: string | null
  /** Whether it is answered on the caller's device (poll) or through the agent (answer). */
  readonly answeredBy: 'device' | 'agent'
  /** How long to wait between two polls, in milliseconds. */
  readonly pollEveryMs: number
  poll(signal: AbortSignal): Promise<'waiting' | 'passed' | 'rejected' | 'expired'>
  /** Throws `ProviderError` where the system refuses for another reason than a wrong answer. */
  answer(text: string, signal: AbortSignal): Promise<'passed' | 'wrong-answer' | 'expired'>
  /** Takes a push back. Never throws. */
  cancel(): Promise<void>
}
