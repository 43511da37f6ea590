/**
 * A file that only grows: every append is one write and one sync, or it has not happened.
 *
 * When a write fails or is short, the file is cut back to its last good end, so that the next append never continues half a
 * line. When even that fails, it is done before the next append, or nothing is appended.
 */
import { dirname } from 'node:path'
import { privateFileMode, type FileHandle, type FileSystem } from './file-system.ts'
import { flushFolder } from './flush-folder.ts'
import { errorCode, StorageError, toStorageError } from './storage-error.ts'

export class AppendFile {
  readonly #handle: FileHandle
  #end: number
  /** Something of an append that failed may lie behind the end. */
  #torn = false

  private constructor(handle: FileHandle, end: number) {
    this.#handle = handle
    this.#end = end
  }

  /**
   * Makes an empty file, with its name safely in the folder, or takes up one that an earlier attempt has left empty. Throws
   * `StorageError`, also when the file exists and holds something.
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

  /** Opens an existing file to continue it at `end`; what lies behind is cut off. Throws `StorageError`. */
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

  /** Bytes that are safely in the file: where the next append begins. */
  get end(): number {
    return this.#end
  }

  /**
   * Returns after the bytes are on the disk. Not reentrant: the caller waits for one append before the next. Throws
   * `StorageError`; then none of the bytes are in the file.
   *
   * `datasync` suffices: POSIX has it write the file's size too when that is needed to read the data back, macOS gets a full
   * flush through libuv, and Windows has one flush for both. What it leaves out is the time stamps.
   */
  async append(bytes: Uint8Array): Promise<void> {
    try {
      if (this.#torn) await this.#cutBack()
      this.#torn = true
      const { bytesWritten } = await this.#handle.write(bytes, 0, bytes.length, this.#end)
      // A short write is what a nearly full disk answers; the rest would fail with the reason.
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

  /** Never throws: what was appended is on the disk. */
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
