/** Factors of a user and checking a person with them, as Okta describes them. */
import { z } from 'zod'
import { Instant, Links, type Operation, refusals } from './common.ts'

const Phone = z.looseObject({
  phoneNumber: z
    .string()
    .max(15)
    .regex(/^\+[1-9]\d{1,14}$/),
})
const Credential = z.looseObject({ credentialId: z.string() })
const Device = Credential.extend({
  deviceType: z.string(),
  name: z.string(),
  platform: z.string(),
  version: z.string(),
})

const factor = (type: string, providers: readonly [string, ...string[]], profile: z.ZodType) =>
  z.looseObject({
    id: z.string(),
    factorType: z.literal(type),
    provider: z.enum(providers),
    vendorName: z.string(),
    status: z.enum(['ACTIVE', 'DISABLED', 'ENROLLED', 'EXPIRED', 'INACTIVE', 'NOT_SETUP', 'PENDING_ACTIVATION']),
    created: Instant,
    lastUpdated: Instant,
    profile,
    _embedded: z.record(z.string(), z.looseObject({})).optional(),
    _links: Links,
  })

export const FactorShape = z.discriminatedUnion('factorType', [
  factor('call', ['OKTA'], Phone),
  factor('email', ['OKTA'], z.looseObject({ email: z.string().max(100) })),
  factor('push', ['OKTA'], Device),
  factor('question', ['OKTA'], z.looseObject({ question: z.literal('disliked_food'), questionText: z.string() })),
  factor(
    'signed_nonce',
    ['OKTA'],
    Device.extend({
      keys: z.array(
        z.looseObject({
          kty: z.enum(['RSA', 'EC']),
          jwkType: z.enum(['proofOfPossession', 'userVerification', 'userVerificationBioOrPin']),
        }),
      ),
    }),
  ),
  factor('sms', ['OKTA'], Phone),
  factor('token', ['RSA', 'SYMANTEC'], Credential),
  factor('token:hardware', ['YUBICO'], Credential),
  factor('token:hotp', ['CUSTOM'], z.strictObject({})),
  factor('token:software:totp', ['OKTA', 'GOOGLE'], Credential),
  factor('u2f', ['FIDO'], Credential),
  factor('web', ['DUO'], Credential),
  factor('webauthn', ['FIDO'], Credential.extend({ authenticatorName: z.string() })),
])

const Challenge = z.looseObject({ challenge: z.looseObject({ correctAnswer: z.int() }) })

/** The description lets only objects be in `profile` of this one, so it must not be there. */
export const VerifyShape = z.looseObject({
  factorResult: z.enum([
    'CHALLENGE',
    'ERROR',
    'EXPIRED',
    'FAILED',
    'PASSCODE_REPLAYED',
    'REJECTED',
    'SUCCESS',
    'TIMEOUT',
    'TIME_WINDOW_EXCEEDED',
  ]),
  expiresAt: Instant.optional(),
  profile: z.undefined().optional(),
  _links: Links.optional(),
})

export const VerifyWaitingShape = VerifyShape.extend({
  factorResult: z.literal('WAITING'),
  expiresAt: Instant,
  _embedded: Challenge.optional(),
  _links: Links,
})

export const TransactionShape = z.looseObject({
  factorResult: z.enum(['WAITING', 'SUCCESS', 'REJECTED', 'TIMEOUT']),
  profile: Credential.optional(),
  _embedded: Challenge.optional(),
  _links: Links.optional(),
})

/** One of the practice people has a factor of a type outside the enum, on purpose. */
const FactorOfNoKnownType = z.looseObject({ factorType: z.literal('palm_vein') })

const factors = '/api/v1/users/{userId}/factors'
const transaction = `${factors}/{factorId}/transactions/{transactionId}`

export const factorOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: factors,
    answers: { 200: z.array(z.union([FactorShape, FactorOfNoKnownType])), ...refusals(401, 403, 404, 429) },
  },
  {
    method: 'GET',
    path: `${factors}/{factorId}`,
    answers: { 200: z.union([FactorShape, FactorOfNoKnownType]), ...refusals(401, 403, 404, 429) },
  },
  {
    method: 'DELETE',
    path: `${factors}/{factorId}`,
    answers: { 204: null, ...refusals(400, 401, 403, 404, 429) },
  },
  {
    method: 'POST',
    path: `${factors}/{factorId}/verify`,
    answers: { 200: VerifyShape, 201: VerifyWaitingShape, ...refusals(400, 401, 403, 404, 410, 423, 429) },
  },
  { method: 'GET', path: transaction, answers: { 200: TransactionShape, ...refusals(401, 403, 404, 429) } },
  { method: 'DELETE', path: transaction, answers: { 204: null, ...refusals(401, 403, 404, 429) } },
]
