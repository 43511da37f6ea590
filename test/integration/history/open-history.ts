/** What the history's tests share: opening one on a folder, writing to it, and asking whether it is whole. */
import { openHistory, type HistoryOptions } from '../../../electron/history/file-history.ts'
import type { History } from '../../../electron/history/history.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { noFilters, type HistoryFilters, type VerifyReport } from '../../../shared/domain/history-query.ts'
import { makeAgent } from '../../support/domain-fixtures.ts'
import { silentLogger } from '../../support/history-fixtures.ts'

/** Under whom old months are deleted. */
export const agent = makeAgent()

export const now = () => new Date('2026-11-20T12:00:00.000Z')

/** It waits for nothing unless told how: a folder in use is refused at once. */
export async function openOn(folder: string, options: Partial<HistoryOptions> = {}): Promise<History> {
  const history = openHistory({ folder, now, logger: silentLogger, wait: noWait, ...options })
  await history.opened()
  return history
}

export const noWait = () => Promise.resolve()

/** Opens, works, closes. */
export async function withHistory<Value>(folder: string, work: (history: History) => Promise<Value>): Promise<Value> {
  const history = await openOn(folder)
  try {
    return await work(history)
  } finally {
    await history.close()
  }
}

export async function appendAll(history: History, entries: Iterable<HistoryEntry>): Promise<void> {
  for (const entry of entries) await history.append(entry)
}

export const verifyNow = (history: History): Promise<VerifyReport> =>
  history.verify(new AbortController().signal, () => undefined)

/** Ids of what matches, newest first. */
export async function idsOf(history: History, filters: Partial<HistoryFilters> = {}): Promise<string[]> {
  const page = await history.query({ ...noFilters, ...filters }, 0, 500)
  return page.rows.flatMap(({ id, outcome }) => (outcome === 'months-deleted' ? [] : [id]))
}
