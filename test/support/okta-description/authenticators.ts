/** Authenticators of the org and enrolments of a user, as Okta describes them. */
import { z } from 'zod'
import { Instant, Links, type Operation, refusals } from './common.ts'

const AuthenticatorType = z.enum([
  'app',
  'email',
  'federated',
  'password',
  'phone',
  'security_key',
  'security_question',
  'tac',
])

const enrollment = z.looseObject({
  id: z.string(),
  key: z.string(),
  type: AuthenticatorType,
  name: z.string(),
  status: z.string(),
  created: Instant,
  lastUpdated: Instant,
  _links: Links,
})

/** Of all kinds, a profile is described for phones. */
export const EnrollmentShape = enrollment.extend({ profile: z.looseObject({ phoneNumber: z.string() }).optional() })

export const AccessCodeShape = enrollment.extend({
  profile: z.looseObject({ tac: z.string(), multiUse: z.boolean(), expiresAt: Instant }),
})

const minutes = z.number().min(10).max(14_400)

export const AuthenticatorShape = z.looseObject({
  id: z.string(),
  key: z.enum([
    'custom_app',
    'duo',
    'external_idp',
    'google_otp',
    'okta_email',
    'okta_password',
    'okta_verify',
    'onprem_mfa',
    'phone_number',
    'security_key',
    'security_question',
    'smart_card_idp',
    'symantec_vip',
    'webauthn',
    'yubikey_token',
    'tac',
  ]),
  type: AuthenticatorType,
  name: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
  provider: z
    .looseObject({
      type: z.literal('tac'),
      configuration: z.looseObject({
        minTtl: minutes,
        maxTtl: minutes,
        defaultTtl: minutes,
        length: z.number().min(8).max(64),
        complexity: z.looseObject({}),
        multiUseAllowed: z.boolean(),
      }),
    })
    .optional(),
  _links: Links,
})

const enrollments = '/api/v1/users/{userId}/authenticator-enrollments'

export const authenticatorOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/v1/authenticators',
    answers: { 200: z.array(AuthenticatorShape), ...refusals(401, 403, 429) },
  },
  {
    method: 'GET',
    path: enrollments,
    answers: { 200: z.array(EnrollmentShape), ...refusals(401, 403, 404, 429) },
  },
  {
    method: 'GET',
    path: `${enrollments}/{enrollmentId}`,
    answers: { 200: EnrollmentShape, ...refusals(401, 403, 404, 429) },
  },
  { method: 'DELETE', path: `${enrollments}/{enrollmentId}`, answers: { 204: null, ...refusals(401, 403, 404, 429) } },
  {
    method: 'POST',
    path: `${enrollments}/tac`,
    answers: { 200: AccessCodeShape, ...refusals(400, 401, 403, 404, 429) },
  },
]
