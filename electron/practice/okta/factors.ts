/**
 * Factors of the practice directory's Okta users: what kinds there are, which go together, what a reset takes away, which a policy
 * hides. Pure.
 */
import { createHash } from 'node:crypto'

/** The two generations of Okta; factors behave differently after "reset all". */
export type Engine = 'identity' | 'classic'

export type FactorStatus =
  'ACTIVE' | 'DISABLED' | 'ENROLLED' | 'EXPIRED' | 'INACTIVE' | 'NOT_SETUP' | 'PENDING_ACTIVATION'

export interface OktaFactor {
  readonly id: string
  /** One of Okta's, or where the simulator is told to, one that is not in any list yet. */
  readonly factorType: string
  readonly provider: string
  readonly vendorName: string
  readonly status: FactorStatus
  readonly created: Date
  /** Later than `created` where it was changed since. */
  readonly lastUpdated: Date
  readonly profile: Readonly<Record<string, unknown>>
  /** Of an enrolment that was begun and not finished: Okta tells it to whoever lists the factors. */
  readonly sharedSecret: string | null
}

/** Things a person can have; some are several factors in Okta. */
export type FactorKind =
  | 'okta-verify'
  | 'okta-verify-with-fastpass'
  | 'second-okta-verify'
  | 'sms'
  | 'call'
  | 'email'
  | 'question'
  | 'google-authenticator'
  | 'google-authenticator-begun'
  | 'custom-totp'
  | 'yubikey'
  | 'rsa'
  | 'symantec'
  | 'u2f'
  | 'security-key'
  | 'touch-id'
  | 'duo'
  | 'unknown'

export interface FactorOwner {
  /** Identifiers are made of it. */
  readonly userId: string
  readonly login: string
  readonly email: string
  readonly phoneNumber: string
}

/** A short form of a factor; `seed` keeps two of the same type apart. */
interface Sketch {
  readonly idPrefix: string
  readonly factorType: string
  readonly provider: string
  readonly seed?: string
  readonly status?: FactorStatus
  readonly profile: Readonly<Record<string, unknown>>
  readonly sharedSecret?: string
}

/** FastPass exists on the Identity Engine only. */
export function buildFactors(
  kinds: readonly FactorKind[],
  owner: FactorOwner,
  engine: Engine,
  { enrolled, phoneChanged = enrolled }: { readonly enrolled: Date; readonly phoneChanged?: Date | undefined },
): OktaFactor[] {
  return kinds
    .flatMap((kind) => sketches(kind, owner))
    .filter((sketch) => engine === 'identity' || sketch.factorType !== 'signed_nonce')
    .map((sketch) => ({
      id: oktaId(sketch.idPrefix, `${owner.userId}:${sketch.factorType}:${sketch.provider}:${sketch.seed ?? ''}`),
      factorType: sketch.factorType,
      provider: sketch.provider,
      vendorName: sketch.provider,
      status: sketch.status ?? 'ACTIVE',
      created: enrolled,
      lastUpdated: ['sms', 'call'].includes(sketch.factorType) ? phoneChanged : enrolled,
      profile: sketch.profile,
      sharedSecret: sketch.sharedSecret ?? null,
    }))
}

function sketches(kind: FactorKind, owner: FactorOwner): readonly Sketch[] {
  const credentialId = owner.login
  const token = (idPrefix: string, factorType: string, provider: string): Sketch => ({
    idPrefix,
    factorType,
    provider,
    profile: { credentialId },
  })
  switch (kind) {
    case 'okta-verify':
      return oktaVerify(credentialId, firstPhone)
    case 'okta-verify-with-fastpass':
      return [...oktaVerify(credentialId, firstPhone), fastPass(credentialId, owner.userId, firstPhone)]
    case 'second-okta-verify':
      return oktaVerify(credentialId, secondPhone)
    case 'sms':
      return [{ ...token('sms', 'sms', 'OKTA'), profile: { phoneNumber: owner.phoneNumber } }]
    case 'call':
      return [{ ...token('clf', 'call', 'OKTA'), profile: { phoneNumber: owner.phoneNumber } }]
    case 'email':
      return [{ ...token('emf', 'email', 'OKTA'), profile: { email: owner.email } }]
    case 'question':
      return [{ ...token('ufs', 'question', 'OKTA'), profile: question }]
    case 'google-authenticator':
      return [token('uft', 'token:software:totp', 'GOOGLE')]
    case 'google-authenticator-begun':
      return [
        {
          ...token('uft', 'token:software:totp', 'GOOGLE'),
          status: 'PENDING_ACTIVATION',
          sharedSecret: createHash('sha256').update(`practice-secret:${owner.userId}`).digest('hex').slice(0, 16),
        },
      ]
    case 'custom-totp':
      return [{ ...token('chf', 'token:hotp', 'CUSTOM'), profile: {} }]
    case 'yubikey':
      return [token('ykf', 'token:hardware', 'YUBICO')]
    case 'rsa':
      return [token('rsa', 'token', 'RSA')]
    case 'symantec':
      return [token('syv', 'token', 'SYMANTEC')]
    case 'u2f':
      return [{ ...token('fuf', 'u2f', 'FIDO'), profile: { credentialId: publicId(owner.userId, 'u2f') } }]
    case 'security-key':
      return [webAuthn(owner.userId, 'YubiKey 5 NFC')]
    case 'touch-id':
      return [webAuthn(owner.userId, 'MacBook Touch ID')]
    case 'duo':
      return [token('dsf', 'web', 'DUO')]
    case 'unknown':
      return [{ ...token('pvf', 'palm_vein', 'CUSTOM'), profile: { name: 'Palm reader at the gate' } }]
  }
}

