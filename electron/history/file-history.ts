/**
 * The history on the disk: JSON lines, one file a month, one hash chain through all of them (`FORMAT.md`).
 *
 * It opens in the background: it takes the lock, decides whether the journal can be continued, and reads the existing entries into the
 * index; calls made meanwhile wait for that. A history that cannot be continued, or that another process is writing, accepts no entries,
 * says why and stays readable; nothing in the folder is changed. `tryAgain` exists because most of the reasons are temporary.
 */
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { foldOperation } from '../../shared/domain/fold-operation.ts'
import { HistoryEntry, type Agent, type Erased, type Operation } from '../../shared/domain/history-entry.ts'
import type { HistoryFilters, HistoryPage, HistoryProblem, VerifyReport } from '../../shared/domain/history-query.ts'
import type { Overview, OverviewQuestion } from '../../shared/domain/overview.ts'
import type { Logger } from '../logging/logger.ts'
import { fileSystem as retryingFiles, type FileSystem } from '../storage/file-system.ts'
import { toStorageError, type StorageError } from '../storage/storage-error.ts'
import type { Activity, Whose } from './activity.ts'
import { monthOf } from './chain-line.ts'
import { checkHere, checkInThread, type CheckFiles } from './check-files.ts'
import { finishDeletions } from './delete-months.ts'
import { writeExport } from './export-file.ts'
import { lockFolder, lockFolderPatiently, type FolderLock, type Wait } from './folder-lock.ts'
import { readHead, type HeadResult } from './head-record.ts'
import { HistoryClosedError } from './history-closed-error.ts'
import type { Follower, History } from './history.ts'
import { Journal, type JournalPlace } from './journal.ts'
import { LineFollower } from './line-follower.ts'
import { LineReader } from './line-reader.ts'
import { csvHead, csvRows } from './operation-csv.ts'
import { OperationIndex, type IndexedOperation } from './operation-index.ts'
import { operationRow } from './operation-row.ts'
import { overviewCsv } from './overview-csv.ts'
import { monthsOlderThan } from './retention.ts'
import { listMonths, walkHistory, type LineRef, type Snapshot, type WalkResult } from './walk-history.ts'

export interface HistoryOptions {
  /** Absolute. Created if missing. */
  readonly folder: string
  /** For the names of files set aside and the times in retention records and exports. Entries have their own time. */
  readonly now: () => Date
  readonly logger: Logger
  /** Replaces the retrying one in tests that break the disk. */
  readonly fileSystem?: FileSystem
  /** `check-files-worker` as it was built. When left out, verification runs in this thread, on `fileSystem`. */
  readonly checkWorker?: string | URL | undefined
  /** For the pauses between attempts to lock a folder that is in use. Defaults to real time. */
  readonly wait?: Wait | undefined
}

const lockFileName = 'history.lock'
const folderMode = 0o700

/** Never throws: errors are reported by `refusal` and by the other calls. */
export function openHistory({ wait = delay, checkWorker, ...options }: HistoryOptions): History {
  const place = { ...options, fileSystem: options.fileSystem ?? retryingFiles }
  const { fileSystem, logger } = place
  const check = checkWorker === undefined ? checkHere(fileSystem) : checkInThread(checkWorker, fileSystem, logger)
  return new FileHistory(place, check, wait)
}

const delay: Wait = (ms, signal) => setTimeout(ms, undefined, { signal })

/** What was read from the files as they were at one moment. */
interface Contents extends WalkResult {
  readonly found: Snapshot
  readonly index: OperationIndex
}

/** Contents that are being read, and the entries written meanwhile. */
class Reading {
  readonly whole: Promise<Contents>
  #written: { entry: HistoryEntry; ref: LineRef }[] = []
  #contents: Contents | null = null

