import { describe, expect, it } from 'vitest'
import { periodsOf, spans } from '../../../../renderer/features/overview/spans.ts'
import { OverviewQuestion } from '../../../../shared/domain/overview.ts'

/** In local time, as people read it. */
const local = (instant: string | undefined): string => new Date(instant ?? '').toString().slice(0, 24)

// Local midnights on both sides of every change to and from daylight saving time that a zone of the tests has.
const moments = ['2026-03-29T13:00', '2026-10-25T00:00', '2026-11-30T23:59', '2026-01-01T00:00', '2026-11-01T02:30']

describe.each(spans)('%s', (span) => {
  it.each(moments)('begin at local midnights and end with the one that holds %s', (moment) => {
    const now = new Date(moment)
    const { starts, end } = periodsOf(span, now)
    for (const instant of [...starts, end]) expect(local(instant)).toMatch(/00:00:00$/)
    expect(Date.parse(starts.at(-1) ?? '')).toBeLessThanOrEqual(now.getTime())
    expect(Date.parse(end)).toBeGreaterThan(now.getTime())
    expect(OverviewQuestion.safeParse({ starts, end, agent: null }).success).toBe(true)
  })
})

it('takes the thirty days up to today', () => {
  const { starts, end } = periodsOf('days-30', new Date(2026, 10, 30, 14))
  expect(starts).toHaveLength(30)
  expect([starts[0], starts.at(-1), end].map(local)).toEqual([
    'Sun Nov 01 2026 00:00:00',
    'Mon Nov 30 2026 00:00:00',
    'Tue Dec 01 2026 00:00:00',
  ])
})

it.each([
  ['a Monday', new Date(2026, 10, 30)],
  ['a Sunday', new Date(2026, 11, 6, 23)],
])('begins weeks on Monday, on %s too', (_, now) => {
  const { starts, end } = periodsOf('weeks-12', now)
  expect(starts).toHaveLength(12)
  expect([starts.at(-1), end].map(local)).toEqual(['Mon Nov 30 2026 00:00:00', 'Mon Dec 07 2026 00:00:00'])
})
