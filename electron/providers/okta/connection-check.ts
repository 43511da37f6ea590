/**
 * "Test connection": which organisation it is, whose sign-in, what it may do, and whether it may do more than this desk needs. Few
 * may read roles, so a refusal is normal and not reported as an error.
 */
import { z } from 'zod'
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { ConnectionWarning, SignIn } from '../../../shared/domain/connection.ts'
import { type Findings, permitted, type Verdict, verdictOf } from '../connection-check.ts'
import { type OktaClient, userPath } from './client.ts'
import { isActive } from './standing.ts'
import { listOf, OrgAnswer, PermissionsAnswer, RoleAnswer, UserAnswer } from './schemas.ts'

/** Standard roles that may reset factors. Source: Okta's list of administrator permissions. */
const resettingRoles = ['SUPER_ADMIN', 'ORG_ADMIN', 'USER_ADMIN', 'GROUP_MEMBERSHIP_ADMIN', 'HELP_DESK_ADMIN']
/** Standard roles that may only read or help. */
const modestRoles = ['HELP_DESK_ADMIN', 'READ_ONLY_ADMIN', 'REPORT_ADMIN']

const resettingPermissions = [
  'okta.users.manage',
  'okta.users.credentials.manage',
  'okta.users.credentials.resetFactors',
]
const neededPermissions = [
  'okta.users.read',
  'okta.users.credentials.resetFactors',
  'okta.users.lifecycle.clearSessions',
  'okta.users.lifecycle.unlock',
  'okta.users.credentials.manageTemporaryAccessCode',
  'okta.iam.read',
]

const notAsked: Verdict = 'unknown'

interface Rights {
  readonly mayReset: Verdict
  readonly more: boolean
}

/** `null`: the roles are unknown. */
interface Powers extends Rights {
  readonly roles: readonly string[] | null
}

const notTold: Rights = { mayReset: 'unknown', more: false }
const nothingTold: Powers = { ...notTold, roles: null }

/** The number that can be shown. */
const maxRoles = 32

export async function findOut(
  client: OktaClient,
  { signIn, baseUrl }: { readonly baseUrl: string; readonly signIn: SignIn },
  signal: AbortSignal,
): Promise<Findings> {
  const search = await permitted(() =>
    client.read(listOf(UserAnswer), { path: '/api/v1/users', query: { limit: '5', fields: 'id,status' } }, signal),
  )
  // An application without its role or scope cannot do anything, and has an error of its own.
  if (search.kind === 'refused' && search.error.code !== 'forbidden') throw search.error

  const someone = search.kind === 'yes' ? search.value.find(({ status }) => status === 'ACTIVE') : undefined
  const [readStatus, told, organisation] = await Promise.all([
    someone === undefined ? notAsked : mayReadFactors(client, someone.id, signal),
    signIn.kind === 'service-app' ? aboutApp(client, signIn.clientId, signal) : aboutOwner(client, signal),
    signIn.kind === 'service-app' ? null : organisationName(client, signal),
  ])

  const warnings: ConnectionWarning[] = []
  if (told.principal === null) warnings.push('principal-not-disclosed')
  if (told.rights.mayReset === 'unknown') warnings.push('reset-right-not-testable')
  if (told.rights.more) warnings.push('more-rights-than-needed')
  return {
    principal: told.principal,
    // If this sign-in may not read the organisation's name, its host identifies it.
    organisation: organisation ?? new URL(baseUrl).host,
    roles: told.rights.roles,
    search: search.kind === 'yes' ? 'yes' : 'no',
    readStatus,
    reset: told.rights.mayReset,
    warnings,
  }
}

async function mayReadFactors(client: OktaClient, accountId: string, signal: AbortSignal): Promise<Verdict> {
  return verdictOf(await permitted(() => client.read(z.unknown(), { path: userPath(accountId, 'factors') }, signal)))
}

interface Principal {
  readonly principal: string | null
  readonly rights: Powers
}

/** For an API token, which has the permissions of the administrator who created it. */
async function aboutOwner(client: OktaClient, signal: AbortSignal): Promise<Principal> {
  const me = await permitted(() => client.read(UserAnswer, { path: '/api/v1/users/me' }, signal))
  if (me.kind !== 'yes') return { principal: null, rights: nothingTold }
  const { id, profile } = me.value
  const roles = await permitted(async () =>
    rightsOf(client, await client.read(listOf(RoleAnswer), { path: userPath(id, 'roles') }, signal), signal),
  )
  return {
    principal: cleanServerText(profile.login ?? profile.email ?? id),
    rights: roles.kind === 'yes' ? roles.value : nothingTold,
  }
}

/** For an application. Few may read their own roles, but it is worth asking. */
async function aboutApp(client: OktaClient, clientId: string, signal: AbortSignal): Promise<Principal> {
  const roles = await permitted(async () => {
    const path = `/oauth2/v1/clients/${encodeURIComponent(clientId)}/roles`
    const held = await client.readWithScope(listOf(RoleAnswer), path, 'okta.roles.read', signal)
    return held === null ? nothingTold : rightsOf(client, held, signal)
  })
  return { principal: cleanServerText(clientId), rights: roles.kind === 'yes' ? roles.value : nothingTold }
}

async function rightsOf(client: OktaClient, roles: readonly RoleAnswer[], signal: AbortSignal): Promise<Powers> {
  const active = roles.filter(isActive)
  const found = await Promise.all(active.map((role) => rightsOfRole(client, role, signal)))
  const verdicts = found.map(({ mayReset }) => mayReset)
  return {
    mayReset: verdicts.includes('yes') ? 'yes' : verdicts.includes('unknown') ? 'unknown' : 'no',
    more: found.some(({ more }) => more),
    roles: active.flatMap(({ label, type }) => cleanServerText(label ?? type ?? '') ?? []).slice(0, maxRoles),
  }
}

async function rightsOfRole(client: OktaClient, { type, role }: RoleAnswer, signal: AbortSignal): Promise<Rights> {
  if (type !== 'CUSTOM') {
    return {
      mayReset: resettingRoles.includes(type ?? '') ? 'yes' : 'no',
      more: !modestRoles.includes(type ?? ''),
    }
  }
  if (role === null) return notTold
  const permissions = await permitted(async () => {
    const path = `/api/v1/iam/roles/${encodeURIComponent(role)}/permissions`
    // The roles were read with this scope, which the usual token does not have.
    const told = await client.readWithScope(PermissionsAnswer, path, 'okta.roles.read', signal)
    return told === null ? null : told.permissions.map(({ label }) => label)
  })
  if (permissions.kind !== 'yes' || permissions.value === null) return notTold
  return {
    mayReset: permissions.value.some((label) => resettingPermissions.includes(label)) ? 'yes' : 'no',
    more: permissions.value.some((label) => !neededPermissions.includes(label)),
  }
}

async function organisationName(client: OktaClient, signal: AbortSignal): Promise<string | null> {
  const org = await permitted(() => client.read(OrgAnswer, { path: '/api/v1/org' }, signal))
  return org.kind === 'yes' ? cleanServerText(org.value.companyName ?? org.value.subdomain ?? '') : null
}
