/** Looking people up: one connection at a time, so that a slow system never holds up another. */
import type { Account, AccountPage, AccountRef } from '../../shared/domain/account.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { Recent } from '../../shared/domain/recent.ts'
import type { Connections } from '../connections/connections.ts'
import type { MfaProvider } from '../providers/provider.ts'
import type { Recents } from './recents.ts'
import type { SeenAccounts } from './seen-accounts.ts'

export interface Directory {
  search(connectionId: string, text: string, signal: AbortSignal): Promise<AccountPage>
  readAccount(ref: AccountRef, signal: AbortSignal): Promise<Account>
  readStatus(ref: AccountRef, signal: AbortSignal): Promise<MfaStatus>
  /** What main has read of these accounts and of others of the same person; where nothing was in this run, what recents kept. */
  known(refs: readonly AccountRef[]): Promise<readonly Account[]>
  listRecents(): Promise<readonly Recent[]>
  /** Keeps what could not be kept before, and tells the watch. Never rejects. */
  keepAgain(): Promise<void>
  clearRecents(): Promise<void>
  /** After a connection was removed: what was seen through it goes too. */
  forgetConnection(connectionId: string): Promise<void>
  /** Resolves when no look-up is being kept any more. */
  close(): Promise<void>
}

export function createDirectory(ports: {
  readonly connections: Connections
  readonly recents: Recents
  /** Hears of every account that was read by itself. */
  readonly seen: Pick<SeenAccounts, 'remember' | 'personOf' | 'relatedTo' | 'forgetConnection'>
  /** Hears of every state that was read. */
  readonly onStatus?: (ref: AccountRef, status: MfaStatus) => void
  /** Hears whether look-ups are kept. A look-up that succeeded is not failed because it could not be. */
  readonly recentsWatch: { readonly kept: () => void; readonly refused: (cause: unknown) => void }
}): Directory {
  const { connections, recents, seen, recentsWatch } = ports
  const beingKept = new Set<Promise<void>>()
  let isAllKept = true
  /** Account and status are read side by side. A status alone does not say whose it is, so it waits for its account here. */
  const lastStatuses = new Map<string, MfaStatus>()
  const noteStatus = (ref: AccountRef, status: MfaStatus): void => {
    const key = accountKey(ref)
    lastStatuses.delete(key)
    lastStatuses.set(key, status)
    const oldest = lastStatuses.keys().next()
    if (lastStatuses.size > statusesHeld && !oldest.done) lastStatuses.delete(oldest.value)
  }

  /** Beside the answer, which does not wait for it. */
  const keep = (remembering: Promise<void>): Promise<void> => {
    const kept = remembering
      .then(
        () => {
          isAllKept = true
          recentsWatch.kept()
        },
        (cause: unknown) => {
          isAllKept = false
          recentsWatch.refused(cause)
        },
      )
      .finally(() => beingKept.delete(kept))
    beingKept.add(kept)
    return kept
  }

  /** Tells a system without a look-up by id of what an earlier session saw. Only recents know; without them one searches. */
  const recall = async (provider: MfaProvider, ref: AccountRef): Promise<void> => {
    if (provider.recall === undefined) return
    const known = await recents.list().catch((): readonly Recent[] => [])
    const recent = known.find(({ account }) => accountKey(account) === accountKey(ref))
    if (recent) provider.recall(recent.account)
  }

  return {
    search: (connectionId, text, signal) =>
      connections.use(connectionId, (provider) =>
        // Composed, as servers keep names: macOS pastes them taken apart.
        provider.searchUsers(text.normalize('NFC'), signal),
      ),

    async readAccount(ref, signal) {
      const account = await connections.use(ref.connectionId, async (provider) => {
        await recall(provider, ref)
        return provider.readAccount(ref.accountId, signal)
      })
      seen.remember(account)
      void keep(recents.rememberAccount(account, lastStatuses.get(accountKey(ref)) ?? null))
      return account
    },

    async readStatus(ref, signal) {
      const status = await connections.use(ref.connectionId, async (provider) => {
        await recall(provider, ref)
        return provider.readMfaStatus(ref.accountId, signal)
      })
      noteStatus(ref, status)
      ports.onStatus?.(ref, status)
      void keep(recents.rememberStatus(ref, status))
      return status
    },

    async known(refs) {
      const read = seen.personOf(refs)
      const missing = refs.filter((ref) => read.every((account) => accountKey(account) !== accountKey(ref)))
      if (missing.length === 0) return read
      const kept = await recents.list().catch((): readonly Recent[] => [])
      const keys = new Set(missing.map(accountKey))
      const found = [...read, ...kept.map(({ account }) => account).filter((account) => keys.has(accountKey(account)))]
      return [...found, ...seen.relatedTo(found)]
    },

    listRecents: () => recents.list(),
    keepAgain: () => keep(recents.keepAgain()),
    clearRecents() {
      const clearing = recents.clear()
      void keep(clearing)
      return clearing
    },
    forgetConnection(connectionId) {
      seen.forgetConnection(connectionId)
      const forgetting = recents.forgetConnection(connectionId)
      void keep(forgetting)
      return forgetting
    },
    async close() {
      await Promise.all(beingKept)
      // The last chance; whoever had the file may be done with it.
      if (!isAllKept) await recents.keepAgain().catch(recentsWatch.refused)
    },
  }
}

/** As many as one person has accounts, and then some. */
const statusesHeld = 16
