/** The history where the real one cannot be opened: says why at every question and takes no entry, so nothing is reset. */
import type { History } from './history.ts'

export function refusingHistory(cause: unknown): History {
  const error = cause instanceof Error ? cause : new Error('history not opened')
  const refuse = (): Promise<never> => Promise.reject(error)
  return {
    append: refuse,
    query: refuse,
    readOperation: refuse,
    unfinished: refuse,
    countToCheck: refuse,
    exportTo: refuse,
    verify: refuse,
    deleteMonthsOlderThan: refuse,
    refusal: () => error,
    problems: refuse,
    close: () => Promise.resolve(),
  }
}
