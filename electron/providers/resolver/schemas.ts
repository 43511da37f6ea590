/**
 * Resolver's answers as they may look. The help centre shows `id` of a user and `currentOrg.id` only; every other field counts
 * as not told where it is missing or of another type.
 */
import { z } from 'zod'
import { readableOf } from '../http/parse-answer.ts'
import { TokenText } from '../http/session.ts'

const text = z.string().nullable().catch(null).default(null)

/** Source: helpcenter.resolver.com, "Retrieving a User ID" */
const User = z.object({
  id: z.int().positive(),
  email: text,
  firstName: text,
  lastName: text,
  active: z.boolean().nullable().catch(null).default(null),
})
export type User = z.infer<typeof User>

/** Source: help.resolver.com/help/create-an-api-key */
export const WhoAmI = z.object({
  email: text,
  currentOrg: z
    .object({ id: z.int().nullable().catch(null).default(null), name: text })
    .nullable()
    .catch(null)
    .default(null),
})
export type WhoAmI = z.infer<typeof WhoAmI>

/** Source: help.resolver.com/help/session-tokens. `expiresAt` is in seconds since 1970. */
export const SessionToken = z.object({
  token: TokenText,
  expiresAt: z.number().nullable().catch(null).default(null),
})

/** The vendor documents no error body; these are the names such bodies usually use. */
export const ErrorAnswer = z.object({ message: text, error: text })

const Users = readableOf(User)
/** The users of a search: a list, bare or as `data`, since the documentation shows neither. */
export const UserList = z.union([Users, z.object({ data: Users }).transform(({ data }) => data)])

/** Of a user that could not be read otherwise. */
export const Addressed = z.object({ email: z.string() })
