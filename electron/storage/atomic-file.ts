/**
 * Writes a file atomically, so that after a crash or a power cut, and for any reader, it has the old content or the new, never a
 * mixture; and reads a file so that "absent" and "unreadable" stay distinct.
 *
 * It never writes in place, so a full disk costs the new content and not the old.
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
  /** @default Node's, retrying while another program holds the file */
  readonly files?: FileSystem | undefined
  readonly platform?: NodeJS.Platform
}

/** Unique, and hidden on systems where a leading dot hides a file. */
export const temporaryNameFor = (path: string): string => `.${basename(path)}.${randomUUID()}.tmp`
const temporaryPathBeside = (path: string): string => join(dirname(path), temporaryNameFor(path))

const maxWritingMs = 60_000

/** The part of a temporary file's name after the original file's name. */
const temporaryMark = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/

/**
 * Removes temporary files beside `path` left by processes that were killed while writing it. `ofOthers` matches the suffix of temporary
 * files of a library that also writes it. Files younger than a minute may belong to a process that is writing right now, and are left
 * for a later start. Never throws.
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

/** A file that cannot be removed, because another program holds it, is removed at a later start. */
function ifPossible(remove: () => void): void {
  try {
    remove()
  } catch {
    // Code that needs the file reports the error.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No folder yet, or an unreadable one: code that reads or writes there reports the error.
    return []
  }
}

/**
 * Writes a file that only this user can read, and flushes its content: `wx` if it must not exist yet, `w` to replace one that may.
 * The name is not flushed; if it must survive a power cut, flush the folder. Throws the file system's errors.
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
 * Writes `data` to `path` atomically, readable only by this user; missing parent folders are created. When the promise resolves, the
 * content is on the disk. Throws `StorageError`; then `path` still has its previous content, intact (or the new content, if only
 * the final flush of the folder failed).
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
    // If the temporary file cannot be removed either, the first error is still the one to report.
    await files.rm(temporaryPath, { force: true }).catch(() => undefined)
    throw toStorageError(cause)
  }
}

/** The file's content, `null` if it does not exist. Throws `StorageError` if it cannot be read. */
export async function readFileIfThere(path: string, files: FileSystem = fileSystem): Promise<Buffer | null> {
  try {
    return await files.readFile(path)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null
    throw toStorageError(cause)
  }
}

/** Synchronous version. Throws `StorageError`; then `path` still has its previous content. */
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

/** Synchronous version. Throws `StorageError` if the file cannot be read. */
export function readFileIfThereSync(path: string, wait?: WaitSync): Buffer | null {
  try {
    return retryWhileInUseSync(() => readFileSync(path), wait)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null
    throw toStorageError(cause)
  }
}

/** Returns whether there was a file to rename. Throws `StorageError`. */
export function renameIfThereSync(from: string, to: string, wait?: WaitSync): boolean {
  try {
    retryWhileInUseSync(() => renameSync(from, to), wait)
    return true
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false
    throw toStorageError(cause)
  }
}
