/**
 * Writes a long text to a path a person chose, all of it or nothing: a half-written export never has the chosen name.
 *
 * It is written beside the chosen file and takes its name at the end. Where only the chosen file itself may be written (macOS lets a
 * person choose one file in a folder that is closed to the application), it is written in the temporary folder and copied.
 */
import { dirname, join } from 'node:path'
import { temporaryNameFor } from '../storage/atomic-file.ts'
import { privateFileMode, type FileHandle, type FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import { isHeld, StorageError, toStorageError } from '../storage/storage-error.ts'
import { withFile } from './read-lines.ts'

/** `export-file-in-use`: the chosen file is there, and another program has it open or protects it. */
export type ExportCode = 'export-failed' | 'export-file-in-use' | 'export-disk-full'

/** The export could not be written. What could not be read of the history is thrown as it is. */
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
 * Throws `ExportError`, and what `parts` throws; then what was at `path` before is there as it was, and nothing lies beside it. Only
 * where it has to be copied and even putting the former file back fails is it gone.
 */
export async function writeExport(path: string, parts: AsyncIterable<string>, options: ExportOptions): Promise<void> {
  const draft = await ownTrouble(openDraft(path, options))
  const { fileSystem } = options
  try {
    try {
      await writeParts(draft.handle, parts)
    } finally {
      await ownTrouble(draft.handle.close())
    }
    await ownTrouble(draft.isBeside ? takeName(fileSystem, draft.path, path) : copyOver(draft.path, path, options))
  } finally {
    // Not there any more when it has taken the name. A leftover that cannot be removed is not worth an error.
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
    // Nobody can hold a file of this name: the folder is closed to us.
    if (!isHeld(cause)) throw cause
  }
  const apart = join(temporaryFolder, name)
  return { path: apart, handle: await fileSystem.open(apart, 'wx', privateFileMode), isBeside: false }
}

async function writeParts(handle: FileHandle, parts: AsyncIterable<string>): Promise<void> {
  let waiting = ''
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(waiting)
    waiting = ''
    await writeAll(handle, bytes)
  }
  for await (const part of parts) {
    waiting += part
    if (waiting.length >= bufferedCharacters) await ownTrouble(flush())
  }
  await ownTrouble(flush())
  await ownTrouble(handle.sync())
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  const { bytesWritten } = await handle.write(bytes, 0, bytes.length)
  if (bytesWritten !== bytes.length) throw new StorageError('disk-full')
}

async function takeName(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  await ofChosen(fileSystem, to, () => fileSystem.rename(from, to))
  // It is there. That its name might not outlive a power cut is no reason to call it not written.
  await flushFolder(fileSystem, dirname(to)).catch(() => undefined)
}

/** What was there before is kept until all is written, and put back where that fails. */
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
    // Where it could not be put back, it is nowhere else.
    if (isThere && isKept) await fileSystem.unlink(former).catch(() => undefined)
  }
}

/** What is refused of a file that is there is in use; of one that is not there, its folder is closed to us. */
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

async function ownTrouble<Value>(work: Promise<Value>): Promise<Value> {
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
