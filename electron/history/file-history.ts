/**
 * The history on the disk: JSON lines, one file a month, one hash chain through all of them (`FORMAT.md`).
 *
 * It opens in the background: it takes the lock, decides whether the journal can be continued, and reads the existing entries into the
 * index, of most months from what an earlier run stored of them (`month-store.ts`); calls made meanwhile wait for that. A history that cannot be continued, or that another process is writing, accepts no entries,
 * says why and stays readable; nothing in the folder is changed. `tryAgain` exists because most of the reasons are temporary.
 */
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { foldOperation } from '../../shared/domain/fold-operation.ts'
import { HistoryEntry, isOpening, type Agent, type Erased, type Operation } from '../../shared/domain/history-entry.ts'
import type {
  HistoryFilters,
  HistoryPage,
  HistoryProblem,
  OperationRow,
  VerifyReport,
} from '../../shared/domain/history-query.ts'
import type { Overview, OverviewQuestion } from '../../shared/domain/overview.ts'
import type { ExportText } from '../../shared/messages/en/export-texts.ts'
import type { Logger } from '../logging/logger.ts'
import { fileSystem as retryingFiles, type FileSystem } from '../storage/file-system.ts'
import { toStorageError, type StorageError } from '../storage/storage-error.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import type { Activity, Whose } from './activity.ts'
import { monthOf } from './chain-line.ts'
import { checkHere, checkInThread, type CheckFiles } from './check-files.ts'
import { areMonthsMarked, finishDeletions } from './delete-months.ts'
import { writeExport } from './export-file.ts'
import { lockFolder, lockFolderPatiently, type FolderLock, type Wait } from './folder-lock.ts'
import { readHead, type HeadResult } from './head-record.ts'
import { HistoryClosedError } from './history-closed-error.ts'
import { indexFolderOf, leastStoredBytes } from './index-folder.ts'
import type { Follower, History } from './history.ts'
import { Journal, type JournalPlace } from './journal.ts'
import { LineFollower } from './line-follower.ts'
import { LineChangedError, LineReader } from './line-reader.ts'
import { csvHead, csvRows } from './operation-csv.ts'
import { OperationIndex, type IndexedOperation } from './operation-index.ts'
import { operationRow } from './operation-row.ts'
import { overviewCsv } from './overview-csv.ts'
import { monthsOlderThan } from './retention.ts'
import { StoredMonthError } from './stored-month-error.ts'
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
  /** For the pauses between attempts to lock a folder that is in use, and before what was stored is checked. Defaults to real time. */
  readonly wait?: Wait | undefined
  /** The stored index did not fit, and everything was read again: what was shown may have changed. */
  readonly onReadAgain?: () => void
}

const lockFileName = 'history.lock'
const folderMode = 0o700

/** Never throws: errors are reported by `refusal` and by the other calls. */
export function openHistory({ wait = delay, checkWorker, onReadAgain, ...options }: HistoryOptions): History {
  const place = { ...options, fileSystem: options.fileSystem ?? retryingFiles }
  const { fileSystem, logger } = place
  const check = checkWorker === undefined ? checkHere(fileSystem) : checkInThread(checkWorker, fileSystem, logger)
  return new FileHistory(place, { check, wait, onReadAgain: onReadAgain ?? (() => undefined) })
}

const delay: Wait = (ms, signal) => setTimeout(ms, undefined, { signal })

