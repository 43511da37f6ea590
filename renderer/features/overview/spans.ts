/** Spans of time to look at, cut into days or weeks of the person's own calendar and clock. Weeks begin on Monday (ISO 8601). */
import type { OverviewQuestion } from '../../../shared/domain/overview.ts'

export const spans = ['days-30', 'weeks-12', 'weeks-52'] as const
export type Span = (typeof spans)[number]

const shape = {
  'days-30': { days: 1, periods: 30 },
  'weeks-12': { days: 7, periods: 12 },
  'weeks-52': { days: 7, periods: 52 },
} as const satisfies Record<Span, unknown>

/** The last period is the one that `now` is in; it is whole, so that its end lies in the future. */
export function periodsOf(span: Span, now: Date): Pick<OverviewQuestion, 'starts' | 'end'> {
  const { days, periods } = shape[span]
  const sinceMonday = (now.getDay() + 6) % 7
  const current = now.getDate() - (days === 7 ? sinceMonday : 0)
  // Out of days, not hours: with daylight saving not all days are as long. The constructor carries days over into other months.
  const begin = (period: number) =>
    new Date(now.getFullYear(), now.getMonth(), current + (period - periods + 1) * days).toISOString()
  return { starts: Array.from({ length: periods }, (_, period) => begin(period)), end: begin(periods) }
}

/** The day of the person's calendar as `yyyy-mm-dd`. */
export function dayOf(instant: string): string {
  const date = new Date(instant)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
