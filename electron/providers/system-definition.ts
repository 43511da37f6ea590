/** What a provider folder exports: everything this application knows about one system. `systems/systems.ts` lists them. */
import type { Connection, ConnectionWarning, ProviderCapabilities } from '../../shared/domain/connection.ts'
import type { SignInForm, SystemDescription } from '../../shared/domain/system.ts'
import type { Language } from '../../shared/domain/language.ts'
import type { TextsOf } from '../../shared/messages/texts-of.ts'
import type { Secret } from '../secret/secret.ts'
import type { KeptSignIn, SignInBrowser } from './browser-sign-in.ts'
import type { PausePorts } from './http/pause.ts'
import type { Transport } from './http/transport.ts'
import type { MfaProvider } from './provider.ts'
import type { TicketSystem } from './ticket-system.ts'

/** What a connection's provider or ticket system is created from. */
export interface ProviderInput extends PausePorts {
  readonly connection: Pick<Connection, 'id' | 'baseUrl' | 'signIn' | 'offer'>
  readonly transport: Transport
  /**
   * Rejects with `CodedError`: `secret-missing`, `secret-incomplete`, `keychain-locked`, `…-unavailable` or `…-refused`, which must
   * reach the caller unchanged.
   */
  readonly readSecret: () => Promise<Secret>
  /** What a provider says in words of its own, such as the kind of a method that has no name, it says in this language at the time. */
  readonly language: () => Language
  /** These two only if people sign in with the browser, as `signInServer` says. */
  readonly keptSignIn?: KeptSignIn
  readonly browser?: SignInBrowser
}

export interface SignInDefinition extends SignInForm {
  /** Including URLs (https), which only main knows. */
  readonly links: (SignInForm['links'][number] & { readonly url: string })[]
}

export type OwnTexts = SystemDescription['ownTexts']

/** The texts of one system, each in every language there is. `ownTexts`: what it says in place of the catalogue. */
export type TextsInEachLanguage<
  English extends { readonly words: Readonly<Record<string, string>>; readonly ownTexts: OwnTexts },
> = Readonly<
  Record<Language, { readonly words: TextsOf<English['words']>; readonly ownTexts: TextsOf<English['ownTexts']> }>
>

/** What the page is told of a system in words, and its forms. */
export interface SystemWords extends Pick<
  SystemDescription,
  'description' | 'addressHint' | 'pastedHints' | 'ownTexts' | 'states'
> {
  readonly signIns: SignInDefinition[]
}

interface AnySystemDefinition extends Readonly<Pick<SystemDescription, 'name' | 'mark'>> {
  /** The ways to sign in are the same in every language, in the same order. */
  describe(language: Language): SystemWords
  /** The base URL for a pasted address. Throws `ProviderError` `address-invalid` or `address-not-https`. */
  normaliseAddress(pasted: string): string
  /** Warnings about a valid pasted address. If absent, there are never any. */
  addressWarnings?(pasted: string): readonly ConnectionWarning[]
  /** Only if people sign in with the browser: the origin at which they do, for a base URL. Main asks about it as about the address itself. */
  signInServer?(baseUrl: string): string
  /** The JSON or form fields that contain credentials in requests and in responses to sign-ins. */
  readonly secretFields: readonly string[]
}

/** A system in which people have accounts. */
export interface AccountSystemDefinition extends AnySystemDefinition {
  readonly holds: 'accounts'
  readonly capabilities: ProviderCapabilities
  readonly createProvider: (input: ProviderInput) => MfaProvider
}

/** A system in which a help desk keeps its tickets. Nobody is looked up or reset there. */
export interface TicketSystemDefinition extends AnySystemDefinition {
  readonly holds: 'tickets'
  readonly createTicketSystem: (input: ProviderInput) => TicketSystem
}

export type SystemDefinition = AccountSystemDefinition | TicketSystemDefinition
