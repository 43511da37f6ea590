/** What the rest of main may ask of the history. There is no update and no delete of an entry, here or anywhere. */
import type { Agent, Erased, HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import type { HistoryFilters, HistoryPage, HistoryProblem, VerifyReport } from '../../shared/domain/history-query.ts'
import type { Activity, Whose } from './activity.ts'

export interface History {
  /**
   * Writes one entry and returns after it is on the disk (fsync). Throws `StorageError`; then nothing may be sent.
   * Appends are carried out one after the other, in the order of the calls.
   */
  append(entry: HistoryEntry): Promise<void>

  /** Newest first. `limit` rows from `offset` of what matches, and how many match in all. */
  query(filters: HistoryFilters, offset: number, limit: number): Promise<HistoryPage>

  readOperation(operationId: string): Promise<Operation | null>

  /** Operations without an end: what an earlier run, or this one, has not closed. */
  unfinished(): Promise<Operation[]>

  /** Operations with a step whose outcome is unknown and whose state nobody has read since (`needsCheck`). */
  countToCheck(): Promise<number>

  /**
   * What began within the last `withinMs` of an agent or a person, newest first, by the later of `now` and the latest time written.
   * Throws `StorageError` where nothing could be read.
   */
  activityOf(whose: Whose, withinMs: number, now: Date): Promise<Activity>

  /** Whether a reset begun now would be the first retry of a recent operation: it counts as that one's, towards no limit. */
  mayRetry(operationId: string, now: Date): Promise<boolean>

  /** Writes what matches to a file a person chose. Returns how many operations. Throws `ExportError` and `StorageError`. */
  exportTo(path: string, format: 'csv' | 'json', filters: HistoryFilters): Promise<number>

  /** Reads every entry again from the disk and checks form, order and chain. Changes nothing. */
  verify(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<VerifyReport>

  /**
   * Deletes whole closed months that ended more than `months` months ago, by `now` as far as the journal bears it out, and what
   * an earlier deletion left, and records what. Returns the names of the deleted files. Throws `StorageError`.
   */
  deleteMonthsOlderThan(months: number, now: Date, agent: Agent): Promise<string[]>

  /** What that would delete. Changes nothing. Throws `StorageError`. */
  oldBy(months: number, now: Date): Promise<Erased>

  /** Resolves when it is known whether entries are taken: at once, or after the five seconds another process is given to let go. */
  opened(): Promise<void>

  /** Why no entry is taken: the error `append` throws. `null`: entries are taken, or it is not known yet. */
  refusal(): Error | null

  /**
   * Where no entry is taken, or the latest could not be written, opens what is written once more; where a file could not be read,
   * reads it again. `refusal` and `problems` tell what came of it.
   */
  tryAgain(): Promise<void>

  /** Trouble met so far: unreadable files, set-aside lines. */
  problems(): Promise<HistoryProblem[]>

  close(): Promise<void>
}
