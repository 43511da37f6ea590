/**
 * Maps a user's authentication methods to the domain's factors, in the order in which Graph lets them go: the alternate number before the
 * mobile one, and the default method last. Pure.
 *
 * An id is the type and the id: those of telephones and addresses are the same for every user. Types that are not known are listed, and
 * cannot be removed, because where to remove them is not known either. The password is no method of this kind and not listed.
 */
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Factor, FactorKind } from '../../../shared/domain/mfa-status.ts'
import { maskedNumber } from '../masked-number.ts'
import { type RemovableType, segments } from './client.ts'
import { type MethodId, methodId } from './entra-id.ts'
import type { Method } from './schemas.ts'
import type { entraTexts } from './texts.ts'

/** The domain's maximum. */
const maxFactors = 256

export interface MethodRef {
  readonly type: RemovableType
  readonly id: MethodId
}

/** `null` for the id of a method that cannot be removed, or that is not Graph's. */
export function readFactorId(factorId: string): MethodRef | null {
  const colon = factorId.indexOf(':')
  const type = factorId.slice(0, colon)
  const id = methodId(factorId.slice(colon + 1))
  return colon < 1 || !isRemovable(type) || id === null ? null : { type, id }
}

function isRemovable(type: string): type is RemovableType {
  return Object.hasOwn(segments, type)
}

/** What is said in words. */
export type EntraWords = (typeof entraTexts)[Language]['words']

/** Begins the id of what stands for an entry of the list that could not be read. */
export const unreadablePrefix = 'unreadable:'

export interface Held {
  readonly methods: readonly Method[]
  /** How many more there are, of which nothing can be said. */
  readonly unreadable: number
  /** In Graph's word for it, as the beta version tells it. `null`: not told. */
  readonly preferred: string | null
  /** Nobody can do this on himself. */
  readonly isOwn: boolean
}

export function toFactors({ methods, unreadable, preferred, isOwn }: Held, words: EntraWords): Factor[] {
  const listed = methods.filter((method) => typeOf(method) !== 'password')
  const ranked = listed.map((method) => ({ method, rank: rankOf(method, preferred), factor: toFactor(method, words) }))
  ranked.sort((one, other) => one.rank - other.rank)
  const unique = new Map(
    ranked.map(({ factor, method }): [string, Factor] => [
      factor.id,
      {
        ...factor,
        removable: factor.removable && !isOwn,
        detail: detailOf([factor.detail, isDefault(method, preferred) ? words['factor.default'] : null]),
      },
    ]),
  )
  const unknown = Array.from({ length: unreadable }, (_, index) => unreadableFactor(index + 1, words))
  return [...unique.values(), ...unknown].slice(0, maxFactors)
}

function unreadableFactor(number: number, words: EntraWords): Factor {
  const id = `${unreadablePrefix}${number}`
  return {
    id,
    kind: 'other',
    label: words['factor.unreadable'],
    detail: null,
    enrolledAt: null,
    known: false,
    removable: false,
  }
}

/** `phone` of `#microsoft.graph.phoneAuthenticationMethod`; of a type that is none of Graph's, all of it. */
export function typeOf({ '@odata.type': type }: Method): string {
  const name = /^#microsoft\.graph\.(.+)$/.exec(type)?.[1] ?? type
  return name === 'externalAuthenticationMethod' ? name : name.replace(/AuthenticationMethod$/, '')
}

/** Those that are never the default of the second factor first, and among the others the one that most have as their default last. */
const ranks: Readonly<Record<string, number>> = {
  temporaryAccessPass: 1,
  email: 2,
  platformCredential: 3,
  windowsHelloForBusiness: 3,
  fido2: 4,
  externalAuthenticationMethod: 5,
  softwareOath: 9,
  microsoftAuthenticator: 10,
}
const phoneRanks: Readonly<Record<string, number>> = { alternateMobile: 6, office: 7, mobile: 8 }

function rankOf(method: Method, preferred: string | null): number {
  const type = typeOf(method)
  const rank = (type === 'phone' ? phoneRanks[phoneTypeOf(method)] : ranks[type]) ?? 5
  return isDefault(method, preferred) ? rank + 100 : rank
}

const preferences: Readonly<Record<string, (method: Method) => boolean>> = {
  push: (method) => typeOf(method) === 'microsoftAuthenticator',
  oath: (method) => ['softwareOath', 'microsoftAuthenticator'].includes(typeOf(method)),
  sms: (method) => isPhone(method, 'mobile'),
  voiceMobile: (method) => isPhone(method, 'mobile'),
  voiceAlternateMobile: (method) => isPhone(method, 'alternateMobile'),
  voiceOffice: (method) => isPhone(method, 'office'),
}

function isDefault(method: Method, preferred: string | null): boolean {
  return preferred !== null && Object.hasOwn(preferences, preferred) && preferences[preferred]?.(method) === true
}

function isPhone(method: Method, type: string): boolean {
  return typeOf(method) === 'phone' && phoneTypeOf(method) === type
}

