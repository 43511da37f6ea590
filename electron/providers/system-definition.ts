/** What a provider folder exports: everything this application knows of one system. `systems/systems.ts` lists them. */
import type { Connection, ConnectionWarning, ProviderCapabilities } from '../../shared/domain/connection.ts'
import type { SignInForm, SystemDescription } from '../../shared/domain/system.ts'
import type { Secret } from '../secret/secret.ts'
import type { PausePorts } from './http/pause.ts'
import type { Transport } from './http/transport.ts'
import type { MfaProvider } from './provider.ts'
import type { TicketSystem } from './ticket-system.ts'

/** What a provider or ticket system of one connection is made from. */
export interface ProviderInput extends PausePorts {
  readonly connection: Pick<Connection, 'id' | 'baseUrl' | 'signIn' | 'offer'>
  readonly transport: Transport
  /**
   * Rejects with `CodedError`: `secret-missing`, `secret-incomplete`, `keychain-locked`, `…-unavailable` or `…-refused`. What
   * it rejects with reaches the caller unchanged.
   */
  readonly readSecret: () => Promise<Secret>
}

export interface SignInDefinition extends SignInForm {
  /** With addresses (https), which only main knows. */
  readonly links: (SignInForm['links'][number] & { readonly url: string })[]
}

interface AnySystemDefinition extends Readonly<Omit<SystemDescription, 'id' | 'signIns'>> {
  readonly signIns: SignInDefinition[]
  /** Base URL for what a person pasted. Throws `ProviderError` `address-invalid` or `address-not-https`. */
  normaliseAddress(pasted: string): string
  /** What to say about what was pasted, for an address that could be used. Absent: never anything. */
  addressWarnings?(pasted: string): readonly ConnectionWarning[]
  /** Where credentials stand in requests and in answers to sign-ins: names of JSON or form fields. */
  readonly secretFields: readonly string[]
}

/** A system that people have accounts in. */
export interface AccountSystemDefinition extends AnySystemDefinition {
  readonly holds: 'accounts'
  readonly capabilities: ProviderCapabilities
  readonly createProvider: (input: ProviderInput) => MfaProvider
}

/** A system that a help desk keeps its tickets in. Nobody is looked up or reset there. */
export interface TicketSystemDefinition extends AnySystemDefinition {
  readonly holds: 'tickets'
  readonly createTicketSystem: (input: ProviderInput) => TicketSystem
}

export type SystemDefinition = AccountSystemDefinition | TicketSystemDefinition
