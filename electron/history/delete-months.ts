/**
 * Deletes months so that files and journal agree wherever a crash happens: a month's file is renamed first, which can be undone;
 * then the journal records the deletion; then the file is deleted. After a crash in between, the next start decides by what the
 * journal recorded. A month that cannot be renamed, because another program has it open, is neither recorded nor deleted.
 */
import { join } from 'node:path'
import type { FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import { toStorageError, type StorageError } from '../storage/storage-error.ts'
import { isMonthFile } from './chain-line.ts'
import { indexFileOf } from './index-folder.ts'
import { listMonths, walkHistory } from './walk-history.ts'

const awayEnd = '.deleting'

/** Whether months are marked for deletion and not deleted yet. Throws the file system's errors. */
export async function areMonthsMarked(fileSystem: FileSystem, folder: string): Promise<boolean> {
  return (await fileSystem.readdir(folder)).some((name) => name.endsWith(awayEnd))
}

/**
 * Renames the months `files`, oldest first, and stops at the first that cannot be renamed. Returns how many were renamed, and the
 * error that stopped it (`null` if none did).
 */
export async function markForDeletion(
  fileSystem: FileSystem,
  folder: string,
  files: readonly string[],
): Promise<{ count: number; stoppedBy: StorageError | null }> {
  let count = 0
  let stoppedBy: StorageError | null = null
  try {
    for (const file of files) {
      await fileSystem.rename(join(folder, file), join(folder, file + awayEnd))
      count += 1
    }
  } catch (error) {
    stoppedBy = toStorageError(error)
  }
  return { count, stoppedBy }
}

/** Undoes `markForDeletion`. Throws the file system's errors. */
export async function unmarkMonths(fileSystem: FileSystem, folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) await fileSystem.rename(join(folder, file + awayEnd), join(folder, file))
  await flushFolder(fileSystem, folder)
}

/**
 * Deletes months that were marked for deletion and recorded, the lines set aside from them, and what the index holds of them. Returns the months' original names, and the
 * names of those lines' files. Throws `StorageError`, after trying all of them, and the file system's errors.
 */
export async function deleteMarkedMonths(
  fileSystem: FileSystem,
  folder: string,
  files: readonly string[],
): Promise<string[]> {
  const names = await fileSystem.readdir(folder)
  const deleted: string[] = []
  let failure: StorageError | null = null
  for (const file of files) {
    try {
      await fileSystem.rm(indexFileOf(folder, file), { force: true })
      for (const name of names.filter((found) => found.startsWith(`${file}.torn-`))) {
        await fileSystem.unlink(join(folder, name))
        deleted.push(name)
      }
      await fileSystem.unlink(join(folder, file + awayEnd))
      deleted.push(file)
    } catch (error) {
      failure ??= toStorageError(error)
    }
  }
  await flushFolder(fileSystem, folder)
  if (failure !== null) throw failure
  return deleted
}

/**
 * Completes an interrupted deletion: months whose deletion was recorded are deleted, the others get their names back. Returns the
 * names of the deleted files. Throws `StorageError`, the file system's errors and the signal's reason.
 */
export async function finishDeletions(fileSystem: FileSystem, folder: string, signal: AbortSignal): Promise<string[]> {
  const names = await fileSystem.readdir(folder)
  const away = names
    .filter((name) => name.endsWith(awayEnd))
    .map((name) => name.slice(0, -awayEnd.length))
    // If somebody has restored the month under its own name, both files are left alone.
    .filter((file) => isMonthFile(file) && !names.includes(file))
  if (away.length === 0) return []
  const found = { files: await listMonths(fileSystem, folder), head: { kind: 'absent' }, growing: false } as const
  const { deleted } = await walkHistory(fileSystem, folder, found, { signal })
  await unmarkMonths(
    fileSystem,
    folder,
    away.filter((file) => !deleted.has(file)),
  )
  return deleteMarkedMonths(
    fileSystem,
    folder,
    away.filter((file) => deleted.has(file)),
  )
}
