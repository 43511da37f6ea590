/**
 * The invented people as users of a Flashback organisation, and on demand a crowd beside them. Identifiers are the same in every
 * run.
 */
import { createHash } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'
import { nameLists } from '../name-lists.ts'
import type { ResetBehaviour } from '../reset-behaviour.ts'
import { seededRandom } from '../seeded-random.ts'
import { scenarioPeople } from '../scenario-people.ts'
import { roles, type Role } from './roles.ts'
import { scenarios, type MfaMethod } from './scenarios.ts'

export interface FlashbackUser {
  /** A UUID, lower case. */
  readonly id: string
  readonly email: string
  readonly name: string
  readonly lastName: string
  readonly role: Role
  readonly validated: boolean
  /** Not `null`: deleted, and kept. */
  readonly deletedAt: Date | null
  /** The first is the primary one. Nobody but the user is told. */
  enabledMethods: readonly MfaMethod[]
  readonly onReset: ResetBehaviour
}

export const organisation = {
  id: '5d2b6f0c-7a41-4c39-9a55-0c6f1e2d3b4a',
  name: 'Practice Freight',
  domain: 'practice.example',
} as const

export const serviceAccounts = {
  administrator: 'svc-mfadesk@practice.example',
  administratorWithSecondFactor: 'svc-mfadesk-mfa@practice.example',
  lookOnly: 'svc-mfadesk-look@practice.example',
} as const

const dayMs = 24 * 60 * 60 * 1000

/** What most people have, dealt out by a digest of the login. */
const defaultMethods: readonly (readonly MfaMethod[])[] = [
  ['GOOGLE_AUTH'],
  ['GOOGLE_AUTH'],
  ['PASSKEY'],
  ['GOOGLE_AUTH', 'PASSKEY'],
  ['MAGIC_LINK'],
  [],
]

const withScenario = new Set(scenarioPeople.map((person) => person.login))

/**
 * The service accounts, everybody with a scenario unless it says otherwise, the one at the top as OWNER, and one in two of the
 * others. `now` dates a deletion, so that practice does not age.
 */
export function flashbackUsers(people: readonly InventedPerson[], now: Date): FlashbackUser[] {
  return [
    serviceAccount(serviceAccounts.administrator, 'Service', roles.administrator, []),
    serviceAccount(serviceAccounts.administratorWithSecondFactor, 'Service (second factor)', roles.administrator, [
      'GOOGLE_AUTH',
      'PASSKEY',
    ]),
    serviceAccount(serviceAccounts.lookOnly, 'Service (may look)', roles.workspaces, []),
    ...people.flatMap(ofPerson),
  ]

  function ofPerson(person: InventedPerson): FlashbackUser[] {
    const digest = digestOf(person.login)
    const scenario = scenarios[person.login] ?? {}
    const isTop = person.managerLogin === null
    const isMember = withScenario.has(person.login) ? !scenario.absent : isTop || (digest[17] ?? 0) % 2 === 0
    if (!isMember) return []
    return [
      {
        id: uuidFrom(digest),
        email: person.email,
        name: person.givenName,
        lastName: person.familyName ?? '',
        role: scenario.role ?? (isTop ? roles.owner : defaultRole(digest[18] ?? 0)),
        validated: !scenario.notValidated,
        deletedAt:
          scenario.deletedDaysAgo === undefined ? null : new Date(now.getTime() - scenario.deletedDaysAgo * dayMs),
        enabledMethods: scenario.methods ?? defaultMethods[(digest[16] ?? 0) % defaultMethods.length] ?? [],
        onReset: scenario.onReset ?? 'usual',
      },
    ]
  }
}

/** As many more users with names of the lists: `crowd00001@practice.example` and on. For trying how a large answer is met. */
export function manyUsers(size: number): FlashbackUser[] {
  const random = seededRandom(50_000)
  return Array.from({ length: size }, (_, index) => {
    const names = random.pick(nameLists)
    return {
      id: `00000000-0000-4000-8000-${(index + 1).toString(16).padStart(12, '0')}`,
      email: `crowd${String(index + 1).padStart(5, '0')}@practice.example`,
      name: random.pick(names.given).latin,
      lastName: random.pick(names.family).latin,
      role: roles.user,
      validated: true,
      deletedAt: null,
      enabledMethods: ['GOOGLE_AUTH'],
      onReset: 'usual',
    }
  })
}

function serviceAccount(
  email: string,
  lastName: string,
  role: Role,
  enabledMethods: readonly MfaMethod[],
): FlashbackUser {
  return {
    id: uuidFrom(digestOf(email)),
    email,
    name: 'MFA Desk',
    lastName,
    role,
    validated: true,
    deletedAt: null,
    enabledMethods,
    onReset: 'usual',
  }
}

/** One in twenty may see the bills, one in twenty the workspaces; nobody else may anything. */
function defaultRole(digit: number): Role {
  if (digit % 20 === 0) return roles.billing
  return digit % 20 === 1 ? roles.workspaces : roles.user
}

function digestOf(login: string): Buffer {
  return createHash('sha256').update(`practice:flashback:${login}`).digest()
}

function uuidFrom(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
}
