/**
 * Keeps watching after resets off the start: nothing of it is loaded before a reset has ended, or the desk has been in use for some time and
 * the record may hold something to go on with.
 */
import type { AccountRef } from '../../shared/domain/account.ts'
import type { Operation } from '../../shared/domain/history-entry.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { Aftercare } from '../aftercare/aftercare.ts'

/** The desk is in use by then. */
const firstLookMs = 20_000

export interface AftercareWatch {
  /** To be called whenever the history accepts entries. */
  begin(): void
  ended(operation: Operation): void
  seen(account: AccountRef, status: MfaStatus): void
  heldBack(connectionId: string, until: string | null): void
  rulesChanged(): void
  close(): Promise<void>
}

export function watchAftercare({
  isWanted,
  load,
  failed,
  firstMs = firstLookMs,
}: {
  readonly isWanted: () => boolean
  readonly load: () => Promise<Aftercare>
  readonly failed: (cause: unknown) => void
  readonly firstMs?: number | undefined
}): AftercareWatch {
  let timer: NodeJS.Timeout | null = null
  let loading: Promise<Aftercare> | null = null
  let loaded: Aftercare | null = null
  let state: 'waiting' | 'begun' | 'closed' = 'waiting'
  let wasWanted = isWanted()

  const withIt = (work: (aftercare: Aftercare) => Promise<void> | void): void => {
    if (state === 'closed') return
    loading ??= load().then(
      (aftercare) => (loaded = aftercare),
      (cause: unknown) => {
        // Tried again when it is wanted next.
        loading = null
        throw cause
      },
    )
    loading.then(work).catch(failed)
  }
  const lookAgain = (): void => {
    if (isWanted()) withIt((aftercare) => aftercare.lookAgain())
  }

  return {
    begin() {
      if (state !== 'waiting') {
        lookAgain()
        return
      }
      state = 'begun'
      timer = setTimeout(lookAgain, firstMs)
      // Nothing waits for it: it must not keep a process alive that is otherwise done.
      timer.unref()
    },
    ended(operation) {
      if (isWanted()) withIt((aftercare) => aftercare.watch(operation))
    },
    seen: (account, status) => loaded?.seen(account, status),
    heldBack: (connectionId, until) => loaded?.heldBack(connectionId, until),
    rulesChanged() {
      const before = wasWanted
      wasWanted = isWanted()
      if (before === wasWanted) return
      if (wasWanted) {
        if (state === 'begun') lookAgain()
      } else if (loaded !== null) withIt((aftercare) => aftercare.lookAgain())
    },
    async close() {
      state = 'closed'
      if (timer !== null) clearTimeout(timer)
      await (await loading?.catch(() => null))?.close()
    },
  }
}