/** What was read from the files as they were at one moment. */
interface Contents extends WalkResult {
  readonly found: Snapshot
  readonly index: OperationIndex
  /** Part of the index is what an earlier run stored. */
  readonly isFromStore: boolean
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

/** What is stored is checked once the start is long over. */
const checkAfterMs = 30_000

interface Around {
  readonly check: CheckFiles
  readonly wait: Wait
  readonly onReadAgain: () => void
}

/** How often files that another process is changing are read before their problems are reported. */
const maxLooks = 3
const deletionMs = 100

class FileHistory implements History {
  readonly #place: JournalPlace
  readonly #around: Around
  readonly #closing = new AbortController()
  #lock: FolderLock | null = null
  /** The journal, or why there is none, according to the latest attempt to open it. Never rejects. */
  #writer: Promise<Journal | StorageError>
  /** The same, `null` until the first attempt has finished. */
  #known: Journal | StorageError | null = null
  #reading: Reading | null = null
  #looking: Promise<void> | null = null
  /** Until something stored did not fit. */
  #trustsStore = true
  #readingAgain: Promise<void> | null = null
  #checking: Promise<void> = Promise.resolve()
  /** Months are not deleted while everything is read again. */
  readonly #inTurn = createSerialQueue()
  readonly #followers = new Set<() => void>()
  /** Lines set aside when the journal was opened. */
  #setAside: readonly HistoryProblem[] = []

  constructor(place: JournalPlace, around: Around) {
    this.#place = place
    this.#around = around
    this.#writer = this.#open((path) => lockFolderPatiently(path, around.wait, this.#closing.signal))
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
      const reading = new Reading(this.#read({ ...found, head: head ?? found.head, growing: false }, true))
      this.#reading = reading
      void this.#catchUpHead(journal, reading)
      this.#checkLater(reading)
    })
  }

