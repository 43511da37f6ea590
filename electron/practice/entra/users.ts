/** Entra ID users of the invented people: who has one, and what each has registered. Identifiers are the same in every run. */
import { createHash } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'
import type { ResetBehaviour } from '../reset-behaviour.ts'
import { type EntraScenario, type EntraThing, scenarios } from './scenarios.ts'
import { type Agent, agents, type Protected, type RoleName } from './tenant.ts'

export interface AuthenticationMethod {
  readonly '@odata.type': `#microsoft.graph.${string}`
  readonly id: string
  readonly [property: string]: unknown
}

/** As Graph has it, with everything that can be selected. */
export type GraphUser = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly userType: 'Member' | 'Guest'
}

export interface EntraAccount extends Protected {
  readonly login: string
  user: GraphUser
  methods: AuthenticationMethod[]
  /** What was removed and is still listed, until when. */
  lagging: { readonly method: AuthenticationMethod; readonly until: number }[]
  /** The id of the method that is the default one. */
  defaultId: string | null
  readonly managerId: string | null
  readonly groups: readonly { readonly name: string; readonly isAssignableToRole: boolean }[]
  readonly unitRoles: readonly RoleName[]
  readonly eligible: readonly RoleName[]
  readonly isInPassPolicy: boolean
  readonly lagMs: number
  readonly onReset: ResetBehaviour
}

/** What most people have, dealt out by a digest of the login. */
const defaultThings: readonly (readonly EntraThing[])[] = [
  ['authenticator'],
  ['authenticator', 'mobile'],
  ['mobile'],
  ['authenticator', 'passkey'],
  ['mobile', 'office-phone'],
  ['hello', 'authenticator'],
  ['oath', 'mobile'],
  [],
]

const daysMs = 24 * 60 * 60_000

/** The same for every user ("passwordAuthenticationMethod", "phoneAuthenticationMethod"). */
const sharedIds = {
  password: '28c10230-6103-485e-b985-444c60001490',
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  'alternate-mobile': 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  'office-phone': 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
  email: '3ddfcfc8-9383-446f-83cc-3ab9be4be18f',
} as const

export function guidOf(seed: string): string {
  const digest = createHash('sha256').update(`practice:entra:${seed}`).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}

/** Fresh users; dates are relative to `now` so that practice does not age. */
export function entraAccounts(people: readonly InventedPerson[], now: Date): EntraAccount[] {
  const present = people.filter(({ login }) => scenarioOf(login).absent !== true)
  return [
    ...present.map((person) => accountOf(person, now)),
    ...Object.values(agents).map((agent) => ofAgent(agent, now)),
  ]
}

function scenarioOf(login: string): EntraScenario {
  return (Object.hasOwn(scenarios, login) ? scenarios[login] : undefined) ?? {}
}

function accountOf(person: InventedPerson, now: Date): EntraAccount {
  const { login } = person
  const scenario = scenarioOf(login)
  const digest = createHash('sha256').update(`entra:${login}`).digest()
  const things = scenario.things ?? defaultThings[(digest[0] ?? 0) % defaultThings.length] ?? []
  const created = new Date(now.getTime() - daysMs * (40 + (digest[1] ?? 0))).toISOString()
  const methods = things.map((thing) => methodOf(thing, person, created, now))
  const isGuest = scenario.guest === true
  const mail = isGuest ? `${login}@partner.example` : person.email
  return {
    login,
    user: {
      id: guidOf(`user:${login}`),
      displayName: person.displayName,
      givenName: person.givenName,
      surname: person.familyName,
      userPrincipalName: isGuest ? `${login}_partner.example#EXT#@practice.example` : person.userPrincipalName,
      mail,
      otherMails: isGuest ? [mail] : [],
      proxyAddresses: [`SMTP:${mail}`, ...(scenario.aliases ?? []).map((alias) => `smtp:${alias}`)],
      employeeId: person.employeeNumber,
      jobTitle: person.title,
      department: person.department,
      companyName: isGuest ? 'Partner Haulage' : null,
      officeLocation: person.office,
      accountEnabled: scenario.disabled !== true,
      userType: isGuest ? 'Guest' : 'Member',
      externalUserState: isGuest ? 'Accepted' : null,
      onPremisesSyncEnabled: isGuest ? null : true,
      onPremisesSamAccountName: isGuest ? null : login,
      onPremisesDomainName: isGuest ? null : 'corp.practice.example',
      mobilePhone: person.mobilePhone,
      businessPhones: person.workPhone === null ? [] : [person.workPhone],
      createdDateTime: created,
      isManagementRestricted: scenario.isManagementRestricted ?? null,
      signInSessionsValidFromDateTime: created,
    },
    methods: [passwordOf(created), ...methods],
    lagging: [],
    defaultId: things.flatMap((thing, index) => (canBeDefault(thing) ? (methods[index]?.id ?? []) : []))[0] ?? null,
    managerId: person.managerLogin === null ? null : guidOf(`user:${person.managerLogin}`),
    groups: [
      ...person.groups.map((name) => ({ name, isAssignableToRole: false })),
      ...(scenario.inRoleGroup === true ? [{ name: 'Tier 0 operators', isAssignableToRole: true }] : []),
    ],
    roles: scenario.roles ?? [],
    unitRoles: scenario.unitRoles ?? [],
    eligible: scenario.eligible ?? [],
    isRestricted: scenario.inRoleGroup === true || scenario.isManagementRestricted === true,
    isInPassPolicy: scenario.outsidePassPolicy !== true,
    lagMs: scenario.lagMs ?? 0,
    onReset: scenario.onReset ?? 'usual',
  }
}

