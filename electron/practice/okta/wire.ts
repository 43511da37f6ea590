/**
 * Shapes of the Okta Management API as they travel (Okta's OpenAPI description, version 2026.06). Links are absolute and begin with
 * the origin the request came to. Pure.
 */
import { type Engine, isOktaVerify, type OktaFactor, oktaId } from './factors.ts'
import type { OktaUser, UserStatus } from './okta-user.ts'
import type { AdminRole } from './roles.ts'

/** Path below the origin to absolute address. */
export type Address = (path: string) => string

const instantOrNull = (instant: Date | null): string | null => instant?.toISOString() ?? null

const link = (href: string, ...allow: readonly string[]) => ({ href, hints: { allow } })
const post = (href: string) => ({ href, method: 'POST' })

const userTypeId = oktaId('oty', 'default')
const userSchemaId = oktaId('osc', 'default')

const userPath = (userId: string): string => `/api/v1/users/${userId}`
export const factorPath = (userId: string, factorId: string): string => `${userPath(userId)}/factors/${factorId}`

/** As in a list: the only link is `self`. */
export function listedUser(user: OktaUser, address: Address): Readonly<Record<string, unknown>> {
  return { ...userBody(user), _links: { self: { href: address(userPath(user.id)) } } }
}

/** As one user: with the links that its state allows. `resetFactors` is there when any factor is, hidden ones too. */
export function oneUser(user: OktaUser, address: Address): Readonly<Record<string, unknown>> {
  const at = (path: string): string => address(`${userPath(user.id)}/${path}`)
  const lifecycle = (name: string) => post(at(`lifecycle/${name}`))
  const credentials = (name: string) => post(at(`credentials/${name}`))
  return {
    ...userBody(user),
    _links: {
      self: { href: address(userPath(user.id)) },
      schema: { href: address(`/api/v1/meta/schemas/user/${userSchemaId}`) },
      type: { href: address(`/api/v1/meta/types/user/${userTypeId}`) },
      ...(user.status === 'DEPROVISIONED' || user.status === 'STAGED'
        ? { activate: lifecycle('activate') }
        : {
            resetPassword: lifecycle('reset_password'),
            expirePassword: lifecycle('expire_password'),
            forgotPassword: credentials('forgot_password'),
            changeRecoveryQuestion: credentials('change_recovery_question'),
            changePassword: credentials('change_password'),
            deactivate: lifecycle('deactivate'),
          }),
      ...statusLinks(user.status, lifecycle),
      ...(user.factors.length > 0 ? { resetFactors: lifecycle('reset_factors') } : {}),
    },
  }
}

function statusLinks(status: UserStatus, lifecycle: (name: string) => object): object {
  switch (status) {
    case 'ACTIVE':
      return { suspend: lifecycle('suspend') }
    case 'SUSPENDED':
      return { unsuspend: lifecycle('unsuspend') }
    case 'LOCKED_OUT':
      return { unlock: lifecycle('unlock') }
    case 'PROVISIONED':
    case 'RECOVERY':
      return { reactivate: lifecycle('reactivate') }
    case 'DEPROVISIONED':
    case 'PASSWORD_EXPIRED':
    case 'STAGED':
      return {}
  }
}

function userBody(user: OktaUser) {
  return {
    id: user.id,
    status: user.status,
    created: user.created.toISOString(),
    activated: instantOrNull(user.activated),
    statusChanged: instantOrNull(user.statusChanged),
    lastLogin: instantOrNull(user.lastLogin),
    lastUpdated: user.lastUpdated.toISOString(),
    passwordChanged: instantOrNull(user.passwordChanged),
    type: { id: userTypeId },
    profile: { ...user.profile },
    credentials: {
      // An empty object tells that there is a password.
      ...(user.passwordChanged === null ? {} : { password: {} }),
      provider: { type: user.source, name: user.source === 'OKTA' ? 'OKTA' : 'practice.example' },
    },
  }
}

