/**
 * Fills an index while the journal is walked: from what an earlier run stored of a month if that still fits, from its lines otherwise; and
 * stores what was read from lines, so that the next start need not read them.
 *
 * A stored month fits if the file still ends with the line it was made up to, and it was made after the same month. That a byte in the
 * middle was changed shows when the lines are read, and at the latest when all files are checked, which follows (`file-history.ts`).
 */
import { basename, join } from 'node:path'
import type { Logger } from '../logging/logger.ts'
import type { FileHandle, FileSystem } from '../storage/file-system.ts'
import { errorCode, toStorageError } from '../storage/storage-error.ts'
import { readLine } from './chain-line.ts'
import { indexFileOf, indexFolderOf, leastStoredBytes } from './index-folder.ts'
import type { OperationIndex } from './operation-index.ts'
import { maxLineBytes, readExactly } from './read-lines.ts'
import { loadMonth, storeMonth, type LoadedMonth } from './stored-month.ts'
import type { KnownMonths, WalkOptions, WholeMonth } from './walk-history.ts'

/** The newest month is stored again when it has this many lines more. */
const leastNewLines = 500

interface StorePlace {
  readonly fileSystem: FileSystem
  readonly folder: string
  readonly logger: Logger
}

export class MonthStore {
  readonly #place: StorePlace
  readonly #index: OperationIndex
  readonly #loaded: ReadonlyMap<string, LoadedMonth>
  /** Only the process that writes the journal stores. */
  readonly #mayStore: boolean
  readonly #taken = new Map<string, WholeMonth>()
  readonly #kept = new Set<string>()
  #before: { readonly file: string | null; readonly isWhole: boolean } = { file: null, isWhole: true }
  /** The latest time up to the end of that month. */
  #latestBefore = 0

  private constructor(
    place: StorePlace,
    index: OperationIndex,
    loaded: ReadonlyMap<string, LoadedMonth>,
    mayStore: boolean,
  ) {
    this.#place = place
    this.#index = index
    this.#loaded = loaded
    this.#mayStore = mayStore
  }

  /** `files`: the journal's, oldest first. With `isTrusted` false, nothing stored is used. */
  static async open(
    place: StorePlace,
    index: OperationIndex,
    files: readonly string[],
    { isTrusted, mayStore }: { readonly isTrusted: boolean; readonly mayStore: boolean },
  ): Promise<MonthStore> {
    const { fileSystem, folder } = place
    const loaded = isTrusted
      ? await Promise.all(
          files.map(async (file) => [file, await loadMonth(fileSystem, indexFileOf(folder, file))] as const),
        )
      : []
    const usable = loaded.flatMap(([file, month]) => (month?.facts.whole.file === file ? [[file, month] as const] : []))
    index.reserve(usable.reduce((sum, [, { facts }]) => sum + facts.rows, 0))
    return new MonthStore(place, index, new Map(usable), mayStore)
  }

  /** How many months were not read because they were stored. */
  get taken(): number {
    return this.#taken.size
  }

  /** For a walk that fills the index. */
  get options(): Required<Pick<WalkOptions, 'known' | 'onMonth'>> {
    const known: KnownMonths = {
      months: new Map([...this.#loaded].map(([file, { facts }]) => [file, facts.whole])),
      isStill: (handle, month) => this.#fits(handle, month),
      onTaken: (month) => {
        const loaded = this.#loaded.get(month.file)
        if (loaded !== undefined) this.#index.addStored(loaded)
        this.#taken.set(month.file, month)
      },
    }
    return { known, onMonth: (file, whole, isNewest) => this.#passed(file, whole, isNewest) }
  }

  async #fits(handle: FileHandle, month: WholeMonth): Promise<boolean> {
    const before = this.#loaded.get(month.file)?.facts.before
    const isAfterTheSame = before?.file === this.#before.file && before.latestAt === this.#index.latestAt
    return isAfterTheSame && this.#before.isWhole && endsWith(handle, month)
  }

  async #passed(file: string, whole: WholeMonth | null, isNewest: boolean): Promise<void> {
    const before = this.#before
    const latestBefore = this.#latestBefore
    this.#before = { file, isWhole: whole !== null }
    this.#latestBefore = this.#index.latestAt
    const taken = this.#taken.get(file)
    if (taken !== undefined) this.#kept.add(file)
    if (whole === null || !this.#mayStore || !before.isWhole || whole.size < leastStoredBytes) return
    const newLines = whole.lines - (taken?.lines ?? 0)
    if (newLines < (isNewest && taken !== undefined ? leastNewLines : 1)) return
    const { fileSystem, folder, logger } = this.#place
    try {
      const { facts, columns, details } = await this.#index.toStore(file)
      const all = { ...facts, whole, before: { file: before.file, latestAt: latestBefore } }
      this.#index.isStored(file, await storeMonth(fileSystem, indexFileOf(folder, file), all, columns, details))
      this.#kept.add(file)
    } catch (cause) {
      logger.warn('history-index-not-stored', { file, reason: toStorageError(cause).message })
    }
  }

  /** Deletes what was stored of months that are no longer there, or no longer what they were. Never throws. */
  async deleteOthers(): Promise<void> {
    const { fileSystem, folder, logger } = this.#place
    const kept = new Set([...this.#kept].map((file) => basename(indexFileOf(folder, file))))
    try {
      for (const name of await fileSystem.readdir(indexFolderOf(folder))) {
        if (!kept.has(name)) await fileSystem.rm(join(indexFolderOf(folder), name), { recursive: true, force: true })
      }
    } catch (cause) {
      if (errorCode(cause) === 'ENOENT') return
      logger.warn('history-index-not-deleted', { reason: toStorageError(cause).message })
    }
  }
}

/** Whether the file's line that was the last one when the month was stored still is there, where it was. */
async function endsWith(handle: FileHandle, { size, lastLineAt, end }: WholeMonth): Promise<boolean> {
  const length = size - lastLineAt
  if (length <= 0 || length > maxLineBytes) return false
  const bytes = await readExactly(handle, Buffer.alloc(length), lastLineAt)
  const result = readLine(bytes.subarray(0, -1))
  return (
    bytes.at(-1) === 0x0a &&
    result.kind === 'ok' &&
    result.line.link.seq === end.seq &&
    result.line.link.hash === end.hash
  )
}
