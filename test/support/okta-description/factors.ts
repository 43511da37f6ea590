/**
 * Factors of a user and checking a person with them, as Okta describes them. Okta requires no field of a factor; what is required
 * here is what the simulator always tells.
 */
import { z } from 'zod'
import { Instant, Link, Links, type Operation, refusals } from './common.ts'

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

/** The answer is for requests only. */
const Question = z.looseObject({
  answer: z.undefined().optional(),
  question: z.enum([
    'childhood_dream_job',
    'disliked_food',
    'favorite_art_piece',
    'favorite_book_movie_character',
    'favorite_movie_quote',
    'favorite_security_question',
    'favorite_speaker_actor',
    'favorite_sports_player',
    'favorite_toy',
    'favorite_vacation_location',
    'first_award',
    'first_computer_game',
    'first_kiss_location',
    'first_music_purchase',
    'first_sports_team_mascot',
    'first_thing_cooked',
    'grandmother_favorite_desert',
    'name_of_first_plush_toy',
    'new_years_two_thousand',
    'place_where_significant_other_was_met',
  ]),
  questionText: z.string(),
})

const PublicKey = z.looseObject({
  kty: z.enum(['RSA', 'EC']),
  jwkType: z.enum(['proofOfPossession', 'userVerification', 'userVerificationBioOrPin']),
  crv: z.string().optional(),
  e: z.string().optional(),
  kid: z.string().optional(),
  n: z.string().optional(),
  use: z.string().optional(),
  x: z.string().optional(),
  x5c: z.array(z.string()).optional(),
  y: z.string().optional(),
})

const Embedded = z.record(z.string(), z.looseObject({}))

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
    _embedded: Embedded.optional(),
    _links: Links,
  })

/** By the type, as the description maps it. */
export const FactorShape = z.discriminatedUnion('factorType', [
  factor('call', ['OKTA'], Phone),
  factor('email', ['OKTA'], z.looseObject({ email: z.string().max(100) })),
  factor('push', ['OKTA'], Device),
  factor('question', ['OKTA'], Question),
  // In the enum only: the last build has dropped the schema it had, which is this one.
  factor('signed_nonce', ['OKTA'], Device.extend({ keys: z.array(PublicKey) })),
  factor('sms', ['OKTA'], Phone),
  factor('token', ['RSA', 'SYMANTEC'], Credential),
  factor('token:hardware', ['YUBICO'], Credential),
  factor('token:hotp', ['CUSTOM'], z.looseObject({ sharedSecret: z.string().optional() })),
  factor('token:software:totp', ['OKTA', 'GOOGLE'], Credential),
  factor('u2f', ['FIDO'], Credential),
  factor('web', ['DUO'], Credential),
  factor('webauthn', ['FIDO'], Credential.extend({ authenticatorName: z.string() })),
])

/** Of "verify". */
const Verification = z.looseObject({
  expiresAt: Instant.optional(),
  factorMessage: z.string().nullish(),
  /** The description lets only objects be in it, so there is nothing that could be told. */
  profile: z.undefined().optional(),
  _embedded: z.record(z.string(), z.looseObject({}).nullable()).optional(),
  _links: Links.optional(),
})

export const VerifyShape = Verification.extend({
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
})

/** The number the person has to choose. */
const Challenge = z.looseObject({ challenge: z.looseObject({ correctAnswer: z.int() }) })

export const VerifyWaitingShape = Verification.extend({
  factorResult: z.literal('WAITING'),
  expiresAt: Instant,
  _embedded: Challenge.optional(),
  _links: z.looseObject({ poll: Link, cancel: Link }),
})

/** A push that came to nothing. As `factor` the description wants a whole factor here, not a link to it. */
const Ended = z.looseObject({
  profile: Credential,
  _links: z.looseObject({ factor: FactorShape.optional(), verify: Link }),
})

/**
 * The description tells a waiting push with a number from one without by a `factorResult` that no example has; so both are
 * `WAITING` here, and the number is an addition to the one without.
 */
export const TransactionShape = z.discriminatedUnion('factorResult', [
  z.looseObject({
    factorResult: z.literal('WAITING'),
    profile: Credential,
    _embedded: Challenge.optional(),
    _links: z.looseObject({ cancel: Link, poll: Link }),
  }),
  z.looseObject({ factorResult: z.literal('SUCCESS') }),
  Ended.extend({ factorResult: z.literal('REJECTED') }),
  Ended.extend({ factorResult: z.literal('TIMEOUT') }),
])

const factors = '/api/v1/users/{userId}/factors'
const transaction = `${factors}/{factorId}/transactions/{transactionId}`

export const factorOperations: readonly Operation[] = [
  { method: 'GET', path: factors, answers: { 200: z.array(FactorShape), ...refusals(403, 404, 429) }, beyond: [401] },
  {
    method: 'GET',
    path: `${factors}/{factorId}`,
    answers: { 200: FactorShape, ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'DELETE',
    path: `${factors}/{factorId}`,
    answers: { 204: null, ...refusals(403, 404, 429) },
    beyond: [401],
  },
  {
    method: 'POST',
    path: `${factors}/{factorId}/verify`,
    answers: { 200: VerifyShape, 201: VerifyWaitingShape, ...refusals(400, 403, 404, 429) },
    beyond: [401],
  },
  { method: 'GET', path: transaction, answers: { 200: TransactionShape, ...refusals(403, 404, 429) }, beyond: [401] },
  // Not described; "verify" and the operation above link to it as `cancel`.
  { method: 'DELETE', path: transaction, answers: { 204: null, ...refusals(403, 404, 429) }, beyond: [401] },
]
