/** Lines of an invented history as the central record hands them on. */
import {
  chainStart,
  entryOf,
  readLine,
  writeLine,
  type LineContent,
  type Link,
} from '../../electron/history/chain-line.ts'
import type { RecordLine } from '../../electron/central-record/wire/record-line.ts'
import { isOpening, type HistoryEntry, type OpeningEntry } from '../../shared/domain/history-entry.ts'

export const desk = '7a6c1f52-9d2e-4f0b-8a34-1f6f0c9a77d1'

export function recordLines(contents: readonly LineContent[], from: Link = chainStart): RecordLine[] {
  let link = from
  const openings = new Map<string, OpeningEntry>()
  return contents.map((content) => {
    const written = writeLine(link, content)
    link = written.link
    const bytes = written.bytes.subarray(0, -1)
    const read = readLine(bytes)
    if (read.kind !== 'ok') throw new Error('An invented line that cannot be read.')
    const entry = entryOf(read.line.content)
    if (entry !== null && isOpening(entry)) openings.set(entry.operationId, entry)
    const opening = entry === null ? null : (openings.get(entry.operationId) ?? null)
    return { ...read.line, desk, text: bytes.toString(), opening }
  })
}

export const linesOf = (entries: readonly HistoryEntry[]): RecordLine[] =>
  recordLines(entries.map((entry) => ({ entry })))
