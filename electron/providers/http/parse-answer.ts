/** From an answer's JSON to what a provider works with, at the edge: what does not fit its schema goes no further. */
import { z } from 'zod'
import { ProviderError } from '../provider-error.ts'

/** A list's items that are understood, and the others as they came. */
export interface ReadList<Item> {
  readonly items: Item[]
  readonly unreadable: readonly unknown[]
}

/** A list of a size that somebody could have asked for; looking at far more would keep main busy. */
export const anyList = z.array(z.unknown()).max(20_000)

/** One item that cannot be read does not hide the others. A list in which none can be is not understood. */
export const readableOf = <Schema extends z.ZodType>(schema: Schema) =>
  anyList.transform((all, context): ReadList<z.output<Schema>> => {
    const items: z.output<Schema>[] = []
    const unreadable: unknown[] = []
    for (const item of all) {
      const parsed = schema.safeParse(item)
      if (parsed.success) items.push(parsed.data)
      else unreadable.push(item)
    }
    if (items.length === 0 && unreadable.length > 0) context.addIssue('none of the items can be read')
    return { items, unreadable }
  })

/**
 * A whole number, sometimes written as text of so many digits. What is neither is none: coercing would read an empty text as 0.
 */
export const wholeNumber = (number: z.ZodType<number>, maxDigits: number) =>
  z
    .union([
      number,
      z
        .string()
        .regex(new RegExp(`^\\d{1,${maxDigits}}$`))
        .transform(Number),
    ])
    .nullable()
    .catch(null)
    .default(null)

/** What a page of accounts says of what could not be read: nothing where there is none. */
export function unreadableIn(count: number): { unreadable?: number } {
  return count === 0 ? {} : { unreadable: count }
}

/** Throws `ProviderError` `answer-empty` or `answer-not-understood`. */
export function parse<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  if (json === undefined) throw new ProviderError('unexpected-response', 'answer-empty')
  const parsed = schema.safeParse(json)
  // The reasons may quote the answer, so they are not kept.
  if (!parsed.success) throw new ProviderError('unexpected-response', 'answer-not-understood')
  return parsed.data
}
