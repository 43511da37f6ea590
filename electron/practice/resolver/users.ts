/**
 * The invented people as users of Resolver's two organisations. Identifiers are the same in every run, and those of users,
 * memberships and organisations never overlap, so that one taken for another is noticed. Production and sandbox number their
 * users apart, as separate environments do.
 */
import { createHash } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'
import type { ResetBehaviour } from '../reset-behaviour.ts'
import { scenarioPeople } from '../scenario-people.ts'
import { scenarios } from './scenarios.ts'

export type ResolverEnvironment = 'production' | 'sandbox'

export interface ResolverUser {
  readonly id: number
  /** The membership of the organisation: another thing than the user, with an id of its own. */
  readonly membershipId: number
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** "Enable User Access". */
  readonly active: boolean
  readonly administrator: boolean
  /** Whether an authenticator app is set up. No request tells it. */
  hasAuthenticator: boolean
  readonly onReset: ResetBehaviour
}

export interface ResolverOrganisation {
  readonly id: number
  readonly name: string
}

export const organisations: Readonly<Record<ResolverEnvironment, ResolverOrganisation>> = {
  production: { id: 166, name: 'Practice Freight' },
  sandbox: { id: 167, name: 'Practice Freight (Sandbox)' },
}

const firstUserId = { production: 210_000, sandbox: 310_000 }
const membershipOffset = 500_000

export const serviceAccounts = {
  administrator: 'svc-mfadesk@practice.example',
  other: 'svc-mfadesk-read@practice.example',
}

const withScenario = new Set(scenarioPeople.map((person) => person.login))

/** In ascending order of id. */
export function resolverUsers(people: readonly InventedPerson[], environment: ResolverEnvironment): ResolverUser[] {
  const first = firstUserId[environment]
  return [...ownAccounts(first, environment), ...people.flatMap((person, index) => ofPerson(person, index))]

  function ofPerson(person: InventedPerson, index: number): ResolverUser[] {
    const digest = createHash('sha256').update(`practice:resolver:${person.login}`).digest()
    const scenario = scenarios[person.login] ?? {}
    if (!isMember(person, digest)) return []
    // Steps of 7 keep one digit typed wrong from being somebody else's number.
    const id = first + 1_000 + index * 7
    return [
      {
        id,
        membershipId: id + membershipOffset,
        email: scenario.email ?? person.email,
        firstName: person.givenName,
        lastName: person.familyName ?? '',
        active: !scenario.inactive,
        administrator: false,
        hasAuthenticator: withScenario.has(person.login) || (digest[2] ?? 0) % 8 !== 0,
        onReset: scenario.onReset ?? 'usual',
      },
    ]
  }

  /** Production: everybody with a scenario unless it says otherwise, and two in three of the others. Sandbox: one in ten. */
  function isMember(person: InventedPerson, digest: Buffer): boolean {
    const scenario = scenarios[person.login] ?? {}
    if (environment === 'sandbox') {
      return withScenario.has(person.login) ? scenario.sandbox === true : (digest[1] ?? 0) % 10 === 0
    }
    return withScenario.has(person.login) ? !scenario.absent : (digest[0] ?? 0) % 3 !== 0
  }
}

/** Accounts that are nobody's: of the interface, and of somebody who tried things out long ago. */
function ownAccounts(first: number, environment: ResolverEnvironment): ResolverUser[] {
  const account = (
    step: number,
    email: string,
    name: readonly [first: string, last: string],
    administrator = false,
  ): ResolverUser => ({
    id: first + step,
    membershipId: first + step + membershipOffset,
    email,
    firstName: name[0],
    lastName: name[1],
    active: true,
    administrator,
    hasAuthenticator: false,
    onReset: 'usual',
  })
  const own = [
    account(1, serviceAccounts.administrator, ['MFA Desk', 'Service'], true),
    account(8, serviceAccounts.other, ['MFA Desk', 'Reader']),
  ]
  // Comes before the real Robin in every answer: a client that takes the first match meets the wrong account.
  const tryOut = account(15, 'test-robin.ashdowne@practice.example', ['Robin', 'Ashdowne (test)'])
  return environment === 'production' ? [...own, tryOut] : own
}
