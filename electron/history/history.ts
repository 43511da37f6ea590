/** The history's interface for the rest of main. No entry can be updated or deleted, here or anywhere else. */
import type { Agent, Erased, HistoryEntry, OpeningEntry, Operation } from '../../shared/domain/history-entry.ts'
import type { HistoryFilters, HistoryPage, HistoryProblem, VerifyReport } from '../../shared/domain/history-query.ts'
import type { Overview, OverviewQuestion } from '../../shared/domain/overview.ts'
import type { ExportText } from '../../shared/messages/en/export-texts.ts'
import type { Activity, Whose } from './activity.ts'
import type { Link } from './chain-line.ts'
import type { Followed, FollowedFrom, FollowLimits } from './line-follower.ts'

/** Reads the journal line by line as it grows, at its own pace. Only while this process is the writer. */
export interface Follower {
  /** The latest line on the disk; `null` while this process is not the writer. */
  end(): Link | null
  /** The lines after `after`, in order. Throws `StorageError`. */
  read(after: FollowedFrom, limits: FollowLimits, signal: AbortSignal): Promise<Followed>
  /** The operation's opening entry; `null` if it does not exist. Throws `StorageError`. */
  openingOf(operationId: string): Promise<OpeningEntry | null>
  /** Calls `listener` when `end` changes. Returns a function that unsubscribes. */
  onGrown(listener: () => void): () => void
}

export interface History {
  /**
   * Appends one entry and resolves once it is on the disk (fsync). Throws `StorageError`; then nothing may be sent.
   * Appends run one at a time, in the order of the calls.
   */
  append(entry: HistoryEntry): Promise<void>

  /** Newest first: `limit` rows of the matches from `offset`, and the total number of matches. */
  query(filters: HistoryFilters, offset: number, limit: number): Promise<HistoryPage>

  readOperation(operationId: string): Promise<Operation | null>

  /** Operations without an end, from an earlier run or this one. */
  unfinished(): Promise<Operation[]>

  /** Operations with a step whose outcome is unknown and whose state nobody has read since (`needsCheck`). */
  countToCheck(): Promise<number>

  /**
   * What an agent began, or what was begun about a person, within the last `withinMs`, newest first, counted back from the later of `now`
   * and the latest time written. Throws `StorageError` if nothing could be read.
   */
  activityOf(whose: Whose, withinMs: number, now: Date): Promise<Activity>

  /** Whether a reset begun now would be the first retry of a recent operation, and so would not be counted towards any limit. */
  mayRetry(operationId: string, now: Date): Promise<boolean>

  /** Writes the matches to the file the user chose. Returns the number of operations. Throws `ExportError` and `StorageError`. */
  exportTo(path: string, format: 'csv' | 'json', filters: HistoryFilters, text: ExportText): Promise<number>

  overview(question: OverviewQuestion): Promise<Overview>

  /** Writes the overview as CSV to the file the user chose. Throws `ExportError` and `StorageError`. */
  exportOverview(path: string, question: OverviewQuestion, text: ExportText): Promise<void>

  /** Reads every entry again from the disk and checks format, order and chain. Changes nothing. */
  verify(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<VerifyReport>

  /**
   * Deletes whole closed months that ended more than `months` months ago (by `now`, as far as the journal confirms it) and what an
   * earlier deletion left, and records this. Returns the names of the deleted files. Throws `StorageError`.
   */
  deleteMonthsOlderThan(months: number, now: Date, agent: Agent): Promise<string[]>

  /** What `deleteMonthsOlderThan` would delete. Changes nothing. Throws `StorageError`. */
  oldBy(months: number, now: Date): Promise<Erased>

  /** For handing the journal on. It never delays an entry: it reads what is on the disk already. */
  follow(): Follower

  /** Resolves when it is known whether entries are accepted: at once, or after waiting up to five seconds for another process's lock. */
  opened(): Promise<void>

  /** Why no entries are accepted: the error `append` throws. `null` if they are, or if it is not known yet. */
  refusal(): Error | null

  /**
   * Reopens the journal if no entries are accepted or the latest could not be written, and reads the files again if one was unreadable.
   * The result shows in `refusal` and `problems`.
   */
  tryAgain(): Promise<void>

  /** Problems found so far: unreadable files, lines set aside. */
  problems(): Promise<HistoryProblem[]>

  close(): Promise<void>
}
