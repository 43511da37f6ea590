import { mkdir, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { breakableFileSystem, fails, once } from '../../support/breakable-file-system.ts'
import { appendAll, idsOf, openOn, verifyNow, withHistory } from './open-history.ts'

const now = new Date('2026-11-15T00:00:00.000Z')

/** One operation in each of August to November; the last one of August ends in September. */
async function fourMonths(folder: string): Promise<void> {
  await withHistory(folder, async (history) => {
    const [august, ...rest] = inventedOperation(1, '2026-08-31T23:59:00.000Z')
    if (august) await history.append(august)
    await appendAll(
      history,
      rest.map((entry) => ({ ...entry, at: '2026-09-01T00:00:30.000Z' })),
    )
    for (const month of [9, 10, 11]) {
      await appendAll(history, inventedOperation(month, `2026-${String(month).padStart(2, '0')}-05T00:00:00.000Z`))
    }
  })
}

const months = async (folder: string) => (await readdir(folder)).filter((name) => /\.jsonl$/.test(name)).sort()

test('deletes whole old months, forgets their operations, and what is left stays whole', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(1, now)).toEqual(['2026-08.jsonl', '2026-09.jsonl'])
      expect(await months(folder)).toEqual(['2026-10.jsonl', '2026-11.jsonl'])
      expect(await idsOf(history)).toEqual([operationId(11), operationId(10)])
      expect(await history.readOperation(operationId(1))).toBeNull()
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8, files: 2 })
    })
    await withHistory(folder, async (history) => {
      expect(await history.problems()).toEqual([])
      expect(await idsOf(history)).toEqual([operationId(11), operationId(10)])
      await appendAll(history, inventedOperation(12, '2026-12-01T00:00:00.000Z'))
      expect(await history.deleteMonthsOlderThan(1, new Date('2026-12-02'))).toEqual(['2026-10.jsonl'])
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8, files: 2 })
    })
  }))

test('deletes nothing that is not old enough', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(12, now)).toEqual([])
      expect(await months(folder)).toHaveLength(4)
    })
  }))

test('deletes the lines set aside from those months with them', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await writeFile(join(folder, '2026-08.jsonl.torn-20260801T000000000Z'), '{"hash"')
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(2, now)).toEqual([
        '2026-08.jsonl.torn-20260801T000000000Z',
        '2026-08.jsonl',
      ])
    })
  }))

test('an operation whose beginning was deleted is not shown, and its end breaks nothing', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(2, now)).toEqual(['2026-08.jsonl'])
      expect(await idsOf(history)).toEqual([11, 10, 9].map(operationId))
      expect((await verifyNow(history)).verdict).toBe('intact')
    })
    await withHistory(folder, async (history) => {
      expect(await idsOf(history)).toEqual([11, 10, 9].map(operationId))
      expect(await history.unfinished()).toEqual([])
    })
  }))

test('a deletion cut short is whole at every stage and is finished the next time', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    disk.breakAt(once('unlink', '2026-09.jsonl', { answer: fails('EIO') }))
    await expect(history.deleteMonthsOlderThan(1, now)).rejects.toMatchObject({ fault: 'storage-unavailable' })
    expect(await idsOf(history)).toEqual([11, 10, 9].map(operationId))
    expect((await verifyNow(history)).verdict).toBe('intact')
    expect(await history.deleteMonthsOlderThan(1, now)).toEqual(['2026-09.jsonl'])
    expect((await verifyNow(history)).verdict).toBe('intact')
    await history.close()
  }))

test('nothing is deleted that could not be recorded first', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    disk.breakAt(once('write', '.jsonl', { half: true, answer: fails('ENOSPC') }))
    await expect(history.deleteMonthsOlderThan(1, now)).rejects.toMatchObject({ fault: 'disk-full' })
    expect(await months(folder)).toHaveLength(4)
    expect((await verifyNow(history)).verdict).toBe('intact')
    await history.close()
  }))

test('a month somebody else deleted is still missing after retention deleted another', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, (history) => history.deleteMonthsOlderThan(2, now))
    await unlink(join(folder, '2026-09.jsonl'))
    await withHistory(folder, async (history) => {
      expect(await history.problems()).toEqual([{ kind: 'file-missing', file: '2026-10.jsonl', line: null }])
    })
  }))

test('a month that cannot be read stops the deletion before it: its end could not be recorded', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await rm(join(folder, '2026-09.jsonl'))
    await mkdir(join(folder, '2026-09.jsonl'))
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(1, now)).toEqual([])
      expect(await months(folder)).toHaveLength(4)
    })
  }))
