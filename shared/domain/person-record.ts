/** What the record knows of a person that whoever is about to reset something should know too. */
import { z } from 'zod'
import { CallerRefusal, OperationOutcome } from './history-entry.ts'
import { AccountId, ConnectionId, DirectoryText, FactorId, Instant, OperationId } from './primitives.ts'
import { ResetEffect } from './reset-plan.ts'

/** A limit that is reached or nearly so. */
export const LimitNear = z.object({
  kind: z.enum(['agent-hour', 'agent-day', 'person-month', 'cool-down']),
  /** How many more resets it leaves. */
  left: z.int().min(0),
  /** When there is room again, where there is none now. */
  until: Instant.nullable(),
})
export type LimitNear = z.infer<typeof LimitNear>

export const PersonEvent = z.object({
  operationId: OperationId,
  at: Instant,
  agentName: z.string(),
  outcome: OperationOutcome,
  /** Of a reset, each once. */
  effects: z.array(ResetEffect),
  /** Only of a check that was refused. */
  refusal: CallerRefusal.optional(),
  /** Only of a call that was reported: why. */
  reported: z.string().optional(),
})
export type PersonEvent = z.infer<typeof PersonEvent>

export const PersonRecord = z.object({
  /** Of the last 30 days, newest first. */
  events: z.array(PersonEvent).max(20),
  /** How many more there are. */
  more: z.int().min(0),
  /** Methods that passed a check before a reset within the last seven days: whoever says they are lost had them then. */
  passed: z.array(
    z.object({
      connectionId: ConnectionId,
      accountId: AccountId,
      factorId: FactorId,
      label: DirectoryText,
      at: Instant,
    }),
  ),
  limits: z.array(LimitNear),
})
export type PersonRecord = z.infer<typeof PersonRecord>
