/** What an account has of multifactor authentication in one system, as far as that system tells. */
import { z } from 'zod'
import { DirectoryText, FactorId, Instant, ServiceId } from './primitives.ts'

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

/** How a factor that is left can prove the caller. */
export const CallerCheckMethod = z.enum([
  /** A push; the caller chooses on the device the number that the agent reads out. */
  'push-with-number',
  /** A push that shows a code; the caller reads it to the agent, who types it to be compared, and agrees on the device. */
  'push-with-code',
  'push',
  /** The system sends a code; the caller reads it to the agent. */
  'sent-code',
  /** The caller reads the code his device shows. */
  'shown-code',
  'answer',
])
export type CallerCheckMethod = z.infer<typeof CallerCheckMethod>

export const Factor = z.object({
  id: FactorId,
  kind: FactorKind,
  /**
   * The product's own name ("Google Authenticator"), or, where it has none, what it is in the desk's language at the time it was read: a
   * record keeps it as the agent saw it. The id alone says whether two are the same.
   */
  label: DirectoryText,
  /** Device, masked number or another thing that tells two of a kind apart. */
  detail: DirectoryText.nullable(),
  enrolledAt: Instant.nullable(),
  /** Of a telephone: when it was set up or last changed. Absent: the system does not tell. */
  changedAt: Instant.optional(),
  /** False for a factor this version does not know, which is shown all the same. */
  known: z.boolean(),
  /** Whether it can be removed on its own. */
  removable: z.boolean(),
  /** Factors that leave only together share this; the page ticks them as one. */
  group: FactorId.optional(),
  /** How the caller can be checked with it. Absent: the system cannot, or this version does not know how. */
  callerCheck: CallerCheckMethod.optional(),
  /** Its number also recovers the account (a forgotten password): gone from that when it is removed alone, and not with everything. */
  recovers: z.boolean().optional(),
  /** It is valid for a while only, and nobody sets it up again. */
  temporary: z.boolean().optional(),
  /** Listed, and in no state to be used: its enrolment is not finished, say, or it has expired. */
  unusable: z.boolean().optional(),
})
export type Factor = z.infer<typeof Factor>

/** `possible` is not "has methods": the system can only say that a reset may be tried. */
export const WholeReset = z.enum(['possible', 'not-possible', 'unknown'])
export type WholeReset = z.infer<typeof WholeReset>

/** Why a whole reset is not possible, where the reason is known. */
export const WholeResetObstacle = z.enum([
  /** The connection's account may look and not reset. */
  'role-too-low',
  /** The account is the connection's own. */
  'own-account',
  'account-deleted',
  /** The system does nothing for an account in its present state. */
  'account-state-forbids',
])
export type WholeResetObstacle = z.infer<typeof WholeResetObstacle>

/** A service whose methods the system resets as a whole, without disclosing which there are. */
export const ServiceReset = z.object({
  id: ServiceId,
  /** The product's own name: not translated. */
  label: DirectoryText,
  reset: WholeReset,
})
export type ServiceReset = z.infer<typeof ServiceReset>

/** Steps beside the reset that can be ticked into the same plan. */
export const AdditionalAction = z.enum([
  /** Signs the account out everywhere, takes back its OAuth tokens and forgets remembered devices. */
  'end-sessions',
  'unlock',
  /** A code the person signs in with once. Shown once, by main, and kept nowhere. */
  'temporary-access-code',
])
export type AdditionalAction = z.infer<typeof AdditionalAction>

export const MfaStatus = z.object({
  readAt: Instant,
  factors: z.object({
    /** `not-disclosed`: the system does not say what there is, which is not "none". */
    knowledge: z.enum(['listed', 'not-disclosed']),
    /** The list may be shorter than the truth. */
    mayBeIncomplete: z.boolean(),
    items: z.array(Factor).max(256),
  }),
  /** Services that can be reset through this system and that this desk offers. */
  services: z.array(ServiceReset).max(8),
  /** Resetting everything with one call; `null` where the system has no such call. */
  all: WholeReset.nullable(),
  /** Why `all` is `not-possible`. Absent: it is possible, or nobody says why not. */
  allObstacle: WholeResetObstacle.optional(),
  /** What else can be done for this account beside a reset, as steps of their own. Absent: nothing. */
  additionalActions: z.array(AdditionalAction).max(8).optional(),
  /** It is locked, and only the directory it comes from can unlock it. */
  unlockElsewhere: z.boolean().optional(),
})
export type MfaStatus = z.infer<typeof MfaStatus>
