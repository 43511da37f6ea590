/**
 * Flashback's answers as they may look: the documents (docs.flashback.tech, platform API reference) and, where they are silent,
 * the types of the official client. Only what an answer is useless without is required.
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
  /** `null` or left out for everybody who is not deleted; an instant otherwise, in whatever form. */
  deletedAt: z.unknown().transform((at) => at ?? null),
})
export type User = z.infer<typeof User>

/** Of one that is read alone. In a list of fifty thousand nobody needs it. */
export const UserWithRole = User.extend({ orgRole: wholeNumber(z.int().nonnegative(), 3), orgRoleDescription: text })
export type UserWithRole = z.infer<typeof UserWithRole>

/** Most answers have what was asked for under this name. */
const data = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .object({ data: z.unknown() })
    .transform((answer) => answer.data)
    .pipe(schema)

/** Without the users, who are read one by one. */
export const UserList = data(z.array(z.unknown()))

export const Profile = data(
  z.object({ id: z.string().min(1).max(256), email: text, orgId: text, orgRole: z.int().nonnegative() }),
)
export type Profile = z.infer<typeof Profile>

export const Organisation = data(z.object({ name: text }))
export type Organisation = z.infer<typeof Organisation>

/** One's own only. `sessionVerified` is known from the official client. */
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

/** Source: the official client; the documents do not show it. */
export const VerifyLoginAnswer = z.object({ fullAccessToken: TokenText, refreshToken: text })

/** Which field holds the words differs by family of requests. */
export const ErrorAnswer = z.object({ error: text, message: text, error_code: text })

export const ResetAnswer = z.object({ success: z.boolean() })
