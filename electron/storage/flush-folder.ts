/**
 * Makes changes to the names in a folder (files created, renamed, deleted) survive a power cut. Windows neither allows nor needs this: a
 * folder cannot be opened there, and NTFS journals names.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { errorCode, toStorageError } from './storage-error.ts'

/** Errors of file systems that do not support this (many network drives), where the changes are in effect nevertheless. */
const noFlushCodes = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'])

/** The part of `node:fs/promises` that a flush needs. */
interface FolderOpener {
  open(path: string, flags: 'r'): Promise<{ sync(): Promise<void>; close(): Promise<void> }>
}

/** Throws the file system's errors. */
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

/** Synchronous version for the settings. Throws `StorageError`. */
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
