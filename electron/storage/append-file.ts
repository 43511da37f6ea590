/**
 * A file that only grows: every append is one write and one sync, or it has not happened.
 *
 * When a write fails or is short, the file is cut back to its last good end, so that the next append never continues half a
 * line. When even that fails, the file refuses everything until it is opened again.
 */
import { dirname } from 'node:path'
import { privateFileMode, type FileHandle, type FileSystem } from './file-system.ts'
import { flushFolder } from './flush-folder.ts'
import { StorageError, toStorageError } from './storage-error.ts'

export class AppendFile {
  readonly #handle: FileHandle
  #end: number
  #refusesBecause: StorageError | null = null

  private constructor(handle: FileHandle, end: number) {
    this.#handle = handle
    this.#end = end
  }

  /** Makes an empty file, with its name safely in the folder. Throws `StorageError`, also when the file exists. */
  static async create(fileSystem: FileSystem, path: string): Promise<AppendFile> {
    try {
      const handle = await fileSystem.open(path, 'wx', privateFileMode)
      try {
        await flushFolder(fileSystem, dirname(path))
        return new AppendFile(handle, 0)
      } catch (error) {
        await handle.close()
        // Or the next attempt would find it in the way.
        await fileSystem.unlink(path)
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
    if (this.#refusesBecause) throw this.#refusesBecause
    try {
      const { bytesWritten } = await this.#handle.write(bytes, 0, bytes.length, this.#end)
      // A short write is what a nearly full disk answers; the rest would fail with the reason.
      if (bytesWritten !== bytes.length) throw new StorageError('disk-full')
      await this.#handle.datasync()
      this.#end += bytes.length
    } catch (error) {
      await this.#cutBack()
      throw toStorageError(error)
    }
  }

  async #cutBack(): Promise<void> {
    try {
      await this.#handle.truncate(this.#end)
      await this.#handle.sync()
    } catch (error) {
      this.#refusesBecause = new StorageError('storage-unavailable', { cause: error })
    }
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
