/** The list below the search field. */
import type { Account } from '../../../../shared/domain/account.ts'
import {
  accountKey,
  accountMatches,
  groupIntoPersons,
  matchRank,
  matchRecents,
} from '../../../../shared/domain/match-people.ts'
import { nameSkeleton } from '../../../../shared/domain/name-skeleton.ts'
import { compareNames } from '../../../messages/compare-names.ts'
import { searchText, type SearchState } from './search-state.ts'

export type PersonRow = {
  readonly key: string
  readonly name: string
  readonly accounts: readonly Account[]
  /** When the person was last looked up, for one who is known from the recents only; `null` once a system has found them. */
  readonly recentAt: string | null
  /** Another row has a name that reads the same, so this one shows what distinguishes the person. */
  readonly lookAlike: boolean
}

/** Only recents while nothing is typed; otherwise everyone who matches, the best match first. */
export function personRows(state: Pick<SearchState, 'text' | 'parts' | 'recents'>): PersonRow[] {
  const typed = state.text.trim()
  const live = foundAccounts(state, typed)
  const recents = matchRecents(state.recents, typed)
  const recentAt = new Map(recents.map((recent) => [accountKey(recent.account), recent.lookedUpAt]))
  const recentOnly = recents.map(({ account }) => account).filter((account) => !live.has(accountKey(account)))

  const rows = groupIntoPersons([...live.values(), ...recentOnly]).map((accounts) => {
    const keys = accounts.map(accountKey).toSorted()
    const seen = keys.flatMap((key) => recentAt.get(key) ?? []).toSorted()
    return {
      key: keys[0] ?? '',
      name: accounts[0]?.displayName ?? '',
      accounts,
      recentAt: keys.some((key) => live.has(key)) ? null : (seen.at(-1) ?? null),
    }
  })
  // Recents alone stay in the order of the look-ups.
  if (typed !== '') sortByMatch(rows, typed)

  const groups = [...Map.groupBy(rows, ({ name }) => nameSkeleton(name)).values()]
  const lookAlikes = new Set(groups.filter((group) => group.length > 1).flat())
  return rows.map((row) => ({ ...row, lookAlike: lookAlikes.has(row) }))
}

/** Sorts in place, the best match first. */
function sortByMatch(rows: Omit<PersonRow, 'lookAlike'>[], typed: string): void {
  const ranks = new Map(rows.map(({ key, accounts }) => [key, Math.min(...accounts.map((a) => matchRank(a, typed)))]))
  const rankOf = ({ key }: { readonly key: string }) => ranks.get(key) ?? Infinity
  rows.sort((a, b) => rankOf(a) - rankOf(b) || compareNames(a.name, b.name) || compare(a.key, b.key))
}

/** Where the row is that had this key: what a slower system finds of the same person may have given it another one. -1: nowhere. */
export function indexOfRow(rows: readonly PersonRow[], key: string | null): number {
  return rows.findIndex(({ accounts }) => accounts.some((account) => accountKey(account) === key))
}

/** The accounts found by systems that match the current text, by key. */
function foundAccounts({ parts }: Pick<SearchState, 'parts'>, typed: string): ReadonlyMap<string, Account> {
  if (searchText(typed) === null) return new Map()
  const found = Object.values(parts).flatMap(({ phase, accounts }) =>
    phase === 'answered' ? accounts : accounts.filter((account) => accountMatches(account, typed)),
  )
  return new Map(found.map((account) => [accountKey(account), account]))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
