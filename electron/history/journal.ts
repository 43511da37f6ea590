/**
 * The writing side of the history: appends lines to the newest month, and acknowledges each only once it is on the disk.
 *
 * It refuses to write if the last link is not known for certain, if a newer version has written, and after it was closed.
 * Nothing here changes or removes a line; retention deletes whole months and records that it did.
 */
import { join } from 'node:path'
import type { MonthsDeletedEntry } from '../../shared/domain/history-entry.ts'
import type { HistoryProblem } from '../../shared/domain/history-query.ts'
import type { Logger } from '../logging/logger.ts'
import { AppendFile } from '../storage/append-file.ts'
import { privateFileMode, type FileHandle, type FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import { errorCode, isHeld, StorageError, toStorageError } from '../storage/storage-error.ts'
import {
  chainStart,
  monthFileName,
  monthOfFile,
  readLine,
  writeLine,
  type LineContent,
  type Link,
} from './chain-line.ts'
import { deleteMarkedMonths, unmarkMonths, markForDeletion } from './delete-months.ts'
import { decideContinuation, readFileEnd, readPreviousLink, type Continuation } from './continuation.ts'
import { headFileName, HeadRecord, type HeadResult } from './head-record.ts'
import { HistoryClosedError } from './history-closed-error.ts'
import { maxLineBytes, readExactly, readLines, withFile } from './read-lines.ts'
import type { LineRef } from './walk-history.ts'

export interface JournalPlace {
  readonly fileSystem: FileSystem
  readonly folder: string
  readonly now: () => Date
  readonly logger: Logger
}

interface Writing {
  readonly head: HeadRecord
  newest: { readonly name: string; readonly file: AppendFile } | null
  link: Link
}

export class Journal {
  readonly #place: JournalPlace
  #state: Writing | HistoryClosedError
  readonly #inTurn = createSerialQueue()
  #isFailing = false

  private constructor(place: JournalPlace, state: Writing) {
    this.#place = place
    this.#state = state
  }

  /**
   * Continues the journal in the folder, after setting a torn last line aside. Throws `StorageError` if it cannot be continued, or not
   * now; anything changed by then is recognised by a later attempt, which does not repeat it. `files` are the existing months, oldest
   * first.
   */
  static async open(
    place: JournalPlace,
    files: readonly string[],
    head: HeadResult,
  ): Promise<{ journal: Journal; problems: HistoryProblem[] }> {
    const { fileSystem, folder } = place
    const problems: HistoryProblem[] = []
    const name = files.at(-1) ?? null
    const decision = await decide(place, files, head)
    if (decision.kind === 'refuse') throw new HistoryClosedError(decision.code, decision.reason)
    let newest: Writing['newest'] = null
    try {
      if (name !== null) {
        const torn = await setTornEndAside(place, name, decision.end)
        if (torn !== null) problems.push({ kind: 'torn-line-set-aside', file: name, line: torn })
        newest = { name, file: await AppendFile.continueAt(fileSystem, join(folder, name), decision.end) }
      }
      const asideName = `${headFileName}.unreadable-${fileStamp(place.now())}`
      const record = await HeadRecord.open(fileSystem, folder, head, decision.from, asideName)
      return { journal: new Journal(place, { head: record, newest, link: decision.from }), problems }
    } catch (cause) {
      await newest?.file.close()
      const error = toStorageError(cause)
      // A full disk and a file in use have error messages of their own.
      if (error.fault !== 'storage-unavailable') throw error
      throw new HistoryClosedError('history-unwritable', 'the newest file cannot be opened for writing', { cause })
    }
  }

  /** The last acknowledged link; `null` after `close`. */
  get link(): Link | null {
    return this.#state instanceof HistoryClosedError ? null : this.#state.link
  }

  /** Whether the latest entry could not be written. The files may have disappeared, for example with an unplugged drive. */
  get isFailing(): boolean {
    return this.#isFailing
  }

  /** Runs `work` while nothing is being written, in the order of the calls. */
  exclusive<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#inTurn(work)
  }

  /**
   * Appends one line to `month`'s file, or to the newest file if that is of a later month because the clock was set back.
   * Returns its location once it is on the disk. Throws `StorageError`; then it is not in the file.
   */
  append(month: string, content: LineContent): Promise<LineRef> {
    return this.exclusive(async () => {
      try {
        const ref = await this.#append(month, content)
        this.#isFailing = false
        return ref
      } catch (error) {
        this.#isFailing = true
        const fault = toStorageError(error)
        this.#place.logger.error('history-append-failed', { code: fault.fault, reason: fault.message })
        throw fault
      }
    })
  }

  async #append(month: string, content: LineContent): Promise<LineRef> {
    const state = this.#writing()
    if (state.newest === null || month > monthOfFile(state.newest.name)) {
      const name = monthFileName(month)
      const file = await AppendFile.create(this.#place.fileSystem, join(this.#place.folder, name))
      const closed = state.newest
      state.newest = { name, file }
      await closed?.file.close()
    }
    const { name, file } = state.newest
    const offset = file.end
    const first = offset === 0 ? writeLine(state.link, { month: monthOfFile(name) }) : null
    const line = writeLine(first?.link ?? state.link, content)
    if (line.bytes.length > maxLineBytes) throw new StorageError('storage-unavailable')

    // A new file's first line and its first entry are written together, so that a month never has a first line alone.
    await file.append(first ? Buffer.concat([first.bytes, line.bytes]) : line.bytes)
    state.link = line.link
    await this.#writeHead(state)
    return { file: name, offset: offset + (first?.bytes.length ?? 0), length: line.bytes.length - 1 }
  }

  /** Writes the head record again if `found`, as it was read, is behind the last link. Never throws. */
  catchUpHead(found: HeadResult): Promise<void> {
    return this.exclusive(async () => {
      const state = this.#state
      if (state instanceof HistoryClosedError || found.kind !== 'ok' || found.value.seq >= state.link.seq) return
      await this.#writeHead(state)
    })
  }

  async #writeHead({ head, link }: Writing): Promise<void> {
    try {
      await head.write(link)
    } catch {
      this.#place.logger.warn('history-head-not-written', { file: headFileName })
    }
  }

  /**
   * Deletes `closed`, which are the oldest months, and the lines set aside from them. The last link of each is recorded in the newest
   * file, so that the start of the remaining chain can still be verified. Returns the names of the deleted files. Throws
   * `StorageError`; `onDeleted` is called for every month deleted by then. `entryOf` makes the entry that describes the deletion for
   * people; `onRecorded` receives it with its location.
   */
  deleteMonths(
    closed: readonly string[],
    all: readonly string[],
    told: {
      readonly entryOf: (files: readonly string[]) => MonthsDeletedEntry
      readonly onRecorded: (entry: MonthsDeletedEntry, ref: LineRef) => void
      readonly onDeleted: (file: string) => void
    },
  ): Promise<string[]> {
    return this.exclusive(async () => {
      const { fileSystem, folder } = this.#place
      try {
        const ends = await this.#endsOf(closed, all)
        const { newest } = this.#writing()
        if (ends.length === 0 || newest === null) return []
        const files = ends.map(({ file }) => file)
        const { count, stoppedBy } = await markForDeletion(fileSystem, folder, files)
        const away = files.slice(0, count)
        if (count > 0) {
          try {
            await flushFolder(fileSystem, folder)
            const entry = told.entryOf(away)
            const retention = { at: entry.at, deleted: ends.slice(0, count), entry }
            told.onRecorded(entry, await this.#append(monthOfFile(newest.name), { retention }))
          } catch (error) {
            await unmarkMonths(fileSystem, folder, away)
            throw error
          }
        }
        away.forEach(told.onDeleted)
        const deleted = await deleteMarkedMonths(fileSystem, folder, away)
        if (stoppedBy !== null) throw stoppedBy
        return deleted
      } catch (error) {
        throw toStorageError(error)
      }
    })
  }

  /** The last link of each file, as the next file's first line states it. Stops at the first file for which that cannot be read. */
  async #endsOf(
    closed: readonly string[],
    all: readonly string[],
  ): Promise<{ file: string; seq: number; hash: string }[]> {
    const ends: { file: string; seq: number; hash: string }[] = []
    for (const file of closed) {
      const next = all[all.indexOf(file) + 1]
      const continues = next === undefined ? null : await this.#continuedBy(next)
      if (continues === null || continues.seq === 0) break
      ends.push({ file, ...continues })
    }
    return ends
  }

  async #continuedBy(file: string): Promise<Link | null> {
    try {
      return await withFile(this.#place.fileSystem, join(this.#place.folder, file), async (handle) => {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(maxFirstLineBytes), 0, maxFirstLineBytes, 0)
        const end = buffer.subarray(0, bytesRead).indexOf('\n')
        const result = readLine(buffer.subarray(0, Math.max(end, 0)))
        return result.kind === 'ok' ? { seq: result.line.link.seq - 1, hash: result.line.prev } : null
      })
    } catch (error) {
      if (isHeld(error)) throw error
      return null
    }
  }

  #writing(): Writing {
    if (this.#state instanceof HistoryClosedError) throw this.#state
    return this.#state
  }

  /** Waits for writes in progress. Appends after this are rejected. */
  close(): Promise<void> {
    return this.exclusive(async () => {
      const state = this.#state
      this.#state = new HistoryClosedError('history-unwritable', 'the history was closed')
      if (state instanceof HistoryClosedError) return
      await state.newest?.file.close()
      await state.head.close()
    })
  }
}

