/** What an account has of multifactor authentication in one system, as far as that system tells. */
import { z } from 'zod'
import { DirectoryText, FactorId, Instant } from './primitives.ts'

export const FactorKind = z.enum([
  'authenticator-app',
  'push',
  'sms',
  'call',
  'email',
  'question',
  'security-key',
  'token',
  'other',
])
export type FactorKind = z.infer<typeof FactorKind>

export const Factor = z.object({
  id: FactorId,
  kind: FactorKind,
  /** The product's own name ("Google Authenticator"): not translated. */
  label: DirectoryText,
  /** Device, masked number or another thing that tells two of a kind apart. */
  detail: DirectoryText.nullable(),
  enrolledAt: Instant.nullable(),
  /** False for a factor this version does not know, which is shown all the same. */
  known: z.boolean(),
  /** Whether it can be removed on its own. */
  removable: z.boolean(),
})
export type Factor = z.infer<typeof Factor>

/** `possible` is not "has methods": the system can only say that a reset may be tried. */
export const WholeReset = z.enum(['possible', 'not-possible', 'unknown'])
export type WholeReset = z.infer<typeof WholeReset>

export const MfaStatus = z.object({
  readAt: Instant,
  factors: z.object({
    /** `listed`: the system told its list; `not-told`: it tells nothing, which is not "none". */
    knowledge: z.enum(['listed', 'not-told']),
    /** The list may be shorter than the truth. */
    mayBeIncomplete: z.boolean(),
    items: z.array(Factor).max(256),
  }),
  /** `null` where the system has nothing to do with Microsoft 365 or this desk does not offer it. */
  microsoft365: WholeReset.nullable(),
  /** Resetting everything with one call; `null` where the system has no such call. */
  all: WholeReset.nullable(),
})
export type MfaStatus = z.infer<typeof MfaStatus>
