/**
 * An account's privileges in Okta: its administrator roles and its groups, each by a request of its own. Few sign-ins may read them, so
 * refusals are normal and do not make a look-up fail.
 */
import type { Standing } from '../../../shared/domain/account.ts'
import { cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import { readableOf, type ReadList } from '../http/parse-answer.ts'
import { ProviderError } from '../provider-error.ts'
import { type OktaClient, userPath } from './client.ts'
import { GroupAnswer, RoleAnswer } from './schemas.ts'

export interface Standings {
  /** Rejects only if cancelled. */
  read(accountId: string, signal: AbortSignal): Promise<Standing>
  /** Retries what was refused. */
  startOver(): void
}

/** The domain's maximum. */
const maxGroups = 1_000

export function createStandings(client: OktaClient): Standings {
  const roles = createPermittedLookup((accountId, signal) => readRoles(client, accountId, signal))
  // Okta's API description has no paging here.
  const groups = createPermittedLookup((accountId, signal) =>
    client.read(readableOf(GroupAnswer), { path: userPath(accountId, 'groups') }, signal),
  )

  return {
    async read(accountId, signal) {
      const [held, memberOf] = await Promise.all([roles.ask(accountId, signal), groups.ask(accountId, signal)])
      const active = held?.items.filter(isActive) ?? []
      const names = [
        ...active.flatMap(({ label, type }) => [label, type === 'CUSTOM' ? null : type]),
        ...(memberOf?.items.map(({ profile }) => profile.name) ?? []),
      ].flatMap((name) => cleanDirectoryText(name ?? '') ?? [])
      const unique = [...new Set(names)]
      return {
        administrator: isAdministrator(held),
        groups: unique.slice(0, maxGroups),
        allGroups: memberOf?.unreadable.length === 0 && unique.length <= maxGroups,
      }
    },

    startOver() {
      roles.startOver()
      groups.startOver()
    },
  }
}

/** `null` if the permission to read them was not granted. Rejects with `ProviderError`. */
export function readRoles(
  client: OktaClient,
  accountId: string,
  signal: AbortSignal,
): Promise<ReadList<RoleAnswer> | null> {
  return client.readWithScope(readableOf(RoleAnswer), userPath(accountId, 'roles'), 'okta.roles.read', signal)
}

/** An assignment without a status counts as active. */
export function isActive({ status }: RoleAnswer): boolean {
  return status === null || status === 'ACTIVE'
}

/** `null` if unknown: an entry that cannot be parsed may be an administrator role. */
function isAdministrator(roles: ReadList<RoleAnswer> | null): boolean | null {
  if (roles === null) return null
  if (roles.items.some(isActive)) return true
  return roles.unreadable.length > 0 ? null : false
}

/** After this many refusals without a single success, the permission is missing. Further requests would only fill Okta's log. */
const conclusiveRefusals = 2

/** A look-up that the connection may not have permission for: `null` if it is refused. */
function createPermittedLookup<Answer>(lookUp: (accountId: string, signal: AbortSignal) => Promise<Answer | null>): {
  ask(accountId: string, signal: AbortSignal): Promise<Answer | null>
  startOver(): void
} {
  let isAnswered = false
  const refusedFor = new Set<string>()
  return {
    async ask(accountId, signal) {
      if (!isAnswered && refusedFor.size >= conclusiveRefusals) return null
      try {
        const answer = await lookUp(accountId, signal)
        isAnswered ||= answer !== null
        return answer
      } catch (error) {
        if (!(error instanceof ProviderError) || error.kind === 'cancelled') throw error
        if (error.kind === 'forbidden') refusedFor.add(accountId)
        return null
      }
    },
    startOver() {
      isAnswered = false
      refusedFor.clear()
    },
  }
}
