/** A history in memory: keeps the order of things in a log shared with others, and refuses entries when told to. */
import { foldOperation } from '../../shared/domain/fold-operation.ts'
import type { HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import type { History } from '../../electron/history/history.ts'
import { OperationIndex } from '../../electron/history/operation-index.ts'

export interface FakeHistory extends History {
  readonly entries: readonly HistoryEntry[]
  /** From now on; `null` takes everything again. What it returns is thrown. */
  refuse(rule: ((entry: HistoryEntry) => Error | null) | null): void
}

/** `log` hears `journal:KIND` when an entry is on the disk, which takes a turn of the event loop like a real one. */
export function createFakeHistory(log: string[] = [], before: readonly HistoryEntry[] = []): FakeHistory {
  const entries: HistoryEntry[] = [...before]
  let refusal: ((entry: HistoryEntry) => Error | null) | null = null

  const operations = (): Operation[] => {
    const ids = [...new Set(entries.map((entry) => entry.operationId))]
    return ids.map((id) => foldOperation(entries.filter((entry) => entry.operationId === id)))
  }

  /** The real one: what counts towards a limit is its matter. */
  const index = new OperationIndex()
  const indexed = (entry: HistoryEntry): void => index.add(entry, { file: 'memory', offset: 0, length: 0 })
  before.forEach(indexed)

  return {
    entries,
    refuse(rule) {
      refusal = rule
    },
    async append(entry) {
      await new Promise((resolve) => setImmediate(resolve))
      const refused = refusal?.(entry) ?? null
      if (refused) throw refused
      entries.push(entry)
      indexed(entry)
      log.push(`journal:${entry.kind}`)
    },
    query: () => Promise.resolve({ rows: [], total: entries.length, problems: [] }),
    readOperation: (operationId) =>
      Promise.resolve(operations().find((operation) => operation.id === operationId) ?? null),
    unfinished: () => Promise.resolve(operations().filter(({ outcome }) => outcome === 'running')),
    countToCheck: () => Promise.resolve(operations().filter(({ outcome }) => outcome === 'unknown').length),
    activityOf: (whose, withinMs, now) => index.activityOf(whose, withinMs, now.getTime()),
    mayRetry: (operationId, now) => Promise.resolve(index.mayRetry(operationId, now.getTime())),
    overview: (question) => Promise.resolve(index.overview(question)),
    exportOverview: () => Promise.resolve(),
    exportTo: () => Promise.resolve(entries.length),
    verify: () =>
      Promise.resolve({
        verdict: 'intact',
        entries: entries.length,
        files: 1,
        firstAt: null,
        lastAt: null,
        problems: [],
        tookMs: 0,
      }),
    follow: () => ({
      end: () => null,
      read: () => Promise.resolve({ lines: [], isAnother: false }),
      openingOf: () => Promise.resolve(null),
      onGrown: () => () => undefined,
    }),
    deleteMonthsOlderThan: () => Promise.resolve([]),
    oldBy: () => Promise.resolve({ months: [], operations: 0, firstAt: null, lastAt: null }),
    opened: () => Promise.resolve(),
    refusal: () => null,
    tryAgain: () => Promise.resolve(),
    problems: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  }
}
