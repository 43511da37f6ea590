/** The outbox on the disk: one sealed file, which is never overwritten if it could not be read. */
import { z } from 'zod'
import { Instant } from '../../shared/domain/primitives.ts'
import { errorCodes } from '../../shared/errors/error-code.ts'
import { CodedError } from '../errors/coded-error.ts'
import { removeLeftTemporaryFilesSync } from '../storage/atomic-file.ts'
import { fileSystem, type FileSystem } from '../storage/file-system.ts'
import { parseJsonRecord } from '../storage/json-record.ts'
import { readSealedFile, writeSealedFile } from '../storage/sealed-file.ts'
import { errorCode, toStorageError } from '../storage/storage-error.ts'

const documentVersion = 1

/** `held`: not sent until it is released. `stopped`: waits for changed settings. */
export const EntryState = z.enum(['held', 'waiting', 'stopped', 'given-up'])

export const OutboxEntry = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.string().min(1).max(64),
  state: EntryState,
  createdAt: Instant,
  attempts: z.int().min(0),
  /** Not sent before; only meaningful while `waiting`. */
  nextAttemptAt: Instant,
  /** Why the latest attempt failed. */
  lastError: z.enum(errorCodes).nullable().catch('internal'),
  payload: z.json(),
})
export type OutboxEntry = Readonly<z.infer<typeof OutboxEntry>>

const OutboxDocument = z.strictObject({ version: z.literal(documentVersion), entries: z.array(OutboxEntry) })

export interface OutboxFilePorts {
  /** Absolute. */
  readonly path: string
  /** 32 bytes, always the same. Its errors are passed on. */
  readonly readKey: () => Promise<Buffer>
  readonly files?: FileSystem
}

export interface OutboxFile {
  /**
   * Oldest first. Throws `CodedError` `outbox-newer` for a file of a newer version and `outbox-unreadable` for one that cannot be
   * decrypted or parsed, `StorageError`, and what `readKey` throws.
   */
  read(): Promise<OutboxEntry[]>
  /** Only after `read`. Throws `StorageError` and what `readKey` throws; the previous content is then still there. */
  write(entries: readonly OutboxEntry[]): Promise<void>
  /** Renames a file that cannot be decrypted, so that a new one can be created. Throws `StorageError`. */
  putAside(at: Date): Promise<void>
}

export function openOutboxFile({ path, readKey, files = fileSystem }: OutboxFilePorts): OutboxFile {
  removeLeftTemporaryFilesSync(path)
  return {
    async read() {
      const content = await readSealedFile(path, readKey, files)
      if (content.kind === 'absent') return []
      if (content.kind === 'unreadable') throw new CodedError('outbox-unreadable', {}, {}, content.reason)
      return parse(content.value.toString('utf8'))
    },
    async write(entries) {
      if (entries.length === 0) return removeFile(path, files)
      const document = OutboxDocument.parse({ version: documentVersion, entries })
      await writeSealedFile(path, Buffer.from(JSON.stringify(document), 'utf8'), await readKey(), { files })
    },
    async putAside(at) {
      try {
        await files.rename(path, `${path}.${at.toISOString().replaceAll(':', '-')}.unreadable`)
      } catch (cause) {
        if (errorCode(cause) !== 'ENOENT') throw toStorageError(cause)
      }
    },
  }
}

/** Keeps nothing: for messages that end with the program. */
export const noOutboxFile: OutboxFile = {
  read: () => Promise.resolve([]),
  write: () => Promise.resolve(),
  putAside: () => Promise.resolve(),
}

function parse(text: string): OutboxEntry[] {
  const version = parseJsonRecord(text)?.['version']
  if (typeof version === 'number' && version > documentVersion) throw new CodedError('outbox-newer')
  try {
    return OutboxDocument.parse(JSON.parse(text)).entries
  } catch (cause) {
    throw new CodedError('outbox-unreadable', {}, { cause }, 'unknown-content')
  }
}

async function removeFile(path: string, files: FileSystem): Promise<void> {
  try {
    await files.rm(path, { force: true })
  } catch (cause) {
    throw toStorageError(cause)
  }
}
