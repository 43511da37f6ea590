/**
 * An account's privileges in Entra ID: active roles, for the tenant or for one administrative unit; groups, also through others; and the
 * roles that it can activate by itself (Privileged Identity Management), which count like active ones. Few agents may read the last of
 * these, and what is refused is "not told".
 */
import type { Standing } from '../../../shared/domain/account.ts'
import { cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import { ProviderError } from '../provider-error.ts'
import type { EntraClient } from './client.ts'
import { type ObjectId, objectId } from './entra-id.ts'
import type { EntraWords } from './factors.ts'
import type { Membership } from './schemas.ts'

/** The domain's maximum. */
const maxGroups = 1_000

/** Eligibility through a group is listed under the group, and only groups that roles can be assigned to have any. */
const maxGroupsAsked = 5

export async function readStanding(
  client: EntraClient,
  user: ObjectId,
  words: EntraWords,
  signal: AbortSignal,
): Promise<Standing> {
  const [memberships, assigned, own] = await Promise.all([
    told(client.readMemberships(user, signal)),
    rolesTold(client.readRoles('roleAssignments', user, signal)),
    readEligible(client, user, signal),
  ])
  const items = memberships?.items ?? []
  const roles = items.filter(isRole)
  const roleGroups = items.filter(({ isAssignableToRole }) => isAssignableToRole === true)
  const groupIds = roleGroups.flatMap(({ id }) => objectId(id) ?? [])
  const throughGroups = await Promise.all(
    groupIds.slice(0, maxGroupsAsked).map((group) => readEligible(client, group, signal)),
  )
  const eligible = [own, ...throughGroups]
  const names = [
    ...roles.map(({ displayName, roleTemplateId }) => displayName ?? roleTemplateId),
    ...(assigned ?? []),
    ...eligible.flatMap((some) => some ?? []).map((role) => words['role.eligible'].replace('{role}', role)),
    ...items.filter((one) => !isRole(one)).map(({ displayName }) => displayName),
  ].flatMap((name) => cleanDirectoryText(name ?? '') ?? [])
  const unique = [...new Set(names)]
  const isWhole =
    memberships !== null &&
    !memberships.more &&
    memberships.unreadable.length === 0 &&
    items.every(({ displayName }) => displayName !== null)
  return {
    // Roles come without their names where the permission to read them is missing, and are roles all the same. Members of a group that
    // roles can be assigned to are protected like administrators.
    administrator: isPrivileged() ? true : isWhole && assigned !== null && !eligible.includes(null) ? false : null,
    groups: unique.slice(0, maxGroups),
    allGroups: isWhole && unique.length <= maxGroups,
  }

  function isPrivileged(): boolean {
    return [roles, roleGroups, assigned ?? [], ...eligible.map((some) => some ?? [])].some(({ length }) => length > 0)
  }
}

function isRole({ '@odata.type': type, roleTemplateId }: Membership): boolean {
  return type === '#microsoft.graph.directoryRole' || roleTemplateId !== null
}

/** The names of the roles; `null` if they were not told. A tenant without the licence for them has none. */
async function readEligible(client: EntraClient, principal: ObjectId, signal: AbortSignal): Promise<string[] | null> {
  try {
    return namesOf(await client.readRoles('roleEligibilityScheduleInstances', principal, signal))
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'feature-not-enabled') return []
    return orNotTold(error)
  }
}

async function rolesTold(reading: Promise<RoleHoldings>): Promise<string[] | null> {
  const holdings = await told(reading)
  return holdings === null ? null : namesOf(holdings)
}

/** `null` where none can be read of those there are. */
function namesOf({ items, unreadable, more }: RoleHoldings): string[] | null {
  if (items.length === 0 && (unreadable.length > 0 || more)) return null
  return items.map(({ roleDefinition, roleDefinitionId }) => roleDefinition?.displayName ?? roleDefinitionId ?? '?')
}

type RoleHoldings = Awaited<ReturnType<EntraClient['readRoles']>>

/** What this agent may not read, or this tenant does not have, is not told and nothing else. */
export async function told<Answer>(reading: Promise<Answer>): Promise<Answer | null> {
  try {
    return await reading
  } catch (error) {
    return orNotTold(error)
  }
}

function orNotTold(error: unknown): null {
  if (error instanceof ProviderError && error.kind !== 'cancelled') return null
  throw error
}
