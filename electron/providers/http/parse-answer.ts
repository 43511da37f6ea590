/** From an answer's JSON to what a provider works with, at the edge: what does not fit its schema goes no further. */
import type { z } from 'zod'
import { ProviderError } from '../provider-error.ts'

/** Throws `ProviderError` `answer-empty` or `answer-not-understood`. */
export function parse<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  if (json === undefined) throw new ProviderError('unexpected-response', 'answer-empty')
  const parsed = schema.safeParse(json)
  // The reasons may quote the answer, so they are not kept.
  if (!parsed.success) throw new ProviderError('unexpected-response', 'answer-not-understood')
  return parsed.data
}
