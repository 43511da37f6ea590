/**
 * Whether a month still is, byte for byte, what was read before: every line has its hash and continues the one before, up to the same
 * last hash. The chain then leaves no room for another byte, so nothing of what the lines say has to be read again.
 */
import type { FileHandle } from '../storage/file-system.ts'
import { linkAfter, type Link } from './chain-line.ts'
import { readLines } from './read-lines.ts'
import type { WholeMonth } from './walk-history.ts'

/** `onLines`: called with the number of lines so far. Throws what the file system throws, and the signal's reason. */
export async function hasSameBytes(
  handle: FileHandle,
  month: WholeMonth,
  signal: AbortSignal,
  onLines: (lines: number) => void,
): Promise<boolean> {
  let lines = 0
  let link: Link | null = month.continues
  const whole = await readLines(handle, month.size, signal, (bytes) => {
    link = link === null || bytes === null ? null : linkAfter(link, bytes)
    lines += 1
    onLines(lines)
  })
  return whole === month.size && lines === month.lines && isSame(link, month.end)
}

const isSame = (one: Link | null, other: Link): boolean => one?.seq === other.seq && one.hash === other.hash