export function userBlocks({ blocked }: OktaUser): object[] {
  return blocked ? [{ type: 'DEVICE_BASED', appliesTo: 'UNKNOWN_DEVICES' }] : []
}

export function factorBody(userId: string, factor: OktaFactor, address: Address): object {
  const self = address(factorPath(userId, factor.id))
  const pending = factor.status === 'PENDING_ACTIVATION'
  return {
    id: factor.id,
    factorType: factor.factorType,
    provider: factor.provider,
    vendorName: factor.vendorName,
    status: factor.status,
    created: factor.created.toISOString(),
    lastUpdated: factor.lastUpdated.toISOString(),
    profile: { ...factor.profile },
    _links: {
      self: link(self, 'GET', 'DELETE'),
      ...(pending
        ? { activate: link(`${self}/lifecycle/activate`, 'POST') }
        : { verify: link(`${self}/verify`, 'POST') }),
      user: link(address(userPath(userId)), 'GET'),
    },
    ...(factor.sharedSecret === null
      ? {}
      : {
          _embedded: {
            activation: { timeStep: 30, sharedSecret: factor.sharedSecret, encoding: 'base32', keyLength: 16 },
          },
        }),
  }
}

/** Links of the answer to "verify": to send the code to, and to the factor. */
export function challengeLinks(userId: string, factorId: string, address: Address): object {
  return {
    ...againLinks(userId, factorId, address),
    factor: link(address(factorPath(userId, factorId)), 'GET', 'DELETE'),
  }
}

/** Of a push that came to nothing: where to start over. As `factor` the description wants the factor itself, not a link. */
export function againLinks(userId: string, factorId: string, address: Address): object {
  return { verify: link(address(`${factorPath(userId, factorId)}/verify`), 'POST') }
}

export function transactionLinks(userId: string, factorId: string, transactionId: string, address: Address): object {
  const self = address(`${factorPath(userId, factorId)}/transactions/${transactionId}`)
  return { poll: link(self, 'GET'), cancel: link(self, 'DELETE') }
}

export function userRole(userId: string, role: AdminRole, since: Date, address: Address): object {
  return roleAssignment(role, since, 'USER', address(userPath(userId)), userId, address)
}

/** The one of everybody comes with every org. */
export function group(name: string, since: Date): object {
  return {
    id: oktaId('00g', `group:${name}`),
    created: since.toISOString(),
    lastUpdated: since.toISOString(),
    lastMembershipUpdated: since.toISOString(),
    objectClass: ['okta:user_group'],
    type: name === 'Everyone' ? 'BUILT_IN' : 'OKTA_GROUP',
    profile: { name, description: name === 'Everyone' ? 'All users in your organization' : `${name} of the company` },
  }
}

export function clientRole(clientId: string, role: AdminRole, since: Date, address: Address): object {
  return roleAssignment(role, since, 'CLIENT', address(`/oauth2/v1/clients/${clientId}`), clientId, address)
}

export const customRoleId = (role: AdminRole): string => oktaId('cr0', `role:${role.label}`)
const resourceSetId = oktaId('iam', 'everybody')

function roleAssignment(
  role: AdminRole,
  since: Date,
  assignmentType: 'USER' | 'CLIENT',
  assignee: string,
  seed: string,
  address: Address,
): object {
  const common = {
    id: oktaId(role.permissions ? 'irb' : 'ra1', `assignment:${seed}`),
    label: role.label,
    type: role.type,
    status: 'ACTIVE',
    created: since.toISOString(),
    lastUpdated: since.toISOString(),
    assignmentType,
  }
  if (!role.permissions) return { ...common, _links: { assignee: { href: assignee } } }
  const roleId = customRoleId(role)
  return {
    ...common,
    role: roleId,
    'resource-set': resourceSetId,
    _links: {
      assignee: { href: assignee },
      role: { href: address(`/api/v1/iam/roles/${roleId}`) },
      'resource-set': { href: address(`/api/v1/iam/resource-sets/${resourceSetId}`) },
      permissions: { href: address(`/api/v1/iam/roles/${roleId}/permissions`) },
    },
  }
}

