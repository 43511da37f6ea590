/**
 * Another program, a virus scanner say, holds a file of the history: for a moment, for most of the second that is waited for, or
 * until it is closed. Tried at every call the history makes.
 */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import type { History } from '../../../electron/history/history.ts'
import { retryingFileSystem } from '../../../electron/storage/file-system.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import {
  breakableFileSystem,
  heldCodes,
  heldTimes,
  refusedFrom,
  type BreakableFileSystem,
} from '../../support/breakable-file-system.ts'
import { inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { agent, appendAll, idsOf, noWait, openOn, verifyNow, withHistory } from './open-history.ts'

const words = createText()

const november = '2026-11-03T10:42:00.000Z'
const today = new Date('2026-11-20T12:00:00.000Z')

/** Two months, of which the first is to be deleted, and a folder for exports with one in it. */
async function prepare(folder: string): Promise<void> {
  await withHistory(folder, async (history) => {
    await appendAll(history, inventedOperation(1, '2026-09-03T10:42:00.000Z'))
    await appendAll(history, inventedOperation(2, '2026-10-03T10:42:00.000Z'))
  })
  await mkdir(join(folder, 'exports'))
  await writeFile(join(folder, 'exports', 'export.csv'), 'an earlier export')
}

/** What is done without success fails as trouble with storage and nothing else. Returns whether it was done. */
async function tried(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(StorageError)
    return false
  }
}

/** A morning with the history. Returns the entries that were acknowledged, and whether the export was. */
async function useAll(folder: string, disk: BreakableFileSystem) {
  const fileSystem = retryingFileSystem(disk.fileSystem, noWait)
  const history = await openOn(folder, { fileSystem })
  const refusal = history.refusal()
  if (refusal !== null) expect(refusal).toMatchObject({ fault: 'file-in-use' })
  const taken: HistoryEntry[] = []
  for (const entry of inventedOperation(3, november)) if (await tried(history.append(entry))) taken.push(entry)
  await tried(history.query(noFilters, 0, 10))
  await tried(history.unfinished())
  await tried(verifyNow(history))
  await tried(history.deleteMonthsOlderThan(1, today, agent))
  const exported = await tried(history.exportTo(join(folder, 'exports', 'export.csv'), 'csv', noFilters, words))
  return { history, taken, exported }
}

const idsInFiles = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .flatMap((text) => text.trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as { entry?: HistoryEntry })
    .flatMap(({ entry }) => (entry === undefined ? [] : [`${entry.operationId} ${entry.kind}`]))
}

async function expectWhole(history: History, folder: string, taken: readonly HistoryEntry[]): Promise<void> {
  expect(history.refusal()).toBeNull()
  expect(await history.problems()).toEqual([])
  const ids = [4, ...(taken[0]?.kind === 'intended' ? [3] : []), 2].map(operationId)
  expect(await idsOf(history)).toEqual(ids)
  const { total: deletions } = await history.query({ ...noFilters, outcomes: ['months-deleted'] }, 0, 1)
  expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 4 + taken.length + 4 + deletions })
  const expected = [...inventedOperation(2, november), ...taken, ...inventedOperation(4, november)]
  expect(await idsInFiles(folder)).toEqual(expected.map((entry) => `${entry.operationId} ${entry.kind}`))
  // Nothing was put aside and nothing half done is left.
  const names = (await readdir(folder)).filter((name) => !name.startsWith('history.lock')).sort()
  expect(names).toEqual(['2026-10.jsonl', '2026-11.jsonl', 'exports', 'head.json'])
}

test.each(heldTimes)(
  'held %s times at any call: nothing acknowledged is lost, nothing good is put aside, and all is well after trying again',
  { timeout: 120_000 },
  (times) =>
    withTemporaryFolder(async (parent) => {
      const original = join(parent, 'original')
      await prepare(original)
      const calls = await withTemporaryFolder(async (folder) => {
        await cp(original, folder, { recursive: true })
        const disk = breakableFileSystem()
        const { history } = await useAll(folder, disk)
        await history.close()
        return disk.allCalls.length
      })
      expect(calls).toBeGreaterThan(100)
      for (let nth = 1; nth <= calls; nth += 1) {
        await withTemporaryFolder(async (folder) => {
          await cp(original, folder, { recursive: true })
          const disk = breakableFileSystem()
          disk.breakAnywhere(refusedFrom(nth, heldCodes[nth % heldCodes.length] ?? 'EPERM', times))
          const { history, taken, exported } = await useAll(folder, disk)
          const csv = await readFile(join(folder, 'exports', 'export.csv'), 'utf8')
          expect(csv.startsWith('an earlier export')).toBe(!exported)

          disk.breakAnywhere(() => null)
          await history.tryAgain()
          await appendAll(history, inventedOperation(4, november))
          await history.deleteMonthsOlderThan(1, today, agent)
          await expectWhole(history, folder, taken)
          expect(await readdir(join(folder, 'exports'))).toEqual(['export.csv'])
          await history.close()
          await withHistory(folder, (again) => expectWhole(again, folder, taken))
        })
      }
    }),
)
