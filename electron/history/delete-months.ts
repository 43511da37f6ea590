/**
 * Deleting months so that what is gone and what is recorded agree wherever a crash comes: a month first loses its name, which can
 * be undone; then the journal records it; then the file goes. What a crash leaves in between is decided by the record at the
 * next start. A month that cannot lose its name, because another program has it open, is neither recorded nor deleted.
 */
import { join } from 'node:path'
import type { FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import { toStorageError, type StorageError } from '../storage/storage-error.ts'
import { isMonthFile } from './chain-line.ts'
import { listMonths, walkHistory } from './walk-history.ts'

const awayEnd = '.deleting'

/**
 * Takes the names of the months `files`, oldest first, and stops at the first that keeps its name. Returns how many lost theirs,
 * and why it stopped (`null`: it did not).
 */
export async function putAway(
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

/** Gives them their names back. Throws what the file system throws. */
export async function giveBack(fileSystem: FileSystem, folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) await fileSystem.rename(join(folder, file + awayEnd), join(folder, file))
  await flushFolder(fileSystem, folder)
}

/**
 * Deletes months that were put away and recorded, and the lines set aside from them. Returns the names by which they were known.
 * Throws what the file system throws, after trying all of them.
 */
export async function deleteAway(fileSystem: FileSystem, folder: string, files: readonly string[]): Promise<string[]> {
  const names = await fileSystem.readdir(folder)
  const deleted: string[] = []
  let failure: StorageError | null = null
  for (const file of files) {
    try {
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
 * Ends what an earlier deletion left half done: what is recorded goes, what is not gets its name back. Returns the names of the
 * deleted files. Throws what the file system throws, and the signal's reason.
 */
export async function finishDeletions(fileSystem: FileSystem, folder: string, signal: AbortSignal): Promise<string[]> {
  const names = await fileSystem.readdir(folder)
  const away = names
    .filter((name) => name.endsWith(awayEnd))
    .map((name) => name.slice(0, -awayEnd.length))
    // Where somebody has put the month back under its name, that one stays.
    .filter((file) => isMonthFile(file) && !names.includes(file))
  if (away.length === 0) return []
  const found = { files: await listMonths(fileSystem, folder), head: { kind: 'absent' }, growing: false } as const
  const { deleted } = await walkHistory(fileSystem, folder, found, { signal })
  await giveBack(
    fileSystem,
    folder,
    away.filter((file) => !deleted.has(file)),
  )
  return deleteAway(
    fileSystem,
    folder,
    away.filter((file) => deleted.has(file)),
  )
}
