/** Writes a long text to a path a person chose, all of it or nothing: a half-written export never has the chosen name. */
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { privateFileMode, type FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import { StorageError, toStorageError } from '../storage/storage-error.ts'

const bufferedCharacters = 256 * 1024

/** Throws `StorageError`; then what was at `path` before is untouched and nothing lies beside it. */
export async function writeExport(fileSystem: FileSystem, path: string, parts: AsyncIterable<string>): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const handle = await fileSystem.open(temporary, 'wx', privateFileMode)
    try {
      let waiting = ''
      const flush = async () => {
        const bytes = Buffer.from(waiting)
        waiting = ''
        const { bytesWritten } = await handle.write(bytes, 0, bytes.length)
        if (bytesWritten !== bytes.length) throw new StorageError('disk-full')
      }
      for await (const part of parts) {
        waiting += part
        if (waiting.length >= bufferedCharacters) await flush()
      }
      await flush()
      await handle.sync()
    } finally {
      await handle.close()
    }
    await fileSystem.rename(temporary, path)
    // It is there. That its name would not outlive a power cut is no reason to call it not written.
    await flushFolder(fileSystem, folder).catch(() => undefined)
  } catch (error) {
    // The reason it failed matters more than a leftover that cannot be removed.
    await fileSystem.unlink(temporary).catch(() => undefined)
    throw toStorageError(error)
  }
}
