/**
 * Since when practice counts towards its limits: "Start over" gives trainees a new beginning while the record of practice stays. It is a
 * note and binds nobody real; one that cannot be understood counts as none, one that cannot be written holds until the end.
 */
import { z } from 'zod'
import { Instant } from '../../shared/domain/primitives.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import { readFileIfThere, removeLeftTemporaryFilesSync, writeFileAtomically } from '../storage/atomic-file.ts'

const StartRecord = z.strictObject({ version: z.literal(1), startedAt: Instant })

export interface PracticeStart {
  /** Milliseconds since 1970: what began until then counts for nothing. */
  readonly countsFrom: () => number
  /** Never rejects. */
  startOver(at: number): Promise<void>
}

/** `path` is absolute; its folder is made by the first entry of practice. */
export async function openPracticeStart(path: string, logger: Logger): Promise<PracticeStart> {
  let countsFrom = await readStart(path)
  return {
    countsFrom: () => countsFrom,
    async startOver(at) {
      countsFrom = at
      const record = { version: 1, startedAt: new Date(at).toISOString() } satisfies z.infer<typeof StartRecord>
      try {
        await writeFileAtomically(path, Buffer.from(JSON.stringify(record), 'utf8'))
      } catch (cause) {
        logger.warn('practice-start-not-kept', { code: codeOf(cause) })
      }
    },
  }
}

async function readStart(path: string): Promise<number> {
  try {
    removeLeftTemporaryFilesSync(path)
    const content = await readFileIfThere(path)
    if (content === null) return -Infinity
    return Date.parse(StartRecord.parse(JSON.parse(content.toString('utf8'))).startedAt)
  } catch {
    return -Infinity
  }
}
