/**
 * Schemas of Resolver's responses. The help centre only shows a user's `id` and `currentOrg.id`; every other field counts
 * as missing if it is of another type.
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

/** The vendor documents no error body; these are the usual field names. */
export const ErrorAnswer = z.object({ message: text, error: text })

const Users = readableOf(User)
/** The users found by a search: a list, bare or as `data`, since the documentation does not show which. */
export const UserList = z.union([Users, z.object({ data: Users }).transform(({ data }) => data)])

/** The address of a user that could not be parsed otherwise. */
export const Addressed = z.object({ email: z.string() })
