/** The list of recent look-ups as pure functions: its order, its bound and its time to live. */
import { keptAccount, type Account, type AccountRef } from '../../shared/domain/account.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { Recent } from '../../shared/domain/recent.ts'

/** How many accounts are kept. */
export const maxRecents = 60

/** What a person set: whether look-ups are kept at all, and for how many days. */
export interface RecentRules {
  readonly kept: boolean
  readonly days: number
}

const dayMs = 24 * 60 * 60 * 1000

const isOf =
  (ref: AccountRef) =>
  ({ account }: Recent): boolean =>
    accountKey(account) === accountKey(ref)

/**
 * The account first, without what is only ever read live, and with the status last read of it: `status`, or the one that is kept already. The order is the order of the
 * look-ups, not of their times: a clock set back must not bury what was just looked up.
 */
export function withAccount(
  recents: readonly Recent[],
  account: Account,
  now: Date,
  status: MfaStatus | null = null,
): Recent[] {
  const known = recents.find(isOf(account))
  const others = recents.filter((recent) => recent !== known)
  return [
    { account: keptAccount(account), status: status ?? known?.status ?? null, lookedUpAt: now.toISOString() },
    ...others,
  ].slice(0, maxRecents)
}

/** The same list when the account is not among them: a status alone does not say whose it is. */
export function withStatus(recents: readonly Recent[], ref: AccountRef, status: MfaStatus): readonly Recent[] {
  const isMeant = isOf(ref)
  if (!recents.some(isMeant)) return recents
  return recents.map((recent) => (isMeant(recent) ? { ...recent, status } : recent))
}

/** The same list when there is none of it. */
export function withoutConnection(recents: readonly Recent[], connectionId: string): readonly Recent[] {
  const others = recents.filter((recent) => recent.account.connectionId !== connectionId)
  return others.length < recents.length ? others : recents
}

/** Without those looked up longer ago than `days`. */
export const withoutExpired = (recents: readonly Recent[], days: number, now: Date): Recent[] =>
  recents.filter((recent) => now.getTime() - Date.parse(recent.lookedUpAt) <= days * dayMs)
