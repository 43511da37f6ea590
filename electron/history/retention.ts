/** Which closed months are old enough to be deleted. Pure; the journal records and deletes them. */
import { monthOfFile } from './chain-line.ts'

/** Months since year 0, so that they can be added and compared. */
const monthNumber = (year: number, month: number): number => year * 12 + month

/**
 * The files, oldest first, whose month ended more than `months` months before `now` (UTC). The newest file is never among
 * them, and with a file all older ones are.
 */
export function monthsOlderThan(files: readonly string[], months: number, now: Date): string[] {
  const thisMonth = monthNumber(now.getUTCFullYear(), now.getUTCMonth() + 1)
  const isOld = (file: string) => {
    const [year, month] = monthOfFile(file).split('-').map(Number)
    return monthNumber(year ?? 0, month ?? 0) + 1 + months <= thisMonth
  }
  return files.slice(0, -1).filter(isOld)
}
