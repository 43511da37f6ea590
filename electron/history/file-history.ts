/**
 * The history on the disk: JSON lines, one file a month, one hash chain through all of them (`FORMAT.md`).
 *
 * Opening decides whether the journal can be continued and returns; the index is built behind it, and whoever asks first
 * waits for it. What cannot be continued refuses entries with `HistoryClosedError` and stays readable.
 */
import { join } from 'node:path'
import * as nodeFileSystem from 'node:fs/promises'
import { foldOperation } from '../../shared/domain/fold-operation.ts'
import { HistoryEntry, type Operation } from '../../shared/domain/history-entry.ts'
import type { HistoryFilters, HistoryPage, HistoryProblem, VerifyReport } from '../../shared/domain/history-query.ts'
import type { Logger } from '../logging/logger.ts'
import type { FileSystem } from '../storage/file-system.ts'
import { toStorageError } from '../storage/storage-error.ts'
import { monthOf } from './chain-line.ts'
import { writeExport } from './export-file.ts'
import { FolderInUseError, lockFolder, type FolderLock } from './folder-lock.ts'
import { readHead } from './head-record.ts'
import { HistoryClosedError } from './history-closed-error.ts'
import type { History } from './history.ts'
import { Journal, type JournalPlace } from './journal.ts'
import { LineReader } from './line-reader.ts'
import { csvHead, csvRows } from './operation-csv.ts'
import { OperationIndex, type IndexedOperation } from './operation-index.ts'
import { operationRow } from './operation-row.ts'
import { monthsOlderThan } from './retention.ts'
import { listMonths, walkHistory, type LineRef, type Snapshot } from './walk-history.ts'

export interface HistoryOptions {
  /** Absolute. Made when it is not there. */
  readonly folder: string
  /** Names what is set aside and dates what retention and exports record. Entries bring their own time. */
  readonly now: () => Date
  readonly logger: Logger
  /** Another file system than Node's: for tests that break the disk. */
  readonly fileSystem?: FileSystem
}

const lockFileName = 'history.lock'
const folderMode = 0o700

/**
 * Throws `StorageError` when the folder cannot be made or listed, and `FolderInUseError` when another process has it.
 * Everything else that is wrong leaves a history that can be read and says what is wrong.
 */
export async function openHistory(options: HistoryOptions): Promise<History> {
  const place = { ...options, fileSystem: options.fileSystem ?? nodeFileSystem }
  const { fileSystem, folder } = place
  let lock: FolderLock | HistoryClosedError | null = null
  try {
    await fileSystem.mkdir(folder, { recursive: true, mode: folderMode })
    lock = takeLock(join(folder, lockFileName))
    const head = await readHead(fileSystem, folder)
    const files = (await listMonths(fileSystem, folder)).map((file) => file.name)
    const { journal, problems } =
      lock instanceof HistoryClosedError
        ? { journal: Journal.refusing(place, lock), problems: [] }
        : await Journal.open(place, files, head)
    const snapshot = { files: await listMonths(fileSystem, folder), head }
    return new FileHistory(place, lock, journal, snapshot, problems)
  } catch (error) {
    if (lock !== null && !(lock instanceof HistoryClosedError)) lock.release()
    throw toStorageError(error)
  }
}

/** Throws when another process holds it. A folder that cannot be written at all can still be read. */
function takeLock(path: string): FolderLock | HistoryClosedError {
  try {
    return lockFolder(path)
  } catch (error) {
    if (error instanceof HistoryClosedError && !(error instanceof FolderInUseError)) return error
    throw error
  }
}

class FileHistory implements History {
  readonly #place: JournalPlace
  readonly #lock: FolderLock | HistoryClosedError
  readonly #journal: Journal
  readonly #index = new OperationIndex()
  readonly #problems: HistoryProblem[]
  readonly #closing = new AbortController()
  readonly #indexed: Promise<void>
  /** Entries written before the index was built, in order; `null` afterwards. */
  #early: { entry: HistoryEntry; ref: LineRef }[] | null = []

  constructor(
    place: JournalPlace,
    lock: FolderLock | HistoryClosedError,
    journal: Journal,
    found: Snapshot,
    problems: HistoryProblem[],
  ) {
    this.#place = place
    this.#lock = lock
    this.#journal = journal
    this.#problems = problems
    this.#indexed = this.#buildIndex(found)
    // Whoever asks gets the error; nobody asking is no reason to end the process.
    this.#indexed.catch(() => undefined)
  }

