/** The history where the real one cannot be opened: says why at every question and takes no entry, so nothing is reset. */
import type { History } from './history.ts'

export function refusingHistory(cause: unknown): History {
  const refuse = (): Promise<never> => Promise.reject(cause instanceof Error ? cause : new Error('history not opened'))
  return {
    append: refuse,
    query: refuse,
    readOperation: refuse,
    unfinished: refuse,
    countToCheck: refuse,
    exportTo: refuse,
    verify: refuse,
    deleteMonthsOlderThan: refuse,
    problems: refuse,
    close: () => Promise.resolve(),
  }
}
