/**
 * The invented people as user accounts of an Adaxes-managed Active Directory, with what each has activated and what becomes of
 * a reset. Identifiers are derived from the login, so they are the same in every run.
 */
import { createHash } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'
import { scenarios, type ResetBehaviour } from './scenarios.ts'

export interface AdaxesAccount {
  /** Lower case. */
  readonly guid: string
  readonly sid: string
  readonly dn: string
  /** The RDN's value, which Adaxes shows as `displayName`. */
  readonly commonName: string
  readonly domainName: string
  readonly sAMAccountName: string
  /** LDAP attributes that have a value, by lower-case name; a list where there are several. */
  readonly properties: Readonly<Record<string, string | readonly string[]>>
  readonly accountStatus: { isDisabled: boolean; isLocked: boolean; readonly expirationDate: Date | null }
  readonly passwordStatus: { readonly whenChanged: Date; readonly expirationDate: Date | null }
  /** Numbers of AuthApps, ascending. */
  activatedApps: readonly number[]
  readonly hasMicrosoft365: boolean
  readonly onReset: ResetBehaviour
}

const dayMs = 24 * 60 * 60 * 1000

/** What most people have, dealt out by a digest of the login: a few nothing, most one app, some two. */
const defaultApps: readonly (readonly number[])[] = [[], [0], [2], [2], [2, 5], [3], [0, 2], [5], [1], [2], [0, 3], [4]]

/** Fresh accounts; dates are relative to `now` so that practice does not age. */
export function adaxesAccounts(people: readonly InventedPerson[], now: Date): AdaxesAccount[] {
  const dns = new Map(people.map((person) => [person.login, distinguishedName(person)]))
  return people.map((person, index) => {
    const digest = createHash('sha256').update(`practice:${person.login}`).digest()
    const scenario = scenarios[person.login] ?? {}
    const passwordAgeDays = (digest[20] ?? 0) % 80
    const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs - (digest[21] ?? 0) * 1000)
    const whenChanged = daysAgo(passwordAgeDays)
    const manager = person.managerLogin === null ? undefined : dns.get(person.managerLogin)
    return {
      guid: guidFrom(digest),
      sid: `S-1-5-21-${person.domain === 'practice.example' ? '1004336348-1177238915-682003330' : '2052111302-484763869-1708537768'}-${1_100 + index}`,
      dn: dns.get(person.login) ?? '',
      commonName: commonName(person),
      domainName: person.domain,
      sAMAccountName: person.login,
      properties: {
        cn: commonName(person),
        name: commonName(person),
        displayname: person.displayName,
        givenname: person.givenName,
        ...(person.familyName === null ? {} : { sn: person.familyName }),
        samaccountname: person.login,
        userprincipalname: person.userPrincipalName,
        mail: person.email,
        employeeid: person.employeeNumber,
        title: person.title,
        department: person.department,
        physicaldeliveryofficename: person.office,
        company: person.domain === 'practice.example' ? 'Practice Freight' : 'Harbour Lines',
        ...(manager === undefined ? {} : { manager }),
        ...(person.workPhone === null ? {} : { telephonenumber: person.workPhone }),
        ...(person.mobilePhone === null ? {} : { mobile: person.mobilePhone }),
        memberof: person.groups.map((group) => groupName(group, person)),
        // The directory leaves it out for whoever is in none of its protected groups.
        ...(person.isAdministrator ? { admincount: '1' } : {}),
      },
      accountStatus: {
        isDisabled: scenario.disabled ?? false,
        isLocked: scenario.locked ?? false,
        expirationDate: scenario.expiredDaysAgo === undefined ? null : daysAgo(scenario.expiredDaysAgo),
      },
      passwordStatus: {
        whenChanged,
        expirationDate: (digest[22] ?? 0) % 8 === 0 ? null : new Date(whenChanged.getTime() + 90 * dayMs),
      },
      activatedApps: scenario.apps ?? defaultApps[(digest[16] ?? 0) % defaultApps.length] ?? [],
      hasMicrosoft365: scenario.microsoft365 ?? (digest[17] ?? 0) % 6 !== 0,
      onReset: scenario.onReset ?? { kind: 'usual' },
    }
  })
}

/** Active Directory's limit for a common name. */
const commonNameLength = 64

function commonName(person: InventedPerson): string {
  return person.displayName.slice(0, commonNameLength).trim()
}

function distinguishedName(person: InventedPerson): string {
  return `CN=${escapeDnValue(commonName(person))},OU=${person.office},OU=People,${domainName(person)}`
}

/** Each domain has groups of its own; those the directory came with are in its container for them. */
function groupName(group: string, person: InventedPerson): string {
  return `CN=${escapeDnValue(group)},${group === 'Domain Admins' ? 'CN=Users' : 'OU=Groups'},${domainName(person)}`
}

function domainName(person: InventedPerson): string {
  return person.domain
    .split('.')
    .map((label) => `DC=${label}`)
    .join(',')
}

/** RFC 4514, section 2.4. */
function escapeDnValue(value: string): string {
  return value.replace(/[,+"\\<>;]/gu, '\\$&').replace(/^[ #]| $/gu, '\\$&')
}

function guidFrom(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
}