  constructor(read: Promise<Contents>) {
    this.whole = read.then((contents) => {
      for (const { entry, ref } of this.#written) contents.index.add(entry, ref)
      this.#written = []
      this.#contents = contents
      return contents
    })
    // Callers get the error from `whole`; without any, an unhandled rejection must not end the process.
    this.whole.catch(() => undefined)
  }

  add(entry: HistoryEntry, ref: LineRef): void {
    if (this.#contents === null) this.#written.push({ entry, ref })
    else this.#contents.index.add(entry, ref)
  }
}

/** How often files that another process is changing are read before their problems are reported. */
const maxLooks = 3

class FileHistory implements History {
  readonly #place: JournalPlace
  readonly #check: CheckFiles
  readonly #closing = new AbortController()
  #lock: FolderLock | null = null
  /** The journal, or why there is none, according to the latest attempt to open it. Never rejects. */
  #writer: Promise<Journal | StorageError>
  /** The same, `null` until the first attempt has finished. */
  #known: Journal | StorageError | null = null
  #reading: Reading | null = null
  #looking: Promise<void> | null = null
  readonly #followers = new Set<() => void>()
  /** Lines set aside when the journal was opened. */
  #setAside: readonly HistoryProblem[] = []

  constructor(place: JournalPlace, check: CheckFiles, wait: Wait) {
    this.#place = place
    this.#check = check
    this.#writer = this.#open((path) => lockFolderPatiently(path, wait, this.#closing.signal))
  }

  async #open(lock: (path: string) => FolderLock | Promise<FolderLock>): Promise<Journal | StorageError> {
    const before = this.#known
    try {
      this.#known = await this.#openJournal(lock)
    } catch (cause) {
      this.#known = toStorageError(cause)
      const { message } = this.#known
      if (!(before instanceof Error && before.message === message)) {
        this.#place.logger.error('history-refuses-entries', { reason: message })
      }
    }
    this.#grown()
    return this.#known
  }

  async #openJournal(lock: (path: string) => FolderLock | Promise<FolderLock>): Promise<Journal> {
    const { fileSystem, folder } = this.#place
    await fileSystem.mkdir(folder, { recursive: true, mode: folderMode })
    this.#lock ??= await lock(join(folder, lockFileName))
    const head = await readHead(fileSystem, folder)
    const files = (await listMonths(fileSystem, folder)).map((file) => file.name)
    const { journal, problems } = await Journal.open(this.#place, files, head)
    try {
      // The head record as it was found: opening the journal has replaced one that was missing or unreadable.
      await this.#readForWriting(journal, head)
    } catch (error) {
      await journal.close()
      throw error
    }
    this.#setAside = problems
    return journal
  }

  /** Starts reading everything; entries appended from now on are added to the result. */
  async #readForWriting(journal: Journal, head?: HeadResult): Promise<void> {
    await this.#finishDeletions(journal).catch((error: unknown) => {
      this.#place.logger.warn('history-deletion-not-finished', { reason: toStorageError(error).message })
    })
    await journal.exclusive(async () => {
      const found = await this.#look()
      const reading = new Reading(this.#read({ ...found, head: head ?? found.head, growing: false }))
      this.#reading = reading
      void this.#bringHeadUp(journal, reading)
    })
  }

  /**
   * If the process was killed between an entry and its head record, the record lags behind. It is updated only once everything was found
   * intact: until then, the link it names may be the only evidence of a change.
   */
  async #bringHeadUp(journal: Journal, reading: Reading): Promise<void> {
    const contents = await reading.whole.catch(() => null)
    if (contents?.problems.length === 0) await journal.bringHeadUp(contents.found.head)
  }

  #finishDeletions(journal: Journal): Promise<string[]> {
    const { fileSystem, folder } = this.#place
    return journal.exclusive(() => finishDeletions(fileSystem, folder, this.#closing.signal))
  }

  /** For a process that only reads: picks up what the writer has written since. */
  #lookAgain(): Promise<void> {
    this.#looking ??= this.#readIfChanged().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #readIfChanged(): Promise<void> {
    const reading = this.#reading
    const before = await reading?.whole.catch(() => null)
    if (before && isDeepStrictEqual(before.found, await this.#look())) return
    // Meanwhile this process may have become the writer.
    if (this.#reading !== reading) return
    this.#reading = new Reading(this.#whileOthersWrite((found) => this.#read(found)))
  }

  async #look(): Promise<Snapshot> {
    const { fileSystem, folder } = this.#place
    // If the head record cannot be accessed, that is reported as a problem; the entries are still shown.
    const head = await readHead(fileSystem, folder).catch(() => ({ kind: 'unreadable', reason: 'not read' }) as const)
    const growing = this.#known instanceof HistoryClosedError && this.#known.code === 'history-open-elsewhere'
    return { head, files: await listMonths(fileSystem, folder), growing }
  }

  /** Reads again if there are problems and the files have changed meanwhile: the other process may just have been writing. */
  async #whileOthersWrite<Result extends { readonly problems: readonly HistoryProblem[] }>(
    read: (found: Snapshot) => Promise<Result>,
  ): Promise<Result> {
    let found = await this.#look()
    for (let attempt = 1; ; attempt += 1) {
      const result = await read(found)
      if (result.problems.length === 0 || attempt === maxLooks) return result
      const now = await this.#look()
      if (isDeepStrictEqual(now, found)) return result
      found = now
    }
  }

  async #read(found: Snapshot): Promise<Contents> {
    const { fileSystem, folder, logger } = this.#place
    const started = performance.now()
    const index = new OperationIndex()
    const walked = await walkHistory(fileSystem, folder, found, {
      signal: this.#closing.signal,
      onEntry: (entry, ref) => index.add(entry, ref),
    })
    logger.info('history-read', { count: index.entries, tookMs: performance.now() - started })
    for (const { kind, file } of walked.problems) logger.warn('history-problem', { kind, file })
    return { ...walked, found, index }
  }

  async #contents(): Promise<Contents> {
    if (!((await this.#writer) instanceof Journal)) await this.#lookAgain()
    if (this.#reading === null) throw new HistoryClosedError('history-unreadable', 'nothing was read')
    return this.#reading.whole
  }

  async #journal(): Promise<Journal> {
    const writer = await this.#writer
    if (writer instanceof Journal) return writer
    throw writer
  }

  async opened(): Promise<void> {
    await this.#writer
  }

  refusal(): Error | null {
    return this.#known instanceof Error ? this.#known : null
  }

  async tryAgain(): Promise<void> {
    this.#writer = this.#writer.then(async (writer) => {
      if (this.#closing.signal.aborted) return writer
      if (await this.#isWorthReadingAgain()) this.#reading = null
      if (!(writer instanceof Journal)) return this.#open(lockFolder)
      if (writer.isFailing) {
        await writer.close()
        this.#releaseLock()
        return this.#open(lockFolder)
      }
      if (this.#reading === null) await this.#readForWriting(writer).catch(() => undefined)
      return writer
    })
    await this.#writer
  }

  /** A file that another program had open may be readable by now. */
  async #isWorthReadingAgain(): Promise<boolean> {
    const before = await this.#reading?.whole.catch(() => null)
    return before?.problems.some(({ kind }) => kind === 'file-unreadable' || kind === 'file-missing') ?? true
  }

  async append(entry: HistoryEntry): Promise<void> {
    const valid = HistoryEntry.parse(entry)
    const journal = await this.#journal()
    const ref = await journal.append(monthOf(valid.at), { entry: valid })
    this.#reading?.add(valid, ref)
    this.#grown()
  }

  follow(): Follower {
    const { fileSystem, folder } = this.#place
    const lines = new LineFollower(fileSystem, folder)
    const end = () => (this.#known instanceof Journal ? this.#known.link : null)
    return {
      end,
      async read(after, limits, signal) {
        const until = end()
        return until === null ? { lines: [], isAnother: false } : lines.read(after, until, limits, signal)
      },
      openingOf: async (operationId) => {
        const { index } = await this.#contents()
        const operation = index.get(operationId)
        return operation === null ? null : this.#readingLines((reader) => reader.openingOf(operation))
      },
      onGrown: (listener) => {
        this.#followers.add(listener)
        return () => void this.#followers.delete(listener)
      },
    }
  }

  #grown(): void {
    for (const hear of this.#followers) hear()
  }

  async query(filters: HistoryFilters, offset: number, limit: number): Promise<HistoryPage> {
    const { index, problems } = await this.#contents()
    const matching = index.matching(filters)
    const rows = await this.#readingLines((reader) =>
      Promise.all(
        matching
          .slice(offset, offset + limit)
          .map(async (operation) => operationRow(await reader.openingOf(operation), operation.outcome)),
      ),
    )
    return { rows, total: matching.length, problems: [...this.#setAside, ...problems] }
  }

  async readOperation(operationId: string): Promise<Operation | null> {
    const { index } = await this.#contents()
    const operation = index.get(operationId)
    return operation && this.#readingLines((reader) => operationFrom(reader, operation))
  }

  async unfinished(): Promise<Operation[]> {
    const { index } = await this.#contents()
    const open = index.unfinished()
    return this.#readingLines((reader) => Promise.all(open.map((operation) => operationFrom(reader, operation))))
  }

  async countToCheck(): Promise<number> {
    const { index } = await this.#contents()
    return index.countToCheck()
  }

  async activityOf(whose: Whose, withinMs: number, now: Date): Promise<Activity> {
    const { index } = await this.#contents()
    return index.activityOf(whose, withinMs, now.getTime())
  }

  async mayRetry(operationId: string, now: Date): Promise<boolean> {
    const { index } = await this.#contents()
    return index.mayRetry(operationId, now.getTime())
  }

  async exportTo(path: string, format: 'csv' | 'json', filters: HistoryFilters): Promise<number> {
    const { index, end } = await this.#contents()
    const writer = await this.#writer
    const matching = index.matching(filters)
    const head = {
      exportedAt: this.#place.now().toISOString(),
      filters,
      operationCount: matching.length,
      chainHead: (writer instanceof Journal ? writer.link : null) ?? end,
    }
    await this.#readingLines((reader) => {
      const operations = operationsFrom(reader, matching)
      const parts = format === 'csv' ? csvParts(operations) : jsonParts(head, operations)
      return writeExport(path, parts, { fileSystem: this.#place.fileSystem, temporaryFolder: tmpdir() })
    })
    return matching.length
  }

  async overview(question: OverviewQuestion): Promise<Overview> {
    return (await this.#contents()).index.overview(question)
  }

  async exportOverview(path: string, question: OverviewQuestion): Promise<void> {
    const { fileSystem } = this.#place
    const text = overviewCsv(question, await this.overview(question))
    await writeExport(path, [text], { fileSystem, temporaryFolder: tmpdir() })
  }

  async verify(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<VerifyReport> {
    const started = performance.now()
    const { folder } = this.#place
    const { whole, index } = await this.#contents()
    const total = index.entries
    const either = AbortSignal.any([signal, this.#closing.signal])
    const walk = async (found: Snapshot) => ({
      found,
      ...(await this.#check({ folder, found, whole }, either, (done) => onProgress(done, Math.max(done, total)))),
    })
    const writer = await this.#writer
    const { found, problems, entries, firstAt, lastAt } =
      writer instanceof Journal
        ? await walk(await writer.exclusive(() => this.#look()))
        : await this.#whileOthersWrite(walk)
    const verdict = problems.length > 0 ? 'broken' : entries > 0 ? 'intact' : 'empty'
    const tookMs = performance.now() - started
    return { verdict, entries, files: found.files.length, firstAt, lastAt, problems, tookMs }
  }

  async deleteMonthsOlderThan(months: number, now: Date, agent: Agent): Promise<string[]> {
    const journal = await this.#journal()
    const { index } = await this.#contents()
    const { fileSystem, folder } = this.#place
    try {
      const finished = await this.#finishDeletions(journal)
      const files = (await listMonths(fileSystem, folder)).map((file) => file.name)
      const deleted = await journal.deleteMonths(monthsOlderThan(files, months, now), files, {
        entryOf: (away) => ({
          kind: 'months-deleted',
          operationId: randomUUID(),
          at: this.#place.now().toISOString(),
          agent,
          keptMonths: months,
          ...(index.ruleSet === undefined ? {} : { ruleSet: index.ruleSet }),
          erased: index.inFiles(away),
        }),
        onRecorded: (entry, ref) => index.add(entry, ref),
        onDeleted: (file) => index.forgetFile(file),
      })
      if (deleted.length > 0) this.#grown()
      return [...finished, ...deleted]
    } catch (error) {
      throw toStorageError(error)
    }
  }

  async oldBy(months: number, now: Date): Promise<Erased> {
    const { index } = await this.#contents()
    const { fileSystem, folder } = this.#place
    const files = (await listMonths(fileSystem, folder)).map((file) => file.name)
    return index.inFiles(monthsOlderThan(files, months, now))
  }

  async problems(): Promise<HistoryProblem[]> {
    return [...this.#setAside, ...(await this.#contents()).problems]
  }

  async close(): Promise<void> {
    this.#closing.abort()
    try {
      const writer = await this.#writer
      await this.#reading?.whole.catch(() => undefined)
      if (writer instanceof Journal) await writer.close()
    } finally {
      this.#releaseLock()
    }
  }

  #releaseLock(): void {
    this.#lock?.release()
    this.#lock = null
  }

  async #readingLines<Value>(work: (reader: LineReader) => Promise<Value>): Promise<Value> {
    const reader = new LineReader(this.#place.fileSystem, this.#place.folder)
    try {
      return await work(reader)
    } catch (error) {
      throw toStorageError(error)
    } finally {
      await reader.close()
    }
  }
}

const operationFrom = async (reader: LineReader, operation: IndexedOperation): Promise<Operation> =>
  foldOperation(await reader.entriesOf(operation))

/** Reads in batches: faster than one at a time, and a long export never has to fit into memory. */
async function* operationsFrom(reader: LineReader, operations: readonly IndexedOperation[]): AsyncGenerator<Operation> {
  for (let at = 0; at < operations.length; at += readAtOnce) {
    const batch = operations.slice(at, at + readAtOnce)
    yield* await Promise.all(batch.map((operation) => operationFrom(reader, operation)))
  }
}

const readAtOnce = 64

async function* csvParts(operations: AsyncIterable<Operation>): AsyncGenerator<string> {
  yield csvHead
  for await (const operation of operations) yield csvRows(operation)
}

/** One object: the fields of `head`, then `operations`, one per line. */
async function* jsonParts(head: object, operations: AsyncIterable<Operation>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"operations":[`
  let separator = '\n'
  for await (const operation of operations) {
    yield separator + JSON.stringify(operation)
    separator = ',\n'
  }
  yield '\n]}\n'
}
