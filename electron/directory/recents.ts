/** Recent look-ups: bounded, with a time to live, usable offline, sealed on the disk. */
import type { Account, AccountRef } from '../../shared/domain/account.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { Recent } from '../../shared/domain/recent.ts'
import { CodedError } from '../errors/coded-error.ts'

export interface Recents {
  /** Newest first, none older than the time to live. Throws `RecentsUnreadableError`, `VaultUnavailableError`. */
  list(): Promise<readonly Recent[]>
  /** Keeps the account (and its status, when read) as just looked up. Does nothing while recents are switched off. */
  rememberAccount(account: Account, status?: MfaStatus | null): Promise<void>
  rememberStatus(ref: AccountRef, status: MfaStatus): Promise<void>
  forgetConnection(connectionId: string): Promise<void>
  /** Writes what could not be kept before, and removes what could not be removed. Resolves when everything is as it should be. */
  keepAgain(): Promise<void>
  /** Removes all, also a file that cannot be read: a person asked for it. */
  clear(): Promise<void>
}

export class RecentsUnreadableError extends CodedError {
  override readonly name = 'RecentsUnreadableError'

  constructor(options?: ErrorOptions) {
    super('recents-unreadable', {}, options)
  }
}
