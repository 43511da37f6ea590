/**
 * Writing a file so that a reader, a crash or a power cut finds the old content or the new, never a mixture; and reading
 * one so that "not there" and "there, but unreadable" stay two answers.
 *
 * It refuses to write in place: a full disk then costs the new content, not the old.
 */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileSystem, privateFileMode, type FileSystem } from './file-system.ts'
import { flushFolder } from './flush-folder.ts'
import { retryWhileInUseSync, type WaitSync } from './retry-in-use.ts'
import { errorCode, toStorageError } from './storage-error.ts'

export interface AtomicWriteOptions {
  /** @default Node's, retrying on what others hold */
  readonly files?: FileSystem | undefined
  readonly platform?: NodeJS.Platform
}

/** Never given twice, hidden where dots hide. */
export const temporaryNameFor = (path: string): string => `.${basename(path)}.${randomUUID()}.tmp`
const temporaryPathBeside = (path: string): string => join(dirname(path), temporaryNameFor(path))

const maxWritingMs = 60_000

/** What stands between the dot and the file's name, and the end, of a temporary file of ours. */
const temporaryMark = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/

/**
 * Removes the temporary files that a process killed while writing `path` has left beside it. `ofOthers` matches what stands
 * behind the file's name where somebody else's code writes it as well. What is younger than a minute may belong to a process
 * that is writing right now, and stays until a later start. Never throws.
 */
export function removeLeftTemporaryFilesSync(path: string, ofOthers?: RegExp): void {
  const name = basename(path)
  const isLeft = (found: string): boolean =>
    (found.startsWith(`.${name}`) && temporaryMark.test(found.slice(name.length + 1))) ||
    (found.startsWith(name) && ofOthers?.test(found.slice(name.length)) === true)
  for (const left of namesIn(dirname(path)).filter(isLeft)) {
    const leftPath = join(dirname(path), left)
    ifPossible(() => {
      const stats = statSync(leftPath)
      if (stats.isFile() && stats.mtimeMs < Date.now() - maxWritingMs) rmSync(leftPath, { force: true })
    })
  }
}

/** What stays behind, because another program holds it, goes at a later start. */
function ifPossible(remove: () => void): void {
  try {
    remove()
  } catch {
    // Whoever needs the file says so.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No folder yet, or one that cannot be read: whoever reads or writes there says so.
    return []
  }
}

/**
 * Writes a file of its own, readable by this user only, and flushes it: `wx` for one that must not be there yet, `w` in the place of
 * one that may be. Not its name; whoever needs that to outlive a power cut flushes the folder. Throws what the file system throws.
 */
export async function writeFileFlushed(
  path: string,
  data: Uint8Array,
  flags: 'wx' | 'w',
  files: FileSystem,
): Promise<void> {
  const file = await files.open(path, flags, privateFileMode)
  try {
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Puts `data` at `path`, readable by this user only; folders above are made where missing. When the promise resolves the
 * content is on the disk. Throws `StorageError`; then what was at `path` before is still there, whole (or, where only the
 * last flush of the folder failed, the new content is).
 */
export async function writeFileAtomically(
  path: string,
  data: Uint8Array,
  { files = fileSystem, platform }: AtomicWriteOptions = {},
): Promise<void> {
  const temporaryPath = temporaryPathBeside(path)
  try {
    await files.mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFileFlushed(temporaryPath, data, 'wx', files)
    await files.rename(temporaryPath, path)
    await flushFolder(files, dirname(path), platform)
  } catch (cause) {
    // Nothing more can be done about a temporary file that cannot be removed either; the first trouble is the one to tell.
    await files.rm(temporaryPath, { force: true }).catch(() => undefined)
    throw toStorageError(cause)
  }
}

/** The content of the file, `null` where there is none. Throws `StorageError` where it cannot be read. */
export async function readFileIfThere(path: string, files: FileSystem = fileSystem): Promise<Buffer | null> {
  try {
    return await files.readFile(path)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null
    throw toStorageError(cause)
  }
}

/** The same at once. Throws `StorageError`; what was at `path` before is then still there. */
export function writeFileAtomicallySync(path: string, data: Uint8Array, wait?: WaitSync): void {
  const temporaryPath = temporaryPathBeside(path)
  try {
    const descriptor = openSync(temporaryPath, 'wx', privateFileMode)
    try {
      writeFileSync(descriptor, data)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    retryWhileInUseSync(() => renameSync(temporaryPath, path), wait)
  } catch (cause) {
    ifPossible(() => rmSync(temporaryPath, { force: true }))
    throw toStorageError(cause)
  }
}

/** The same at once. Throws `StorageError` where it cannot be read. */
export function readFileIfThereSync(path: string, wait?: WaitSync): Buffer | null {
  try {
    return retryWhileInUseSync(() => readFileSync(path), wait)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null
    throw toStorageError(cause)
  }
}

/** Answers whether there was something to rename. Throws `StorageError`. */
export function renameIfThereSync(from: string, to: string, wait?: WaitSync): boolean {
  try {
    retryWhileInUseSync(() => renameSync(from, to), wait)
    return true
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false
    throw toStorageError(cause)
  }
}