export function rolePermissions(role: AdminRole, since: Date, address: Address): object {
  const roleAddress = address(`/api/v1/iam/roles/${customRoleId(role)}`)
  return {
    permissions: (role.permissions ?? []).map((label) => ({
      label,
      created: since.toISOString(),
      lastUpdated: since.toISOString(),
      _links: { role: { href: roleAddress }, self: { href: `${roleAddress}/permissions/${label}` } },
    })),
  }
}

export const orgId = oktaId('00o', 'practice')

export function orgSetting(since: Date): object {
  return {
    id: orgId,
    companyName: 'Practice Freight (invented)',
    subdomain: 'practice',
    status: 'ACTIVE',
    created: since.toISOString(),
    lastUpdated: since.toISOString(),
    website: 'https://practice.example',
  }
}

/** Open to anybody; `pipeline` tells the generation of Okta. */
export function wellKnownOrg(engine: Engine, address: Address): object {
  return {
    id: orgId,
    pipeline: engine === 'identity' ? 'idx' : 'v1',
    _links: { organization: { href: address('') } },
  }
}

/** Of the authenticator for temporary access codes. Minutes, letters. */
export const temporaryAccessCode = { minTtl: 10, maxTtl: 1440, defaultTtl: 60, length: 8 } as const

interface AuthenticatorKind {
  readonly key: string
  readonly type: string
  readonly name: string
}

export const tacAuthenticator: AuthenticatorKind = { key: 'tac', type: 'tac', name: 'Temporary Access Code' }
const passwordAuthenticator: AuthenticatorKind = { key: 'okta_password', type: 'password', name: 'Password' }
const oktaVerifyAuthenticator: AuthenticatorKind = { key: 'okta_verify', type: 'app', name: 'Okta Verify' }

/** By factor type; Okta Verify's are one. */
const factorAuthenticators: Readonly<Record<string, AuthenticatorKind>> = {
  sms: { key: 'phone_number', type: 'phone', name: 'Phone' },
  call: { key: 'phone_number', type: 'phone', name: 'Phone' },
  email: { key: 'okta_email', type: 'email', name: 'Email' },
  question: { key: 'security_question', type: 'security_question', name: 'Security Question' },
  'token:software:totp': { key: 'google_otp', type: 'app', name: 'Google Authenticator' },
  'token:hardware': { key: 'yubikey_token', type: 'security_key', name: 'YubiKey Authenticator' },
  webauthn: { key: 'webauthn', type: 'security_key', name: 'Passkeys' },
  web: { key: 'duo', type: 'app', name: 'Duo Security' },
}

const authenticatorId = ({ key }: AuthenticatorKind): string => oktaId('aut', key)
export const tacAuthenticatorId = authenticatorId(tacAuthenticator)

export function authenticators(since: Date, address: Address): object[] {
  const kinds = new Map(
    [passwordAuthenticator, oktaVerifyAuthenticator, ...Object.values(factorAuthenticators)].map((kind) => [
      kind.key,
      kind,
    ]),
  )
  const body = (kind: AuthenticatorKind) => {
    const self = address(`/api/v1/authenticators/${authenticatorId(kind)}`)
    return {
      id: authenticatorId(kind),
      key: kind.key,
      type: kind.type,
      name: kind.name,
      status: 'ACTIVE',
      created: since.toISOString(),
      lastUpdated: since.toISOString(),
      _links: { self: link(self, 'GET', 'PUT'), methods: link(`${self}/methods`, 'GET') },
    }
  }
  return [
    ...[...kinds.values()].map(body),
    {
      ...body(tacAuthenticator),
      provider: {
        type: 'tac',
        configuration: {
          ...temporaryAccessCode,
          complexity: { numbers: true, letters: true, specialCharacters: true },
          multiUseAllowed: false,
        },
      },
    },
  ]
}

