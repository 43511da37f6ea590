/**
 * Reads every line of every month from the disk and checks format, schema, order and chain. Opening the history builds the index from
 * this, and verification reports it; neither trusts what the other found. Changes and repairs nothing.
 */
import { join } from 'node:path'
import type { HistoryEntry } from '../../shared/domain/history-entry.ts'
import type { HistoryProblem } from '../../shared/domain/history-query.ts'
import type { FileHandle, FileSystem } from '../storage/file-system.ts'
import { toStorageError } from '../storage/storage-error.ts'
import {
  chainStart,
  entryOf,
  isMonthFile,
  monthOf,
  monthOfFile,
  readLine,
  type Line,
  type LineContent,
  type LineResult,
  type Link,
  type Retention,
} from './chain-line.ts'
import { headFileName, type HeadResult } from './head-record.ts'
import { readLines, withFile } from './read-lines.ts'

/** The folder at one moment; later appends are beyond these sizes. */
export interface Snapshot {
  /** Oldest month first. `size` is `null` for a file that cannot be accessed. */
  readonly files: readonly { readonly name: string; readonly size: number | null }[]
  /** Read before the files are: since it is written after them, it is never ahead of them. */
  readonly head: HeadResult
  /** Another process may be writing: an incomplete line at the very end is one it is still writing. */
  readonly growing: boolean
}

/** The location of an entry: offset and length in bytes, without the newline. */
export interface LineRef {
  readonly file: string
  readonly offset: number
  readonly length: number
}

/** A month in which nothing was wrong as far as it was read. Its last hash stands for every byte of that. */
export interface WholeMonth {
  readonly file: string
  /** Bytes read. They end with a newline. */
  readonly size: number
  readonly lines: number
  readonly entries: number
  readonly firstAt: string | null
  readonly lastAt: string | null
  /** The link that its first line continues. */
  readonly continues: Link
  readonly end: Link
  /** Offset of the last line. */
  readonly lastLineAt: number
  /** The months that its lines record as deleted. */
  readonly deleted: Retention['deleted']
}

export interface KnownMonths {
  readonly months: ReadonlyMap<string, WholeMonth>
  /**
   * Whether the file still is what it was as far as it was read then; that part is then not read again. `onLines` hears of the
   * number of its lines looked at so far.
   */
  readonly isStill: (handle: FileHandle, month: WholeMonth, onLines: (lines: number) => void) => Promise<boolean>
  /** It is: what follows in the file is read next. */
  readonly onTaken?: (month: WholeMonth) => void
}

export interface WalkOptions {
  readonly signal: AbortSignal
  readonly onEntry?: (entry: HistoryEntry, ref: LineRef) => void
  /** Called now and then, and at the end, with the number of entries read so far. */
  readonly onProgress?: (entries: number) => void
  /** What an earlier walk found. All of it is read when left out. */
  readonly known?: KnownMonths
  /** After each file; `whole` is `null` if anything is wrong with it. The next one is read when it resolves. */
  readonly onMonth?: (file: string, whole: WholeMonth | null, isNewest: boolean) => Promise<void>
}

export interface WalkResult {
  readonly problems: HistoryProblem[]
  /** The months without a problem. */
  readonly whole: readonly WholeMonth[]
  /** The last line's link, `null` if that line cannot be read. */
  readonly end: Link | null
  /** Names of the months recorded as deleted by retention. */
  readonly deleted: ReadonlySet<string>
  readonly entries: number
  readonly firstAt: string | null
  readonly lastAt: string | null
}

/** At most this many problems of a file are listed; beyond that it is reported as unreadable once. */
const maxProblemsPerFile = 100

