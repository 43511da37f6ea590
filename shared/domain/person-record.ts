/** What the record knows of a person that whoever is about to reset something should know too. */
import { z } from 'zod'
import { Instant } from './primitives.ts'

/** A limit that is reached or nearly so. */
export const LimitNear = z.object({
  kind: z.enum(['agent-hour', 'agent-day', 'person-month', 'cool-down']),
  /** How many more resets it leaves. */
  left: z.int().min(0),
  /** When there is room again, where there is none now. */
  until: Instant.nullable(),
})
export type LimitNear = z.infer<typeof LimitNear>
