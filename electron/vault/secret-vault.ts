/**
 * The secret vault port. `absent`, `incomplete` and `unavailable` are three different answers; only `absent` means that
 * there is nothing. A vault never falls back to a file.
 */
import { CodedError } from '../errors/coded-error.ts'
import type { Secret } from '../secret/secret.ts'

/** A secret belongs to a connection at an origin: another origin is another secret, so a changed address finds none. */
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

/** `refused`: the keychain is there and open, and does not let this application in, or not to what was asked for. */
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
  /** Whether secrets can be kept, and read in a later run: found by asking the keychain, not by guessing from the platform. */
  probe(): Promise<'available' | VaultTrouble | 'not-needed'>
  read(ref: SecretRef): Promise<SecretReadResult>
  /** Throws `VaultUnavailableError`. After it returns, `read` gives this secret. */
  write(ref: SecretRef, secret: Secret): Promise<void>
  /** Removes every secret of the connection, at any origin. Throws `VaultUnavailableError`. */
  forget(connectionId: string): Promise<void>
  /**
   * A random 256-bit key of the application's own (it seals the recent look-ups), made at the first call. Never replaced
   * because a read came back empty: a locked keychain says "nothing" too. Throws `VaultUnavailableError`.
   */
  readOrCreateKey(name: string): Promise<Buffer>
}
