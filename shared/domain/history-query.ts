/** Questions to the history and their answers. */
import { z } from 'zod'
import { SystemId } from './connection.ts'
import { CallerRefusal, Erasure, OperationOutcome, SettingsReplacement } from './history-entry.ts'
import { ConnectionId, Instant, OperationId } from './primitives.ts'
import { ResetEffect } from './reset-plan.ts'

export const HistoryFilters = z.strictObject({
  /** Words that must all occur (anywhere, as `foldText` compares them) in names, logins, ticket, reason, agent or effects. */
  text: z.string().max(200),
  outcomes: z.array(OperationOutcome).max(OperationOutcome.options.length),
  systems: z.array(SystemId).max(32),
  connectionId: ConnectionId.nullable(),
  /** Only operations that somebody has to look at again: those that `AppState.operationsToCheck` counts. */
  toCheck: z.boolean(),
  /** Only resets after which something that was removed had not been set up again a day later. */
  notSetUpAgain: z.boolean(),
  from: Instant.nullable(),
  to: Instant.nullable(),
})
export type HistoryFilters = z.infer<typeof HistoryFilters>

export const noFilters: HistoryFilters = {
  text: '',
  outcomes: [],
  systems: [],
  connectionId: null,
  toCheck: false,
  notSetUpAgain: false,
  from: null,
  to: null,
}

/** One line of the table. */
export const OperationRow = z.object({
  id: OperationId,
  startedAt: Instant,
  agentName: z.string(),
  people: z.array(z.object({ displayName: z.string(), login: z.string().nullable() })),
  systems: z.array(z.object({ system: SystemId, name: z.string() })),
  /** What was to be done, each thing once. */
  effects: z.array(ResetEffect),
  ticket: z.string().nullable(),
  outcome: OperationOutcome,
  stepCount: z.number().int(),
  /** Of a refused check, instead of effects. */
  refusal: CallerRefusal.optional(),
  /** Of what was done to the history itself, likewise. */
  erasure: Erasure.optional(),
  /** Of settings that were replaced. */
  replacedBy: SettingsReplacement.shape.by.optional(),
  /** Of a reported call: why. */
  reported: z.string().optional(),
})
export type OperationRow = z.infer<typeof OperationRow>

export const HistoryPage = z.object({
  rows: z.array(OperationRow).max(500),
  /** How many operations match, not only those on this page. */
  total: z.number().int(),
  /** Trouble met while reading: shown above the table, never hidden. */
  problems: z.array(
    z.object({
      kind: z.enum([
        'torn-line-set-aside',
        'broken-line',
        'chain-broken',
        'file-unreadable',
        'file-missing',
        'newer-version',
      ]),
      file: z.string(),
      line: z.number().int().nullable(),
    }),
  ),
})
export type HistoryPage = z.infer<typeof HistoryPage>
export type HistoryProblem = HistoryPage['problems'][number]

export const VerifyReport = z.object({
  verdict: z.enum(['intact', 'broken', 'empty']),
  entries: z.number().int(),
  files: z.number().int(),
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  problems: HistoryPage.shape.problems,
  tookMs: z.number().nonnegative(),
})
export type VerifyReport = z.infer<typeof VerifyReport>
