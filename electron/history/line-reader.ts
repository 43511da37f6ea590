/** Reads indexed lines back from the disk, opening each file once and checking every line again. */
import { join } from 'node:path'
import { isOpening, type HistoryEntry, type OpeningEntry } from '../../shared/domain/history-entry.ts'
import type { FileHandle, FileSystem } from '../storage/file-system.ts'
import { entryOf, readLine } from './chain-line.ts'
import { HistoryClosedError } from './history-closed-error.ts'
import type { IndexedOperation } from './operation-index.ts'
import { readExactly } from './read-lines.ts'
import type { LineRef } from './walk-history.ts'

/** An operation's lines are usually close together: one read fetches them all if they span no more than this. */
const spanBytes = 256 * 1024

export class LineReader {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  readonly #handles = new Map<string, Promise<FileHandle>>()

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem
    this.#folder = folder
  }

  /** Throws `HistoryClosedError` if a line has changed since it was indexed, and the file system's errors. */
  async openingOf(operation: IndexedOperation): Promise<OpeningEntry> {
    const [entry] = await this.#read(operation.refs.slice(0, 1))
    if (entry === undefined || !isOpening(entry) || entry.operationId.toLowerCase() !== operation.id) throw changed()
    return entry
  }

  /** Throws the same, also if the lines are not the operation's. */
  async entriesOf(operation: IndexedOperation): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = []
    let run: LineRef[] = []
    for (const ref of operation.refs) {
      const start = run[0]
      if (start && (ref.file !== start.file || ref.offset + ref.length - start.offset > spanBytes)) {
        entries.push(...(await this.#read(run)))
        run = []
      }
      run.push(ref)
    }
    entries.push(...(await this.#read(run)))
    if (entries.some(({ operationId }) => operationId.toLowerCase() !== operation.id)) throw changed()
    return entries
  }

  /** Reads lines of one file, given in ascending order, with one read. */
  async #read(refs: readonly LineRef[]): Promise<HistoryEntry[]> {
    const [first] = refs
    const last = refs.at(-1)
    if (!first || !last) return []
    const handle = await this.#handle(first.file)
    const span = Buffer.allocUnsafe(last.offset + last.length - first.offset)
    await readExactly(handle, span, first.offset)
    return refs.map((ref) => {
      const start = ref.offset - first.offset
      const result = readLine(span.subarray(start, start + ref.length))
      const entry = result.kind === 'ok' ? entryOf(result.line.content) : null
      if (entry === null) throw changed()
      return entry
    })
  }

  async #handle(file: string): Promise<FileHandle> {
    let handle = this.#handles.get(file)
    if (!handle) {
      handle = this.#fileSystem.open(join(this.#folder, file), 'r')
      this.#handles.set(file, handle)
    }
    return handle
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#handles.values()].map(async (handle) => (await handle).close()))
  }
}

const changed = () => new LineChangedError()

/** A line is no longer what it was when it was indexed. */
export class LineChangedError extends HistoryClosedError {
  override readonly name = 'LineChangedError'

  constructor() {
    super('history-unreadable', 'a line changed since it was read')
  }
}
