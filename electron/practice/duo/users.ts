/** Duo users of the invented people: who has one, what it holds. Identifiers are the same in every run. */
import { createHash } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'
import type { ResetBehaviour } from '../reset-behaviour.ts'
import { type DuoScenario, type DuoThing, type PushHabit, scenarios, type UserStatus } from './scenarios.ts'

export interface Phone {
  readonly phone_id: string
  readonly name: string
  readonly number: string
  readonly type: 'Mobile' | 'Landline' | 'Unknown'
  readonly model: string
  readonly platform: string
  readonly activated: boolean
  readonly capabilities: readonly string[]
}

export interface DuoUser {
  readonly user_id: string
  readonly username: string
  readonly aliases: Readonly<Record<string, string>>
  readonly realname: string
  readonly firstname: string
  readonly lastname: string
  readonly email: string
  status: UserStatus
  lockout_reason: string | null
  readonly groups: readonly { readonly group_id: string; readonly name: string; readonly status: string }[]
  phones: Phone[]
  tokens: { readonly token_id: string; readonly type: string; readonly serial: string }[]
  webauthncredentials: {
    readonly webauthnkey: string
    readonly credential_name: string
    readonly label: string
    readonly date_added: number
  }[]
}

/** What is not in the user's own object, and how the person at the other end behaves. */
export interface DuoAccount {
  readonly login: string
  readonly user: DuoUser
  desktopAuthenticators: { readonly dakey: string }[]
  bypassCodes: BypassCode[]
  readonly push: PushHabit
  readonly onReset: ResetBehaviour
}

export interface BypassCode {
  readonly bypass_code_id: string
  readonly admin_email: string
  readonly created: number
  readonly expiration: number | null
  readonly reuse_count: number | null
}

/** What most people have, dealt out by a digest of the login. */
const defaultThings: readonly (readonly DuoThing[])[] = [
  ['mobile'],
  ['mobile', 'security-key'],
  ['mobile', 'token'],
  ['tablet'],
  ['office-phone'],
  ['touch-id', 'mobile'],
  ['token'],
  [],
]

/** Whose employee number ends so has no Duo user, unless there is a scenario: about one in five of the company. */
const lastDigitsWithoutDuo = ['5', '8']

const daySeconds = 24 * 60 * 60

export function duoObjectId(prefix: string, seed: string): string {
  const digest = createHash('sha256').update(`practice:duo:${seed}`).digest()
  const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
  return prefix + Array.from(digest.subarray(0, 18), (byte) => characters[byte % characters.length]).join('')
}

/** Fresh users; dates are relative to `now` so that practice does not age. */
export function duoAccounts(people: readonly InventedPerson[], now: Date): DuoAccount[] {
  return people.filter(hasDuoUser).map((person) => duoAccount(person, now))
}

function hasDuoUser({ login, employeeNumber }: InventedPerson): boolean {
  const scenario = Object.hasOwn(scenarios, login) ? scenarios[login] : undefined
  return scenario === undefined ? !lastDigitsWithoutDuo.includes(employeeNumber.slice(-1)) : scenario.absent !== true
}

function duoAccount(person: InventedPerson, now: Date): DuoAccount {
  const { login } = person
  const scenario: DuoScenario = scenarios[login] ?? {}
  const digest = createHash('sha256').update(`duo:${login}`).digest()
  const things = scenario.things ?? defaultThings[(digest[0] ?? 0) % defaultThings.length] ?? []
  const nowSeconds = Math.floor(now.getTime() / 1000)
  const added = nowSeconds - daySeconds * (30 + (digest[1] ?? 0))
  const has = (thing: DuoThing): boolean => things.includes(thing)
  const group = (name: string, status = 'Active') => ({ group_id: duoObjectId('DG', `group:${name}`), name, status })
  return {
    login,
    user: {
      user_id: duoObjectId('DU', `user:${login}`),
      username: login,
      aliases: Object.fromEntries((scenario.aliases ?? []).map((alias, index) => [`alias${index + 1}`, alias])),
      realname: person.displayName,
      firstname: person.givenName,
      lastname: person.familyName ?? '',
      email: person.email,
      status: scenario.status ?? 'active',
      lockout_reason: scenario.lockoutReason ?? null,
      groups: [
        ...person.groups.map((name) => group(name)),
        ...(scenario.inBypassGroup === true ? [group('Without a second factor', 'Bypass')] : []),
      ],
      phones: things.flatMap((thing) => phoneOf(thing, person)),
      tokens: has('token')
        ? [{ token_id: duoObjectId('DH', `token:${login}`), type: 'd1', serial: String(4_000_000 + (digest[2] ?? 0)) }]
        : [],
      webauthncredentials: [
        ...(has('security-key') ? [credential('Security Key', 'Key on the ring')] : []),
        ...(has('touch-id') ? [credential('Touch ID', 'Laptop')] : []),
      ],
    },
    desktopAuthenticators: has('desktop') ? [{ dakey: duoObjectId('DA', `desktop:${login}`) }] : [],
    bypassCodes: has('bypass-code')
      ? [
          {
            bypass_code_id: duoObjectId('DB', `bypass:${login}`),
            admin_email: 'owner@practice.example',
            created: nowSeconds - 3_600,
            expiration: nowSeconds + daySeconds,
            reuse_count: 1,
          },
        ]
      : [],
    push: scenario.push ?? 'approves',
    onReset: scenario.onReset ?? 'usual',
  }

  function credential(label: string, name: string): DuoUser['webauthncredentials'][number] {
    return {
      webauthnkey: duoObjectId('WA', `${label}:${login}`),
      credential_name: name,
      label,
      date_added: added,
    }
  }
}

function phoneOf(thing: DuoThing, { login, mobilePhone, workPhone }: InventedPerson): Phone[] {
  const withApp = { activated: true, capabilities: ['auto', 'push', 'sms', 'phone', 'mobile_otp'] }
  switch (thing) {
    case 'mobile':
      return [
        {
          phone_id: duoObjectId('DP', `mobile:${login}`),
          name: '',
          number: (mobilePhone ?? workPhone ?? '').replaceAll(' ', ''),
          type: 'Mobile',
          model: 'Apple iPhone 15',
          platform: 'Apple iOS',
          ...withApp,
        },
      ]
    case 'tablet':
      return [
        {
          phone_id: duoObjectId('DP', `tablet:${login}`),
          name: 'Tablet',
          number: '',
          type: 'Unknown',
          model: 'Samsung Galaxy Tab',
          platform: 'Google Android',
          activated: true,
          capabilities: ['auto', 'push', 'mobile_otp'],
        },
      ]
    case 'office-phone':
      return [
        {
          phone_id: duoObjectId('DP', `office:${login}`),
          name: 'Office',
          number: (workPhone ?? '').replaceAll(' ', ''),
          type: 'Landline',
          model: 'Unknown',
          platform: 'Unknown',
          activated: false,
          capabilities: ['phone'],
        },
      ]
    case 'shared-phone':
      return [
        {
          // The same one for everybody who has it.
          phone_id: duoObjectId('DP', 'shared'),
          name: 'Shift phone',
          number: '+14155550199',
          type: 'Mobile',
          model: 'Google Pixel 9',
          platform: 'Google Android',
          ...withApp,
        },
      ]
    default:
      return []
  }
}
