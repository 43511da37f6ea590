/**
 * The accounts that were read in this run, in memory alone: what main knows of a person beyond the accounts that the page names.
 * Nothing here comes from the page, and nothing is found that nobody has looked up since the start.
 */
import type { Account, AccountRef } from '../../shared/domain/account.ts'
import { accountKey, groupIntoPersons } from '../../shared/domain/match-people.ts'

/** Far more than are looked up while somebody is on the telephone. The one read longest ago gives way. */
export const maxSeen = 500

export interface SeenAccounts {
  /** As it was read; takes the place of an earlier reading. */
  remember(account: Account): void
  /** What was read of the accounts named, and of every other account of the same person. */
  personOf(refs: readonly AccountRef[]): Account[]
  /** Other accounts read that belong to the same person as any of these, by the rule that puts accounts together on the desk. */
  relatedTo(accounts: readonly Account[]): Account[]
  /** What was read through a connection that is removed. */
  forgetConnection(connectionId: string): void
}

export function createSeenAccounts(): SeenAccounts {
  /** By key, the one read last at the end. */
  const seen = new Map<string, Account>()

  const relatedTo = (accounts: readonly Account[]): Account[] => {
    const given = new Set(accounts.map(accountKey))
    const others = [...seen.values()].filter((account) => !given.has(accountKey(account)))
    return groupIntoPersons([...accounts, ...others])
      .filter((person) => person.some((account) => given.has(accountKey(account))))
      .flatMap((person) => person.filter((account) => !given.has(accountKey(account))))
  }

  return {
    remember(account) {
      const key = accountKey(account)
      seen.delete(key)
      seen.set(key, account)
      const oldest = seen.keys().next()
      if (seen.size > maxSeen && !oldest.done) seen.delete(oldest.value)
    },

    personOf(refs) {
      const named = [...new Set(refs.map(accountKey))].flatMap((key) => seen.get(key) ?? [])
      return [...named, ...relatedTo(named)]
    },

    relatedTo,

    forgetConnection(connectionId) {
      for (const [key, account] of seen) if (account.connectionId === connectionId) seen.delete(key)
    },
  }
}
