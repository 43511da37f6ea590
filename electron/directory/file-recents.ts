/**
 * Recent look-ups in one sealed file, its key in the keychain.
 *
 * It refuses to write over a file it cannot open: that is reported, and only `clear` removes it. What could not be written, because
 * another program holds the file, the disk is full or the keychain is locked, is kept in memory and written as soon as it can be.
 * Nothing is written, and the keychain is not asked, while look-ups are not kept.
 */
import { z } from 'zod'
import { Recent } from '../../shared/domain/recent.ts'
import { Version1Account, Version1Status } from '../../shared/domain/version-1.ts'
import type { Logger } from '../logging/logger.ts'
import { removeLeftTemporaryFilesSync } from '../storage/atomic-file.ts'
import { fileSystem, type FileSystem } from '../storage/file-system.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import { readSealedFile, writeSealedFile } from '../storage/sealed-file.ts'
import { toStorageError } from '../storage/storage-error.ts'
import {
  maxRecents,
  type RecentRules,
  withAccount,
  withoutConnection,
  withoutExpired,
  withStatus,
} from './recent-list.ts'
import { type Recents, RecentsUnreadableError } from './recents.ts'

const RecentsDocument = z.strictObject({ version: z.literal(2), recents: z.array(Recent).max(maxRecents) })
const Version1Document = z.strictObject({
  version: z.literal(1),
  recents: z.array(Recent.extend({ account: Version1Account, status: Version1Status.nullable() })).max(maxRecents),
})
const StoredDocument = z.union([RecentsDocument, Version1Document])

export interface FileRecentsPorts {
  /** Absolute. */
  readonly path: string
  /** 32 bytes, always the same. What it throws passes through. */
  readonly readKey: () => Promise<Buffer>
  readonly rules: () => RecentRules
  readonly now: () => Date
  readonly logger: Logger
  readonly files?: FileSystem
}

/** The same list where it changes nothing. */
type Edit = (recents: readonly Recent[]) => readonly Recent[]

/** Every method may throw `RecentsUnreadableError` (but for `clear`), `StorageError` and what `readKey` throws. */
export function createFileRecents({
  path,
  readKey,
  rules,
  now,
  logger,
  files = fileSystem,
}: FileRecentsPorts): Recents {
  // Sealed, but people all the same, and perhaps of a time when look-ups were still kept.
  removeLeftTemporaryFilesSync(path)
  /** Reading, changing and writing belong together: one operation at a time. */
  const inTurn = createSerialQueue()

  async function load(): Promise<Recent[]> {
    const content = await readSealedFile(path, readKey, files)
    if (content.kind === 'absent') return []
    if (content.kind === 'unreadable') throw unreadable(content.reason)
    try {
      return StoredDocument.parse(JSON.parse(content.value.toString('utf8'))).recents
    } catch (cause) {
      throw unreadable('unknown-content', { cause })
    }
  }

  function unreadable(reason: string, options?: ErrorOptions): RecentsUnreadableError {
    logger.error('recents-unreadable', { reason })
    return new RecentsUnreadableError(options)
  }

  async function save(recents: readonly Recent[]): Promise<void> {
    if (recents.length === 0) return removeFile()
    // Parsed before it is written, so that nothing is kept that could not be read again.
    const document = RecentsDocument.parse({ version: 2, recents })
    await writeSealedFile(path, Buffer.from(JSON.stringify(document), 'utf8'), await readKey(), { files })
  }

  async function removeFile(): Promise<void> {
    try {
      // Whatever is there, also a folder.
      await files.rm(path, { recursive: true, force: true })
    } catch (cause) {
      throw toStorageError(cause)
    }
  }

  /** What could not be written yet, in order. It is part of every list, and written with the next change. */
  let waiting: readonly Edit[] = []
  const withWaiting = (stored: readonly Recent[]): readonly Recent[] =>
    waiting.reduce((recents, edit) => edit(recents), stored)

  /** Somebody has cleared all, and another program holds the file. */
  let isToGo = false
  async function removeAll(): Promise<void> {
    waiting = []
    isToGo = true
    await removeFile()
    isToGo = false
  }

  async function writeWaiting(): Promise<void> {
    if (isToGo) await removeFile()
    isToGo = false
    const stored = await load()
    const edited = withWaiting(stored)
    if (edited !== stored) await save(edited)
    waiting = []
  }

  async function change(edit: Edit): Promise<void> {
    const before = waiting
    waiting = [...before, edit].slice(-maxRecents)
    try {
      await writeWaiting()
    } catch (cause) {
      // What can never be kept must not keep the rest from it.
      if (cause instanceof z.ZodError) waiting = before
      throw cause
    }
  }

  return {
    list: () =>
      inTurn(async () => {
        const { kept, days } = rules()
        if (!kept) return []
        const stored = isToGo ? [] : await load()
        const current = withoutExpired(withWaiting(stored), days, now())
        if (waiting.length > 0 || current.length < stored.length) {
          // What is past its time goes from the disk as well; a disk that refuses does not keep the rest from being read.
          await save(current).then(
            () => {
              waiting = []
              isToGo = false
            },
            () => logger.warn('recents-not-written'),
          )
        }
        return current
      }),
    rememberAccount(account, status = null) {
      const at = now()
      return inTurn(async () => {
        const { kept, days } = rules()
        if (kept) await change((recents) => withAccount(withoutExpired(recents, days, at), account, at, status))
      })
    },
    rememberStatus: (ref, status) =>
      inTurn(async () => {
        if (rules().kept) await change((recents) => withStatus(recents, ref, status))
      }),
    forgetConnection: (connectionId) => inTurn(() => change((recents) => withoutConnection(recents, connectionId))),
    keepAgain: () => inTurn(writeWaiting),
    clear: () => inTurn(removeAll),
  }
}