function ofAgent({ objectId, username, name, roles }: Agent, now: Date): EntraAccount {
  const created = new Date(now.getTime() - daysMs * 400).toISOString()
  const passkey = {
    '@odata.type': '#microsoft.graph.fido2AuthenticationMethod' as const,
    id: Buffer.from(objectId).toString('base64url').slice(0, 22),
    displayName: 'Key on the ring',
    createdDateTime: created,
  }
  return {
    login: username.split('@')[0] ?? username,
    user: {
      id: objectId,
      displayName: name,
      userPrincipalName: username,
      mail: null,
      otherMails: [],
      proxyAddresses: [],
      businessPhones: [],
      accountEnabled: true,
      userType: 'Member',
      createdDateTime: created,
      signInSessionsValidFromDateTime: created,
    },
    methods: [passwordOf(created), passkey],
    lagging: [],
    defaultId: null,
    managerId: null,
    groups: [],
    roles,
    unitRoles: [],
    eligible: [],
    isRestricted: false,
    isInPassPolicy: true,
    lagMs: 0,
    onReset: 'usual',
  }
}

function canBeDefault(thing: EntraThing): boolean {
  return ['mobile', 'alternate-mobile', 'office-phone', 'authenticator', 'oath'].includes(thing)
}

function passwordOf(createdDateTime: string): AuthenticationMethod {
  return {
    '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
    id: sharedIds.password,
    password: null,
    createdDateTime,
  }
}

function methodOf(thing: EntraThing, person: InventedPerson, createdDateTime: string, now: Date): AuthenticationMethod {
  const id = guidOf(`${thing}:${person.login}`)
  const common = { createdDateTime }
  const typed = (type: string, own: object): AuthenticationMethod => ({
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    ...own,
    ...common,
  })
  const phone = (phoneType: string, number: string, shared: keyof typeof sharedIds): AuthenticationMethod => ({
    '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
    id: sharedIds[shared],
    phoneNumber: number,
    phoneType,
    smsSignInState: phoneType === 'mobile' ? 'notAllowedByPolicy' : 'notSupported',
  })
  const digits = (person.mobilePhone ?? '+1 202 555 0100')
    .replace(/^(\+\d+) /, '$1#')
    .replaceAll(' ', '')
    .replace('#', ' ')
  switch (thing) {
    case 'mobile':
      return phone('mobile', digits, 'mobile')
    case 'alternate-mobile':
      return phone('alternateMobile', '+1 4155550142', 'alternate-mobile')
    case 'office-phone':
      return phone('office', person.workPhone ?? '+44 2079460000', 'office-phone')
    case 'email':
      return {
        '@odata.type': '#microsoft.graph.emailAuthenticationMethod',
        id: sharedIds.email,
        emailAddress: `${person.login}@home.example`,
      }
    case 'authenticator':
      return typed('microsoftAuthenticatorAuthenticationMethod', {
        displayName: 'iPhone 15',
        deviceTag: 'SoftwareTokenActivated',
        phoneAppVersion: '6.8.40',
      })
    case 'second-authenticator':
      return typed('microsoftAuthenticatorAuthenticationMethod', {
        displayName: 'Galaxy Tab',
        deviceTag: 'SoftwareTokenActivated',
        phoneAppVersion: '6.2508.5600',
      })
    case 'oath':
      return typed('softwareOathAuthenticationMethod', { secretKey: null })
    case 'passkey':
      return {
        ...typed('fido2AuthenticationMethod', {
          displayName: 'Key on the ring',
          model: 'YubiKey 5 Series',
          aaGuid: 'cb69481e-8ff7-4039-93ec-0a2729a154a8',
          passkeyType: 'deviceBound',
          attestationLevel: 'attested',
        }),
        id: createHash('sha256').update(`passkey:${person.login}`).digest('base64url').slice(0, 22),
      }
    case 'hello':
      return typed('windowsHelloForBusinessAuthenticationMethod', { displayName: 'LAPTOP-0142', keyStrength: 'normal' })
    case 'platform-credential':
      return typed('platformCredentialAuthenticationMethod', {
        displayName: 'MacBook Pro',
        platform: 'macOS',
        keyStrength: 'normal',
      })
    case 'pass':
      return typed('temporaryAccessPassAuthenticationMethod', {
        temporaryAccessPass: null,
        startDateTime: now.toISOString(),
        lifetimeInMinutes: 60,
        isUsableOnce: true,
        isUsable: true,
        methodUsabilityReason: 'EnabledByPolicy',
      })
    case 'external':
      return typed('externalAuthenticationMethod', {
        displayName: 'Practice provider',
        configurationId: guidOf('external-configuration'),
      })
    case 'certificate':
      return typed('x509CertificateAuthenticationMethod', {})
  }
}
