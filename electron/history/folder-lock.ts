/**
 * Ensures that only one process at a time writes a history folder.
 *
 * The lock must be released when its process dies, or a crash would lock people out; and it must belong to the folder rather than to
 * a name, because one folder has many paths. Only the operating system's file locks do both, and Node offers just one way to them
 * that works alike on Windows, macOS and Linux: SQLite takes one (LockFileEx, fcntl) for an exclusive transaction, and the
 * kernel releases it when the process ends, for whatever reason. The database stays empty; nothing is ever stored in it.
 *
 * Alternatives considered: a file with a process id needs the process's start time to notice a reused id, and there is no
 * common API for that; a named pipe or socket is bound to a name and leaves its file behind on macOS.
 */
import { DatabaseSync } from 'node:sqlite'
import { HistoryClosedError } from './history-closed-error.ts'

export interface FolderLock {
  release(): void
}

/** SQLite's primary result code for "another connection holds a lock". https://www.sqlite.org/rescode.html#busy */
const sqliteBusy = 5

/** Tries once. Throws `HistoryClosedError`: `history-open-elsewhere` if another process holds the lock, otherwise `history-unwritable`. */
export function lockFolder(path: string): FolderLock {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    const held = database
    return { release: () => held.close() }
  } catch (error) {
    if (database?.isOpen) database.close()
    throw isBusy(error)
      ? new HistoryClosedError('history-open-elsewhere', 'another process has the folder', { cause: error })
      : new HistoryClosedError('history-unwritable', 'no lock', { cause: error })
  }
}

function isBusy(error: unknown): boolean {
  // The lowest byte of an extended result code is the primary one.
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === sqliteBusy
}

/** Long enough for a process that is quitting or was killed to release the lock, and for a slow file server to notice. */
const lockPauseMs = 250
const lockPauses = 20

/** Resolves after `ms` milliseconds. Rejects with the signal's reason when it is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>

/** Like `lockFolder`, but retries for five seconds. Throws the signal's reason as well. */
export async function lockFolderPatiently(path: string, wait: Wait, signal: AbortSignal): Promise<FolderLock> {
  for (let pauses = 0; ; pauses += 1) {
    try {
      return lockFolder(path)
    } catch (error) {
      if (pauses === lockPauses) throw error
      await wait(lockPauseMs, signal)
    }
  }
}
