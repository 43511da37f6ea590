/**
 * Schemas of the Table API's responses. With `sysparm_display_value=all`, a field has a value and a display value; fields that the account
 * may not read are omitted or empty, and some instances return only the value.
 */
import { z } from 'zod'

const Text = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => text ?? '')

const Field = z
  .union([
    z.string().transform((value) => ({ value, shown: value })),
    z
      .object({ value: Text, display_value: Text })
      .transform((field) => ({ value: field.value, shown: field.display_value })),
  ])
  .catch({ value: '', shown: '' })
  .default({ value: '', shown: '' })

export const Row = z.object({
  sys_id: Field.refine(({ value }) => /^[0-9a-f]{32}$/.test(value)),
  number: Field,
  sys_class_name: Field,
  short_description: Field,
  state: Field,
  active: Field,
  sys_mod_count: Field,
  work_notes: Field,
  'caller_id.email': Field,
  'caller_id.user_name': Field,
  'request_item.requested_for.email': Field,
  'request_item.requested_for.user_name': Field,
  'request.requested_for.email': Field,
  'request.requested_for.user_name': Field,
})
export type Row = z.infer<typeof Row>

export const Rows = z.object({ result: z.array(Row).max(100) })

/** The rows' content does not matter. */
export const AnyRows = z.object({ result: z.array(z.unknown()).max(100) })

export const TokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.number().positive().nullable().catch(null).default(null),
})

const Words = z.string().nullish().catch(null)
export const ErrorAnswer = z.object({
  error: z.union([
    z
      .object({ message: Words, detail: Words })
      .transform(({ message, detail }) => [message, detail].filter(Boolean).join(': ')),
    z.string(),
  ]),
})
