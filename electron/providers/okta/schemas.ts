/**
 * Schemas of Okta's responses (OpenAPI description of the management API, version 2026.06). A field of an unexpected type
 * counts as missing; only fields without which a response is useless are required. Fields that no schema names are never read: an
 * incomplete enrolment has its shared secret in `_embedded`.
 */
import { z } from 'zod'
import { anyList, wholeNumber } from '../http/parse-answer.ts'
import { TokenText } from '../http/session.ts'

const text = z.string().nullable().catch(null).default(null)

export const UserAnswer = z.object({
  id: z.string().min(1).max(256),
  status: text,
  profile: z
    .object({
      login: text,
      email: text,
      firstName: text,
      lastName: text,
      displayName: text,
      title: text,
      department: text,
      employeeNumber: text,
      organization: text,
      manager: text,
      mobilePhone: text,
      primaryPhone: text,
    })
    .catch(() => emptyProfile)
    .default(() => emptyProfile),
  credentials: z
    .object({ provider: z.object({ type: text }).nullable().catch(null).default(null) })
    .nullable()
    .catch(null)
    .default(null),
})
export type UserAnswer = z.infer<typeof UserAnswer>

const emptyProfile = {
  login: null,
  email: null,
  firstName: null,
  lastName: null,
  displayName: null,
  title: null,
  department: null,
  employeeNumber: null,
  organization: null,
  manager: null,
  mobilePhone: null,
  primaryPhone: null,
}

export const FactorAnswer = z.object({
  id: z.string().min(1).max(256),
  factorType: text,
  provider: text,
  status: text,
  created: text,
  lastUpdated: text,
  profile: z
    .object({ name: text, phoneNumber: text, email: text, questionText: text, authenticatorName: text })
    .nullable()
    .catch(null)
    .default(null),
})
export type FactorAnswer = z.infer<typeof FactorAnswer>

const Link = z.object({ href: z.string() }).nullable().catch(null).default(null)

/** A block of unknown devices, or of all. */
export const BlockAnswer = z.object({ appliesTo: text })

/** As text, which keeps the zeros that a text may begin with. */
const challengeNumber = z
  .union([z.int().min(0).max(999).transform(String), z.string().regex(/^\d{1,3}$/)])
  .nullable()
  .catch(null)
  .default(null)

/** The response to "verify" and to polling. */
export const VerifyAnswer = z.object({
  factorResult: text,
  expiresAt: text,
  _links: z
    .object({ poll: Link, cancel: Link })
    .catch(() => ({ poll: null, cancel: null }))
    .default(() => ({ poll: null, cancel: null })),
  _embedded: z
    .object({ challenge: z.object({ correctAnswer: challengeNumber }).nullable().catch(null).default(null) })
    .nullable()
    .catch(null)
    .default(null),
})
export type VerifyAnswer = z.infer<typeof VerifyAnswer>

export const AccessCodeAnswer = z.object({
  id: text,
  profile: z.object({ tac: z.string().min(1).max(256), expiresAt: text }),
})

/** The id is limited so that, with the prefix that marks it as an enrolment's, it fits the domain's ids. */
export const EnrollmentAnswer = z.object({
  id: z.string().min(1).max(240),
  key: text,
  type: text,
  name: text,
  nickname: text,
  status: text,
  created: text,
  profile: z.object({ phoneNumber: text, email: text }).nullable().catch(null).default(null),
})
export type EnrollmentAnswer = z.infer<typeof EnrollmentAnswer>

const minutes = wholeNumber(z.int(), 6)

export const AuthenticatorAnswer = z.object({
  id: z.string().min(1).max(256),
  key: text,
  status: text,
  provider: z
    .object({
      configuration: z.object({ minTtl: minutes, maxTtl: minutes }).nullable().catch(null).default(null),
    })
    .nullable()
    .catch(null)
    .default(null),
})
export type AuthenticatorAnswer = z.infer<typeof AuthenticatorAnswer>

export const WellKnownAnswer = z.object({ pipeline: text })

export const OrgAnswer = z.object({ companyName: text, subdomain: text })

/** `role` is the id of a custom role. */
export const RoleAnswer = z.object({ type: text, status: text, label: text, role: text })
export type RoleAnswer = z.infer<typeof RoleAnswer>

export const GroupAnswer = z.object({ profile: z.object({ name: z.string() }) })

export const PermissionsAnswer = z.object({ permissions: z.array(z.object({ label: z.string() })) })

export const TokenAnswer = z.object({
  access_token: TokenText,
  token_type: text,
  expires_in: z.number().positive().catch(3600).default(3600),
})

export const ErrorAnswer = z.object({
  errorCode: text,
  errorSummary: text,
  errorId: text,
  errorCauses: z
    .array(z.object({ errorSummary: text }))
    .catch([])
    .default([]),
})

export const OAuthErrorAnswer = z.object({ error: text, error_description: text })

/** The items of a list that match the schema, skipping others; anything but a list fails. */
export const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  anyList.transform((items) =>
    items.flatMap((item) => {
      const parsed = schema.safeParse(item)
      return parsed.success ? [parsed.data] : []
    }),
  )
