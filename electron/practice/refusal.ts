/** A refusal as a simulator throws it, and bodies read strictly. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'

/** Thrown by a handler; becomes the answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: ContentfulStatusCode
  readonly body: object

  constructor(status: ContentfulStatusCode, body: object) {
    super(`Refused with status ${status}.`)
    this.status = status
    this.body = body
  }
}

/** `null`: not declared as JSON, no JSON, or not what the schema wants. */
export async function jsonBody<T>(c: Context, schema: z.ZodType<T>): Promise<T | null> {
  if (!/^application\/json\b/iu.test(c.req.header('Content-Type') ?? '')) return null
  try {
    return schema.safeParse(await c.req.json()).data ?? null
  } catch {
    return null
  }
}