  /**
   * If the process was killed between an entry and its head record, the record lags behind. It is updated only once everything was found
   * intact: until then, the link it names may be the only evidence of a change.
   */
  async #catchUpHead(journal: Journal, reading: Reading): Promise<void> {
    const contents = await reading.whole.catch(() => null)
    if (contents?.problems.length === 0) await journal.catchUpHead(contents.found.head)
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
    this.#reading = new Reading(this.#whileOthersWrite((found) => this.#read(found, false)))
    this.#checkLater(this.#reading)
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
      let now = await this.#look()
      if (isDeepStrictEqual(now, found)) {
        const { fileSystem, folder } = this.#place
        if (!(await areMonthsMarked(fileSystem, folder))) return result
        // For a moment months are gone and no line says so.
        await delay(deletionMs, this.#closing.signal)
        now = await this.#look()
      }
      found = now
    }
  }

  async #read(found: Snapshot, isWriter: boolean): Promise<Contents> {
    const { fileSystem, folder, logger } = this.#place
    const started = performance.now()
    const index = new OperationIndex()
    const store = await this.#openStore(index, found, isWriter)
    const walked = await walkHistory(fileSystem, folder, found, {
      signal: this.#closing.signal,
      onEntry: (entry, ref) => index.add(entry, ref),
      ...store?.options,
    })
    if (isWriter) await store?.deleteOthers()
    const stored = store?.taken ?? 0
    logger.info('history-read', { count: index.entries, tookMs: performance.now() - started })
    if (stored > 0) logger.info('history-index-used', { count: stored })
    for (const { kind, file } of walked.problems) logger.warn('history-problem', { kind, file })
    return { ...walked, found, index, isFromStore: stored > 0 }
  }

  /** `null` for a history so short that nothing is stored of it. */
  async #openStore(index: OperationIndex, { files }: Snapshot, mayStore: boolean) {
    const { fileSystem, folder } = this.#place
    const isLong = files.some(({ size }) => size !== null && size >= leastStoredBytes)
    const left = await fileSystem.readdir(indexFolderOf(folder)).catch(() => [])
    if (!isLong && left.length === 0) return null
    const { MonthStore } = await import('./month-store.ts')
    const names = files.map(({ name }) => name)
    return MonthStore.open(this.#place, index, names, { isTrusted: this.#trustsStore, mayStore })
  }

  /** What is stored says nothing of a byte changed in the middle of a month: all of them are read, once nobody waits for anything. */
  #checkLater(reading: Reading): void {
    const check = async (): Promise<void> => {
      const contents = await reading.whole
      if (!contents.isFromStore) return
      await this.#around.wait(checkAfterMs, this.#closing.signal)
      if (this.#reading === reading) await this.#checkAll(contents, this.#closing.signal, () => undefined)
    }
    // What is wrong with the files is heeded there; there is nothing else to say.
    this.#checking = Promise.all([this.#checking, check().catch(() => undefined)]).then(() => undefined)
  }

  async #checkAll(
    contents: Contents,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<WalkResult & { readonly found: Snapshot }> {
    const { folder } = this.#place
    const { whole } = contents
    const walk = async (found: Snapshot) => ({
      found,
      ...(await this.#around.check({ folder, found, whole }, signal, onProgress)),
    })
    const writer = await this.#writer
    const result =
      writer instanceof Journal
        ? await walk(await writer.exclusive(() => this.#look()))
        : await this.#whileOthersWrite(walk)
    // A file that another program holds at the moment says nothing against what is known of it.
    const isNew = (problem: HistoryProblem): boolean =>
      problem.kind !== 'file-unreadable' && !contents.problems.some((known) => isDeepStrictEqual(known, problem))
    if (contents.isFromStore && result.problems.some(isNew)) {
      await this.#readAgain(contents)
    }
    return result
  }

  /** Reads everything from the journal's lines, unless that has happened since these contents were read. */
  #readAgain(unfit: Contents): Promise<void> {
    this.#readingAgain ??= this.#inTurn(async () => {
      const writer = await this.#writer
      if ((await this.#reading?.whole.catch(() => null)) !== unfit || this.#closing.signal.aborted) return
      this.#place.logger.warn('history-index-unfit')
      this.#trustsStore = false
      // The head record as it was found, not as it was made anew since: it may be the only evidence of a change.
      if (writer instanceof Journal) await this.#readForWriting(writer, unfit.found.head)
      else this.#reading = new Reading(this.#whileOthersWrite((found) => this.#read(found, false)))
      await this.#reading?.whole
      this.#around.onReadAgain()
    }).finally(() => {
      this.#readingAgain = null
    })
    return this.#readingAgain
  }

  /** An answer from the index. If what is stored of it turns out not to fit, everything is read again first. */
  async #answer<Value>(answer: (contents: Contents) => Promise<Value>): Promise<Value> {
    const contents = await this.#contents()
    try {
      return await answer(contents)
    } catch (cause) {
      const isUnfit = cause instanceof StoredMonthError || (contents.isFromStore && cause instanceof LineChangedError)
      if (!isUnfit) throw cause
    }
    await this.#readAgain(contents)
    return answer(await this.#contents())
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
      openingOf: (operationId) =>
        this.#answer(async ({ index }) => {
          const operation = await index.get(operationId)
          return operation === null ? null : this.#readingLines((reader) => reader.openingOf(operation))
        }),
      onGrown: (listener) => {
        this.#followers.add(listener)
        return () => void this.#followers.delete(listener)
      },
    }
  }

  #grown(): void {
    for (const hear of this.#followers) hear()
  }

  query(filters: HistoryFilters, offset: number, limit: number): Promise<HistoryPage> {
    return this.#answer(async ({ index, problems }) => {
      const matching = await index.matching(filters)
      const operations = await index.operationsAt(matching.slice(offset, offset + limit))
      const rows = await this.#readingLines((reader) =>
        Promise.all(operations.map((operation) => rowFrom(reader, operation))),
      )
      return { rows, total: matching.length, problems: [...this.#setAside, ...problems] }
    })
  }

  readOperation(operationId: string): Promise<Operation | null> {
    return this.#answer(async ({ index }) => {
      const operation = await index.get(operationId)
      return operation && this.#readingLines((reader) => operationFrom(reader, operation))
    })
  }

  unfinished(): Promise<Operation[]> {
    return this.#answer(async ({ index }) => {
      const open = await index.unfinished()
      return this.#readingLines((reader) => Promise.all(open.map((operation) => operationFrom(reader, operation))))
    })
  }

  async countToCheck(): Promise<number> {
    const { index } = await this.#contents()
    return index.countToCheck()
  }

  activityOf(whose: Whose, withinMs: number, now: Date): Promise<Activity> {
    return this.#answer(({ index }) => index.activityOf(whose, withinMs, now.getTime()))
  }

  async mayRetry(operationId: string, now: Date): Promise<boolean> {
    const { index } = await this.#contents()
    return index.mayRetry(operationId, now.getTime())
  }

  exportTo(path: string, format: 'csv' | 'json', filters: HistoryFilters, text: ExportText): Promise<number> {
    return this.#answer(async ({ index, end }) => {
      const writer = await this.#writer
      const matching = await index.matching(filters)
      const head = {
        exportedAt: this.#place.now().toISOString(),
        filters,
        operationCount: matching.length,
        chainHead: (writer instanceof Journal ? writer.link : null) ?? end,
      }
      await this.#readingLines((reader) => {
        const operations = operationsFrom(reader, index, matching)
        const parts = format === 'csv' ? csvParts(operations, text) : jsonParts(head, operations)
        return writeExport(path, parts, { fileSystem: this.#place.fileSystem, temporaryFolder: tmpdir() })
      })
      return matching.length
    })
  }

  async overview(question: OverviewQuestion): Promise<Overview> {
    return (await this.#contents()).index.overview(question)
  }

  async exportOverview(path: string, question: OverviewQuestion, text: ExportText): Promise<void> {
    const { fileSystem } = this.#place
    const table = overviewCsv(question, await this.overview(question), text)
    await writeExport(path, [table], { fileSystem, temporaryFolder: tmpdir() })
  }

  async verify(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<VerifyReport> {
    const started = performance.now()
    const contents = await this.#contents()
    const total = contents.index.entries
    const either = AbortSignal.any([signal, this.#closing.signal])
    const { found, problems, entries, firstAt, lastAt } = await this.#checkAll(contents, either, (done) =>
      onProgress(done, Math.max(done, total)),
    )
    const verdict = problems.length > 0 ? 'broken' : entries > 0 ? 'intact' : 'empty'
    const tookMs = performance.now() - started
    return { verdict, entries, files: found.files.length, firstAt, lastAt, problems, tookMs }
  }

  deleteMonthsOlderThan(months: number, now: Date, agent: Agent): Promise<string[]> {
    return this.#inTurn(() => this.#deleteMonths(months, now, agent))
  }

  async #deleteMonths(months: number, now: Date, agent: Agent): Promise<string[]> {
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
        onRecorded: (entry, ref) => this.#reading?.add(entry, ref),
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
      await this.#checking
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

/** What is shown is what the lines add up to. If that is not what the index says, the index is wrong. */
async function rowFrom(reader: LineReader, operation: IndexedOperation): Promise<OperationRow> {
  const [opening, ...later] = await reader.entriesOf(operation)
  if (opening === undefined || !isOpening(opening)) throw new LineChangedError()
  const { outcome } = foldOperation([opening, ...later])
  if (outcome !== operation.outcome) throw new LineChangedError()
  return operationRow(opening, outcome)
}

/** Reads in batches: faster than one at a time, and a long export never has to fit into memory. */
async function* operationsFrom(
  reader: LineReader,
  index: OperationIndex,
  rows: readonly number[],
): AsyncGenerator<Operation> {
  for (let at = 0; at < rows.length; at += readAtOnce) {
    const batch = await index.operationsAt(rows.slice(at, at + readAtOnce))
    yield* await Promise.all(batch.map((operation) => operationFrom(reader, operation)))
  }
}

const readAtOnce = 64

async function* csvParts(operations: AsyncIterable<Operation>, text: ExportText): AsyncGenerator<string> {
  yield csvHead(text)
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
