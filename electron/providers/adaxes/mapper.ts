/** Maps Adaxes' objects to the domain's. Pure. Everything shown is cleaned here; ids and names used in requests are not changed. */
import type { Account, Phone, Standing } from '../../../shared/domain/account.ts'
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { ResetOffer } from '../../../shared/domain/connection.ts'
import type { MfaStatus, WholeReset } from '../../../shared/domain/mfa-status.ts'
import { ProviderError } from '../provider-error.ts'
import { readAuthApp } from './auth-apps.ts'
import { readGuid } from './object-id.ts'
import { microsoft365Service } from './microsoft-365.ts'
import type { DirectoryObject, MfaStatusAnswer } from './schemas.ts'

/** Requested for every user. No blanks between them: adaxes.com/sdk/REST_GetDirectoryObject */
export const accountProperties =
  'displayName,mail,sAMAccountName,userPrincipalName,employeeID,title,department,physicalDeliveryOfficeName,manager'

/** In the order in which they are shown. */
const phoneProperties = { mobile: 'mobile', telephoneNumber: 'work', otherTelephone: 'other' } as const

/** Requested for an account that is read individually. */
export const allProperties = [accountProperties, ...Object.keys(phoneProperties), 'adminCount', 'memberOf'].join(',')

/** Searches are for users; an object without a type gets the benefit of the doubt. */
export function isUser(object: DirectoryObject): boolean {
  return object.objecttype === null || object.objecttype.toLowerCase() === 'user'
}

/** As Adaxes tells them. */
export interface Manager {
  readonly name: string | null
  readonly email: string | null
}

/** `manager`: null where it was not read. */
export function toAccount(connectionId: string, object: DirectoryObject, manager: Manager | null): Account {
  const read = (name: string): string | null => cleanDirectoryText(propertyOf(object, name) ?? '')
  const path = cleanDirectoryText(object.dn ?? '')
  const address = (name: string): string | null => cleanAddress(propertyOf(object, name) ?? '')
  const managerEmail = cleanAddress(manager?.email ?? '')
  const logins = [address('userPrincipalName'), address('sAMAccountName')].filter((login) => login !== null)
  return {
    connectionId,
    accountId: accountIdOf(object),
    displayName:
      read('displayName') ?? cleanDirectoryText(object.displayname ?? '') ?? logins[0] ?? path ?? accountIdOf(object),
    logins,
    email: address('mail'),
    employeeNumber: read('employeeID'),
    title: read('title'),
    department: read('department'),
    office: read('physicalDeliveryOfficeName'),
    manager: cleanDirectoryText(manager?.name ?? ''),
    ...(managerEmail === null ? {} : { managerEmail }),
    path,
    state: {
      disabled: object.accountstatus?.isdisabled ?? null,
      locked: object.accountstatus?.islocked ?? null,
      expiresAt: readInstant(object.accountstatus?.expirationdate ?? null),
    },
  }
}

/** The domain's maxima. */
const maxPhones = 8
const maxGroups = 1_000

/** What is known only about an account that was read with `allProperties`. */
export function toStanding(object: DirectoryObject): Pick<Account, 'phones' | 'standing'> {
  const phones = new Map<string, Phone>()
  for (const [property, kind] of Object.entries(phoneProperties)) {
    for (const number of valuesOf(object, property)) if (!phones.has(number)) phones.set(number, { kind, number })
  }
  const groups = [...new Set(valuesOf(object, 'memberOf'))]
  return {
    ...(phones.size === 0 ? {} : { phones: [...phones.values()].slice(0, maxPhones) }),
    standing: {
      administrator: isAdministrator(object),
      groups: groups.slice(0, maxGroups),
      allGroups: groups.length <= maxGroups && areAllRead(object, 'memberOf'),
    },
  }
}

/**
 * Active Directory sets `adminCount` for members of protected groups, direct or nested, and omits it for everybody else, but it also omits
 * properties that may not be read. So its absence means "no" only if the groups could be read.
 */
