/**
 * What is remembered of looks at the version file, across restarts, so that a day's look is one look. It is a note and no record of
 * anything: one that cannot be understood counts as none, and is replaced by the next look.
 */
import { z } from 'zod'
import { Instant } from '../../shared/domain/primitives.ts'
import { UpdateAddress, UpdateFailure } from '../../shared/domain/updates.ts'
import { readFileIfThere, removeLeftTemporaryFilesSync, writeFileAtomically } from '../storage/atomic-file.ts'
import type { FileSystem } from '../storage/file-system.ts'
import { VersionFile } from './version-file.ts'

export const UpdateCheckRecord = z.strictObject({
  version: z.literal(1),
  /** What was found at another address says nothing about this one. */
  address: UpdateAddress,
  lookedAt: Instant,
  failure: UpdateFailure.nullable(),
  known: z.strictObject({ readAt: Instant, release: VersionFile }).nullable(),
})
export type UpdateCheckRecord = z.infer<typeof UpdateCheckRecord>

/** `path` is absolute. Throws `StorageError` where the file is there and cannot be read at the moment. */
export async function readCheckRecord(path: string, files?: FileSystem): Promise<UpdateCheckRecord | null> {
  removeLeftTemporaryFilesSync(path)
  const content = await readFileIfThere(path, files)
  try {
    return content === null ? null : UpdateCheckRecord.parse(JSON.parse(content.toString('utf8')))
  } catch {
    return null
  }
}

/** Throws `StorageError`. */
export async function writeCheckRecord(path: string, record: UpdateCheckRecord, files?: FileSystem): Promise<void> {
  await writeFileAtomically(path, Buffer.from(JSON.stringify(record), 'utf8'), { files })
}
