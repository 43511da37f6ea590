/**
 * Schemas of Flashback's responses, from the documentation (docs.flashback.tech, platform API reference) and, where it is silent,
 * from the types of the official client. Only fields without which a response is useless are required.
 */
import { z } from 'zod'
import { wholeNumber } from '../http/parse-answer.ts'
import { TokenText } from '../http/session.ts'

const text = z.string().nullable().catch(null).default(null)

export const User = z.object({
  id: z.string().min(1).max(256),
  email: text,
  name: text,
  lastName: text,
  /** `null` or absent unless the user was deleted; otherwise an instant in any format. */
  deletedAt: z.unknown().transform((at) => at ?? null),
})
export type User = z.infer<typeof User>

/** For a user that is read individually. In a list of fifty thousand, the roles are not needed. */
export const UserWithRole = User.extend({ orgRole: wholeNumber(z.int().nonnegative(), 3), orgRoleDescription: text })
export type UserWithRole = z.infer<typeof UserWithRole>

/** Most responses have their content under this name. */
const data = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .object({ data: z.unknown() })
    .transform((answer) => answer.data)
    .pipe(schema)

/** Without the users, which are parsed one by one. */
export const UserList = data(z.array(z.unknown()))

export const Profile = data(
  z.object({ id: z.string().min(1).max(256), email: text, orgId: text, orgRole: z.int().nonnegative() }),
)
export type Profile = z.infer<typeof Profile>

export const Organisation = data(z.object({ name: text }))
export type Organisation = z.infer<typeof Organisation>

/** Only available for the signed-in user. `sessionVerified` is known from the official client. */
export const OwnMfaStatus = data(
  z.object({
    isEnabled: z.boolean().nullable().catch(null).default(null),
    enabledMethods: z.array(z.string().max(64)).max(32).catch([]).default([]),
    sessionVerified: z.boolean().nullable().catch(null).default(null),
  }),
)
export type OwnMfaStatus = z.infer<typeof OwnMfaStatus>

const time = z.number().nullable().catch(null).default(null)

export const LoginAnswer = z.object({ accessToken: TokenText, refreshToken: text, expiresAt: time })
export type LoginAnswer = z.infer<typeof LoginAnswer>

/** Source: the official client; the documentation does not show it. */
export const VerifyLoginAnswer = z.object({ fullAccessToken: TokenText, refreshToken: text })

/** The field with the error text differs between groups of endpoints. */
export const ErrorAnswer = z.object({ error: text, message: text, error_code: text })

export const ResetAnswer = z.object({ success: z.boolean() })
