/** Okta users of the invented people: who has one, what it holds. Identifiers are the same in every run. */
import { createHash } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'
import { buildFactors, type Engine, type FactorKind, oktaId } from './factors.ts'
import { oktaOnlyPeople } from './okta-only-people.ts'
import type { OktaUser, UserStatus } from './okta-user.ts'
import { type OktaScenario, scenarios } from './scenarios.ts'

/** What most people have, dealt out by a digest of the login. */
const defaultFactors: readonly (readonly FactorKind[])[] = [
  [],
  ['okta-verify'],
  ['okta-verify', 'sms'],
  ['okta-verify-with-fastpass'],
  ['okta-verify-with-fastpass', 'sms'],
  ['google-authenticator'],
  ['google-authenticator', 'sms'],
  ['okta-verify', 'security-key'],
  ['sms', 'question'],
  ['security-key', 'touch-id'],
  ['yubikey'],
  ['okta-verify', 'call'],
  ['duo', 'sms'],
  ['custom-totp'],
  ['rsa', 'sms'],
  ['u2f', 'call'],
]

/** Whose employee number ends so has no Okta user, unless there is a scenario: about one in ten of the company. */
const lastDigitWithoutOkta = '3'

const dayMs = 24 * 60 * 60 * 1000

/** Okta's limit for first and last names. */
const nameLength = 50

const withoutHistory: readonly UserStatus[] = ['STAGED', 'PROVISIONED']

export function oktaUserId(login: string): string {
  return oktaId('00u', `user:${login}`)
}

export interface OrgSetting {
  readonly engine: Engine
  /** Whoever has a factor of a type that is in no list has it. It is outside of Okta's description. */
  readonly unknownFactorType: boolean
}

/** Fresh users; dates are relative to `now` so that practice does not age. */
export function oktaUsers(people: readonly InventedPerson[], setting: OrgSetting, now: Date): OktaUser[] {
  const present = [...people, ...oktaOnlyPeople].filter(hasOktaUser)
  const byLogin = new Map([...people, ...oktaOnlyPeople].map((person) => [person.login, person]))
  return present.map((person) => {
    const manager = person.managerLogin === null ? undefined : byLogin.get(person.managerLogin)
    return oktaUser(person, manager, setting, now)
  })
}

export function hasOktaUser(person: InventedPerson): boolean {
  return person.login in scenarios || !person.employeeNumber.endsWith(lastDigitWithoutOkta)
}

function oktaUser(
  person: InventedPerson,
  manager: InventedPerson | undefined,
  { engine, unknownFactorType }: OrgSetting,
  now: Date,
): OktaUser {
  const digest = createHash('sha256').update(`okta:${person.login}`).digest()
  const byte = (index: number): number => digest[index] ?? 0
  const scenario: OktaScenario = scenarios[person.login] ?? {}
  const status = scenario.status ?? 'ACTIVE'
  const fresh = withoutHistory.includes(status)
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * dayMs - byte(0) * 1000)
  const created = daysAgo(400 + byte(1))
  const id = oktaUserId(person.login)
  const enrolled = scenario.factors ?? defaultFactors[byte(2) % defaultFactors.length] ?? []
  const kinds = unknownFactorType ? enrolled : enrolled.filter((kind) => kind !== 'unknown')
  // A telephone that the company does not know may be enrolled too; 555-0100 to 555-0199 are kept for fiction.
  const ownNumber = `+1${200 + (byte(3) % 100) * 7}55501${String(byte(4) % 100).padStart(2, '0')}`
  const phoneNumber = person.mobilePhone?.replaceAll(' ', '') ?? ownNumber
  const email: readonly FactorKind[] = engine === 'identity' && (scenario.emailVerified ?? true) ? ['email'] : []
  const owner = { userId: id, login: person.userPrincipalName, email: person.email, phoneNumber }
  return {
    id,
    status,
    created,
    activated: fresh ? null : created,
    statusChanged: fresh ? null : daysAgo(scenario.status === undefined ? 400 : 3),
    lastLogin: fresh ? null : daysAgo(byte(5) % 30),
    lastUpdated: daysAgo(byte(5) % 30),
    passwordChanged: fresh ? null : daysAgo(byte(6) % 80),
    profile: {
      login: person.userPrincipalName,
      email: person.email,
      secondEmail: null,
      firstName: cut(person.givenName),
      lastName: person.familyName === null ? null : cut(person.familyName),
      displayName: person.displayName,
      mobilePhone: person.mobilePhone,
      primaryPhone: person.workPhone,
      title: person.title,
      department: person.department,
      employeeNumber: person.employeeNumber,
      organization: person.domain === 'practice.example' ? 'Practice Freight' : 'Harbour Lines',
      userType: person.title === 'Contractor' ? 'Contractor' : 'Employee',
      manager: manager?.displayName ?? null,
      managerId: manager && hasOktaUser(manager) ? oktaUserId(manager.login) : null,
    },
    factors:
      status === 'DEPROVISIONED'
        ? []
        : buildFactors([...kinds, ...email], owner, engine, {
            enrolled: daysAgo(30 + (byte(7) % 200)),
            phoneChanged:
              scenario.phoneChangedDaysAgo === undefined ? undefined : daysAgo(scenario.phoneChangedDaysAgo),
          }),
    hidden: scenario.hidden ?? [],
    blocked: scenario.blocked ?? false,
    source: scenario.source ?? 'OKTA',
    push: scenario.push ?? 'approves',
    onReset: scenario.onReset ?? 'usual',
    role: scenario.role ?? null,
    isRoleKeptBack: scenario.roleKeptBack ?? false,
    groups: ['Everyone', ...person.groups],
  }
}

function cut(name: string): string {
  return name.slice(0, nameLength).trim()
}
