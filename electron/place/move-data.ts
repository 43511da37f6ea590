/**
 * Moves the data from an earlier location to their folder, once. They are copied to a temporary folder beside it, flushed, and only then
 * put in place by a single rename: if it is interrupted at any moment, the next start finds the old location intact and starts again.
 *
 * The old data stay unchanged, with a mark. If they roam with the profile, the mark tells the next computer which one took over the
 * record: it takes the settings and leaves the history. It takes the history as well if that is not exactly the one that was taken, for
 * example after work at two computers at once: an entry in two records can be recognised by its number, one in none is lost.
 */
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { lockFolder, type FolderLock } from '../history/folder-lock.ts'
import { HistoryClosedError } from '../history/history-closed-error.ts'
import { writeFileAtomically, writeFileFlushed } from '../storage/atomic-file.ts'
import { fileSystem, type FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import { errorCode } from '../storage/storage-error.ts'
import { logFolderName } from './find-data.ts'
import { movedMarkName, readMoveRecords, encodeMoveRecords, type MoveRecord } from './moved-mark.ts'

export interface MoveOptions {
  /** Data folders, absolute. `to` contains at most a log. */
  readonly from: string
  readonly to: string
  /** The name of this computer. */
  readonly host: string
  readonly now: () => Date
  readonly files?: FileSystem
}

export type Moved =
  /** `marked`: whether the old data could be marked. */
  | { readonly kind: 'moved'; readonly history: 'taken' | 'with-another-computer'; readonly marked: boolean }
  /** The data are still where they were. `reason`: the system's error code, `in-use` or `not-empty`. */
  | { readonly kind: 'not-moved'; readonly reason: string }

const historyName = 'history'
const lockName = 'history.lock'
/** Each message in it is to be sent by one computer. */
const outboxName = 'outbox.sealed'

/** A log belongs to its location; recent look-ups are sealed with a key from the computer's keychain, and start over. */
const leftBehind: readonly string[] = [logFolderName, movedMarkName, 'recents.sealed']

/** May only be called by the process that holds the lock of `to`. Never rejects. */
export async function moveData({ from, to, host, now, files = fileSystem }: MoveOptions): Promise<Moved> {
  let lock: FolderLock | null = null
  try {
    const history = await hashesIn(join(from, historyName), files)
    // An older version may still be running there.
    if (Object.keys(history).length > 0) lock = lockIfPossible(join(from, historyName, lockName))
    const takings = readMoveRecords(from)
    const isTaken = Object.entries(takings).some(
      ([computer, taking]) => computer !== host && isSame(taking.history, history),
    )

    const copy = `${to}.moving`
    await files.rm(copy, { recursive: true, force: true })
    await copyFolder(from, copy, isTaken ? [...leftBehind, historyName, outboxName] : leftBehind, files)
    await putInPlace(copy, to, files)

    const taking = { at: now().toISOString(), to, history: isTaken ? {} : history }
    const marked = await mark(from, { ...takings, [host]: taking }, files)
    return { kind: 'moved', history: isTaken ? 'with-another-computer' : 'taken', marked }
  } catch (cause) {
    if (cause instanceof HistoryClosedError) return { kind: 'not-moved', reason: 'in-use' }
    return { kind: 'not-moved', reason: errorCode(cause) || (cause instanceof Error ? cause.name : typeof cause) }
  } finally {
    lock?.release()
  }
}

/** `null` if the folder is not writable, for anybody else either. Throws if another process holds the lock. */
function lockIfPossible(path: string): FolderLock | null {
  try {
    return lockFolder(path)
  } catch (cause) {
    if (cause instanceof HistoryClosedError && cause.code === 'history-open-elsewhere') throw cause
    return null
  }
}

/** The SHA-256 of each file by its name; empty if there is no such folder. */
async function hashesIn(folder: string, files: FileSystem): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const name of (await namesIn(folder, files)).filter((one) => !one.startsWith(lockName))) {
    // What is indexed of the history is made of it, and differs between two computers.
    if (!(await files.stat(join(folder, name))).isFile()) continue
    hashes[name] = createHash('sha256')
      .update(await files.readFile(join(folder, name)))
      .digest('hex')
  }
  return hashes
}

async function namesIn(folder: string, files: FileSystem): Promise<string[]> {
  try {
    return await files.readdir(folder)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return []
    throw cause
  }
}

/** Whether both are the same history. Never for an empty one, which cannot be duplicated. */
function isSame(one: MoveRecord['history'], other: MoveRecord['history']): boolean {
  const names = Object.keys(other)
  if (!names.some((name) => name.endsWith('.jsonl')) || names.length !== Object.keys(one).length) return false
  return names.every((name) => one[name] === other[name])
}

async function copyFolder(from: string, to: string, without: readonly string[], files: FileSystem): Promise<void> {
  await files.mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of await files.readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (without.includes(entry.name) || entry.name.startsWith(lockName)) continue
    if (entry.isDirectory()) await copyFolder(source, target, [], files)
    else await writeFileFlushed(target, await files.readFile(source), 'wx', files)
  }
  await flushFolder(files, to)
}

class NotEmptyError extends Error {
  readonly code = 'not-empty'
}

/** Keeps the log of failed starts, which may already be there. */
async function putInPlace(copy: string, to: string, files: FileSystem): Promise<void> {
  const there = await namesIn(to, files)
  if (there.some((name) => name !== logFolderName)) throw new NotEmptyError()
  if (there.length > 0) await files.rename(join(to, logFolderName), join(copy, logFolderName))
  await files.rm(to, { recursive: true, force: true })
  await files.rename(copy, to)
  await flushFolder(files, dirname(to))
}

/** Resolves with whether it succeeded. */
async function mark(
  from: string,
  takings: Parameters<typeof encodeMoveRecords>[0],
  files: FileSystem,
): Promise<boolean> {
  return writeFileAtomically(join(from, movedMarkName), encodeMoveRecords(takings), { files }).then(
    () => true,
    () => false,
  )
}