  async #buildIndex(found: Snapshot): Promise<void> {
    const started = performance.now()
    const { problems } = await walkHistory(this.#place.fileSystem, this.#place.folder, found, {
      signal: this.#closing.signal,
      onEntry: (entry, ref) => this.#index.add(entry, ref),
    })
    this.#problems.push(...problems)
    for (const { entry, ref } of this.#early ?? []) this.#index.add(entry, ref)
    this.#early = null
    this.#place.logger.info('history-read', { count: this.#index.entries, tookMs: performance.now() - started })
    for (const { kind, file } of this.#problems) this.#place.logger.warn('history-problem', { kind, file })
  }

  async append(entry: HistoryEntry): Promise<void> {
    const valid = HistoryEntry.parse(entry)
    const ref = await this.#journal.append(monthOf(valid.at), { entry: valid })
    if (this.#early) this.#early.push({ entry: valid, ref })
    else this.#index.add(valid, ref)
  }

  async query(filters: HistoryFilters, offset: number, limit: number): Promise<HistoryPage> {
    await this.#indexed
    const matching = this.#index.matching(filters)
    const rows = await this.#reading((reader) =>
      Promise.all(
        matching
          .slice(offset, offset + limit)
          .map(async (operation) => operationRow(await reader.openingOf(operation), operation.outcome)),
      ),
    )
    return { rows, total: matching.length, problems: [...this.#problems] }
  }

  async readOperation(operationId: string): Promise<Operation | null> {
    await this.#indexed
    const operation = this.#index.get(operationId)
    return operation && this.#reading((reader) => operationFrom(reader, operation))
  }

  async unfinished(): Promise<Operation[]> {
    await this.#indexed
    const open = this.#index.unfinished()
    return this.#reading((reader) => Promise.all(open.map((operation) => operationFrom(reader, operation))))
  }

  async countToCheck(): Promise<number> {
    await this.#indexed
    return this.#index.countToCheck()
  }

  async exportTo(path: string, format: 'csv' | 'json', filters: HistoryFilters): Promise<number> {
    await this.#indexed
    const matching = this.#index.matching(filters)
    const head = {
      exportedAt: this.#place.now().toISOString(),
      filters,
      operationCount: matching.length,
      chainHead: this.#journal.link,
    }
    await this.#reading((reader) => {
      const operations = operationsFrom(reader, matching)
      const parts = format === 'csv' ? csvParts(operations) : jsonParts(head, operations)
      return writeExport(this.#place.fileSystem, path, parts)
    })
    return matching.length
  }

  async verify(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<VerifyReport> {
    const started = performance.now()
    await this.#indexed
    const { fileSystem, folder } = this.#place
    const snapshot = await this.#journal.exclusive(async () => ({
      files: await listMonths(fileSystem, folder),
      head: await readHead(fileSystem, folder),
    }))
    // The only thing taken from the index: how long the progress bar is.
    const total = this.#index.entries
    const { problems, entries, firstAt, lastAt } = await walkHistory(fileSystem, folder, snapshot, {
      signal: AbortSignal.any([signal, this.#closing.signal]),
      onProgress: (done) => onProgress(done, Math.max(done, total)),
    })
    const verdict = problems.length > 0 ? 'broken' : entries > 0 ? 'intact' : 'empty'
    const tookMs = performance.now() - started
    return { verdict, entries, files: snapshot.files.length, firstAt, lastAt, problems, tookMs }
  }

  async deleteMonthsOlderThan(months: number, now: Date): Promise<string[]> {
    await this.#indexed
    const { fileSystem, folder } = this.#place
    const files = (await listMonths(fileSystem, folder)).map((file) => file.name)
    const gone = new Set<string>()
    try {
      return await this.#journal.deleteMonths(monthsOlderThan(files, months, now), files, (file) => gone.add(file))
    } finally {
      this.#index.forgetFiles(gone)
    }
  }

  refusal(): Error | null {
    return this.#journal.refusal
  }

  async problems(): Promise<HistoryProblem[]> {
    await this.#indexed
    return [...this.#problems]
  }

  async close(): Promise<void> {
    this.#closing.abort()
    try {
      await this.#indexed.catch(() => undefined)
      await this.#journal.close()
    } finally {
      if (!(this.#lock instanceof HistoryClosedError)) this.#lock.release()
    }
  }

  async #reading<Value>(work: (reader: LineReader) => Promise<Value>): Promise<Value> {
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

/** Read some at a time, so that the disk is never waited for one by one and a long export stays out of the memory. */
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

/** One object: the head's fields, then `operations`, one a line. */
async function* jsonParts(head: object, operations: AsyncIterable<Operation>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"operations":[`
  let separator = '\n'
  for await (const operation of operations) {
    yield separator + JSON.stringify(operation)
    separator = ',\n'
  }
  yield '\n]}\n'
}
