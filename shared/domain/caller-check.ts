/**
 * Checking who is calling with a factor that is left: the system challenges, the caller answers, the result is kept for one
 * reset. It is the system that confirms, not the agent; what the agent believes counts nothing here.
 */
import { z } from 'zod'
import { FactorKind } from './mfa-status.ts'
import { AccountId, DirectoryText, FactorId, Instant } from './primitives.ts'
import { ConnectionLabel } from './reset-plan.ts'

export const CallerCheckState = z.enum([
  /** A push is out; nobody has answered yet. */
  'waiting',
  /** The caller has to read a code or an answer to the agent. */
  'answer-wanted',
  'passed',
  /** The caller pressed "no". Worth an alarm: somebody else may be calling. */
  'rejected',
  'wrong-answer',
  'expired',
  'cancelled',
])
export type CallerCheckState = z.infer<typeof CallerCheckState>

/** A passed check, good for one reset and for fifteen minutes. */
export const CallerProof = z.object({
  id: z.uuid(),
  connection: ConnectionLabel,
  accountId: AccountId,
  factor: z.object({ id: FactorId, label: DirectoryText, kind: FactorKind }),
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
  /** Only where `state` is `passed`. */
  proof: CallerProof.nullable(),
})
export type CallerCheck = z.infer<typeof CallerCheck>
