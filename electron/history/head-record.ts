/**
 * `head.json`: the last acknowledged link, kept beside the journal. A chain cannot show that its own end was truncated; this
 * record can.
 *
 * It is written after the entry is on the disk and is not synced itself, so after a power cut it may lag behind, but it is never
 * ahead of what was acknowledged. It has a fixed length and is overwritten in place, so it is never empty, and its sequence number
 * is stored at both ends, so a record that is half old and half new is rejected.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileFlushed } from '../storage/atomic-file.ts'
import type { FileHandle, FileSystem } from '../storage/file-system.ts'
import { flushFolder } from '../storage/flush-folder.ts'
import type { ReadResult } from '../storage/read-result.ts'
import { errorCode } from '../storage/storage-error.ts'
import { currentForm, formatVersion, type Link } from './chain-line.ts'

export const headFileName = 'head.json'

/** Fits the longest numbers; well below a disk's smallest block. */
const recordBytes = 192
const Head = z
  .strictObject({
    v: z.literal(currentForm),
    seq: z.int().min(0),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    seqAgain: z.int(),
  })
  .refine(({ seq, seqAgain }) => seq === seqAgain)

export type HeadResult = ReadResult<Link>

export function headBytes({ seq, hash }: Link): Buffer {
  const record = JSON.stringify({ v: formatVersion, seq, hash, seqAgain: seq })
  return Buffer.from(`${record.padEnd(recordBytes - 1)}\n`)
}

/** Throws the file system's error if the record exists but cannot be accessed: it may be intact. */
export async function readHead(fileSystem: FileSystem, folder: string): Promise<HeadResult> {
  let text: string
  try {
    text = await fileSystem.readFile(join(folder, headFileName), 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'absent' }
    if (errorCode(error) === 'EISDIR') return { kind: 'unreadable', reason: 'a folder' }
    throw error
  }
  try {
    const { seq, hash } = Head.parse(JSON.parse(text))
    return { kind: 'ok', value: { seq, hash } }
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.name : 'unknown' }
  }
}

export class HeadRecord {
  readonly #handle: FileHandle

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /**
   * Opens the record for writing. An absent one is created with `link`; an unreadable one is first renamed to `asideName`.
   * Throws the file system's errors.
   */
  static async open(
    fileSystem: FileSystem,
    folder: string,
    found: HeadResult,
    link: Link,
    asideName: string,
  ): Promise<HeadRecord> {
    const path = join(folder, headFileName)
    if (found.kind === 'unreadable') await fileSystem.rename(path, join(folder, asideName))
    if (found.kind !== 'ok') {
      const newPath = `${path}.new`
      await writeFileFlushed(newPath, headBytes(link), 'w', fileSystem)
      await fileSystem.rename(newPath, path)
      await flushFolder(fileSystem, folder)
    }
    return new HeadRecord(await fileSystem.open(path, 'r+'))
  }

  /** Throws the file system's errors; the journal is complete without it. */
  async write(link: Link): Promise<void> {
    await this.#handle.write(headBytes(link), 0, recordBytes, 0)
  }

  /** Never throws: closing cannot lose what was written. */
  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined)
  }
}
