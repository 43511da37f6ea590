/**
 * Keeps the central record off the start: nothing of it is loaded before the page's first question has been answered and a moment has
 * passed, and nothing at all where the record goes nowhere and nobody asks for it.
 */
import type { CentralRecordService } from '../central-record/central-record.ts'

/** What waited over night can wait for the window. */
const firstMs = 3_000

export interface RecordWatch {
  /** To be called after each answer; only the first counts. */
  begin(): void
  service(): Promise<CentralRecordService>
  /** Other rules or another workspace may be in force. */
  lookAgain(): void
  close(): Promise<void>
}

export function createRecordWatch({
  isWanted,
  load,
  failed,
  beginAfterMs = firstMs,
}: {
  readonly isWanted: () => boolean
  readonly load: () => Promise<CentralRecordService>
  readonly failed: (cause: unknown) => void
  readonly beginAfterMs?: number | undefined
}): RecordWatch {
  let timer: NodeJS.Timeout | null = null
  let state: 'waiting' | 'begun' | 'running' | 'closed' = 'waiting'
  let loading: Promise<CentralRecordService> | null = null

  const service = (): Promise<CentralRecordService> => (loading ??= load())

  const look = async (): Promise<void> => {
    if (state !== 'running' || (loading === null && !isWanted())) return
    await (await service()).lookAgain()
  }

  return {
    begin() {
      if (state !== 'waiting') return
      state = 'begun'
      timer = setTimeout(() => {
        if (state !== 'begun') return
        state = 'running'
        look().catch(failed)
      }, beginAfterMs)
      timer.unref()
    },
    service,
    lookAgain: () => void look().catch(failed),
    async close() {
      state = 'closed'
      if (timer !== null) clearTimeout(timer)
      await (await loading?.catch(() => null))?.close()
    },
  }
}
