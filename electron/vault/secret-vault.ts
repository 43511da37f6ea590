/**
 * The secret vault port. `absent`, `incomplete` and `unavailable` are three distinct results; only `absent` means that
 * nothing is stored. A vault never falls back to a file: what lies in one (`changing-secrets.ts`) is sealed with a key in the keychain.
 */
import { CodedError } from '../errors/coded-error.ts'
import type { Secret } from '../secret/secret.ts'

/** A secret belongs to a connection and an origin, so after a change of address none is found. */
export interface SecretRef {
  readonly connectionId: string
  /** `https://host[:port]`, as `URL.origin` writes it. */
  readonly origin: string
}

export type SecretReadResult =
  | { readonly kind: 'ok'; readonly secret: Secret }
  | { readonly kind: 'absent' }
  /** Parts of a split secret are missing or do not belong together. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unavailable'; readonly state: VaultTrouble }

/** `refused`: the keychain exists and is unlocked, but denies this application access to it, or to this entry. */
export type VaultTrouble = 'unavailable' | 'locked' | 'refused'

export class VaultUnavailableError extends CodedError {
  override readonly name = 'VaultUnavailableError'
  readonly state: VaultTrouble

  constructor(state: VaultTrouble, options?: ErrorOptions) {
    super(`keychain-${state}`, {}, options)
    this.state = state
  }
}

export interface SecretVault {
  /** Whether secrets can be stored, and read in a later run. Determined by using the keychain, not guessed from the platform. */
  probe(): Promise<'available' | VaultTrouble | 'not-needed'>
  read(ref: SecretRef): Promise<SecretReadResult>
  /** Throws `VaultUnavailableError`. Once it resolves, `read` returns this secret. */
  write(ref: SecretRef, secret: Secret): Promise<void>
  /** Removes every secret of the connection, at any origin. Throws `VaultUnavailableError`. */
  forget(connectionId: string): Promise<void>
  /**
   * A random 256-bit key for the application's own use (such as sealing the recent look-ups), created by the first call. Never
   * replaced merely because a read found nothing, which a locked keychain reports too. Throws `VaultUnavailableError`.
   */
  readOrCreateKey(name: string): Promise<Buffer>
}

/** For the secrets of connections. */
export interface ConnectionVault extends SecretVault {
  /** As `write`, for what is long and changes by itself: the keychain is not asked again for each change. Also throws `StorageError`. */
  writeChanging(ref: SecretRef, secret: Secret): Promise<void>
}