/** A month's first line contains only the month and its place in the chain. */
const maxFirstLineBytes = 1024

async function decide(place: JournalPlace, files: readonly string[], head: HeadResult): Promise<Continuation> {
  const name = files.at(-1)
  if (name === undefined) return { kind: 'continue', from: head.kind === 'ok' ? head.value : chainStart, end: 0 }
  const end = await readFileEnd(place.fileSystem, place.folder, name)
  const needsPrevious = end.kind === 'empty' || (end.kind === 'lines' && end.last === null)
  const previous = needsPrevious ? await readPreviousLink(place.fileSystem, place.folder, files.slice(0, -1)) : null
  return decideContinuation(end, previous, head)
}

/** Copies the bytes after `end` to a file beside it. Returns the line number, `null` if there are none. */
function setTornEndAside(place: JournalPlace, name: string, end: number): Promise<number | null> {
  return withFile(place.fileSystem, join(place.folder, name), async (source) => {
    const { size } = await source.stat()
    if (size <= end) return null
    if (!(await isSetAside(place, name, source, end, size))) await copyTornEnd(place, name, source, end, size)
    let line = 1
    await readLines(source, end, new AbortController().signal, () => (line += 1))
    return line
  })
}

/** Whether an earlier attempt, which failed later on, has already set the torn line aside. */
async function isSetAside(
  { fileSystem, folder }: JournalPlace,
  name: string,
  source: FileHandle,
  end: number,
  size: number,
): Promise<boolean> {
  const names = (await fileSystem.readdir(folder)).filter((found) => found.startsWith(`${name}.torn-`))
  for (const found of names) {
    const isThis = await withFile(fileSystem, join(folder, found), async (copy) => {
      return (await copy.stat()).size === size - end && isSame(source, end, copy, size - end)
    })
    if (isThis) return true
  }
  return false
}

