/**
 * "Test connection": whose sign-in it is, in which tenant, with which roles; whether he may look people up, read their methods and remove
 * them; and whether the sign-in can do more than this desk needs. Whether one certain person may be reset shows only when it is done.
 */
import { cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { ConnectionWarning } from '../../../shared/domain/connection.ts'
import { type Findings, permitted, type Verdict, verdictOf } from '../connection-check.ts'
import type { EntraClient } from './client.ts'
import { type ObjectId, objectId } from './entra-id.ts'
import { neededScopes } from './scopes.ts'
import type { EntraPrincipal } from './sign-in.ts'
import { told } from './standing.ts'

/** Roles by their template ids ("Microsoft Entra built-in roles"), which are the same in every tenant. */
const roleThatReset: ReadonlySet<string> = new Set([
  'c4e39bd9-1100-46d3-8c65-fb160da0071f', // Authentication Administrator
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', // Privileged Authentication Administrator
  '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
])

/** Roles that can do far more than reset. */
const rolesBeyond: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
  'e8611ab8-c189-46e8-94e1-60213ab1f814', // Privileged Role Administrator
])

/** The domain's maximum. */
const maxRoles = 32

export async function findOut(client: EntraClient, who: EntraPrincipal, signal: AbortSignal): Promise<Findings> {
  const me = objectId(who.objectId)
  const [search, organizations, memberships] = await Promise.all([
    permitted(() => client.findUsers({ $filter: 'accountEnabled eq true' }, 2, signal)),
    told(client.readOrganization(signal)),
    me === null ? null : told(client.readMemberships(me, signal)),
  ])
  const found = search.kind === 'yes' ? search.value.items : []
  const someone = found.flatMap(({ id }) => objectId(id) ?? []).find((id) => id !== me)
  const readStatus = someone === undefined ? 'unknown' : await readVerdict(client, someone, signal)
  const roles = memberships?.items.filter(({ roleTemplateId }) => roleTemplateId !== null) ?? null
  const templates = roles?.map(({ roleTemplateId }) => roleTemplateId ?? '') ?? []
  const mayReset = resetVerdict(who.scopes, templates, readStatus)
  const warnings: ConnectionWarning[] = []
  if (isMoreThanNeeded(who.scopes) || templates.some((template) => rolesBeyond.has(template))) {
    warnings.push('more-rights-than-needed')
  }
  if (mayReset === 'no') warnings.push('role-too-low')
  else if (mayReset === 'unknown') warnings.push('reset-right-not-testable')
  const [organization] = organizations?.items ?? []
  const names = roles?.flatMap(({ displayName }) => cleanDirectoryText(displayName ?? '') ?? []) ?? []
  return {
    principal: who.username === '' ? who.name : who.username,
    organisation: cleanDirectoryText([organization?.displayName, who.tenantId].filter(Boolean).join(' · ')),
    roles: roles === null ? null : names.slice(0, maxRoles),
    search: verdictOf(search),
    readStatus,
    reset: mayReset,
    warnings,
  }
}

async function readVerdict(client: EntraClient, someone: ObjectId, signal: AbortSignal): Promise<Verdict> {
  return verdictOf(await permitted(() => client.readMethods(someone, signal)))
}

/**
 * A role that was given for one administrative unit only, or one that the company made itself, is not among these, and may be enough: then
 * it is not known.
 */
function resetVerdict(scopes: readonly string[], templates: readonly string[], readStatus: Verdict): Verdict {
  if (!scopes.some(permitsResets)) return 'no'
  if (templates.some((template) => roleThatReset.has(template))) return 'yes'
  return readStatus === 'no' ? 'no' : 'unknown'
}

function permitsResets(scope: string): boolean {
  return /^(?:UserAuthenticationMethod|UserAuthMethod-\w+)\.ReadWrite\.All$/i.test(scope)
}

const signInScopes = ['openid', 'profile', 'offline_access', 'email', 'User.Read']
const enough = new Set([...neededScopes, ...signInScopes].map((scope) => scope.toLowerCase()))

/** Reading more of users and their methods is no power; writing anything else, or reading everything, is. */
function isMoreThanNeeded(scopes: readonly string[]): boolean {
  return scopes.some(
    (scope) =>
      !enough.has(scope.toLowerCase()) &&
      !permitsResets(scope) &&
      /^Directory\.|\.ReadWrite(?:\.|$)|\.Manage(?:\.|$)|AccessAsUser/i.test(scope),
  )
}
