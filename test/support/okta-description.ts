/**
 * The shapes of Okta's OpenAPI description (version 2026.06, `management-minimal.yaml` and `oauth`), as far as the simulator answers
 * with them, in our words: names, types, formats, lengths, patterns and enums. What the description does not name is let through,
 * as its own schemas do.
 */
import { z } from 'zod'

const Instant = z.iso.datetime()
const Link = z.looseObject({
  href: z.url({ protocol: /^https?$/ }),
  hints: z.looseObject({ allow: z.array(z.enum(['DELETE', 'GET', 'PATCH', 'POST', 'PUT'])).optional() }).optional(),
  name: z.string().optional(),
  type: z.string().optional(),
})
const Links = z.record(z.string(), Link)

export const ErrorShape = z.looseObject({
  errorCode: z.string().regex(/^E\d{7}$/),
  errorSummary: z.string().min(1),
  errorLink: z.string(),
  errorId: z.string().min(1),
  errorCauses: z.array(z.looseObject({ errorSummary: z.string() })),
})

export const OAuthErrorShape = z.looseObject({ error: z.string(), error_description: z.string() })

/** `DPoP` is in Okta's guide, not in the enum of the description. */
export const TokenShape = z.looseObject({
  access_token: z.string(),
  expires_in: z.int(),
  scope: z.string(),
  token_type: z.enum(['Bearer', 'DPoP']),
})

const text = (longest: number) => z.string().max(longest).nullable().optional()

export const UserShape = z.looseObject({
  id: z.string(),
  status: z.enum([
    'ACTIVE',
    'DEPROVISIONED',
    'LOCKED_OUT',
    'PASSWORD_EXPIRED',
    'PROVISIONED',
    'RECOVERY',
    'STAGED',
    'SUSPENDED',
  ]),
  created: Instant,
  activated: Instant.nullable(),
  statusChanged: Instant.nullable(),
  lastLogin: Instant.nullable(),
  lastUpdated: Instant,
  passwordChanged: Instant.nullable(),
  type: z.looseObject({ id: z.string() }),
  profile: z.looseObject({
    login: z.string().min(5).max(100),
    email: z.email().min(5).max(100),
    secondEmail: z.email().max(100).nullable(),
    firstName: z.string().min(1).max(50).nullable(),
    lastName: z.string().min(1).max(50).nullable(),
    displayName: z.string().nullable(),
    mobilePhone: text(100),
    department: z.string(),
    employeeNumber: z.string(),
    title: z.string().nullable(),
    manager: z.string().nullable(),
    managerId: z.string().nullable(),
  }),
  credentials: z.looseObject({
    password: z.looseObject({}).optional(),
    provider: z.looseObject({
      name: z.string(),
      type: z.enum(['ACTIVE_DIRECTORY', 'FEDERATION', 'IMPORT', 'LDAP', 'OKTA', 'SOCIAL']),
    }),
  }),
  _links: Links,
})

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

const RoleType = z.enum(['SUPER_ADMIN', 'ORG_ADMIN', 'HELP_DESK_ADMIN', 'READ_ONLY_ADMIN', 'CUSTOM'])

export const RoleShape = z.looseObject({
  id: z.string(),
  label: z.string(),
  type: RoleType,
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
  assignmentType: z.enum(['CLIENT', 'GROUP', 'USER']),
  role: z.string().optional(),
  'resource-set': z.string().optional(),
  _links: Links,
})

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

export const OrgShape = z.looseObject({
  id: z.string(),
  companyName: z.string(),
  subdomain: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: Instant,
  lastUpdated: Instant,
})

export const LogShape = z.looseObject({
  uuid: z.string(),
  published: Instant,
  eventType: z.string(),
  version: z.string(),
  severity: z.enum(['DEBUG', 'ERROR', 'INFO', 'WARN']),
  actor: z.looseObject({ id: z.string(), type: z.string() }),
  outcome: z.looseObject({ result: z.string() }),
  target: z.array(z.looseObject({ id: z.string(), type: z.string() })),
})
