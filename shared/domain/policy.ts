/** The organisation's policy of this computer (docs/policy.md), as far as the page and support are told of it. */
import { z } from 'zod'
import { Instant } from './primitives.ts'
import { Rules } from './rules.ts'

/** A rule that is set as a whole or not at all. */
export const RuleKey = Rules.keyof()
export type RuleKey = z.infer<typeof RuleKey>

/** What can be wrong with the file. Each has its sentence in `messages/policy-texts`. */
export const policyProblemCodes = [
  // Whether it may be believed
  'missing',
  'not-readable',
  'not-a-file',
  'is-link',
  'owner',
  'writable',
  'writable-in-fact',
  'rights-not-read',
  'as-administrator',
  'namespace',

  // Bytes and text
  'too-large',
  'utf-16',
  'not-utf-8',
  'nul',
  'empty',
  'too-deep',

  // JSON
  'not-closed',
  'no-comma',
  'no-colon',
  'no-value',
  'no-name',
  'text-not-closed',
  'comment',
  'after-end',
  'not-json',
  'same-key',

  // What it says
  'newer-version',
  'unknown-key',
  'unknown-key-like',
  'secret',
  'missing-key',
  'wrong-type',
  'not-one-of',
  'too-small',
  'too-big',
  'too-short',
  'too-long',
  'too-many',
  'form',
  'ticket-pattern',
  'update-address',
  'receiver-address',
  'data-folder',
  'data-folder-changed',
  'id',
  'system',
  'system-like',
  'sign-in',
  'address',
  'address-not-https',
  'same-name',
  'same-id',
  'same-connection',
  'too-few-kinds',
  'kind-not-accepted',
] as const

export type PolicyProblemCode = (typeof policyProblemCodes)[number]

export const PolicyProblem = z.object({
  code: z.enum(policyProblemCodes),
  /** From 1, in UTF-16 code units as editors count; `null` where it is about the file as a whole. */
  at: z.object({ line: z.int().positive(), column: z.int().positive() }).nullable(),
  /** Keys from the top, with dots: `tiers.sensitive.people[3]`. Empty where it is about the whole. */
  path: z.string().max(512),
  /** For the sentence. Never a value of the file, which might be a secret. */
  values: z.record(z.string(), z.union([z.string().max(1024), z.number()])),
})
export type PolicyProblem = z.infer<typeof PolicyProblem>

/** `broken`: there is one, or has to be, and nobody knows what it says. Nothing is reset. */
export const PolicyState = z.enum(['unmanaged', 'managed', 'broken'])
export type PolicyState = z.infer<typeof PolicyState>

export const PolicyInForce = z.object({
  state: PolicyState,
  /** What nobody can change here; while it is broken all of them. */
  locked: z.array(RuleKey),
  /** Whether the connections are the policy's, or nobody knows whether they are. */
  connectionsLocked: z.boolean(),
  /** In the order of the file. */
  problems: z.array(PolicyProblem).max(20),
})
export type PolicyInForce = z.infer<typeof PolicyInForce>

export const PolicyFacts = z.object({
  ...PolicyInForce.shape,
  /** Absolute. The same on every computer of that system. */
  path: z.string(),
  readAt: Instant.nullable(),
  /** SHA-256 of the file's bytes, hexadecimal; `null` where none could be read. */
  hash: z.string().length(64).nullable(),
})
export type PolicyFacts = z.infer<typeof PolicyFacts>
