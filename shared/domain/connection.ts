/** A connection: one configured tenant of a system. Its secret is in the OS keychain and never part of these shapes. */
import { z } from 'zod'
import { ConnectionId, FactorId, Instant, ServerText, ServiceId } from './primitives.ts'

/**
 * Which system a connection is to. Not a closed set: settings and history may name one that only another version knows. Main
 * holds each against its list where something is to be done with it.
 */
export const SystemId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
export type SystemId = z.infer<typeof SystemId>

export const Environment = z.enum(['production', 'sandbox', 'practice'])
export type Environment = z.infer<typeof Environment>

/** How the connection proves itself. The user name is configuration; the token or password is the secret. */
export const SignIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('access-token') }),
  z.strictObject({
    kind: z.literal('password'),
    username: z.string().trim().min(1).max(256),
    /** Which organisation to sign in to, where an account may be in several. Absent: the system chooses. */
    organisation: z.string().trim().min(1).max(64).optional(),
  }),
  /** An application that signs with a private key (OAuth 2.0, `private_key_jwt`). The key is the secret. */
  z.strictObject({
    kind: z.literal('service-app'),
    clientId: z.string().trim().min(1).max(256),
    /** `null`: as the key names itself, or none. */
    keyId: z.string().trim().min(1).max(256).nullable(),
  }),
  /** An application that has a secret of its own (OAuth 2.0, client credentials). */
  z.strictObject({ kind: z.literal('client-secret'), clientId: z.string().trim().min(1).max(256) }),
  /**
   * A person signs in in the system's browser, through an application that has no secret (OAuth 2.0, authorization code with PKCE). What
   * renews the sign-in is the secret, and comes from the system, never from the page.
   */
  z.strictObject({
    kind: z.literal('browser'),
    clientId: z.string().trim().min(1).max(256),
    /** The one organisation whose people may sign in. */
    tenant: z.string().trim().min(1).max(64),
  }),
])
export type SignIn = z.infer<typeof SignIn>

export const SignInKind = z.enum(SignIn.options.map(({ shape }) => shape.kind.value))
export type SignInKind = z.infer<typeof SignInKind>

/** What this desk offers on the connection. Narrower than what the token may do; never wider. */
export const ResetOffer = z.strictObject({
  hiddenFactorIds: z.array(FactorId).max(64),
  hiddenServiceIds: z.array(ServiceId).max(8),
})
export type ResetOffer = z.infer<typeof ResetOffer>

export const ConnectionName = z.string().trim().min(1).max(80)

export const Connection = z.strictObject({
  id: ConnectionId,
  system: SystemId,
  name: ConnectionName,
  /** Base URL without trailing slash, as the provider normalised it. */
  baseUrl: z.url().max(2048),
  environment: Environment,
  signIn: SignIn,
  offer: ResetOffer,
  createdAt: Instant,
})
export type Connection = z.infer<typeof Connection>

/** Whether the keychain holds the secret. `unavailable`, `refused`: it did not answer, or did not say, so nobody knows. */
export const SecretState = z.enum(['stored', 'missing', 'incomplete', 'unavailable', 'refused'])
export type SecretState = z.infer<typeof SecretState>

/** What a system is connected for: accounts of people, or the tickets that a help desk works by. */
export const SystemHolds = z.enum(['accounts', 'tickets'])
export type SystemHolds = z.infer<typeof SystemHolds>

/** What a system that holds accounts can do. The screen follows this, never the system's name. */
export const ProviderCapabilities = z.strictObject({
  /** The caller can be challenged with a factor that is left. */
  checksCaller: z.boolean().optional(),
  /** One call can carry the resets of several accounts (`runTogether` of its provider). */
  sendsTogether: z.boolean().optional(),
  /** Services whose methods can be reset through this system, each as a whole. */
  knownServices: z.array(z.strictObject({ id: ServiceId, label: z.string() })),
  /** Factors that can exist in this system at all, for the settings that hide some. Empty where the system has no list. */
  knownFactors: z.array(z.strictObject({ id: FactorId, label: z.string() })),
})
export type ProviderCapabilities = z.infer<typeof ProviderCapabilities>

