/**
 * Recent look-ups in one sealed file, its key in the keychain.
 *
 * It refuses to write over a file it cannot open: that is reported, and only `clear` removes it. Nothing is written, and
 * the keychain is not asked, while look-ups are not kept.
 */
import { z } from 'zod'
import { Recent } from '../../shared/domain/recent.ts'
import type { Logger } from '../logging/logger.ts'
import { removeLeftTemporaryFilesSync } from '../storage/atomic-file.ts'
import { fileSystem, type FileSystem } from '../storage/file-system.ts'
import { createTurns } from '../turns/in-turn.ts'
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

const RecentsDocument = z.strictObject({ version: z.literal(1), recents: z.array(Recent).max(maxRecents) })

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
  const inTurn = createTurns()

  async function load(): Promise<Recent[]> {
    const content = await readSealedFile(path, readKey, files)
    if (content.kind === 'absent') return []
    if (content.kind === 'unreadable') throw unreadable(content.reason)
    try {
      return RecentsDocument.parse(JSON.parse(content.value.toString('utf8'))).recents
    } catch (cause) {
      throw unreadable('unknown-content', { cause })
    }
  }

  function unreadable(reason: string, options?: ErrorOptions): RecentsUnreadableError {
    logger.error('recents-unreadable', { reason })
    return new RecentsUnreadableError('recents unreadable', options)
  }

  async function save(recents: readonly Recent[]): Promise<void> {
    if (recents.length === 0) return removeFile()
    // Parsed before it is written, so that nothing is kept that could not be read again.
    const document = RecentsDocument.parse({ version: 1, recents })
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

  return {
    list: () =>
      inTurn(async () => {
        const { kept, days } = rules()
        if (!kept) return []
        const all = await load()
        const current = withoutExpired(all, days, now())
        if (current.length < all.length) {
          // What is past its time goes from the disk as well; a disk that refuses does not keep the rest from being read.
          await save(current).catch(() => logger.warn('recents-not-pruned'))
        }
        return current
      }),
    rememberAccount: (account, status = null) =>
      inTurn(async () => {
        const { kept, days } = rules()
        if (kept) await save(withAccount(withoutExpired(await load(), days, now()), account, now(), status))
      }),
    rememberStatus: (ref, status) =>
      inTurn(async () => {
        if (!rules().kept) return
        const all = await load()
        const changed = withStatus(all, ref, status)
        if (changed !== all) await save(changed)
      }),
    forgetConnection: (connectionId) =>
      inTurn(async () => {
        const all = await load()
        const others = withoutConnection(all, connectionId)
        if (others.length < all.length) await save(others)
      }),
    clear: () => inTurn(removeFile),
  }
}
