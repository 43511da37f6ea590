/**
 * Authenticators of the org and enrolments of a user, as Okta describes them. Stricter than the description in two ways: what the
 * simulator always sends must be there, and what is not written down here must not.
 */
import { z } from 'zod'
import { Instant, Link, type Operation, refusals } from './common.ts'

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

const enrollment = z.strictObject({
  id: z.string(),
  key: z.string(),
  type: AuthenticatorType,
  name: z.string(),
  status: z.string(),
  created: Instant,
  lastUpdated: Instant,
  _links: z.strictObject({ authenticator: Link, self: Link, user: Link }),
})

/** A profile is described for phones only: whatever else has one would lack its number. */
export const EnrollmentShape = enrollment.extend({
  profile: z.strictObject({ phoneNumber: z.string() }).optional(),
})

export const AccessCodeShape = enrollment.extend({
  profile: z.strictObject({ tac: z.string(), multiUse: z.boolean(), expiresAt: Instant }),
})

const authenticator = z.strictObject({
  id: z.string(),
  type: AuthenticatorType,
  name: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
  _links: z.strictObject({ methods: Link, self: Link }),
})

const minutes = z.number().min(10).max(14_400)

/** Which one it is, is told by its key; for most keys the description adds nothing that the simulator sends. */
export const AuthenticatorShape = z.discriminatedUnion('key', [
  authenticator.extend({
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
    ]),
  }),
  authenticator.extend({
    key: z.literal('tac'),
    provider: z.strictObject({
      type: z.literal('tac'),
      configuration: z.strictObject({
        minTtl: minutes,
        maxTtl: minutes,
        defaultTtl: minutes,
        length: z.number().min(8).max(64),
        complexity: z.strictObject({ letters: z.boolean(), numbers: z.boolean(), specialCharacters: z.boolean() }),
        multiUseAllowed: z.boolean(),
      }),
    }),
  }),
])

const enrollments = '/api/v1/users/{userId}/authenticator-enrollments'

export const authenticatorOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/v1/authenticators',
    answers: { 200: z.array(AuthenticatorShape), ...refusals(403, 429) },
    beyond: [401],
  },
  {
    method: 'GET',
    path: enrollments,
    // One by its schema, a list by its example.
    answers: { 200: z.array(EnrollmentShape), ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'GET',
    path: `${enrollments}/{enrollmentId}`,
    answers: { 200: EnrollmentShape, ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'DELETE',
    path: `${enrollments}/{enrollmentId}`,
    answers: { 204: null, ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'POST',
    path: `${enrollments}/tac`,
    answers: { 200: AccessCodeShape, ...refusals(400, 403, 429) },
    beyond: [401],
  },
]
