import { describe, expect, test } from 'vitest'
import { monthsOlderThan } from '../../../electron/history/retention.ts'

const files = ['2025-11.jsonl', '2025-12.jsonl', '2026-08.jsonl', '2026-09.jsonl', '2026-10.jsonl', '2026-11.jsonl']
const older = (months: number, now: string, from = files) => monthsOlderThan(from, months, new Date(now))

describe('months to delete', () => {
  test('ended more than so many months ago', () => {
    expect(older(1, '2026-11-15T00:00:00.000Z')).toEqual(files.slice(0, 4))
    expect(older(2, '2026-11-15T00:00:00.000Z')).toEqual(files.slice(0, 3))
    expect(older(11, '2026-11-15T00:00:00.000Z')).toEqual(files.slice(0, 1))
    expect(older(12, '2026-11-15T00:00:00.000Z')).toEqual([])
  })

  test('are counted in UTC, from the first instant of a month', () => {
    expect(older(1, '2026-10-31T23:59:59.999Z')).toEqual(files.slice(0, 3))
    expect(older(1, '2026-11-01T00:00:00.000Z')).toEqual(files.slice(0, 4))
  })

  test('leave 30 days to count limits from, where February alone lies between', () => {
    const spring = ['2026-12.jsonl', '2027-01.jsonl', '2027-02.jsonl', '2027-03.jsonl']
    expect(older(1, '2027-03-01T00:00:00.000Z', spring)).toEqual(spring.slice(0, 1))
    expect(older(1, '2027-03-02T23:59:59.999Z', spring)).toEqual(spring.slice(0, 1))
    expect(older(1, '2027-03-03T00:00:00.000Z', spring)).toEqual(spring.slice(0, 2))
  })

  test('never include the newest file, however old', () => {
    expect(older(1, '2026-11-15T00:00:00.000Z', ['2020-01.jsonl'])).toEqual([])
    expect(older(1, '2026-11-15T00:00:00.000Z', [])).toEqual([])
  })

  test.each(['2040-01-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'])(
    'are counted from the month after the newest closed one when the clock says %s',
    (now) => {
      expect(older(1, now)).toEqual(files.slice(0, 4))
      expect(older(12, now)).toEqual([])
      // Something was recorded while the clock was wrong.
      expect(older(12, now, [...files, '2040-01.jsonl'])).toEqual(files.slice(0, 1))
    },
  )

  test('are none when the clock is far behind', () => {
    expect(older(1, '2001-01-01T00:00:00.000Z')).toEqual([])
  })
})
