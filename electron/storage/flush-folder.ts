/**
 * Makes the names in a folder (made, renamed, deleted files) outlive a power cut. Windows neither allows nor needs it: a folder
 * cannot be opened there, and NTFS journals its names.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { errorCode, toStorageError } from './storage-error.ts'

/** What file systems say that have no such flush (many network drives): what was done to the names is done all the same. */
const noFlushCodes = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'])

/** As `node:fs/promises` has it, as far as a flush needs it. */
interface FolderOpener {
  open(path: string, flags: 'r'): Promise<{ sync(): Promise<void>; close(): Promise<void> }>
}

/** Throws what the file system throws. */
export async function flushFolder(
  files: FolderOpener,
  path: string,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  if (platform === 'win32') return
  const folder = await files.open(path, 'r')
  try {
    await folder.sync()
  } catch (cause) {
    if (!noFlushCodes.has(errorCode(cause))) throw cause
  } finally {
    await folder.close()
  }
}

/** The same for the settings, which are written without waiting. Throws `StorageError`. */
export function flushFolderSync(path: string): void {
  if (process.platform === 'win32') return
  try {
    const descriptor = openSync(path, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (cause) {
    if (!noFlushCodes.has(errorCode(cause))) throw toStorageError(cause)
  }
}
