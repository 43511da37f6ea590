/** What became of a step. Six kinds would be one too many, four too few: "unknown" is never "failed". */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { Instant, ServerText } from './primitives.ts'

/** What the server said beside its verdict, flattened from whatever nesting it used; `depth` keeps the shape readable. */
export const ServerMessage = z.object({
  level: z.enum(['information', 'warning', 'error']),
  source: ServerText.nullable(),
  text: ServerText,
  depth: z.number().int().min(0).max(16),
})
export type ServerMessage = z.infer<typeof ServerMessage>

export const StepOutcomeKind = z.enum(['succeeded', 'no-change', 'pending-approval', 'failed', 'outcome-unknown'])
export type StepOutcomeKind = z.infer<typeof StepOutcomeKind>

export const StepOutcome = z.object({
  kind: StepOutcomeKind,
  /** Why, for `failed` and `outcome-unknown`; otherwise what has to be looked into all the same, mostly nothing (`null`). */
  code: z.enum(errorCodes).nullable(),
  /** The server's own main sentence, where it gave one. */
  serverText: ServerText.nullable(),
  messages: z.array(ServerMessage).max(200),
})
export type StepOutcome = z.infer<typeof StepOutcome>

/** What reading the state again showed for one effect. `cannot-tell`: the system never says. */
export const AfterCheckVerdict = z.enum(['gone', 'still-there', 'cannot-tell', 'not-read'])
export type AfterCheckVerdict = z.infer<typeof AfterCheckVerdict>

export const AfterCheck = z.object({
  stepId: z.string(),
  /** One verdict for each effect of the step, in its order. */
  verdicts: z.array(AfterCheckVerdict),
  readAt: Instant.nullable(),
})
export type AfterCheck = z.infer<typeof AfterCheck>
