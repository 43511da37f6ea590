/** The second person: who may be asked, and how they can be reached. */
import type { Account } from '../../shared/domain/account.ts'
import { isAnsweredOnDevice, type Approver } from '../../shared/domain/caller-check.ts'
import type { Agent } from '../../shared/domain/history-entry.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { addressesOf, isNamed } from '../../shared/domain/tiers.ts'
import type { Connections } from '../connections/connections.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { MfaProvider } from '../providers/provider.ts'
import { samePerson } from './proof-book.ts'

/**
 * Every approver of the rules whom a system here knows and can ask on a device of theirs. A system that does not answer takes nothing
 * from the others; where none does, throws what the last one threw.
 */
export async function listApprovers(
  connections: Connections,
  { approvers }: Pick<Rules, 'approvers'>,
  signal: AbortSignal,
): Promise<Approver[]> {
  const asking = connections.holding('accounts').filter((id) => connections.capabilities(id).checksCaller === true)
  const answers = await Promise.allSettled(
    asking.map((id) => connections.use(id, (provider) => approversIn(provider, approvers, signal))),
  )
  const failed = answers.findLast((answer) => answer.status === 'rejected')
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length === 0 && failed !== undefined) throw failed.reason
  return found
}

async function approversIn(
  provider: MfaProvider,
  approvers: Rules['approvers'],
  signal: AbortSignal,
): Promise<Approver[]> {
  const pages = await Promise.all(approvers.map((named) => provider.searchUsers(named, signal)))
  const accounts = new Map(
    pages
      .flatMap((page) => page.accounts)
      .filter((account) => isNamed(account, approvers))
      .map((account) => [account.accountId, account]),
  )
  return Promise.all(
    [...accounts.values()].map(async ({ connectionId, accountId, displayName, logins }) => {
      const { factors } = await provider.readMfaStatus(accountId, signal)
      const asked = factors.items.filter(isAnsweredOnDevice)
      return {
        connectionId,
        accountId,
        name: displayName,
        login: logins[0] ?? '',
        factors: asked.map(({ id, label, callerCheck }) => ({ id, label, callerCheck })),
      }
    }),
  )
}

/**
 * Never the agent, never the person who is reset, and nobody whom the rules do not name. Throws `CodedError` `approver-not-allowed`.
 * `persons`: every account known of the person.
 */
export function requireApprover(
  approver: Account,
  persons: readonly Account[],
  { approvers }: Pick<Rules, 'approvers'>,
  agent: Agent,
): void {
  const isPerson = persons.some((person) => samePerson(approver, person, persons))
  if (isPerson || !isNamed(approver, approvers) || isAgent(approver, agent))
    throw new CodedError('approver-not-allowed')
}

/** By the account of the operating system, which names the domain before it or behind it. Rather one too many than one too few. */
function isAgent(account: Account, { osUser }: Agent): boolean {
  const name = plainName(osUser.slice(osUser.lastIndexOf('\\') + 1))
  return addressesOf(account).some((address) => plainName(address) === name)
}

const plainName = (address: string): string => address.replace(/@.*$/s, '').toLowerCase()