/** The ids say it too, and are the same everywhere ("phoneAuthenticationMethod resource type"). */
const phoneIds: Readonly<Record<string, string>> = {
  '3179e48a-750b-4051-897c-87b9720928f7': 'mobile',
  'b6332ec1-7057-4abe-9331-3d72feddfe41': 'alternateMobile',
  'e37fc753-ff3b-4958-9484-eaa9425c82bc': 'office',
}

function phoneTypeOf({ phoneType, id }: Method): string {
  return phoneType ?? phoneIds[id] ?? 'mobile'
}

interface Appearance {
  readonly kind: FactorKind
  readonly label: string
  readonly detail?: readonly (string | null)[]
}

function toFactor(method: Method, words: EntraWords): Factor {
  const type = typeOf(method)
  const { kind, label, detail = [] } = appearanceOf(method, words)
  const removable = isRemovable(type) && methodId(method.id) !== null
  const isPass = type === 'temporaryAccessPass'
  return {
    id: `${type}:${method.id}`.slice(0, 256),
    kind,
    label,
    detail: detailOf(detail),
    enrolledAt: instantOf(method.createdDateTime),
    known: isRemovable(type) || Object.hasOwn(further, type),
    removable,
    ...(isPass ? { temporary: true } : {}),
    ...(isPass && method.isUsable === false ? { unusable: true } : {}),
  }
}

/** Types that have a name and cannot be removed: where is documented for the beta version only. */
const further = {
  hardwareOath: { kind: 'token', word: 'factor.hard-token' },
  qrCodePin: { kind: 'other', word: 'factor.qr-code' },
} as const satisfies Record<string, { readonly kind: FactorKind; readonly word: keyof EntraWords }>

const phones = {
  mobile: { kind: 'sms', word: 'factor.phone' },
  alternateMobile: { kind: 'call', word: 'factor.alternate-phone' },
  office: { kind: 'call', word: 'factor.office-phone' },
} as const satisfies Record<string, { readonly kind: FactorKind; readonly word: keyof EntraWords }>

function ofPhone(method: Method, words: EntraWords): Appearance {
  const type = phoneTypeOf(method)
  const { kind, word } = isKeyOf(phones, type) ? phones[type] : ({ kind: 'other', word: 'factor.phone' } as const)
  const signsIn = method.smsSignInState === 'ready' ? words['factor.sms-sign-in'] : null
  return {
    kind,
    label: words[word],
    detail: [method.phoneNumber === null ? null : maskedNumber(method.phoneNumber), signsIn],
  }
}

function isKeyOf<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return Object.hasOwn(table, key)
}

function appearanceOf(method: Method, words: EntraWords): Appearance {
  const type = typeOf(method)
  const { displayName } = method
  switch (type) {
    case 'phone':
      return ofPhone(method, words)
    case 'email':
      return { kind: 'email', label: words['factor.email'], detail: [cleanAddress(method.emailAddress ?? '')] }
    case 'microsoftAuthenticator':
      return { kind: 'push', label: 'Microsoft Authenticator', detail: [displayName] }
    case 'softwareOath':
      return { kind: 'authenticator-app', label: words['factor.soft-token'] }
    case 'fido2':
      return { kind: 'security-key', label: words['factor.passkey'], detail: [displayName, method.model] }
    case 'windowsHelloForBusiness':
      return { kind: 'security-key', label: 'Windows Hello for Business', detail: [displayName] }
    case 'platformCredential':
      return {
        kind: 'security-key',
        label: words['factor.platform-credential'],
        detail: [displayName, method.platform],
      }
    case 'temporaryAccessPass':
      return { kind: 'other', label: words['factor.pass'], detail: [untilOf(method, words)] }
    case 'externalAuthenticationMethod':
      return { kind: 'other', label: words['factor.external'], detail: [displayName] }
    default:
      return isKeyOf(further, type)
        ? { kind: further[type].kind, label: words[further[type].word], detail: [displayName] }
        : { kind: 'other', label: cleanDirectoryText(type) ?? words['factor.unreadable'], detail: [displayName] }
  }
}

function untilOf({ startDateTime, lifetimeInMinutes }: Method, words: EntraWords): string | null {
  const until = endOf(startDateTime, lifetimeInMinutes)
  return until === null
    ? null
    : words['factor.pass.until'].replace('{time}', `${until.slice(0, 16).replace('T', ' ')} UTC`)
}

/** When something that begins then has lasted so many minutes. */
export function endOf(start: string | null, minutes: number | null): string | null {
  const begins = Date.parse(start ?? '')
  if (minutes === null || Number.isNaN(begins)) return null
  const ends = new Date(begins + minutes * 60_000)
  return Number.isNaN(ends.getTime()) ? null : ends.toISOString()
}

function instantOf(text: string | null): string | null {
  return endOf(text, 0)
}

function detailOf(parts: readonly (string | null)[]): string | null {
  return cleanDirectoryText(parts.filter((part) => part).join(' · '))
}
