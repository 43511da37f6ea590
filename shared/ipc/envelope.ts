/** The one shape every answer of main has. A handler never throws across the bridge. */
import { z } from 'zod'
import { SystemId } from '../domain/connection.ts'
import { ConnectionId, Instant, ServerText } from '../domain/primitives.ts'
import { maxRoutes, TriedRoute } from '../domain/tried-route.ts'
import { errorCodes } from '../errors/error-code.ts'

export const AppError = z.object({
  code: z.enum(errorCodes),
  /** For logs and support, in English. People read the sentence the renderer chooses by `code`. */
  message: z.string().max(4096),
  correlationId: z.string(),
  system: SystemId.optional(),
  connectionId: ConnectionId.optional(),
  retryAfterSeconds: z.number().nonnegative().optional(),
  /** When what stands in the way of a reset is over. Absent where time alone does not end it. */
  until: Instant.optional(),
  /** Whether a second person can lift it. */
  approverLifts: z.boolean().optional(),
  /** Field path to the reason, for forms. */
  fieldErrors: z.record(z.string(), z.string()).optional(),
  /** What the server said, where it said something. */
  serverText: ServerText.optional(),
  /** Tries left before the system locks the sign-in account. */
  attemptsLeft: z.number().int().nonnegative().optional(),
  /** How each way to the server failed, in the order they were tried; only where a proxy is among them. */
  tried: z.array(TriedRoute).max(maxRoutes).optional(),
})
export type AppError = z.infer<typeof AppError>

export type Envelope<Value> = { ok: true; value: Value } | { ok: false; error: AppError }
