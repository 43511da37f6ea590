/**
 * Writes the entries of one operation. Before anything is sent the journal must take the entry; after something was sent its
 * outcome is kept in memory even if the journal refuses it, so that the person still learns what happened, and is written
 * as soon as the journal takes entries again.
 */
import { foldOperation } from '../../shared/domain/fold-operation.ts'
import type { HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import type { History } from '../history/history.ts'

export interface OperationJournal {
  /** Throws `StorageError`; then nothing may be sent. */
  require(entry: HistoryEntry): Promise<void>
  /** Never throws. Returns whether the entry is on the disk; if not, it waits and goes before the next one. */
  record(entry: HistoryEntry): Promise<boolean>
  operation(): Operation
}

/** Entries of finished calls that the journal has refused so far, oldest first; shared by all operations of a workspace. */
export interface WaitingEntries {
  add(entry: HistoryEntry): void
  /** Writes what waits. Throws `StorageError` at the first refusal and keeps the rest. */
  flush(): Promise<void>
  readonly count: number
}

export function createWaitingEntries(history: History): WaitingEntries {
  const waiting: HistoryEntry[] = []
  /** One at a time: two operations writing what waits would write an entry twice and drop another. */
  let flushing: Promise<void> | null = null

  const drain = async (): Promise<void> => {
    try {
      for (let entry = waiting[0]; entry !== undefined; entry = waiting[0]) {
        await history.append(entry)
        waiting.shift()
      }
    } finally {
      flushing = null
    }
  }

  return {
    add: (entry) => void waiting.push(entry),
    flush() {
      if (waiting.length === 0) return Promise.resolve()
      flushing ??= Promise.resolve().then(drain)
      return flushing
    },
    get count() {
      return waiting.length
    },
  }
}

/** Hears how the journal takes entries, for the person at the screen. */
export interface JournalWatch {
  readonly accepted: () => void
  readonly refused: (cause: unknown) => void
}

export function createOperationJournal(
  history: History,
  waiting: WaitingEntries,
  watch: JournalWatch,
): OperationJournal {
  const entries: HistoryEntry[] = []

  return {
    async require(entry) {
      try {
        await waiting.flush()
        await history.append(entry)
      } catch (cause) {
        watch.refused(cause)
        throw cause
      }
      entries.push(entry)
      watch.accepted()
    },

    async record(entry) {
      entries.push(entry)
      try {
        await waiting.flush()
        await history.append(entry)
        watch.accepted()
        return true
      } catch (cause) {
        waiting.add(entry)
        watch.refused(cause)
        return false
      }
    },

    operation: () => foldOperation(entries),
  }
}
