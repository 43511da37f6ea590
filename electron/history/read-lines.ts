/** Lines of a file as they lie on the disk, streamed: neither a long file nor a long line fills the memory. */
import type { FileHandle, FileSystem } from '../storage/file-system.ts'

/** A longer line is corrupt whatever it contains: the largest entry that the schema allows is well below this. */
export const maxLineBytes = 64 * 1024 * 1024

/**
 * Opens the file for reading while `work` runs. Throws what opening it and `work` throw; an error on closing is ignored, since it says
 * nothing about what was read.
 */
export async function withFile<Value>(
  fileSystem: FileSystem,
  path: string,
  work: (handle: FileHandle) => Promise<Value>,
): Promise<Value> {
  const handle = await fileSystem.open(path, 'r')
  try {
    return await work(handle)
  } finally {
    await handle.close().catch(() => undefined)
  }
}

/** Small enough that processing one chunk takes only a few milliseconds. */
const chunkBytes = 256 * 1024
const newline = 0x0a

/** `bytes` excludes the newline and is valid only during the call; `null` for a line over `maxLineBytes`. */
export type OnLine = (bytes: Buffer | null, offset: number) => void

/**
 * Calls `onLine` for each complete line of the first `size` bytes, from `start` on, where a line begins. Returns the offset where the
 * rest without a newline begins, `size` when there is none. Throws what the file system throws, and the signal's reason.
 */
export async function readLines(
  handle: FileHandle,
  size: number,
  signal: AbortSignal,
  onLine: OnLine,
  start = 0,
): Promise<number> {
  let buffer = Buffer.allocUnsafe(chunkBytes)
  let held = 0
  /** Offset in the file of the buffer's first byte. */
  let base = start
  let lineStart = start
  let tooLong = false

  while (base + held < size) {
    signal.throwIfAborted()
    if (held === buffer.length) {
      if (held < maxLineBytes) {
        const larger = Buffer.allocUnsafe(buffer.length * 2)
        buffer.copy(larger, 0, 0, held)
        buffer = larger
      } else {
        tooLong = true
        base += held
        held = 0
      }
    }
    const wanted = Math.min(buffer.length - held, size - base - held)
    const { bytesRead } = await handle.read(buffer, held, wanted, base + held)
    if (bytesRead === 0) break
    const filled = held + bytesRead

    let from = 0
    let end = buffer.indexOf(newline, held)
    while (end !== -1 && end < filled) {
      onLine(tooLong ? null : buffer.subarray(from, end), lineStart)
      tooLong = false
      from = end + 1
      lineStart = base + from
      end = buffer.indexOf(newline, from)
    }
    buffer.copyWithin(0, from, filled)
    base += from
    held = filled - from
  }
  return lineStart
}

/** Offset of the last newline before `before`, or -1. */
export async function lastNewlineBefore(handle: FileHandle, before: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(before, 1)))
  let end = before
  while (end > 0) {
    const start = Math.max(0, end - buffer.length)
    const bytes = await readExactly(handle, buffer.subarray(0, end - start), start)
    const found = bytes.lastIndexOf(newline)
    if (found !== -1) return start + found
    end = start
  }
  return -1
}

/** Fills `into` from `position`. Throws when the file is shorter. */
export async function readExactly(handle: FileHandle, into: Buffer, position: number): Promise<Buffer> {
  let filled = 0
  while (filled < into.length) {
    const { bytesRead } = await handle.read(into, filled, into.length - filled, position + filled)
    if (bytesRead === 0) throw new Error('The file is shorter than it was.')
    filled += bytesRead
  }
  return into
}
