/**
 * Schemas of the Admin API's responses. Duo adds values and fields at any time, so a field of an unexpected type counts as missing; only
 * fields without which a response is useless are required.
 */
import { z } from 'zod'
import { anyList, readableOf, wholeNumber } from '../http/parse-answer.ts'

const text = z.string().nullable().catch(null).default(null)
const flag = z.boolean().nullable().catch(null).default(null)
const seconds = wholeNumber(z.int().nonnegative(), 12)
const id = z.string().min(1).max(128)
const texts = z.array(z.string()).catch([]).default([])

/** The items that can be read; those that cannot do not hide the others. */
const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  anyList
    .catch([])
    .default([])
    .transform((items) =>
      items.flatMap((item) => {
        const parsed = schema.safeParse(item)
        return parsed.success ? [parsed.data] : []
      }),
    )

/** A success has its content under `response`. A refusal may come with any status, so `stat` decides. */
const answered = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .object({ stat: z.literal('OK'), response: z.unknown() })
    .transform((answer) => answer.response)
    .pipe(schema)

export const Phone = z.object({
  phone_id: id,
  name: text,
  number: text,
  type: text,
  model: text,
  platform: text,
  activated: flag,
  capabilities: texts,
})
export type Phone = z.infer<typeof Phone>

const Token = z.object({ token_id: id, type: text, serial: text })
export type Token = z.infer<typeof Token>

const Credential = z.object({ webauthnkey: id, credential_name: text, label: text, date_added: seconds })
export type Credential = z.infer<typeof Credential>

const Group = z.object({ name: text, status: text })

/** What users are found and shown by. */
const who = {
  user_id: id,
  username: text,
  aliases: z.record(z.string(), z.unknown()).catch({}).default({}),
  realname: text,
  firstname: text,
  lastname: text,
  email: text,
  status: text,
  lockout_reason: text,
}

/** `isWhole`: whether each of a list could be read, so that there are no more than are listed. */
export const User = z
  .object({
    ...who,
    groups: z.unknown(),
    phones: z.unknown(),
    tokens: z.unknown(),
    webauthncredentials: z.unknown(),
  })
  .transform((user) => {
    const read = {
      groups: listOf(Group).parse(user.groups),
      phones: listOf(Phone).parse(user.phones),
      tokens: listOf(Token).parse(user.tokens),
      webauthncredentials: listOf(Credential).parse(user.webauthncredentials),
    }
    const isWhole = (name: keyof typeof read): boolean => {
      const told = user[name]
      return Array.isArray(told) && told.length === read[name].length
    }
    return {
      ...user,
      ...read,
      isWhole: {
        groups: isWhole('groups'),
        phones: isWhole('phones'),
        tokens: isWhole('tokens'),
        webauthncredentials: isWhole('webauthncredentials'),
      },
    }
  })
export type User = z.infer<typeof User>

/** Of a page of users, only what they are found and shown by. */
export const ListedUser = z.object({
  ...who,
  groups: listOf(Group),
})
export type ListedUser = z.infer<typeof ListedUser>

export const UserAnswer = answered(User)
export const UsersAnswer = answered(readableOf(User))

export const UserPage = z
  .object({
    stat: z.literal('OK'),
    response: readableOf(ListedUser),
    metadata: z.object({ next_offset: seconds, total_objects: seconds }).nullable().catch(null).default(null),
  })
  .transform(({ response, metadata }) => ({
    ...response,
    nextOffset: metadata?.next_offset ?? null,
    total: metadata?.total_objects ?? null,
  }))

const BypassCode = z.object({ bypass_code_id: id, created: seconds, expiration: seconds, reuse_count: seconds })
export type BypassCode = z.infer<typeof BypassCode>
export const BypassCodesAnswer = answered(readableOf(BypassCode))

const DesktopAuthenticator = z.object({ dakey: id })
export type DesktopAuthenticator = z.infer<typeof DesktopAuthenticator>
export const DesktopAuthenticatorsAnswer = answered(readableOf(DesktopAuthenticator))

export const MadeCodesAnswer = answered(z.tuple([z.string().regex(/^\S{4,64}$/)]))

export const PushAnswer = answered(
  z.object({ push_id: z.string().min(1).max(256), confirmation_code: z.string().regex(/^[\w-]{1,32}$/) }),
)
export const PushResultAnswer = answered(z.object({ result: z.string() }))

export const DoneAnswer = z.object({ stat: z.literal('OK') })

export const ErrorAnswer = z.object({
  stat: z.literal('FAIL'),
  code: wholeNumber(z.int(), 6),
  message: text,
  message_detail: text,
})
