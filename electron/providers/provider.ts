/**
 * The provider port: what can be done with one system through one connection, in domain words.
 *
 * `runStep` is the only method that changes anything, and only `resets/` may call it. Everything throws `ProviderError` and
 * nothing else, except `runStep`, which never throws: what became of a change is an outcome, not an exception.
 */
import type { Account, AccountPage } from '../../shared/domain/account.ts'
import type { ConnectionCheck, ProviderCapabilities } from '../../shared/domain/connection.ts'
import type { AfterCheckVerdict, StepOutcome } from '../../shared/domain/outcome.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ResetSelection, ResetStep } from '../../shared/domain/reset-plan.ts'

export interface MfaProvider {
  readonly capabilities: ProviderCapabilities

  /** Who am I, may I read, may I reset, do I hold more power than needed. Changes nothing. */
  checkConnection(signal: AbortSignal): Promise<ConnectionCheck>

  /** Accounts matching what a person typed, already trimmed. Never "first match wins". */
  searchUsers(text: string, signal: AbortSignal): Promise<AccountPage>

  readAccount(accountId: string, signal: AbortSignal): Promise<Account>

  readMfaStatus(accountId: string, signal: AbortSignal): Promise<MfaStatus>

  /**
   * Pure. The ordered remote calls for a selection, the fewest that keep independent outcomes apart. Step ids are unique
   * within the returned list only. Throws `ProviderError` `rejected` / `selection-outdated` where the selection names what
   * `status` does not hold, and `nothing-selected` where it is empty.
   */
  planReset(status: MfaStatus, selection: ResetSelection): ResetStep[]

  /** Sends one change, once. */
  runStep(step: ResetStep, signal: AbortSignal): Promise<StepOutcome>

  /** Pure. What `after` shows for each effect of `step`, in its order. */
  compareAfter(step: ResetStep, after: MfaStatus): AfterCheckVerdict[]
}