/** Throws only the signal's reason when cancelled: whatever is wrong with the files is a problem in the result. */
export async function walkHistory(
  fileSystem: FileSystem,
  folder: string,
  snapshot: Snapshot,
  options: WalkOptions,
): Promise<WalkResult> {
  const walk = new ChainWalk(snapshot.head)
  const whole: WholeMonth[] = []
  let told = 0
  const tell = (done: number): void => {
    if (done - told < progressEvery) return
    told = done
    options.onProgress?.(done)
  }
  let entries = 0
  let firstAt: string | null = null
  let lastAt: string | null = null

  for (const { name, size } of snapshot.files) {
    walk.beginFile(name)
    const isNewest = name === snapshot.files.at(-1)?.name
    if (size === null) {
      walk.fileUnreadable()
      await options.onMonth?.(name, null, isNewest)
      continue
    }
    const before = entries
    const month = { entries: 0, firstAt: null as string | null, lastAt: null as string | null }
    try {
      const rest = await withFile(fileSystem, join(folder, name), async (handle) => {
        // Of lines that are not looked into, it is not known which are entries; nearly all are.
        const known = await stillWhole(walk, handle, name, size, options, (lines) => tell(before + lines))
        if (known !== null) {
          walk.continueAfter(known)
          options.known?.onTaken?.(known)
          Object.assign(month, { entries: known.entries, firstAt: known.firstAt, lastAt: known.lastAt })
          entries += known.entries
          tell(entries)
        }
        const onLine = (bytes: Buffer | null, offset: number): void => {
          const line = walk.check(bytes === null ? { kind: 'broken' } : readLine(bytes), offset)
          const entry = line === null ? null : entryOf(line.content)
          if (entry === null) return
          entries += 1
          month.entries += 1
          month.firstAt ??= entry.at
          month.lastAt = entry.at
          options.onEntry?.(entry, { file: name, offset, length: bytes?.length ?? 0 })
          tell(entries)
        }
        return readLines(handle, size, options.signal, onLine, known?.size)
      })
      const begun = snapshot.growing && isNewest
      if (rest < size && !begun) walk.check({ kind: 'broken' }, rest)
      const end = walk.endFile(begun ? rest : size)
      if (end !== null) whole.push({ file: name, size: rest, ...month, ...end })
    } catch (error) {
      if (!isFileSystemError(error)) throw error
      walk.fileUnreadable()
    }
    firstAt ??= month.firstAt
    lastAt = month.lastAt ?? lastAt
    const last = whole.at(-1)
    await options.onMonth?.(name, last?.file === name ? last : null, isNewest)
  }
  options.onProgress?.(entries)
  return { problems: walk.finish(), whole, end: walk.end, deleted: walk.deleted, entries, firstAt, lastAt }
}

/** What is known of the month, if it fits here and the file still is what it was. */
async function stillWhole(
  walk: ChainWalk,
  handle: FileHandle,
  name: string,
  size: number,
  { known, signal }: WalkOptions,
  onLines: (lines: number) => void,
): Promise<WholeMonth | null> {
  const month = known?.months.get(name)
  if (known === undefined || month === undefined || month.size > size || !walk.fits(month)) return null
  const isStill = await known.isStill(handle, month, (lines) => onLines(Math.min(lines, month.entries)))
  signal.throwIfAborted()
  return isStill ? month : null
}

/** Entries between two reports. */
const progressEvery = 2_000

const isFileSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error && 'syscall' in error

/** Lists the existing months, including files that cannot be accessed. Throws `StorageError`. */
export async function listMonths(fileSystem: FileSystem, folder: string): Promise<Snapshot['files']> {
  const names = await fileSystem.readdir(folder).catch((cause: unknown) => {
    throw toStorageError(cause)
  })
  return Promise.all(
    names
      .filter(isMonthFile)
      .sort()
      .map(async (name) => {
        try {
          const stats = await fileSystem.stat(join(folder, name))
          return { name, size: stats.isFile() ? stats.size : null }
        } catch {
          return { name, size: null }
        }
      }),
  )
}

/** The state of the walk along the chain. Pure: it is fed lines and collects problems. */
class ChainWalk {
  readonly #head: HeadResult
  readonly #problems: HistoryProblem[] = []
  /** Names of the months that retention recorded as deleted. */
  readonly deleted = new Set<string>()
  /** The last links of deleted months, as retention recorded them: the remaining history may begin after any of them. */
  readonly #allowedStarts: Link[] = [chainStart]
  #file = ''
  /** The file's month as its first line states it, so that a renamed file is reported once and not line by line. */
  #month = ''
  #files = 0
  /** Any line or file has been seen, readable or not. */
  #begun = false
  #firstLink: { readonly file: string; readonly continues: Link } | null = null
  #line = 0
  #lastLineAt = 0
  #deletedInFile: Retention['deleted'] = []
  #continuedByFile: Link | null = null
  #problemsInFile = 0
  #readableInFile = 0
  #newerInFile = false
  /** Sequence number of the last line, counting broken ones; `null` after anything unreadable. */
  #seq: number | null = null
  /** Hash of the last line; `null` if that line was broken. */
  #hash: string | null = null

  constructor(head: HeadResult) {
    this.#head = head
  }

