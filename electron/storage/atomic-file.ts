/**
 * Writing a file so that a reader, a crash or a power cut finds the old content or the new, never a mixture; and reading
 * one so that "not there" and "there, but not to be had" stay two answers.
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
import { setTimeout as delay } from 'node:timers/promises'
import { type FileCalls, nodeFileCalls } from './file-calls.ts'
import { flushFolder } from './flush-folder.ts'
import type { ReadResult } from './read-result.ts'
import { errorCode, toStorageError } from './storage-error.ts'

export interface AtomicWriteOptions {
  readonly files?: FileCalls
  readonly platform?: NodeJS.Platform
}

/** What Windows says while a virus scanner, an indexer or another reader holds the file that is to be replaced. */
const heldOpenCodes = new Set(['EPERM', 'EBUSY', 'EACCES'])
const renameAttempts = 8
const firstRenameWaitMs = 10

const temporaryPathBeside = (path: string): string => join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)

const longestWritingMs = 60_000

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
  try {
    for (const entry of readdirSync(dirname(path), { withFileTypes: true })) {
      if (!entry.isFile() || !isLeft(entry.name)) continue
      const leftPath = join(dirname(path), entry.name)
      if (statSync(leftPath).mtimeMs < Date.now() - longestWritingMs) rmSync(leftPath, { force: true })
    }
  } catch {
    // No folder yet, or one that is not to be had: whoever reads or writes there says so.
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
  { files = nodeFileCalls, platform = process.platform }: AtomicWriteOptions = {},
): Promise<void> {
  const temporaryPath = temporaryPathBeside(path)
  try {
    await files.makeFolder(dirname(path))
    const file = await files.open(temporaryPath, 'wx', 0o600)
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await renameOver(temporaryPath, path, files, platform)
    await flushFolder(files, dirname(path), platform)
  } catch (cause) {
    // Nothing more can be done about a temporary file that cannot be removed either; the first trouble is the one to tell.
    await files.remove(temporaryPath).catch(() => undefined)
    throw toStorageError(cause)
  }
}

async function renameOver(from: string, to: string, files: FileCalls, platform: NodeJS.Platform): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await files.rename(from, to)
      return
    } catch (cause) {
      await delay(waitBeforeRetryMs(cause, attempt, platform))
    }
  }
}

/** How long to wait before a rename is tried again. Throws `cause` where that is of no use. */
function waitBeforeRetryMs(cause: unknown, attempt: number, platform: NodeJS.Platform): number {
  if (platform !== 'win32' || !heldOpenCodes.has(errorCode(cause)) || attempt === renameAttempts) throw cause
  return firstRenameWaitMs * 2 ** (attempt - 1)
}

/** The content of the file. Never throws: trouble is `unreadable`, with the operating system's code as the reason. */
export async function readFileResult(path: string, files: FileCalls = nodeFileCalls): Promise<ReadResult<Buffer>> {
  try {
    return { kind: 'ok', value: await files.readFile(path) }
  } catch (cause) {
    const code = errorCode(cause)
    return code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', reason: code }
  }
}

/**
 * Copies the file to `copyPath` in the same atomic manner. Synchronous, because the settings are. Throws `StorageError`;
 * an older copy is then still there.
 */
export function copyFileAtomicallySync(
  path: string,
  copyPath: string,
  platform: NodeJS.Platform = process.platform,
): void {
  const temporaryPath = temporaryPathBeside(copyPath)
  try {
    const descriptor = openSync(temporaryPath, 'wx', 0o600)
    try {
      writeFileSync(descriptor, readFileSync(path))
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameOverSync(temporaryPath, copyPath, platform)
  } catch (cause) {
    rmSync(temporaryPath, { force: true })
    throw toStorageError(cause)
  }
}

function renameOverSync(from: string, to: string, platform: NodeJS.Platform): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(from, to)
      return
    } catch (cause) {
      // The only way to wait without a turn of the event loop.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitBeforeRetryMs(cause, attempt, platform))
    }
  }
}
