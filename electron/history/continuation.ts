/**
 * Where a journal found on the disk may be continued, and whether it may be at all.
 *
 * Looking reads the ends of the files only; deciding is pure. The rule behind every case: an entry that was acknowledged is
 * never cut off, a line that certainly was not may be set aside, and where the last link is not known for sure nothing is
 * appended, because a second line with the same place would fork the chain.
 */
import { join } from 'node:path'
import type { FileHandle, FileSystem } from '../storage/file-system.ts'
import { isHeld } from '../storage/storage-error.ts'
import { chainStart, readLine, type LineResult, type Link } from './chain-line.ts'
import type { HeadResult } from './head-record.ts'
import type { HistoryClosedCode } from './history-closed-error.ts'
import { lastNewlineBefore, maxLineBytes, readExactly, withFile } from './read-lines.ts'

/** A complete line and the offset it begins at. */
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
      /** Offset after the last newline, 0 without one. Behind it lies half a line. */
      readonly completeEnd: number
      readonly last: PlacedLine | null
      /** The line before the last, read only when the last is broken. */
      readonly beforeLast: PlacedLine | null
    }

/** Throws what the file system throws of a file that another program holds. */
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
    // What another program holds says nothing about what is in it.
    if (isHeld(error)) throw error
    return { kind: 'unreadable' }
  }
}

/** The complete line whose newline is the byte before `end`; `null` at the file's beginning. */
async function lineEndingAt(handle: FileHandle, end: number): Promise<PlacedLine | null> {
  if (end === 0) return null
  const start = (await lastNewlineBefore(handle, end - 1)) + 1
  const length = end - 1 - start
  if (length > maxLineBytes) return { start, result: { kind: 'broken' } }
  return { start, result: readLine(await readExactly(handle, Buffer.alloc(length), start)) }
}

export type Continuation =
  /** `end`: bytes of the newest file that stay; less than its size where a torn line is to be set aside. */
  | { readonly kind: 'continue'; readonly from: Link; readonly end: number }
  | { readonly kind: 'refuse'; readonly code: HistoryClosedCode; readonly reason: string }

/**
 * `newest` is the newest file's end; `previous` the last link of the files before it, `null` when that could not be read
 * (the chain's start when there are none).
 */
export function decideContinuation(newest: FileEnd, previous: Link | null, head: HeadResult): Continuation {
  const acknowledged = (seq: number): boolean => head.kind === 'ok' && head.value.seq >= seq
  const goOn = (known: Link, end: number): Continuation => ({ kind: 'continue', from: later(known, head), end })

  if (newest.kind === 'unreadable') return unreadable('the newest file cannot be read')
  if (newest.kind === 'empty') return previous ? goOn(previous, 0) : unreadable('the last link is not known')

  const { last, beforeLast, completeEnd, size } = newest
  if (last === null) {
    // Nothing but half a line. Harmless as the first write of a new month that a crash cut short; anything else is a
    // damaged file, which must not be emptied.
    return previous && head.kind === 'ok' && !acknowledged(previous.seq + 1)
      ? goOn(previous, 0)
      : unreadable('the newest file holds no readable line')
  }
  if (last.result.kind === 'newer') {
    return { kind: 'refuse', code: 'history-newer', reason: 'the newest file was written by a newer version' }
  }
  if (last.result.kind === 'ok') return goOn(last.result.line.link, completeEnd)

  const known = beforeLast?.result.kind === 'ok' ? beforeLast.result.line.link : null
  if (known === null) return unreadable('the last link is not known')
  // Had the broken line been acknowledged, it is damage, and damage stays where it is: the head record knows its link.
  if (acknowledged(known.seq + 1)) return goOn(known, completeEnd)
  // A power cut can leave the newline of a line whose beginning never reached the disk: torn too. But only one append can
  // be under way, so half a line behind it means that something else has happened to the file.
  return size > completeEnd ? unreadable('more than one line is torn') : goOn(known, last.start)
}

const unreadable = (reason: string): Continuation => ({ kind: 'refuse', code: 'history-unreadable', reason })

/**
 * Where the head record is ahead, lines are missing at the end (cut off, or an older copy was put back). Continuing after
 * the recorded link leaves a gap in the numbers, so the loss stays visible for good.
 */
function later(known: Link, head: HeadResult): Link {
  return head.kind === 'ok' && head.value.seq >= known.seq ? head.value : known
}

/** The last link before the newest file: `null` where it cannot be read, the chain's start where there is nothing. */
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
