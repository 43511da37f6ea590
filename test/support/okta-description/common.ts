/**
 * What all parts of Okta's OpenAPI description (version 2026.06) share, in our words: instants, links, errors, and how an operation is
 * written down. What the description does not name is let through, as its own schemas do.
 */
import { z } from 'zod'

export const Instant = z.iso.datetime()
/** How to reach what belongs to an answer. */
export const Link = z.looseObject({
  href: z.url({ protocol: /^https?$/ }),
  hints: z.looseObject({ allow: z.array(z.enum(['DELETE', 'GET', 'POST', 'PUT'])).optional() }).optional(),
  name: z.string().optional(),
  templated: z.boolean().optional(),
  type: z.string().optional(),
})
export const Links = z.record(z.string(), Link)

export const ErrorShape = z.looseObject({
  errorCode: z.string().regex(/^E\d{7}$/),
  errorSummary: z.string().min(1),
  errorLink: z.string(),
  errorId: z.string().min(1),
  errorCauses: z.array(z.looseObject({ errorSummary: z.string() })),
})

/** What a status is answered with: a body of this shape, or none at all. */
export type Described = z.ZodType | null

export interface Operation {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT'
  /** With its parameters in braces. */
  readonly path: string
  /** By status; a status that is not here must not be answered. */
  readonly answers: Readonly<Record<number, Described>>
  /**
   * Statuses that Okta answers with its usual error though the description does not name them for this operation: its list of error
   * codes does, and a client has to know them. The practice README tells which and why.
   */
  readonly beyond?: readonly number[]
}

export type RefusalStatus = 400 | 403 | 404 | 429

/** These statuses with Okta's usual error. */
export function refusals(...statuses: readonly RefusalStatus[]): Readonly<Record<number, Described>> {
  return Object.fromEntries(statuses.map((status) => [status, ErrorShape]))
}