export interface Enrollment {
  readonly id: string
  readonly kind: AuthenticatorKind
  readonly since: Date
  readonly phoneNumber: string | null
  /** What goes when it is deleted; empty for what is no factor. */
  readonly factorIds: readonly string[]
}

/** A user's factors as the newer API groups them. Kinds it has no name for are left out. */
export function enrollments(user: OktaUser): Enrollment[] {
  const found: Enrollment[] = []
  if (user.passwordChanged) {
    found.push({
      id: oktaId('lae', user.id),
      kind: passwordAuthenticator,
      since: user.passwordChanged,
      phoneNumber: null,
      factorIds: [],
    })
  }
  const [first, ...others] = user.factors.filter(isOktaVerify)
  if (first) {
    const factorIds = [first, ...others].map(({ id }) => id)
    found.push({ id: first.id, kind: oktaVerifyAuthenticator, since: first.created, phoneNumber: null, factorIds })
  }
  for (const factor of user.factors) {
    const kind = isOktaVerify(factor) ? undefined : factorAuthenticators[factor.factorType]
    if (!kind) continue
    const { phoneNumber } = factor.profile
    found.push({
      id: factor.id,
      kind,
      since: factor.created,
      phoneNumber: typeof phoneNumber === 'string' ? phoneNumber : null,
      factorIds: [factor.id],
    })
  }
  return found
}

/** Okta's description knows a profile for phones only. */
export function enrollmentBody(userId: string, one: Enrollment, discloseNumbers: boolean, address: Address): object {
  return {
    ...enrollmentHead(userId, one.id, one.kind, one.since, address),
    ...(one.phoneNumber === null
      ? {}
      : { profile: { phoneNumber: discloseNumbers ? one.phoneNumber : `+1 XXX-XXX-${one.phoneNumber.slice(-4)}` } }),
  }
}

export interface AccessCode {
  readonly id: string
  readonly code: string
  readonly created: Date
  readonly expiresAt: Date
}

/** `disclosed` once, when it is made. */
export function accessCodeBody(userId: string, code: AccessCode, disclosed: boolean, address: Address): object {
  return {
    ...enrollmentHead(userId, code.id, tacAuthenticator, code.created, address),
    ...(disclosed ? { profile: { tac: code.code, multiUse: false, expiresAt: code.expiresAt.toISOString() } } : {}),
  }
}

function enrollmentHead(userId: string, id: string, kind: AuthenticatorKind, since: Date, address: Address) {
  return {
    type: kind.type,
    id,
    key: kind.key,
    status: 'ACTIVE',
    name: kind.name,
    created: since.toISOString(),
    lastUpdated: since.toISOString(),
    _links: {
      self: link(address(`${userPath(userId)}/authenticator-enrollments/${id}`), 'GET', 'DELETE'),
      user: link(address(userPath(userId)), 'GET'),
      authenticator: link(address(`/api/v1/authenticators/${authenticatorId(kind)}`), 'GET'),
    },
  }
}

export interface LogEntry {
  readonly uuid: string
  readonly published: Date
  readonly eventType: string
  readonly displayMessage: string
  readonly actor: {
    readonly id: string
    readonly type: string
    readonly alternateId: string
    readonly displayName: string
  }
  readonly target: LogEntry['actor']
}

export function logEvent(entry: LogEntry): object {
  return {
    uuid: entry.uuid,
    published: entry.published.toISOString(),
    eventType: entry.eventType,
    version: '0',
    severity: 'INFO',
    displayMessage: entry.displayMessage,
    actor: { ...entry.actor },
    outcome: { result: 'SUCCESS' },
    target: [{ ...entry.target }],
  }
}
