/**
 * The provider port: what can be done with one system through one connection, in the domain's terms.
 *
 * `runStep` and `runTogether` are the only methods that change anything, and only `resets/` may call them. They never throw:
 * the result of a change is an outcome, not an exception. Everything else throws `ProviderError`, or whatever reading the
 * connection's secret threw.
 */
import type { Account, AccountPage } from '../../shared/domain/account.ts'
import type { ConnectionCheck } from '../../shared/domain/connection.ts'
import type { AfterCheckVerdict, StepOutcome } from '../../shared/domain/outcome.ts'
import type { Factor, MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'
import type { Secret } from '../secret/secret.ts'

export interface MfaProvider {
  /** Whose sign-in it is, whether it may read and reset, and whether it has more permissions than needed. Changes nothing. */
  checkConnection(signal: AbortSignal): Promise<ConnectionCheck>

  /**
   * Accounts matching the text a person typed, already trimmed and composed (NFC). Never "first match wins". All kinds of apostrophes and
   * hyphens are equivalent, so the server is searched for the forms it may have stored (`nameFormsToAsk`), with one request if possible.
   */
  searchUsers(text: string, signal: AbortSignal): Promise<AccountPage>

  readAccount(accountId: string, signal: AbortSignal): Promise<Account>

  readMfaStatus(accountId: string, signal: AbortSignal): Promise<MfaStatus>

  /**
   * Pure. The ordered remote calls for a selection: the fewest that keep independent outcomes separate. Step ids are unique
   * only within the returned list. Throws `ProviderError` `rejected` / `selection-outdated` if the selection names something
   * that `status` does not contain, and `nothing-selected` if it is empty.
   */
  planReset(status: MfaStatus, selection: ResetSelection): ResetStep[]

  /**
   * Sends one change, once. A step that creates a one-time code passes it to `onOneTimeCode` and never puts it into the outcome, because
   * outcomes are recorded. Aborting `waiting` cancels what has not been sent, including a wait for a rate limit (`wait-given-up`); what
   * has been sent continues.
   */
  runStep(
    step: ResetStep,
    signal: AbortSignal,
    onOneTimeCode?: (code: OneTimeCode) => void,
    waiting?: AbortSignal,
  ): Promise<StepOutcome>

  /**
   * Only if one call can carry several steps (for several people in one system), as the capability `sendsTogether` says.
   * Sends them as one change, once, and returns one outcome per step, in order. Never throws; `waiting` as in `runStep`.
   */
  runTogether?(steps: readonly ResetStep[], signal: AbortSignal, waiting?: AbortSignal): Promise<StepOutcome[]>

  /**
   * Only if the system has no look-up by id: passes in an account seen in an earlier session, so that it can be found
   * again by its address. It is not acted on until the system has confirmed it.
   */
  recall?(account: Account): void

  /** Pure. What `after` shows for each effect of `step`, in its order. */
  compareAfter(step: ResetStep, after: MfaStatus): AfterCheckVerdict[]

  /** Only if the system can challenge a caller, as the capability `checksCaller` says. */
  readonly callerVerifier?: CallerVerifier

  /**
   * Only if signing in may need a code as well as the password. Signs in with it, once; the code is not stored. Throws
   * `ProviderError`, with `second-factor-rejected` for a wrong code.
   */
  enterCode?(code: Secret, signal: AbortSignal): Promise<void>

  /**
   * Only if people sign in with the browser. Opens it, and resolves once somebody is signed in and that is kept. Throws `ProviderError`,
   * with `sign-in-not-finished` if nothing came back in time.
   */
  signInWithBrowser?(signal: AbortSignal): Promise<void>
}

/** A code that a person can sign in with once. Shown by main and not stored. */
export interface OneTimeCode {
  readonly code: Secret
  readonly expiresAt: string | null
}

/** Challenges a caller with a factor they still have. Sends something to the person, so it is never repeated. */
export interface CallerVerifier {
  /** Throws `ProviderError`. */
  challenge(accountId: string, factor: Factor, signal: AbortSignal): Promise<CallerChallenge>
}

/** One challenge in progress. */
export interface CallerChallenge {
  /**
   * For a push with a number: what the agent reads out. Text, because it may begin with a zero. `null` also until it arrives, which may be
   * with a later poll.
   */
  readonly numberToChoose: string | null
  /**
   * For a push with a code (`push-with-code`): what the device shows. Main compares it with what the caller reads out, and shows it to
   * nobody: an agent who has it can be talked into reading it out.
   */
  readonly codeOnDevice: Secret | null
  readonly question: string | null
  readonly expiresAt: string | null
  /** Whether the system has its answer from the caller's device (poll) or from the agent (answer). */
  readonly answeredBy: 'device' | 'agent'
  /** The pause between two polls, in milliseconds. */
  readonly pollEveryMs: number
  poll(signal: AbortSignal): Promise<'waiting' | 'passed' | 'rejected' | 'expired'>
  /** Only where `answeredBy` is `agent`. Throws `ProviderError` if the system refuses for another reason than a wrong answer. */
  answer(text: string, signal: AbortSignal): Promise<'passed' | 'wrong-answer' | 'expired'>
  /** Cancels a push. Never throws. */
  cancel(): Promise<void>
}
