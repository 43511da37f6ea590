/**
 * Maps what a user has in Duo to the domain's factors. One telephone is several ways of proving oneself and leaves as one. Bypass codes
 * are listed beside, because whoever has one needs nothing else. Pure.
 */
import { cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { Factor, FactorKind } from '../../../shared/domain/mfa-status.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { maskedNumber } from '../masked-number.ts'
import type { RemovableKind } from './client.ts'
import { type DuoId, duoId } from './duo-id.ts'
import type { BypassCode, Credential, DesktopAuthenticator, Phone, Token, User } from './schemas.ts'
import type { duoTexts } from './texts.ts'

export interface Held {
  readonly user: User
  readonly bypassCodes: readonly BypassCode[]
  readonly desktopAuthenticators: readonly DesktopAuthenticator[]
}

/** The domain's maximum. */
const maxFactors = 256

/** States in which nothing is sent to somebody's device. */
const unreachable = ['disabled', 'locked out', 'pending deletion']

/** What is said of a factor in words. */
export type FactorWords = (typeof duoTexts)[Language]['words']

export function toFactors({ user, bypassCodes, desktopAuthenticators }: Held, words: FactorWords): Factor[] {
  const isReachable = !unreachable.includes(user.status ?? '')
  const isRemovable = user.status !== 'pending deletion'
  const factors = [
    ...user.phones.map((phone) => ofPhone(phone, isReachable, words)),
    ...user.tokens.map((token) => ofToken(token, words)),
    ...user.webauthncredentials.map((credential) => ofCredential(credential, words)),
    ...desktopAuthenticators.map((authenticator) => ofDesktop(authenticator, words)),
    ...bypassCodes.map((code) => ofBypassCode(code, words)),
  ]
  const unique = new Map(
    factors.map((factor) => [factor.id, { ...factor, removable: factor.removable && isRemovable }]),
  )
  return [...unique.values()].slice(0, maxFactors)
}

export interface FactorRef {
  readonly kind: RemovableKind
  readonly id: DuoId
}

const kinds: readonly RemovableKind[] = ['phone', 'token', 'webauthn', 'desktop', 'bypass']

/** `null` for the id of a factor that is not Duo's. */
export function readFactorId(factorId: string): FactorRef | null {
  const [, prefix, rest = ''] = /^([a-z]+):(.+)$/.exec(factorId) ?? []
  const kind = kinds.find((known) => known === prefix)
  const id = duoId(rest)
  return kind === undefined || id === null ? null : { kind, id }
}

/** An id that could not be sent again is one that cannot be removed. */
const named = (kind: RemovableKind, id: string): Pick<Factor, 'id' | 'removable' | 'known'> => ({
  id: `${kind}:${id}`,
  removable: duoId(id) !== null,
  known: true,
})

function ofPhone(phone: Phone, isReachable: boolean, words: FactorWords): Factor {
  const takesPush = phone.activated === true && phone.capabilities.includes('push')
  return {
    ...named('phone', phone.phone_id),
    kind: kindOfPhone(phone),
    label: phone.activated === true ? 'Duo Mobile' : words['factor.phone'],
    detail: detailOf([phone.model ?? phone.platform, phone.name, phone.number ? maskedNumber(phone.number) : null]),
    enrolledAt: null,
    ...(takesPush && isReachable ? { callerCheck: 'push-with-code' as const } : {}),
    ...(phone.activated === true || phone.number ? {} : { unusable: true }),
  }
}

function kindOfPhone({ activated, capabilities }: Phone): FactorKind {
  if (activated === true && capabilities.includes('push')) return 'push'
  if (activated === true && capabilities.includes('mobile_otp')) return 'authenticator-app'
  if (capabilities.includes('sms')) return 'sms'
  return capabilities.includes('phone') ? 'call' : 'other'
}

const tokenTypes = ['h6', 'h8', 't6', 't8', 'yk', 'd1'] as const

function ofToken({ token_id, type, serial }: Token, words: FactorWords): Factor {
  const known = tokenTypes.find((each) => each === type)
  const unknown = cleanDirectoryText(`${words['factor.token']} ${type ?? ''}`) ?? words['factor.token']
  return {
    ...named('token', token_id),
    kind: 'token',
    label: known === undefined ? unknown : words[`factor.token.${known}`],
    detail: detailOf([serial]),
    enrolledAt: null,
    known: known !== undefined,
  }
}

function ofCredential({ webauthnkey, credential_name, label, date_added }: Credential, words: FactorWords): Factor {
  return {
    ...named('webauthn', webauthnkey),
    kind: 'security-key',
    label: cleanDirectoryText(label ?? '') ?? words['factor.webauthn'],
    detail: detailOf([credential_name]),
    enrolledAt: instantOf(date_added),
  }
}

function ofDesktop({ dakey }: DesktopAuthenticator, words: FactorWords): Factor {
  return {
    ...named('desktop', dakey),
    kind: 'other',
    label: words['factor.desktop'],
    detail: null,
    enrolledAt: null,
  }
}

function ofBypassCode({ bypass_code_id, created, expiration, reuse_count }: BypassCode, words: FactorWords): Factor {
  const until = instantOf(expiration)
  return {
    ...named('bypass', bypass_code_id),
    kind: 'other',
    label: words['factor.bypass'],
    detail: detailOf([
      until === null
        ? words['factor.bypass.never-ends']
        : words['factor.bypass.until'].replace('{time}', `${until.slice(0, 16).replace('T', ' ')} UTC`),
      reuse_count === 0 ? words['factor.bypass.any-use'] : null,
    ]),
    enrolledAt: instantOf(created),
    temporary: true,
  }
}

function detailOf(parts: readonly (string | null)[]): string | null {
  return cleanDirectoryText(parts.filter((part) => part).join(' · '))
}

/** Of Unix seconds. 0 and `null` are no time. */
function instantOf(seconds: number | null): string | null {
  if (seconds === null || seconds === 0) return null
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
