/**
 * Keeps the look for newer versions off the start: nothing of it is loaded before the page's first question has been answered and
 * some seconds have passed, or somebody asks for it.
 */
import type { UpdatesService } from '../updates/updates.ts'

/** The desk is in use by then. */
const firstMs = 15_000
/** How often it is seen whether a day has passed: a computer that slept must not wait for another day. */
const againMs = 60 * 60 * 1000

export interface UpdateWatch {
  /** To be called after each answer; only the first counts. */
  begin(): void
  service(): Promise<UpdatesService>
  /** `null` also while nothing is loaded. */
  newerVersion(): string | null
  close(): Promise<void>
}

export function createUpdateWatch({
  isWanted,
  load,
  told,
  firstCheckMs = firstMs,
}: {
  /** Whether there is an address to look at. */
  readonly isWanted: () => boolean
  readonly load: () => Promise<UpdatesService>
  /** What was remembered is known now. */
  readonly told: () => void
  readonly firstCheckMs?: number | undefined
}): UpdateWatch {
  let timer: NodeJS.Timeout | null = null
  let state: 'waiting' | 'begun' | 'closed' = 'waiting'
  let loading: Promise<UpdatesService> | null = null
  let loaded: UpdatesService | null = null

  const service = (): Promise<UpdatesService> => {
    loading ??= load().then((opened) => {
      loaded = opened
      told()
      return opened
    })
    return loading
  }

  const look = async (): Promise<void> => {
    if (isWanted()) await (await service()).checkIfDue()
  }

  const later = (ms: number): void => {
    timer = setTimeout(() => {
      void look()
        .catch(() => undefined)
        .finally(() => {
          if (state === 'begun') later(againMs)
        })
    }, ms)
    // Nothing waits for it: it must not keep a process alive that is otherwise done.
    timer.unref()
  }

  return {
    begin() {
      if (state !== 'waiting') return
      state = 'begun'
      later(firstCheckMs)
    },
    service,
    newerVersion: () => loaded?.newerVersion() ?? null,
    async close() {
      state = 'closed'
      if (timer !== null) clearTimeout(timer)
      await (await loading?.catch(() => null))?.close()
    },
  }
}
