/**
 * Maps Okta's factors to the domain's: kind, product name, what distinguishes two of a kind, how a caller can be checked with
 * them. Unknown types stay visible. Pure.
 */
import { cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { CallerCheckMethod, Factor, FactorKind } from '../../../shared/domain/mfa-status.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { readInstant } from './mapper.ts'
import type { FactorAnswer } from './schemas.ts'
import type { oktaTexts } from './texts.ts'

/** The two generations of Okta; `null` if it could not be determined. */
export type Engine = 'identity' | 'classic' | null

/** What is said of a factor in words. */
export type FactorWords = (typeof oktaTexts)[Language]['words']

interface Look {
  readonly kind: FactorKind
  /** The product's own name, or what it is in words. */
  readonly label: string | { readonly word: keyof FactorWords }
  readonly check?: CallerCheckMethod
  /** On the Identity Engine, the key of the authenticator it belongs to, if any. */
  readonly authenticator?: string
}

/** By factor type, or by type and provider if providers differ. */
const looks: Readonly<Record<string, Look>> = {
  push: {
    kind: 'push',
    label: { word: 'factor.okta-verify-push' },
    check: 'push-with-number',
    authenticator: 'okta_verify',
  },
  signed_nonce: { kind: 'push', label: 'Okta FastPass', authenticator: 'okta_verify' },
  'token:software:totp OKTA': {
    kind: 'authenticator-app',
    label: { word: 'factor.okta-verify-code' },
    check: 'shown-code',
    authenticator: 'okta_verify',
  },
  'token:software:totp GOOGLE': {
    kind: 'authenticator-app',
    label: 'Google Authenticator',
    check: 'shown-code',
    authenticator: 'google_otp',
  },
  'token:software:totp': {
    kind: 'authenticator-app',
    label: { word: 'factor.authenticator-app' },
    check: 'shown-code',
  },
  sms: { kind: 'sms', label: { word: 'factor.sms' }, check: 'sent-code', authenticator: 'phone_number' },
  call: { kind: 'call', label: { word: 'factor.call' }, check: 'sent-code', authenticator: 'phone_number' },
  email: { kind: 'email', label: { word: 'factor.email' }, check: 'sent-code', authenticator: 'okta_email' },
  question: {
    kind: 'question',
    label: { word: 'factor.question' },
    check: 'answer',
    authenticator: 'security_question',
  },
  webauthn: { kind: 'security-key', label: { word: 'factor.webauthn' }, authenticator: 'webauthn' },
  u2f: { kind: 'security-key', label: { word: 'factor.u2f' }, authenticator: 'security_key' },
  'token:hardware YUBICO': {
    kind: 'token',
    label: { word: 'factor.yubikey-code' },
    check: 'shown-code',
    authenticator: 'yubikey_token',
  },
  'token:hardware': { kind: 'token', label: { word: 'factor.hardware-token' }, check: 'shown-code' },
  'token:hotp': { kind: 'token', label: { word: 'factor.custom-code' }, check: 'shown-code' },
  'token RSA': { kind: 'token', label: 'RSA SecurID', check: 'shown-code', authenticator: 'onprem_mfa' },
  'token SYMANTEC': { kind: 'token', label: 'Symantec VIP', check: 'shown-code', authenticator: 'symantec_vip' },
  token: { kind: 'token', label: { word: 'factor.token' }, check: 'shown-code' },
  'web DUO': { kind: 'other', label: 'Duo Security', authenticator: 'duo' },
}

/** Removing one of these removes all factors of Okta Verify; removing the code factor removes only that. */
const takesAll = ['push', 'signed_nonce']

export const oktaVerifyGroup = 'okta-verify'

/**
 * The factors of Okta Verify are listed together, first the one whose removal removes the others, because that is the one to remove.
 * `checkable`: the account's state allows checking the caller at all.
 */
export function toFactors(
  answers: readonly FactorAnswer[],
  context: { readonly engine: Engine; readonly checkable: boolean; readonly words: FactorWords },
): Factor[] {
  const hasTaking = answers.some((answer) => isOktaVerify(answer) && takesAll.includes(answer.factorType ?? ''))
  const group = answers.filter((answer) => hasTaking && isOktaVerify(answer)).toSorted((a, b) => rank(a) - rank(b))
  const grouped = group.length > 1
  const ordered = [...group, ...answers.filter((answer) => !group.includes(answer))]
  const unique = new Map(ordered.map((answer) => [answer.id, answer]))
  return [...unique.values()].map((answer) => ({
    ...toFactor(answer, context),
    ...(grouped && group.includes(answer) ? { group: oktaVerifyGroup } : {}),
  }))
}

/** The number stays usable for account recovery unless it is removed with these. */
const byPhone = ['sms', 'call']

function isOktaVerify({ factorType, provider }: FactorAnswer): boolean {
  return provider === 'OKTA' && ['push', 'signed_nonce', 'token:software:totp'].includes(factorType ?? '')
}

function rank({ factorType }: FactorAnswer): number {
  const place = takesAll.indexOf(factorType ?? '')
  return place === -1 ? takesAll.length : place
}

function toFactor(
  answer: FactorAnswer,
  { engine, checkable, words }: { engine: Engine; checkable: boolean; words: FactorWords },
): Factor {
  const type = answer.factorType ?? ''
  const look = lookOf(type, answer.provider ?? '')
  const name = cleanDirectoryText([type, answer.provider ?? ''].filter((part) => part !== '').join(' · '))
  const check = checkable && answer.status === 'ACTIVE' ? checkOf(look?.check, engine) : undefined
  return {
    id: answer.id,
    kind: look?.kind ?? 'other',
    label: (look === undefined ? name : said(look.label, words)) ?? words['factor.unknown'],
    detail: detailOf(answer),
    enrolledAt: readInstant(answer.created),
    known: look !== undefined,
    // On the Identity Engine, a verified primary address is always a factor (Okta's guide to the API changes of the upgrade).
    removable: !(type === 'email' && engine === 'identity'),
    ...(check === undefined ? {} : { callerCheck: check }),
    ...(answer.status === null || answer.status === 'ACTIVE' ? {} : { unusable: true }),
    ...(byPhone.includes(type) ? { ...changeOf(answer), recovers: true } : {}),
  }
}

function said(label: Look['label'], words: FactorWords): string {
  return typeof label === 'string' ? label : words[label.word]
}

function changeOf({ created, lastUpdated }: FactorAnswer): Pick<Factor, 'changedAt'> {
  const latest = [created, lastUpdated]
    .flatMap((text) => readInstant(text) ?? [])
    .toSorted()
    .at(-1)
  return latest === undefined ? {} : { changedAt: latest }
}

/** The key of its authenticator; `null` if it has none, or none is known. */
export function authenticatorOf({ factorType, provider }: FactorAnswer): string | null {
  return lookOf(factorType ?? '', provider ?? '')?.authenticator ?? null
}

function lookOf(type: string, provider: string): Look | undefined {
  const exact = `${type} ${provider}`
  if (Object.hasOwn(looks, exact)) return looks[exact]
  return Object.hasOwn(looks, type) ? looks[type] : undefined
}

/** Classic organisations only have push without a number. */
function checkOf(check: CallerCheckMethod | undefined, engine: Engine): CallerCheckMethod | undefined {
  return check === 'push-with-number' && engine === 'classic' ? 'push' : check
}

function detailOf({ profile, status }: FactorAnswer): string | null {
  const parts = [
    profile?.name,
    profile?.authenticatorName,
    profile?.questionText,
    profile?.email,
    profile?.phoneNumber ? maskedPhone(profile.phoneNumber) : null,
    status === null || status === 'ACTIVE' ? null : status.toLowerCase().replaceAll('_', ' '),
  ]
  return cleanDirectoryText(parts.filter((part) => part).join(' · '))
}

/** The last four digits: enough to tell two phones apart, too few to call. */
export function maskedPhone(number: string): string {
  const digits = number.replace(/\D/g, '')
  return `••• ${digits.length > 4 ? digits.slice(-4) : digits.slice(-2)}`
}
