/** Validates a response's JSON at the boundary: nothing that does not match its schema gets any further. */
import { z } from 'zod'
import { ProviderError } from '../provider-error.ts'

/** The items of a list that match their schema, and the others unchanged. */
export interface ReadList<Item> {
  readonly items: Item[]
  readonly unreadable: readonly unknown[]
}

/** A list of a plausible size; processing a far longer one would block main. */
export const anyList = z.array(z.unknown()).max(20_000)

/** One item that cannot be parsed does not hide the others. A list in which none can be parsed is invalid. */
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
 * A whole number, or a text of at most `maxDigits` digits. Nothing is coerced: that would turn an empty text into 0.
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

/** The field of a page of accounts that counts those that could not be parsed; absent if there are none. */
export function unreadableIn(count: number): { unreadable?: number } {
  return count === 0 ? {} : { unreadable: count }
}

/** Throws `ProviderError` `answer-empty` or `answer-not-understood`. */
export function parse<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  if (json === undefined) throw new ProviderError('unexpected-response', 'answer-empty')
  const parsed = schema.safeParse(json)
  // The issues may quote the response, so they are not kept.
  if (!parsed.success) throw new ProviderError('unexpected-response', 'answer-not-understood')
  return parsed.data
}