function isAdministrator(object: DirectoryObject): Standing['administrator'] {
  const properties = object.properties ?? {}
  const adminCount: unknown = [properties['admincount']].flat()[0]
  if (adminCount === undefined || adminCount === null) return valuesOf(object, 'memberOf').length === 0 ? null : false
  const count = typeof adminCount === 'string' && /^\d{1,9}$/.test(adminCount) ? Number(adminCount) : adminCount
  return typeof count === 'number' ? count > 0 : null
}

/** A property that may not be read is omitted just like one without values, so its absence means nothing. */
function areAllRead(object: DirectoryObject, name: string): boolean {
  const values = [object.properties?.[name.toLowerCase()]].flat()
  return values.length > 0 && values.every((value) => typeof value === 'string' && cleanDirectoryText(value) !== null)
}

/** Every readable value of a property, cleaned. */
function valuesOf(object: DirectoryObject, name: string): string[] {
  return [object.properties?.[name.toLowerCase()]].flat().flatMap((value) => {
    const text = typeof value === 'string' || Number.isSafeInteger(value) ? cleanDirectoryText(String(value)) : null
    return text === null ? [] : [text]
  })
}

/** The first value of a property as text. Even single values are sent as arrays; a bare value is accepted too. */
export function propertyOf(object: DirectoryObject, name: string): string | null {
  const values = object.properties?.[name.toLowerCase()]
  const first: unknown = Array.isArray(values) ? values[0] : values
  return typeof first === 'string' || typeof first === 'number' ? String(first) : null
}

/**
 * The canonical GUID, which does not change when a user is moved or renamed; the DN only if a server omits the GUID. `null` for an
 * object that has nothing to identify it by.
 */
export function readAccountId({ guid, dn }: Pick<DirectoryObject, 'guid' | 'dn'>): string | null {
  const id = readGuid(guid ?? '') ?? (guid || dn)
  return id && id.length <= 256 ? id : null
}

function accountIdOf(object: DirectoryObject): string {
  const id = readAccountId(object)
  if (id === null) throw new ProviderError('unexpected-response', 'answer-not-understood')
  return id
}

/**
 * An instant in the domain's format. Adaxes sends UTC with seven fractional digits. The largest and smallest dates of .NET and Active
 * Directory mean "never".
 */
export function readInstant(text: string | null): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?(Z|[+-]\d{2}:\d{2})?$/i.exec(
    text?.trim() ?? '',
  )
  if (!match) return null
  const [, seconds = '', fraction = '0', zone = 'Z'] = match
  const date = new Date(`${seconds}.${fraction.padEnd(3, '0')}${zone.toUpperCase()}`)
  if (Number.isNaN(date.getTime())) return null
  const year = date.getUTCFullYear()
  return year <= 1601 || year >= 9999 ? null : date.toISOString()
}

const maxFactors = 256

/**
 * The status of one user. A missing list means "not disclosed" rather than "none"; an empty one means "none", since the request
 * asked for it. Anything that this connection does not offer is left out.
 */
export function toMfaStatus(answer: MfaStatusAnswer, offer: ResetOffer, readAt: Date): MfaStatus {
  const apps = answer.adaxesactivatedapps ?? answer.appsinadaxestoreset
  const factors = new Map((apps ?? []).map(readAuthApp).flatMap((factor) => (factor ? [[factor.id, factor]] : [])))
  const offered = [...factors.values()].filter((factor) => !offer.hiddenFactorIds.includes(factor.id))
  return {
    readAt: readAt.toISOString(),
    factors: {
      knowledge: apps === null ? 'not-disclosed' : 'listed',
      mayBeIncomplete: offered.length > maxFactors || (apps ?? []).some((app) => readAuthApp(app) === null),
      items: offered.slice(0, maxFactors),
    },
    services: offer.hiddenServiceIds.includes(microsoft365Service.id)
      ? []
      : [{ ...microsoft365Service, reset: wholeReset(answer.canresetinm365) }],
    all: null,
  }
}

function wholeReset(possible: boolean | null): WholeReset {
  if (possible === null) return 'unknown'
  return possible ? 'possible' : 'not-possible'
}