export const ConnectionView = z.object({
  ...Connection.shape,
  secret: SecretState,
  /** `null`: this version does not know the system. Such a connection can be looked at and removed. */
  holds: SystemHolds.nullable(),
  /** `null` where it holds no accounts, or nobody knows. */
  capabilities: ProviderCapabilities.nullable(),
  /** Who is signed in with the browser, as far as this computer knows: the system may have ended it. Absent: nobody, or another sign-in. */
  signedInAs: ServerText.optional(),
})
export type ConnectionView = z.infer<typeof ConnectionView>

/**
 * What a person fills in to add or test a connection. The secret goes one way: from the page into the keychain. Without one, and only
 * without one, people sign in with the browser.
 */
export const ConnectionDraft = z
  .strictObject({
    system: SystemId,
    name: ConnectionName,
    address: z.string().trim().min(1).max(2048),
    environment: z.enum(['production', 'sandbox']),
    signIn: SignIn,
    secret: z.string().min(1).max(16_384).optional(),
  })
  .refine(({ signIn, secret }) => (signIn.kind === 'browser') === (secret === undefined), { path: ['secret'] })
export type ConnectionDraft = z.infer<typeof ConnectionDraft>

/** Changes to a connection. Left out = stays. A changed address or sign-in forgets the stored secret unless one is given. */
export const ConnectionChanges = z.strictObject({
  name: ConnectionName.optional(),
  address: z.string().trim().min(1).max(2048).optional(),
  environment: z.enum(['production', 'sandbox']).optional(),
  signIn: SignIn.optional(),
  offer: ResetOffer.optional(),
  secret: z.string().min(1).max(16_384).optional(),
})
export type ConnectionChanges = z.infer<typeof ConnectionChanges>

/** One thing the test looked at. `unknown`: the system does not tell it to this account. */
export const ConnectionAbility = z.strictObject({
  ability: z.enum(['sign-in', 'search', 'read-status', 'reset', 'find-ticket', 'add-note']),
  verdict: z.enum(['yes', 'no', 'unknown']),
})
export type ConnectionAbility = z.infer<typeof ConnectionAbility>

export const ConnectionWarning = z.enum([
  /** The token may do more than look up and reset. */
  'more-rights-than-needed',
  /** The system does not tell whose token this is. */
  'principal-not-disclosed',
  /** The system cannot be asked whether the token may reset without resetting. */
  'reset-right-not-testable',
  /** The same of notes in tickets. */
  'note-right-not-testable',
  /** No ticket is visible to this account: there is none, or it may see none. */
  'no-ticket-visible',
  /** Plain http, accepted because the address is this computer. */
  'loopback-without-tls',
  /** The address was that of the administrators' pages; the one of the interface is kept. */
  'admin-address-corrected',
  /** The account may look people up; its role is too low to reset anybody. */
  'role-too-low',
  /** None of the operating system's certificates could be read, or not yet. */
  'system-certificates-not-read',
])
export type ConnectionWarning = z.infer<typeof ConnectionWarning>

export const ConnectionCheck = z.object({
  /** Base URL as it will be kept: cut of trailing slash and `/api`. */
  baseUrl: z.string(),
  /** Who the token or password belongs to, where the system tells. */
  principal: ServerText.nullable(),
  /** Name and number of the tenant that answered, where the system tells: what sandbox and production differ in. */
  organisation: ServerText.optional(),
  /** The administrator roles it signed in with, by the system's names, where the system tells. */
  roles: z.array(ServerText).max(32).optional(),
  abilities: z.array(ConnectionAbility),
  warnings: z.array(ConnectionWarning),
  tookMs: z.number().nonnegative(),
})
export type ConnectionCheck = z.infer<typeof ConnectionCheck>
