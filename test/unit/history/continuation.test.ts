import { describe, expect, test } from 'vitest'
import type { LineResult, Link } from '../../../electron/history/chain-line.ts'
import { decideContinuation, type FileEnd } from '../../../electron/history/continuation.ts'
import type { HeadResult } from '../../../electron/history/head-record.ts'

const link = (seq: number): Link => ({ seq, hash: String(seq % 10).repeat(64) })
const line = (seq: number): LineResult => ({
  kind: 'ok',
  line: { link: link(seq), prev: link(seq - 1).hash, content: { month: '2026-11' } },
})
const broken: LineResult = { kind: 'broken' }
const head = (seq: number): HeadResult => ({ kind: 'ok', value: link(seq) })
const absent: HeadResult = { kind: 'absent' }
const unreadable: HeadResult = { kind: 'unreadable', reason: 'SyntaxError' }

/** 900 bytes of complete lines, the last from 800; `torn` bytes behind. */
function lines(last: LineResult | null, options: { before?: LineResult; torn?: number } = {}): FileEnd {
  const completeEnd = last === null ? 0 : 900
  return {
    kind: 'lines',
    size: completeEnd + (options.torn ?? 0),
    completeEnd,
    last: last === null ? null : { start: 800, result: last },
    beforeLast: options.before ? { start: 700, result: options.before } : null,
  }
}

describe('a journal is continued', () => {
  test.each<[string, FileEnd, Link | null, HeadResult, Link, number]>([
    ['after its last line', lines(line(9)), null, head(9), link(9), 900],
    ['after its last line, the head record being behind', lines(line(9)), null, head(7), link(9), 900],
    ['after its last line, without a head record', lines(line(9)), null, absent, link(9), 900],
    ['after its last line, the head record being unreadable', lines(line(9)), null, unreadable, link(9), 900],
    ['without half a line', lines(line(9), { torn: 50 }), null, head(9), link(9), 900],
    ['after the recorded link where lines are missing', lines(line(9)), null, head(12), link(12), 900],
    [
      'after the recorded link where half a line is left of several',
      lines(line(9), { torn: 5 }),
      null,
      head(12),
      link(12),
      900,
    ],
    [
      'without a broken last line that nobody acknowledged',
      lines(broken, { before: line(8) }),
      null,
      head(8),
      link(8),
      800,
    ],
    [
      'without a broken last line when no record says more',
      lines(broken, { before: line(8) }),
      null,
      absent,
      link(8),
      800,
    ],
    ['after a broken last line that was acknowledged', lines(broken, { before: line(8) }), null, head(9), link(9), 900],
    ['in an empty file, after the month before', { kind: 'empty' }, link(5), head(5), link(5), 0],
    ['in a new month whose first write was cut short', lines(null, { torn: 30 }), link(5), head(5), link(5), 0],
  ])('%s', (_, newest, previous, found, from, end) => {
    expect(decideContinuation(newest, previous, found)).toEqual({ kind: 'continue', from, end })
  })

  test('never twice after the same link when the last line is not the recorded one', () => {
    const other: HeadResult = { kind: 'ok', value: { seq: 9, hash: 'f'.repeat(64) } }
    expect(decideContinuation(lines(line(9)), null, other)).toMatchObject({ from: { seq: 9, hash: 'f'.repeat(64) } })
  })
})

describe('a journal is not continued', () => {
  test.each<[string, FileEnd, Link | null, HeadResult]>([
    ['when its newest file cannot be read', { kind: 'unreadable' }, link(5), head(9)],
    ['when an empty file follows a month that cannot be read', { kind: 'empty' }, null, head(9)],
    [
      'when nothing in the newest file is a line, and lines were acknowledged',
      lines(null, { torn: 900 }),
      link(5),
      head(9),
    ],
    [
      'when nothing in the newest file is a line, and nothing was recorded',
      lines(null, { torn: 900 }),
      link(0),
      absent,
    ],
    ['when two lines at the end are broken', lines(broken, { before: broken }), null, head(9)],
    ['when the only line is broken', lines(broken), null, head(9)],
    ['when half a line lies behind a broken one', lines(broken, { before: line(8), torn: 20 }), null, head(8)],
  ])('%s', (_, newest, previous, found) => {
    expect(decideContinuation(newest, previous, found)).toMatchObject({ kind: 'refuse', code: 'history-unreadable' })
  })

  test('when a newer version has written last', () => {
    const decision = decideContinuation(lines({ kind: 'newer' }), null, head(9))
    expect(decision).toMatchObject({ kind: 'refuse', code: 'history-newer' })
  })
})
