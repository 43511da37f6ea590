/**
 * What an account can do in Okta beyond its own affairs: its administrator roles and its groups, each by a request of its own. Both are
 * for few to read, so not being told is usual, and nobody is kept from being looked up by it.
 */
import type { Standing } from '../../../shared/domain/account.ts'
import { cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import { readableOf, type ReadList } from '../http/parse-answer.ts'
import { ProviderError } from '../provider-error.ts'
import { type OktaClient, userPath } from './client.ts'
import { GroupAnswer, RoleAnswer } from './schemas.ts'

export interface Standings {
  /** Rejects only when it is cancelled. */
  read(accountId: string, signal: AbortSignal): Promise<Standing>
  /** What was refused is asked for again. */
  startOver(): void
}

/** As many as the domain holds. */
const maxGroups = 1_000

export function createStandings(client: OktaClient): Standings {
  const roles = createPermittedLookup((accountId, signal) => readRoles(client, accountId, signal))
  // One page: the description knows no more of them.
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

/** `null`: the right to read them was not granted. Rejects with `ProviderError`. */
export function readRoles(
  client: OktaClient,
  accountId: string,
  signal: AbortSignal,
): Promise<ReadList<RoleAnswer> | null> {
  return client.readWithScope(readableOf(RoleAnswer), userPath(accountId, 'roles'), 'okta.roles.read', signal)
}

/** An assignment that does not say so is one. */
export function isActive({ status }: RoleAnswer): boolean {
  return status === null || status === 'ACTIVE'
}

/** One that cannot be read may be a role like any other. */
function isAdministrator(roles: ReadList<RoleAnswer> | null): boolean | null {
  if (roles === null) return null
  if (roles.items.some(isActive)) return true
  return roles.unreadable.length > 0 ? null : false
}

/** After this many accounts refused and none answered, the right is missing. Asking on would only fill Okta's log. */
const conclusiveRefusals = 2

/** A lookup that the connection may not be permitted to make: `null` when it is refused. */
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