interface Phone {
  readonly deviceType: string
  readonly name: string
  readonly platform: string
  readonly version: string
}

const firstPhone: Phone = { deviceType: 'SmartPhone_IPhone', name: 'Work phone', platform: 'IOS', version: '17.2' }
const secondPhone: Phone = { deviceType: 'SmartPhone_Android', name: 'Old phone', platform: 'ANDROID', version: '12' }

/** Okta Verify on a phone is two factors at once. */
function oktaVerify(credentialId: string, phone: Phone): readonly Sketch[] {
  const seed = phone.name
  return [
    { idPrefix: 'opf', factorType: 'push', provider: 'OKTA', seed, profile: { credentialId, ...phone } },
    { idPrefix: 'ost', factorType: 'token:software:totp', provider: 'OKTA', seed, profile: { credentialId } },
  ]
}

function fastPass(credentialId: string, userId: string, phone: Phone): Sketch {
  const coordinate = (axis: string) => createHash('sha256').update(`${userId}:${axis}`).digest('base64url')
  const key = { kty: 'EC', crv: 'P-256', kid: 'default', use: 'sig', jwkType: 'proofOfPossession' }
  return {
    idPrefix: 'pfd',
    factorType: 'signed_nonce',
    provider: 'OKTA',
    profile: { credentialId, ...phone, keys: [{ ...key, x: coordinate('x'), y: coordinate('y') }] },
  }
}

function webAuthn(userId: string, authenticatorName: string): Sketch {
  return {
    idPrefix: 'fwf',
    factorType: 'webauthn',
    provider: 'FIDO',
    seed: authenticatorName,
    profile: { credentialId: publicId(userId, authenticatorName), authenticatorName },
  }
}

const question = {
  question: 'disliked_food',
  questionText: 'What is the food you least liked as a child?',
}

function publicId(userId: string, seed: string): string {
  return createHash('sha512').update(`${userId}:${seed}`).digest('base64url')
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Twenty characters as Okta's identifiers have; the same for the same seed. */
export function oktaId(prefix: string, seed: string): string {
  const digest = createHash('sha256').update(`okta:${seed}`).digest()
  const letters = [...digest].map((byte) => base62[byte % base62.length] ?? '')
  return (prefix + letters.join('')).slice(0, 20)
}

export function isOktaVerify({ factorType, provider }: OktaFactor): boolean {
  return provider === 'OKTA' && ['push', 'signed_nonce', 'token:software:totp'].includes(factorType)
}

/**
 * What is left after one is unenrolled: a push or FastPass factor takes everything of Okta Verify with it, a code of Okta Verify
 * goes alone ("Unenroll a factor", Okta's description of 2026.06).
 */
export function withoutFactor(factors: readonly OktaFactor[], id: string): OktaFactor[] {
  const gone = factors.find((factor) => factor.id === id)
  const takesAll = gone !== undefined && isOktaVerify(gone) && gone.factorType !== 'token:software:totp'
  return factors.filter((factor) => factor.id !== id && !(takesAll && isOktaVerify(factor)))
}

/**
 * What is left after "reset all". Classic: nothing. Identity Engine: the e-mail of a verified primary address, for good, and a
 * question, until it is removed by itself (Okta's guide to the API changes of the Identity Engine).
 */
export function afterResetAll(factors: readonly OktaFactor[], engine: Engine): OktaFactor[] {
  if (engine === 'classic') return []
  return factors.filter(({ factorType }) => factorType === 'email' || factorType === 'question')
}

/** What the enrolment policy lets a caller see; deleting what is hidden still works. */
export function visible(factors: readonly OktaFactor[], hidden: 'all' | readonly string[]): readonly OktaFactor[] {
  return hidden === 'all' ? [] : factors.filter(({ factorType }) => !hidden.includes(factorType))
}
