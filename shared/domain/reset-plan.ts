/** From what was ticked to the remote calls it leads to. */
import { z } from 'zod'
import { Account, AccountRef } from './account.ts'
import { Environment, SystemId } from './connection.ts'
import { MfaStatus } from './mfa-status.ts'
import { ConnectionId, AccountId, DirectoryText, FactorId, Instant, ServiceId } from './primitives.ts'

/** One thing that is taken away or done, in domain words. */
export const ResetEffect = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('remove-factor'),
    factorId: FactorId,
    label: DirectoryText,
    /** What becomes of its number, by which the account can be recovered too. Absent: it has none. */
    recovery: z.enum(['removed', 'stays']).optional(),
  }),
  z.object({ kind: z.literal('reset-service'), serviceId: ServiceId, label: DirectoryText }),
  z.object({ kind: z.literal('reset-all') }),
  z.object({ kind: z.literal('end-sessions') }),
  z.object({ kind: z.literal('unlock') }),
  z.object({ kind: z.literal('temporary-access-code') }),
])
export type ResetEffect = z.infer<typeof ResetEffect>

/** What the agent ticked for one account, in any order. Labels are the page's; a plan brings those of the status it was made from. */
export const ResetSelection = z.strictObject({ ...AccountRef.shape, effects: z.array(ResetEffect).max(64) })
export type ResetSelection = z.infer<typeof ResetSelection>

/** One remote call. Everything in `effects` happens in it together, so they share one outcome. */
export const ResetStep = z.object({
  /** Unique within its plan. */
  id: z.string().min(1).max(64),
  connectionId: ConnectionId,
  accountId: AccountId,
  effects: z.array(ResetEffect).min(1).max(64),
})
export type ResetStep = z.infer<typeof ResetStep>

/** The connection as it was called when the plan was made: history stays readable after it is renamed or removed. */
export const ConnectionLabel = z.object({
  connectionId: ConnectionId,
  system: SystemId,
  name: DirectoryText,
  environment: Environment,
})
export type ConnectionLabel = z.infer<typeof ConnectionLabel>

/** An account as it was read, and where. */
export const ReadAccount = z.object({ account: Account, connection: ConnectionLabel })
export type ReadAccount = z.infer<typeof ReadAccount>

/** One account of a plan with the state that was read when the plan was made. */
export const PlannedAccount = ReadAccount.extend({ before: MfaStatus })
export type PlannedAccount = z.infer<typeof PlannedAccount>

export const ResetPlan = z.object({
  /** One-use, 128 bit, for the window that asked only. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  expiresAt: Instant,
  accounts: z.array(PlannedAccount).min(1).max(16),
  steps: z.array(ResetStep).min(1).max(64),
})
export type ResetPlan = z.infer<typeof ResetPlan>
