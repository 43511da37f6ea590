/** Which closed months are old enough to be deleted. Pure; the journal records and deletes them. */
import { monthOfFile } from './chain-line.ts'

/** Months since year 0, which can be added and compared. */
const monthNumber = (year: number, month: number): number => year * 12 + month

/** The month of a file as such a number. */
function monthNumberOf(file: string): number {
  const [year, month] = monthOfFile(file).split('-').map(Number)
  return monthNumber(year ?? 0, month ?? 0)
}

/** Limits are counted over this period: nothing younger is deleted, even if February is the only month between. */
const countedMs = 30 * 24 * 3_600_000

/** The first instant after a file's month (UTC), in milliseconds since 1970. */
function endOf(file: string): number {
  const [year, month] = monthOfFile(file).split('-').map(Number)
  return Date.UTC(year ?? 0, month ?? 0)
}

/**
 * The files, oldest first, whose month ended more than `months` months before `now` (UTC), and at least 30 days. The newest file is
 * never among them, and every file older than one of them is.
 *
 * The clock is trusted only as far as the journal confirms it: ages are counted from the month after the newest closed file at the latest.
 * Otherwise a clock set years ahead, by mistake or on purpose, would delete everything irretrievably.
 */
export function monthsOlderThan(files: readonly string[], months: number, now: Date): string[] {
  const closed = files.slice(0, -1)
  const newestClosed = closed.at(-1)
  if (newestClosed === undefined) return []
  const byTheClock = monthNumber(now.getUTCFullYear(), now.getUTCMonth() + 1)
  const thisMonth = Math.min(byTheClock, monthNumberOf(newestClosed) + 1)
  return closed.filter(
    (file) => monthNumberOf(file) + 1 + months <= thisMonth && endOf(file) + countedMs <= now.getTime(),
  )
}
