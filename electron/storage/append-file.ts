/**
 * An append-only file: every append is one write and one sync, or has no effect.
 *
 * If a write fails or is short, the file is truncated to its last good end, so that the next append never continues an incomplete
 * line. If that fails too, it is retried before the next append, and nothing is appended until it succeeds.
 */
import { dirname } from 'node:path'
import { privateFileMode, type FileHandle, type FileSystem } from './file-system.ts'
import { flushFolder } from './flush-folder.ts'
import { errorCode, StorageError, toStorageError } from './storage-error.ts'

export class AppendFile {
  readonly #handle: FileHandle
  #end: number
  /** Part of a failed append may be beyond the end. */
  #torn = false

  private constructor(handle: FileHandle, end: number) {
    this.#handle = handle
    this.#end = end
  }

  /**
   * Creates an empty file, with its name flushed to the folder, or reuses one that an earlier attempt left empty. Throws
   * `StorageError`, including when the file exists and is not empty.
   */
  static async create(fileSystem: FileSystem, path: string): Promise<AppendFile> {
    try {
      const handle = await openEmpty(fileSystem, path)
      try {
        await flushFolder(fileSystem, dirname(path))
        return new AppendFile(handle, 0)
      } catch (error) {
        await handle.close()
        throw error
      }
    } catch (error) {
      throw toStorageError(error)
    }
  }

  /** Opens an existing file to continue it at `end`, truncating the rest. Throws `StorageError`. */
  static async continueAt(fileSystem: FileSystem, path: string, end: number): Promise<AppendFile> {
    try {
      const handle = await fileSystem.open(path, 'r+')
      try {
        const { size } = await handle.stat()
        if (size > end) {
          await handle.truncate(end)
          await handle.sync()
        }
        return new AppendFile(handle, end)
      } catch (error) {
        await handle.close()
        throw error
      }
    } catch (error) {
      throw toStorageError(error)
    }
  }

  /** The number of bytes safely in the file, which is the offset of the next append. */
  get end(): number {
    return this.#end
  }

  /**
   * Resolves once the bytes are on the disk. Not reentrant: the caller waits for one append before the next. Throws
   * `StorageError`; then none of the bytes are in the file.
   *
   * `datasync` is sufficient: POSIX requires it to write the file's size too if that is needed to read the data back, on macOS libuv
   * does a full flush, and Windows has one flush for both. Only the timestamps may not be written.
   */
  async append(bytes: Uint8Array): Promise<void> {
    try {
      if (this.#torn) await this.#cutBack()
      this.#torn = true
      const { bytesWritten } = await this.#handle.write(bytes, 0, bytes.length, this.#end)
      // A short write means that the disk is nearly full; writing the rest would fail with that error.
      if (bytesWritten !== bytes.length) throw new StorageError('disk-full')
      await this.#handle.datasync()
      this.#end += bytes.length
      this.#torn = false
    } catch (error) {
      if (this.#torn) await this.#cutBack().catch(() => undefined)
      throw toStorageError(error)
    }
  }

  async #cutBack(): Promise<void> {
    await this.#handle.truncate(this.#end)
    await this.#handle.sync()
    this.#torn = false
  }

  /** Never throws: everything appended is already on the disk. */
  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined)
  }
}

async function openEmpty(fileSystem: FileSystem, path: string): Promise<FileHandle> {
  try {
    return await fileSystem.open(path, 'wx', privateFileMode)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    const handle = await fileSystem.open(path, 'r+')
    const { size } = await handle.stat()
    if (size === 0) return handle
    await handle.close()
    throw error
  }
}
