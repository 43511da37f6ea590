/**
 * Writes a long text to a path the user chose, completely or not at all: a partial export never has the chosen name.
 *
 * It is written to a file beside the chosen one, which then replaces it by an atomic rename. If only the chosen file itself is writable
 * (on macOS the user can pick a file in a folder that the application may not write to), it is written to the temporary folder and
 * copied.
 */
import { dirname, join } from 'node:path'
import { temporaryNameFor } from '../storage/atomic-file.ts'
import { privateFileMode, type FileHandle, type FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import { isHeld, StorageError, toStorageError } from '../storage/storage-error.ts'
import { withFile } from './read-lines.ts'

/** `export-file-in-use`: the chosen file exists, and another program has it open or it is write-protected. */
export type ExportCode = 'export-failed' | 'export-file-in-use' | 'export-disk-full'

/** The export could not be written. Errors of reading the history are thrown unchanged. */
export class ExportError extends StorageError {
  constructor(code: ExportCode, cause: StorageError) {
    super(cause.fault, { cause }, code)
  }
}

const bufferedCharacters = 256 * 1024
const copiedAtOnceBytes = 1024 * 1024

export interface ExportOptions {
  readonly fileSystem: FileSystem
  /** Absolute. */
  readonly temporaryFolder: string
}

/**
 * Throws `ExportError`, and what `parts` throws; the file at `path` is then unchanged, with no temporary file beside it. It is lost
 * from there only if the export had to be copied and restoring the previous file failed too; its copy stays in the temporary folder.
 */
export async function writeExport(
  path: string,
  parts: AsyncIterable<string> | Iterable<string>,
  options: ExportOptions,
): Promise<void> {
  const draft = await asExportError(openDraft(path, options))
  const { fileSystem } = options
  try {
    try {
      await writeParts(draft.handle, parts)
    } finally {
      await asExportError(draft.handle.close())
    }
    await asExportError(
      draft.isBeside ? moveIntoPlace(fileSystem, draft.path, path) : copyOver(draft.path, path, options),
    )
  } finally {
    // After the rename it no longer exists. Failing to remove a leftover is not worth an error.
    await fileSystem.unlink(draft.path).catch(() => undefined)
  }
}

interface Draft {
  readonly path: string
  readonly handle: FileHandle
  readonly isBeside: boolean
}

async function openDraft(path: string, { fileSystem, temporaryFolder }: ExportOptions): Promise<Draft> {
  const name = temporaryNameFor(path)
  const beside = join(dirname(path), name)
  try {
    return { path: beside, handle: await fileSystem.open(beside, 'wx', privateFileMode), isBeside: true }
  } catch (cause) {
    // Nobody can hold a file with this random name, so the folder is not writable.
    if (!isHeld(cause)) throw cause
  }
  const apart = join(temporaryFolder, name)
  return { path: apart, handle: await fileSystem.open(apart, 'wx', privateFileMode), isBeside: false }
}

async function writeParts(handle: FileHandle, parts: AsyncIterable<string> | Iterable<string>): Promise<void> {
  let waiting = ''
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(waiting)
    waiting = ''
    await writeAll(handle, bytes)
  }
  for await (const part of parts) {
    waiting += part
    if (waiting.length >= bufferedCharacters) await asExportError(flush())
  }
  await asExportError(flush())
  await asExportError(handle.sync())
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  const { bytesWritten } = await handle.write(bytes, 0, bytes.length)
  if (bytesWritten !== bytes.length) throw new StorageError('disk-full')
}

async function moveIntoPlace(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  await ofChosen(fileSystem, to, () => fileSystem.rename(from, to))
  // The export is complete even if its name might not survive a power cut, so a failed flush is no failure.
  await flushFolder(fileSystem, dirname(to)).catch(() => undefined)
}

/** Keeps the previous file until everything is written, and restores it if that fails. */
async function copyOver(from: string, to: string, { fileSystem, temporaryFolder }: ExportOptions): Promise<void> {
  const former = join(temporaryFolder, temporaryNameFor(to))
  const isThere = await exists(fileSystem, to)
  let isKept = true as boolean
  try {
    if (isThere) await ofChosen(fileSystem, to, () => copyContent(fileSystem, to, former, 'wx'))
    const target = await ofChosen(fileSystem, to, () => fileSystem.open(to, 'w', privateFileMode))
    try {
      await copyInto(fileSystem, from, target)
    } catch (cause) {
      const back = isThere ? copyContent(fileSystem, former, to, 'w') : fileSystem.unlink(to)
      isKept = await back.then(
        () => true,
        () => false,
      )
      throw cause
    }
  } finally {
    // If it could not be restored, this is the only copy.
    if (isThere && isKept) await fileSystem.unlink(former).catch(() => undefined)
  }
}

/** If access is denied, an existing file is in use; for one that does not exist, the folder is not writable. */
async function ofChosen<Value>(fileSystem: FileSystem, path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    if (isHeld(cause) && (await exists(fileSystem, path))) {
      throw new ExportError('export-file-in-use', toStorageError(cause))
    }
    throw cause
  }
}

const exists = (fileSystem: FileSystem, path: string): Promise<boolean> =>
  fileSystem.stat(path).then(
    () => true,
    () => false,
  )

async function asExportError<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof ExportError) throw cause
    const error = toStorageError(cause)
    throw new ExportError(error.fault === 'disk-full' ? 'export-disk-full' : 'export-failed', error)
  }
}

async function copyContent(fileSystem: FileSystem, from: string, to: string, flags: 'wx' | 'w'): Promise<void> {
  await copyInto(fileSystem, from, await fileSystem.open(to, flags, privateFileMode))
}

/** Closes `target`. */
async function copyInto(fileSystem: FileSystem, from: string, target: FileHandle): Promise<void> {
  try {
    await withFile(fileSystem, from, async (source) => {
      const buffer = Buffer.allocUnsafe(copiedAtOnceBytes)
      for (let at = 0; ;) {
        const { bytesRead } = await source.read(buffer, 0, buffer.length, at)
        if (bytesRead === 0) break
        await writeAll(target, buffer.subarray(0, bytesRead))
        at += bytesRead
      }
    })
    await target.sync()
  } finally {
    await target.close()
  }
}
