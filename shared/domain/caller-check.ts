/**
 * Checking who is calling with a factor that is left: the system challenges, the caller answers, the result is kept for one
 * reset. It is the system that confirms, not the agent; what the agent believes does not count here.
 */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { FactorKind } from './mfa-status.ts'
import { AccountId, DirectoryText, FactorId, Instant, ServerText } from './primitives.ts'
import { ConnectionLabel } from './reset-plan.ts'

export const CallerCheckState = z.enum([
  /** A push is out; nobody has answered yet. */
  'waiting',
  /** The caller has to read a code or an answer to the agent. */
  'answer-wanted',
  'passed',
  /** The caller pressed "no". Worth an alarm: somebody else may be calling. */
  'rejected',
  /** With tries left, another answer may be given; without, the check is over. */
  'wrong-answer',
  'expired',
  'cancelled',
  /** The system could not say. Proves nothing, in neither direction. */
  'failed',
])
export type CallerCheckState = z.infer<typeof CallerCheckState>

/** The method a caller was challenged with, as it was called then. */
export const CheckedFactor = z.object({ id: FactorId, label: DirectoryText, kind: FactorKind })
export type CheckedFactor = z.infer<typeof CheckedFactor>

/** A passed check, good for one reset and for fifteen minutes. */
export const CallerProof = z.object({
  id: z.uuid(),
  connection: ConnectionLabel,
  accountId: AccountId,
  factor: CheckedFactor,
  takenAt: Instant,
  expiresAt: Instant,
})
export type CallerProof = z.infer<typeof CallerProof>

export const CallerCheck = z.object({
  id: z.uuid(),
  state: CallerCheckState,
  /** The number the agent reads to the caller, who chooses it on the device. */
  number: z.number().int().nullable(),
  /** The question the agent reads to the caller, where the factor is one. */
  question: DirectoryText.nullable(),
  expiresAt: Instant.nullable(),
  /** Answers that may still be given; `null` where the caller answers on the device. */
  triesLeft: z.int().min(0).nullable(),
  /** Why, where `state` is `failed`. */
  code: z.enum(errorCodes).nullable(),
  /** What the system said to it, with the reference its support asks for. */
  serverText: ServerText.optional(),
  /** Only where `state` is `passed`. */
  proof: CallerProof.nullable(),
})
export type CallerCheck = z.infer<typeof CallerCheck>
