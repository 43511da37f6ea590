/**
 * Checks all months from the first byte to the last, in a thread of its own where there is one: main has better things to do for the
 * seconds that a long history takes.
 *
 * A month that was whole when it was read is held against its last hash (`same-bytes.ts`); if it does not lead there, and for every other
 * month, each line is read in full. So is one that names deleted months: what excuses a missing month is never taken from the index.
 */
import { Worker } from 'node:worker_threads'
import type { Logger } from '../logging/logger.ts'
import type { FileSystem } from '../storage/file-system.ts'
import { hasSameBytes } from './same-bytes.ts'
import { walkHistory, type Snapshot, type WalkResult, type WholeMonth } from './walk-history.ts'

export interface CheckedFiles {
  /** Absolute. */
  readonly folder: string
  readonly found: Snapshot
  /** Months that were whole when this or an earlier run read them. */
  readonly whole: readonly WholeMonth[]
}

/** `onProgress` hears of the number of entries so far. Throws only the signal's reason. */
export type CheckFiles = (
  checked: CheckedFiles,
  signal: AbortSignal,
  onProgress: (entries: number) => void,
) => Promise<WalkResult>

export const checkHere =
  (fileSystem: FileSystem): CheckFiles =>
  ({ folder, found, whole }, signal, onProgress) =>
    walkHistory(fileSystem, folder, found, {
      signal,
      onProgress,
      known: {
        // Which months were deleted is for the lines alone to say.
        months: new Map(whole.filter(({ deleted }) => deleted.length === 0).map((month) => [month.file, month])),
        isStill: (handle, month, onLines) => hasSameBytes(handle, month, signal, onLines),
      },
    })

/** What the thread says. */
export type CheckMessage =
  { readonly kind: 'progress'; readonly entries: number } | { readonly kind: 'done'; readonly result: WalkResult }

/** `workerFile`: `check-files-worker` as it was built. Where no thread can be had, or it ends early, it is done here. */
export function checkInThread(workerFile: string | URL, fileSystem: FileSystem, logger: Logger): CheckFiles {
  return async (checked, signal, onProgress) => {
    signal.throwIfAborted()
    try {
      return await inThread(workerFile, checked, signal, onProgress)
    } catch (cause) {
      signal.throwIfAborted()
      logger.warn('history-thread-failed', { reason: cause instanceof Error ? cause.name : typeof cause })
      return checkHere(fileSystem)(checked, signal, onProgress)
    }
  }
}

async function inThread(
  workerFile: string | URL,
  checked: CheckedFiles,
  signal: AbortSignal,
  onProgress: (entries: number) => void,
): Promise<WalkResult> {
  const worker = new Worker(workerFile, { workerData: checked })
  // It only reads: whoever ends the program need not wait for it.
  worker.unref()
  const { promise, resolve, reject } = Promise.withResolvers<WalkResult>()
  const stop = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', stop)
  worker.on('message', (message: CheckMessage) => {
    if (message.kind === 'progress') onProgress(message.entries)
    else resolve(message.result)
  })
  worker.on('messageerror', reject)
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('ended without a result')))
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
    void worker.terminate()
  }
}
