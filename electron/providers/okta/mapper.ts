/** Maps Okta's users to the domain's accounts. Pure. Everything shown is cleaned here; ids used in requests are not changed. */
import type { Account, Phone } from '../../../shared/domain/account.ts'
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { UserAnswer } from './schemas.ts'

/** Requested for every user in a list: only what is shown. */
export const userFields =
  'id,status,profile:(login,email,firstName,lastName,displayName,title,department,employeeNumber,organization,manager)'

export function toAccount(connectionId: string, { id, status, profile }: UserAnswer): Account {
  const read = (value: string | null): string | null => cleanDirectoryText(value ?? '')
  const login = cleanAddress(profile.login ?? '')
  const email = cleanAddress(profile.email ?? '')
  const fullName = [read(profile.firstName), read(profile.lastName)].filter((part) => part !== null).join(' ')
  const state = status?.toUpperCase() ?? null
  return {
    connectionId,
    accountId: id,
    displayName: read(profile.displayName) ?? (fullName || (login ?? email ?? id)),
    logins: login === null ? [] : [login],
    email,
    employeeNumber: read(profile.employeeNumber),
    title: read(profile.title),
    department: read(profile.department),
    office: null,
    manager: read(profile.manager),
    path: read(profile.organization),
    state: {
      disabled: state === null ? null : state === 'DEPROVISIONED' || state === 'SUSPENDED',
      locked: state === null ? null : state === 'LOCKED_OUT',
      expiresAt: null,
      // For these, the flags already say it.
      ...(state === null || state === 'ACTIVE' || state === 'LOCKED_OUT'
        ? {}
        : { reported: cleanDirectoryText(state) }),
    },
  }
}

/** For a user that was read individually, with the whole profile. */
export function toPhones({ profile }: UserAnswer): Pick<Account, 'phones'> {
  const told = [
    { kind: 'mobile', number: cleanDirectoryText(profile.mobilePhone ?? '') },
    { kind: 'work', number: cleanDirectoryText(profile.primaryPhone ?? '') },
  ] as const
  const phones = told.flatMap(({ kind, number }): Phone[] => (number === null ? [] : [{ kind, number }]))
  return phones.length === 0 ? {} : { phones }
}

/** An instant in the domain's format; `null` if the text is none. Okta's times are UTC, even without a time zone. */
export function readInstant(text: string | null): string | null {
  const [, time, zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:?\d{2})?$/i.exec(text ?? '') ?? []
  if (time === undefined) return null
  const date = new Date(`${time}${zone}`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
