/**
 * Reads the journal from any of its lines up to the last acknowledged one. It remembers where it stopped, so the cost of following a
 * growing journal depends on what was added, not on its size.
 */
import { join } from 'node:path'
import type { FileSystem } from '../storage/file-system.ts'
import { StorageError, toStorageError } from '../storage/storage-error.ts'
import { readLine, type Line, type Link } from './chain-line.ts'
import { readLines, withFile } from './read-lines.ts'
import { listMonths } from './walk-history.ts'

/** The line to continue after. `hash`: `null` if only its number is known; any line with that number is then accepted. */
export interface FollowedFrom {
  readonly seq: number
  readonly hash: string | null
}

export interface FollowLimits {
  readonly lines: number
  /** At least one line is read, however long. */
  readonly bytes: number
}

export interface FollowedLine extends Line {
  /** As stored on the disk, without its newline. */
  readonly text: string
}

export interface Followed {
  /** In order. Broken lines are left out, and so are lines that no longer exist, which leaves gaps in the numbers. */
  readonly lines: readonly FollowedLine[]
  /** The journal is not the one that was read before: it has a different line with that number, or none yet. */
  readonly isAnother: boolean
}

/** Where to read from: the start of a line. No line after `after` is before it. */
interface Place {
  readonly file: string
  readonly offset: number
}

export class LineFollower {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  #next: (Place & { readonly after: Link }) | null = null

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem
    this.#folder = folder
  }

  /** `end`: the latest acknowledged line. Throws `StorageError`, and the signal's reason. */
  async read(after: FollowedFrom, end: Link, limits: FollowLimits, signal: AbortSignal): Promise<Followed> {
    const isOther = after.seq === end.seq && after.hash !== null && after.hash !== end.hash
    if (after.seq > end.seq || isOther) return { lines: [], isAnother: true }
    if (after.seq === end.seq) return { lines: [], isAnother: false }
    try {
      return await this.#read(after, end, limits, signal)
    } catch (cause) {
      signal.throwIfAborted()
      throw toStorageError(cause)
    }
  }

  async #read(after: FollowedFrom, end: Link, limits: FollowLimits, signal: AbortSignal): Promise<Followed> {
    const files = (await listMonths(this.#fileSystem, this.#folder)).map(({ name, size }) => {
      // If this file were skipped, its lines would count as deleted.
      if (size === null) throw new StorageError('storage-unavailable')
      return { name, size }
    })
    const start = await this.#startOf(after, files)
    const lines: FollowedLine[] = []
    let bytes = 0
    const found: { isAnother: boolean; next: Place } = { isAnother: false, next: start }
    const enough = new AbortController()
    const either = AbortSignal.any([signal, enough.signal])
    const isEnough = (): boolean => enough.signal.aborted
    const take = (line: Buffer, file: string, offset: number): void => {
      const seq = seqOf(line)
      if (seq === null || isEnough()) return
      if (seq === after.seq) found.isAnother ||= after.hash !== null && hashOf(line) !== after.hash
      const isFull = lines.length >= limits.lines || (lines.length > 0 && bytes + line.length > limits.bytes)
      if (found.isAnother || seq > end.seq || isFull) {
        enough.abort()
        return
      }
      found.next = { file, offset: offset + line.length + 1 }
      if (seq <= after.seq) return
      const result = readLine(line)
      if (result.kind !== 'ok') return
      lines.push({ ...result.line, text: line.toString() })
      bytes += line.length
    }
    for (const { name, size } of files.slice(files.findIndex((file) => file.name === start.file))) {
      if (isEnough()) break
      const from = name === start.file ? start.offset : 0
      try {
        await withFile(this.#fileSystem, join(this.#folder, name), (handle) =>
          readLines(handle, size, either, (line, offset) => line !== null && take(line, name, offset), from),
        )
      } catch (cause) {
        if (!isEnough()) throw cause
      }
    }
    signal.throwIfAborted()
    const last = lines.at(-1)
    if (last !== undefined) this.#next = { ...found.next, after: last.link }
    return { lines: found.isAnother ? [] : lines, isAnother: found.isAnother }
  }

  async #startOf(after: FollowedFrom, files: readonly { readonly name: string }[]): Promise<Place> {
    const known = this.#next
    if (known?.after.seq === after.seq && known.after.hash === after.hash) {
      if (files.some(({ name }) => name === known.file)) return known
    }
    let first = ''
    for (const { name } of files.toReversed()) {
      first = name
      const seq = await this.#firstSeqOf(name)
      if (seq !== null && seq <= after.seq) break
    }
    return { file: first, offset: 0 }
  }

  async #firstSeqOf(file: string): Promise<number | null> {
    return withFile(this.#fileSystem, join(this.#folder, file), async (handle) => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0)
      return seqOf(buffer.subarray(0, bytesRead))
    })
  }
}

/** Enough of a line's beginning to include its number. */
const beginningBytes = 160
const beginning = /^\{"hash":"([0-9a-f]{64})","v":\d{1,9},"seq":(\d{1,16}),/

/** Reads only the beginning, so that skipping lines is cheap. `null`: it is not a line of the journal. */
function seqOf(line: Buffer): number | null {
  const seq = beginning.exec(line.toString('latin1', 0, beginningBytes))?.[2]
  return seq === undefined ? null : Number(seq)
}

const hashOf = (line: Buffer): string => line.toString('latin1', 9, 73)