  get end(): Link | null {
    if (!this.#begun) return chainStart
    return this.#seq === null || this.#hash === null ? null : { seq: this.#seq, hash: this.#hash }
  }

  beginFile(name: string): void {
    this.#file = name
    this.#month = monthOfFile(name)
    this.#files += 1
    this.#line = 0
    this.#lastLineAt = 0
    this.#deletedInFile = []
    this.#continuedByFile = null
    this.#problemsInFile = 0
    this.#readableInFile = 0
    this.#newerInFile = false
  }

  /** Whether a month known to be whole continues what was read before it, with nothing wrong between the two and with the head record. */
  fits({ file, continues, end }: WholeMonth): boolean {
    const joined =
      this.#seq === null || (continues.seq === this.#seq && (this.#hash === null || continues.hash === this.#hash))
    const head = this.#head.kind === 'ok' ? this.#head.value : null
    const isInside = head !== null && head.seq > continues.seq && head.seq <= end.seq
    // The hash of a line before the last is known to nobody but who reads it.
    return file === this.#file && joined && (!isInside || (head.seq === end.seq && head.hash === end.hash))
  }

  /** Goes on after a month that is known to be whole, as if it had been read. */
  continueAfter({ lines, lastLineAt, continues, end, deleted }: WholeMonth): void {
    if (!this.#begun) this.#firstLink = { file: this.#file, continues }
    this.#begun = true
    this.#line = lines
    this.#readableInFile = lines
    this.#lastLineAt = lastLineAt
    this.#continuedByFile = continues
    this.#noteDeleted(deleted)
    this.#seq = end.seq
    this.#hash = end.hash
  }

  /** Returns the line if it can be read, even if it breaks the chain: what follows stays readable. */
  check(result: LineResult, offset: number): Line | null {
    this.#line += 1
    this.#lastLineAt = offset
    const first = !this.#begun
    this.#begun = true
    if (result.kind === 'newer') {
      if (!this.#newerInFile) this.#report('newer-version')
      this.#newerInFile = true
      this.#seq = null
      this.#hash = null
      return null
    }
    if (result.kind === 'broken') {
      this.#report('broken-line')
      if (this.#seq !== null) this.#seq += 1
      this.#hash = null
      return null
    }
    this.#readableInFile += 1
    const { link, prev, content } = result.line
    const joined = this.#seq === null || (link.seq === this.#seq + 1 && (this.#hash === null || prev === this.#hash))
    const asRecorded =
      this.#head.kind !== 'ok' || this.#head.value.seq !== link.seq || this.#head.value.hash === link.hash
    if (!joined || !asRecorded || !this.#inItsMonth(content)) this.#report('chain-broken')
    const continues = { seq: link.seq - 1, hash: prev }
    if (first) this.#firstLink = { file: this.#file, continues }
    this.#continuedByFile ??= continues
    if ('retention' in content) this.#noteDeleted(content.retention.deleted)
    this.#seq = link.seq
    this.#hash = link.hash
    return result.line
  }

  #noteDeleted(deleted: Retention['deleted']): void {
    for (const month of deleted) {
      this.#deletedInFile.push(month)
      this.#allowedStarts.push(month)
      this.deleted.add(month.file)
    }
  }

  /** Only the first line names the file's month, and no entry after it is from a later month. */
  #inItsMonth(content: LineContent): boolean {
    if ('month' in content) {
      if (this.#line === 1) this.#month = content.month
      return this.#line === 1 && content.month === monthOfFile(this.#file)
    }
    return this.#line > 1 && (!('entry' in content) || monthOf(content.entry.at) <= this.#month)
  }

  fileUnreadable(): void {
    this.#problems.push({ kind: 'file-unreadable', file: this.#file, line: null })
    this.#begun = true
    this.#seq = null
    this.#hash = null
  }

  /** What stands for the file; `null` if anything is wrong with it, or nothing is in it. */
  endFile(size: number): Pick<WholeMonth, 'lines' | 'continues' | 'end' | 'lastLineAt' | 'deleted'> | null {
    if (size > 0 && this.#readableInFile === 0 && !this.#newerInFile) {
      this.#problems.splice(this.#problems.length - Math.min(this.#problemsInFile, maxProblemsPerFile))
      this.fileUnreadable()
    } else if (this.#problemsInFile > maxProblemsPerFile) {
      this.#problems.push({ kind: 'file-unreadable', file: this.#file, line: null })
    }
    const { end } = this
    const continues = this.#continuedByFile
    if (this.#problemsInFile > 0 || end === null || continues === null) return null
    return { lines: this.#line, continues, end, lastLineAt: this.#lastLineAt, deleted: this.#deletedInFile }
  }

  #report(kind: HistoryProblem['kind']): void {
    this.#problemsInFile += 1
    if (this.#problemsInFile <= maxProblemsPerFile) {
      this.#problems.push({ kind, file: this.#file, line: this.#line })
    }
  }

  /** Adds the problems that only the whole shows: months missing before the first file, or lines missing after the last. */
  finish(): HistoryProblem[] {
    const first = this.#firstLink
    const follows = (link: Link) => link.seq === first?.continues.seq && link.hash === first.continues.hash
    if (first && !this.#allowedStarts.some(follows)) {
      this.#problems.push({ kind: 'file-missing', file: first.file, line: null })
    }
    const head = this.#head
    if (head.kind === 'unreadable') this.#problems.push({ kind: 'file-unreadable', file: headFileName, line: null })
    if (head.kind === 'absent' && this.#files > 0) {
      this.#problems.push({ kind: 'file-missing', file: headFileName, line: null })
    }
    const seenTo = this.#begun ? this.#seq : 0
    if (head.kind === 'ok' && seenTo !== null && head.value.seq > seenTo) {
      this.#problems.push({ kind: 'chain-broken', file: this.#file || headFileName, line: null })
    }
    return this.#problems
  }
}
