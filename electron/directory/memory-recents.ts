/** The recent look-ups of the practice workspace: the same rules, nothing on the disk. */
import type { Recent } from '../../shared/domain/recent.ts'
import { type RecentRules, withAccount, withoutConnection, withoutExpired, withStatus } from './recent-list.ts'
import type { Recents } from './recents.ts'

export function createMemoryRecents({
  rules,
  now,
}: {
  readonly rules: () => RecentRules
  readonly now: () => Date
}): Recents {
  let recents: readonly Recent[] = []

  return {
    list: () => Promise.resolve(rules().kept ? withoutExpired(recents, rules().days, now()) : []),
    rememberAccount(account, status = null) {
      if (rules().kept) recents = withAccount(withoutExpired(recents, rules().days, now()), account, now(), status)
      return Promise.resolve()
    },
    rememberStatus(ref, status) {
      if (rules().kept) recents = withStatus(recents, ref, status)
      return Promise.resolve()
    },
    forgetConnection(connectionId) {
      recents = withoutConnection(recents, connectionId)
      return Promise.resolve()
    },
    keepAgain: () => Promise.resolve(),
    clear() {
      recents = []
      return Promise.resolve()
    },
  }
}
