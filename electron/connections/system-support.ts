/** What the connections need to know of a system: how its addresses look, what it can do, how its provider is made. */
import type { Connection, ConnectionWarning, ProviderCapabilities, SystemId } from '../../shared/domain/connection.ts'
import type { MfaProvider } from '../providers/provider.ts'
import type { Secret } from '../secret/secret.ts'

export interface ProviderInput {
  readonly connection: Pick<Connection, 'id' | 'baseUrl' | 'signIn' | 'offer'>
  /** Rejects with `CodedError`: `secret-missing`, `secret-incomplete`, `keychain-locked`, `…-unavailable` or `…-refused`. */
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
  /** Hears until when (ISO 8601) a limit of the system holds calls back, and `null` when none does any more. */
  readonly onWaiting?: (until: string | null) => void
}

/** A provider together with the way to give up what it holds open. */
export interface OpenProvider {
  readonly provider: MfaProvider
  /** What a test has to say about the line itself, whatever the system. Absent: never anything. */
  lineWarnings?(): readonly ConnectionWarning[]
  close(): Promise<void>
}

export interface SystemSupport {
  readonly system: SystemId
  readonly capabilities: ProviderCapabilities
  /** Base URL for what a person pasted. Throws `ProviderError` `address-invalid` or `address-not-https`. */
  normaliseAddress(pasted: string): string
  /** What to say about what was pasted, for an address that could be used. Absent: never anything. */
  addressWarnings?(pasted: string): readonly ConnectionWarning[]
  openProvider(input: ProviderInput): OpenProvider
}