async function isSame(source: FileHandle, from: number, copy: FileHandle, length: number): Promise<boolean> {
  const [ours, theirs] = [Buffer.alloc(copiedAtOnceBytes), Buffer.alloc(copiedAtOnceBytes)]
  for (let at = 0; at < length; at += copiedAtOnceBytes) {
    const count = Math.min(copiedAtOnceBytes, length - at)
    const part = await readExactly(source, ours.subarray(0, count), from + at)
    if (!part.equals(await readExactly(copy, theirs.subarray(0, count), at))) return false
  }
  return true
}

async function copyTornEnd(
  { fileSystem, folder, now }: JournalPlace,
  name: string,
  source: FileHandle,
  end: number,
  size: number,
): Promise<void> {
  const { path, handle } = await createNew(fileSystem, join(folder, `${name}.torn-${fileStamp(now())}`))
  try {
    try {
      const buffer = Buffer.allocUnsafe(Math.min(size - end, copiedAtOnceBytes))
      for (let at = end; at < size; at += buffer.length) {
        await handle.appendFile(await readExactly(source, buffer.subarray(0, Math.min(buffer.length, size - at)), at))
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await fileSystem.unlink(path).catch(() => undefined)
    throw error
  }
  await flushFolder(fileSystem, folder)
}

const copiedAtOnceBytes = 1024 * 1024

/** Creates a file at `wanted`, or at the first free `wanted-2`, `wanted-3` … */
async function createNew(fileSystem: FileSystem, wanted: string): Promise<{ path: string; handle: FileHandle }> {
  for (let attempt = 1; ; attempt += 1) {
    const path = attempt === 1 ? wanted : `${wanted}-${attempt}`
    try {
      return { path, handle: await fileSystem.open(path, 'wx', privateFileMode) }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

/** An instant for use in a file name, without colons, which Windows does not allow. */
const fileStamp = (instant: Date): string => instant.toISOString().replaceAll(/[-:.]/g, '')
