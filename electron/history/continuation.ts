/**
 * Decides whether a journal found on the disk may be continued, and where.
 *
 * Only the ends of the files are read, and the decision itself is pure. The rule behind every case: an acknowledged entry is
 * never truncated, a line that was certainly not acknowledged may be set aside, and nothing is appended unless the last link is
 * known for certain, because a second line in the same place would fork the chain.
 */
import { join } from 'node:path'
import type { FileHandle, FileSystem } from '../storage/file-system.ts'
import { isHeld } from '../storage/storage-error.ts'
import { chainStart, readLine, type LineResult, type Link } from './chain-line.ts'
import type { HeadResult } from './head-record.ts'
import type { HistoryClosedCode } from './history-closed-error.ts'
import { lastNewlineBefore, maxLineBytes, readExactly, withFile } from './read-lines.ts'

/** A complete line and its offset. */
interface PlacedLine {
  readonly start: number
  readonly result: LineResult
}

/** The end of one month's file. */
export type FileEnd =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'lines'
      readonly size: number
      /** Offset after the last newline, 0 if there is none. Any bytes after it are an incomplete line. */
      readonly completeEnd: number
      readonly last: PlacedLine | null
      /** The line before the last, read only if the last is broken. */
      readonly beforeLast: PlacedLine | null
    }

/** Throws the file system's error if another program holds the file. */
export async function readFileEnd(fileSystem: FileSystem, folder: string, name: string): Promise<FileEnd> {
  try {
    return await withFile(fileSystem, join(folder, name), async (handle) => {
      const stats = await handle.stat()
      if (!stats.isFile()) return { kind: 'unreadable' }
      if (stats.size === 0) return { kind: 'empty' }
      const completeEnd = (await lastNewlineBefore(handle, stats.size)) + 1
      const last = await lineEndingAt(handle, completeEnd)
      const beforeLast = last?.result.kind === 'broken' ? await lineEndingAt(handle, last.start) : null
      return { kind: 'lines', size: stats.size, completeEnd, last, beforeLast }
    })
  } catch (error) {
    // A file held by another program may be perfectly readable later.
    if (isHeld(error)) throw error
    return { kind: 'unreadable' }
  }
}

/** The complete line whose newline is the byte before `end`; `null` at the start of the file. */
async function lineEndingAt(handle: FileHandle, end: number): Promise<PlacedLine | null> {
  if (end === 0) return null
  const start = (await lastNewlineBefore(handle, end - 1)) + 1
  const length = end - 1 - start
  if (length > maxLineBytes) return { start, result: { kind: 'broken' } }
  return { start, result: readLine(await readExactly(handle, Buffer.alloc(length), start)) }
}

export type Continuation =
  /** `end`: number of bytes of the newest file to keep; less than its size if a torn line has to be set aside. */
  | { readonly kind: 'continue'; readonly from: Link; readonly end: number }
  | { readonly kind: 'refuse'; readonly code: HistoryClosedCode; readonly reason: string }

/**
 * `newest` is the end of the newest file; `previous` the last link of the files before it, `null` if that could not be read
 * (the start of the chain if there are none).
 */
export function decideContinuation(newest: FileEnd, previous: Link | null, head: HeadResult): Continuation {
  const acknowledged = (seq: number): boolean => head.kind === 'ok' && head.value.seq >= seq
  const continueFrom = (known: Link, end: number): Continuation => ({ kind: 'continue', from: later(known, head), end })

  if (newest.kind === 'unreadable') return unreadable('the newest file cannot be read')
  if (newest.kind === 'empty') return previous ? continueFrom(previous, 0) : unreadable('the last link is not known')

  const { last, beforeLast, completeEnd, size } = newest
  if (last === null) {
    // Only an incomplete line. Harmless if a crash interrupted the first write of a new month; otherwise the file is
    // corrupt and must not be emptied.
    return previous && head.kind === 'ok' && !acknowledged(previous.seq + 1)
      ? continueFrom(previous, 0)
      : unreadable('the newest file holds no readable line')
  }
  if (last.result.kind === 'newer') {
    return { kind: 'refuse', code: 'history-newer', reason: 'the newest file was written by a newer version' }
  }
  if (last.result.kind === 'ok') return continueFrom(last.result.line.link, completeEnd)

  const known = beforeLast?.result.kind === 'ok' ? beforeLast.result.line.link : null
  if (known === null) return unreadable('the last link is not known')
  // If the broken line was acknowledged, it was damaged later. It stays where it is: the head record has its link.
  if (acknowledged(known.seq + 1)) return continueFrom(known, completeEnd)
  // A power cut can leave the newline of a line whose beginning never reached the disk, which is torn as well. But only one append is
  // ever in progress, so an incomplete line after it means that something else has happened to the file.
  return size > completeEnd ? unreadable('more than one line is torn') : continueFrom(known, last.start)
}

const unreadable = (reason: string): Continuation => ({ kind: 'refuse', code: 'history-unreadable', reason })

/**
 * If the head record is ahead, lines are missing at the end (truncated, or an older copy was restored). Continuing after
 * the recorded link leaves a permanent gap in the numbers, so the loss stays visible.
 */
function later(known: Link, head: HeadResult): Link {
  return head.kind === 'ok' && head.value.seq >= known.seq ? head.value : known
}

/** The last link before the newest file: `null` if it cannot be read, the start of the chain if there is no earlier line. */
export async function readPreviousLink(
  fileSystem: FileSystem,
  folder: string,
  olderFirst: readonly string[],
): Promise<Link | null> {
  for (const name of olderFirst.toReversed()) {
    const end = await readFileEnd(fileSystem, folder, name)
    if (end.kind === 'empty') continue
    return end.kind === 'lines' && end.last?.result.kind === 'ok' ? end.last.result.line.link : null
  }
  return chainStart
}
