/** A refusal as a simulator throws it, and bodies read strictly. */
import type { Context } from 'hono'
import type { z } from 'zod'

/** Thrown by a handler; becomes the answer. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
  readonly status: number
  readonly body: object
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, body: object, headers: Readonly<Record<string, string>> = {}) {
    super(`Refused with status ${status}.`)
    this.status = status
    this.body = body
    this.headers = headers
  }

  toResponse(): Response {
    return Response.json(this.body, { status: this.status, headers: this.headers })
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
