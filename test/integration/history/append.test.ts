import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import {
  inventedIntent,
  inventedOperation,
  manyOperations,
  operationId,
  withTemporaryFolder,
  writeJournal,
} from '../../support/history-fixtures.ts'
import { appendAll, idsOf, openOn, verifyNow, withHistory } from './open-history.ts'
import { shownMode } from '../../support/system.ts'

const october = '2026-10-31T23:59:59.999Z'
const november = '2026-11-03T10:42:00.000Z'

describe('a history', () => {
  test('is empty, and says so, before anything happened', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        expect(await history.query(noFilters, 0, 50)).toEqual({ rows: [], total: 0, problems: [] })
        expect(await history.unfinished()).toEqual([])
        expect(await verifyNow(history)).toMatchObject({ verdict: 'empty', entries: 0, files: 0, problems: [] })
      }),
    ))

  test('tells the same after a restart', () =>
    withTemporaryFolder(async (folder) => {
      const told = async (history: Awaited<ReturnType<typeof openOn>>) => ({
        page: await history.query(noFilters, 0, 50),
        operation: await history.readOperation(operationId(1)),
        verified: { ...(await verifyNow(history)), tookMs: 0 },
      })
      const before = await withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(1, october, ['succeeded', 'failed']))
        await appendAll(history, inventedOperation(2, november))
        return told(history)
      })
      expect(before.page.rows.map((row) => row.outcome)).toEqual(['succeeded', 'partly-failed'])
      expect(before.verified).toMatchObject({ verdict: 'intact', entries: 10, files: 2 })
      expect(before.verified).toMatchObject({ firstAt: october, lastAt: november })
      expect(await withHistory(folder, told)).toEqual(before)
    }))

  test('writes calls that come at once in their order', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        const entries = Array.from({ length: 50 }, (_, number) => inventedIntent(number, november))
        await Promise.all(entries.map((entry) => history.append(entry)))
        expect(await idsOf(history)).toEqual(entries.map((entry) => entry.operationId).reverse())
        expect((await verifyNow(history)).verdict).toBe('intact')
      }),
    ))

  test('takes entries before it has read what there was', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, manyOperations(2_000))
      await withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(2_000, november))
        const page = await history.query(noFilters, 0, 3)
        expect(page.rows.map(({ id }) => id)).toEqual([2_000, 1_999, 1_998].map(operationId))
        expect(page.total).toBe(2_001)
      })
    }))

  test.skipIf(process.platform === 'win32')('is readable by its owner alone', () =>
    withTemporaryFolder(async (parent) => {
      const folder = join(parent, 'history')
      await withHistory(folder, (history) => appendAll(history, inventedOperation(1, november)))
      expect((await stat(folder)).mode & 0o777).toBe(shownMode(0o700))
      for (const name of ['2026-11.jsonl', 'head.json']) {
        expect((await stat(join(folder, name))).mode & 0o777).toBe(shownMode(0o600))
      }
    }),
  )

  test('has one file a month, by the entry’s own time', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(1, october))
        await appendAll(history, inventedOperation(2, november))
      })
      const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))
      expect(names.sort()).toEqual(['2026-10.jsonl', '2026-11.jsonl'])
      expect((await readFile(join(folder, '2026-10.jsonl'), 'utf8')).trimEnd().split('\n')).toHaveLength(5)
    }))

  test('keeps its order when the clock goes backwards', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, (history) => appendAll(history, inventedOperation(1, november)))
      await withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(2, '2025-01-01T00:00:00.000Z'))
        await appendAll(history, inventedOperation(3, '2026-11-03T10:00:00.000Z'))
      })
      await withHistory(folder, async (history) => {
        expect(await idsOf(history)).toEqual([operationId(3), operationId(2), operationId(1)])
        expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', files: 1 })
      })
    }))

  test('refuses what is no entry, and writes nothing', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        const wrong = { ...inventedIntent(1, november), at: 'yesterday' }
        await expect(history.append(wrong)).rejects.toThrow()
        await expect(history.append({ kind: 'deleted' } as unknown as HistoryEntry)).rejects.toThrow()
        expect(await verifyNow(history)).toMatchObject({ verdict: 'empty', entries: 0 })
      }),
    ))

  test('writes nothing that the schema does not list', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, async (history) => {
        await history.append({ ...inventedIntent(1, november), token: 'canary-token' } as HistoryEntry)
      })
      expect(await readFile(join(folder, '2026-11.jsonl'), 'utf8')).not.toContain('canary-token')
    }))

  test('refuses entries after it was closed', () =>
    withTemporaryFolder(async (folder) => {
      const history = await openOn(folder)
      await history.close()
      await expect(history.append(inventedIntent(1, november))).rejects.toBeInstanceOf(StorageError)
    }))
})

describe('an operation that was not closed', () => {
  const intended = inventedIntent(1, november, 1)
  const common = { operationId: intended.operationId, at: november }
  const sent: HistoryEntry = { ...common, kind: 'sent', stepId: 's1' }
  const recovered: HistoryEntry = { ...common, kind: 'recovered', unknownStepIds: ['s1'], notSentStepIds: [] }
  const seen = { stepId: 's1', verdicts: ['gone' as const], readAt: november }
  const checked: HistoryEntry = { ...common, kind: 'checked', agent: intended.agent, checks: [seen] }

  test('is found by the next run, with what it had come to', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(2, november))
        await appendAll(history, [intended, sent])
        expect(await history.unfinished()).toHaveLength(1)
      })
      await withHistory(folder, async (history) => {
        const [open, ...others] = await history.unfinished()
        expect(others).toEqual([])
        expect(open).toMatchObject({ id: intended.operationId, outcome: 'running' })
        expect(open?.steps[0]?.state).toBe('sent')
      })
    }))

  test('is to be checked once it is closed as unknown, until somebody looked', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        await appendAll(history, [intended, sent])
        expect(await history.countToCheck()).toBe(0)
        await history.append(recovered)
        expect(await history.countToCheck()).toBe(1)
        expect(await history.unfinished()).toEqual([])
        await history.append(checked)
        expect(await history.countToCheck()).toBe(0)
        expect(await idsOf(history, { outcomes: ['unknown'] })).toEqual([])
        expect(await idsOf(history, { outcomes: ['succeeded'] })).toEqual([intended.operationId])
      }),
    ))
})

test('an operation nobody wrote is not there', () =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      expect(await history.readOperation(operationId(9))).toBeNull()
    }),
  ))
