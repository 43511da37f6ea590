/**
 * How far a receiver has come, across restarts: the number and hash of the last line it has. All that is kept besides is what people have
 * to know of lines that it has not got. It is a note: where it cannot be understood, everything is handed over again, which receivers
 * know by the numbers.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { EntryRange, type RecordReceiver } from '../../shared/domain/central-record.ts'
import { Instant } from '../../shared/domain/primitives.ts'
import { chainStart } from '../history/chain-line.ts'
import { readFileIfThere, removeLeftTemporaryFilesSync, writeFileAtomically } from '../storage/atomic-file.ts'
import type { FileSystem } from '../storage/file-system.ts'

/** The latest are kept; more of them tell nobody more. */
const maxRanges = 50

const Cursor = z.strictObject({
  version: z.literal(1),
  /** What was handed over to another server was not handed over to this one. */
  server: z.string(),
  seq: z.int().min(0),
  /** `null` where it is to be handed over from a number on that somebody named. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  handedOverAt: Instant.nullable(),
  missing: z.array(EntryRange).max(maxRanges),
  rejected: z.array(EntryRange).max(maxRanges),
  restartedAt: Instant.nullable(),
  isStopped: z.boolean(),
})
export type Cursor = Readonly<z.infer<typeof Cursor>>

export const firstCursor = (server: string): Cursor => ({
  version: 1,
  server,
  ...chainStart,
  handedOverAt: null,
  missing: [],
  rejected: [],
  restartedAt: null,
  isStopped: false,
})

export const withRange = (ranges: readonly EntryRange[], range: EntryRange): EntryRange[] =>
  [...ranges, range].slice(-maxRanges)

export interface CursorFile {
  /** Throws `StorageError` where it is there and cannot be read at the moment. */
  read(server: string): Promise<Cursor>
  /** Throws `StorageError`. */
  write(cursor: Cursor): Promise<void>
}

/** `folder`: absolute, made when it is not there. */
export function cursorFile(folder: string, receiver: RecordReceiver, files?: FileSystem): CursorFile {
  const path = join(folder, `${receiver}.json`)
  return {
    async read(server) {
      removeLeftTemporaryFilesSync(path)
      const content = await readFileIfThere(path, files)
      const cursor = content === null ? null : parsed(content)
      return cursor?.server === server ? cursor : firstCursor(server)
    },
    write: (cursor) => writeFileAtomically(path, Buffer.from(`${JSON.stringify(cursor)}\n`), { files }),
  }
}

function parsed(content: Buffer): Cursor | null {
  try {
    return Cursor.parse(JSON.parse(content.toString('utf8')))
  } catch {
    return null
  }
}
