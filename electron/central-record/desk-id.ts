/**
 * Which desk a record is from: a random id beside the history, made once. It goes where the history goes, and a computer's name, which
 * anybody can give to another computer, is no part of it.
 *
 * One that is there and cannot be understood is never replaced: under another id the same lines would be another desk's.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { readFileIfThere, writeFileAtomically } from '../storage/atomic-file.ts'
import type { FileSystem } from '../storage/file-system.ts'
import type { ReadResult } from '../storage/read-result.ts'

export const deskFileName = 'desk.json'

const DeskFile = z.strictObject({ version: z.literal(1), id: z.uuid() })

/** `folder`: the history's, absolute. Throws `StorageError` where it cannot be looked at. */
export async function readDeskId(folder: string, files?: FileSystem): Promise<ReadResult<string>> {
  const content = await readFileIfThere(join(folder, deskFileName), files)
  if (content === null) return { kind: 'absent' }
  try {
    return { kind: 'ok', value: DeskFile.parse(JSON.parse(content.toString('utf8'))).id }
  } catch {
    return { kind: 'unreadable', reason: 'not of this form' }
  }
}

/** Only for whoever may write the history. Throws `StorageError`. */
export async function makeDeskId(folder: string, files?: FileSystem): Promise<string> {
  const id = randomUUID()
  const text = `${JSON.stringify({ version: 1, id } satisfies z.infer<typeof DeskFile>)}\n`
  await writeFileAtomically(join(folder, deskFileName), Buffer.from(text), { files })
  return id
}
