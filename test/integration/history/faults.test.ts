import * as nodeFileSystem from 'node:fs/promises'
import { appendFile, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { History } from '../../../electron/history/history.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import { inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { breakableFileSystem, fails, once, type Fault } from '../../support/breakable-file-system.ts'
import { agent, appendAll, idsOf, openOn, verifyNow, withHistory } from './open-history.ts'

const october = '2026-10-03T10:42:00.000Z'
const november = '2026-11-03T10:42:00.000Z'
const twoMonths = [...inventedOperation(1, october), ...inventedOperation(2, november)]

const diskFull: Fault = { answer: fails('ENOSPC') }
const brokenDisk: Fault = { answer: fails('EIO') }
const halfThenFull: Fault = { half: true, answer: fails('ENOSPC') }

/** Appends each entry once and says which were taken. Nothing but a `StorageError` may come out. */
async function tryAll(history: History, entries: readonly HistoryEntry[]): Promise<HistoryEntry[]> {
  const taken: HistoryEntry[] = []
  for (const entry of entries) {
    try {
      await history.append(entry)
      taken.push(entry)
    } catch (error) {
      expect(error).toBeInstanceOf(StorageError)
    }
  }
  return taken
}

const entriesIn = async (folder: string): Promise<unknown[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const lines = texts.flatMap((text) => text.split('\n').filter(Boolean))
  return lines
    .map((line) => JSON.parse(line) as { entry?: unknown })
    .flatMap((line) => (line.entry === undefined ? [] : [line.entry]))
}

/** How many changing calls it takes to open a history, write both months and close it. */
async function countCalls(): Promise<number> {
  return withTemporaryFolder(async (folder) => {
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    await appendAll(history, twoMonths)
    await history.close()
    return disk.calls.length
  })
}

describe.each<[string, Fault]>([
  ['a full disk', diskFull],
  ['a broken disk', brokenDisk],
  ['a disk that fills up in the middle of a write', halfThenFull],
])('%s', (_, fault) => {
  test('at any one call loses nothing that was acknowledged and breaks nothing', { timeout: 60_000 }, async () => {
    const calls = await countCalls()
    expect(calls).toBeGreaterThan(20)
    for (let number = 1; number <= calls; number += 1) {
      await withTemporaryFolder(async (folder) => {
        const disk = breakableFileSystem()
        disk.breakAt((call) => (call.number === number ? fault : null))
        const history = await openOn(folder, { fileSystem: disk.fileSystem })
        const taken = await tryAll(history, twoMonths)
        await history.close()

        expect(await entriesIn(folder)).toEqual(taken)
        await withHistory(folder, async (again) => {
          await appendAll(again, inventedOperation(3, november))
          expect((await idsOf(again))[0]).toBe(operationId(3))
          expect(await verifyNow(again)).toMatchObject({ verdict: 'intact', entries: taken.length + 4 })
        })
      })
    }
  })

  test('from one call on, for good, loses nothing that was acknowledged', { timeout: 60_000 }, async () => {
    const calls = await countCalls()
    for (let number = 1; number <= calls; number += 1) {
      await withTemporaryFolder(async (folder) => {
        const disk = breakableFileSystem()
        disk.breakAt((call) => (call.number >= number ? fault : null))
        const history = await openOn(folder, { fileSystem: disk.fileSystem })
        const taken = await tryAll(history, twoMonths)
        await history.close()

        await withHistory(folder, async (again) => {
          const kept = (await verifyNow(again)).entries
          expect(kept).toBeGreaterThanOrEqual(taken.length)
          await appendAll(again, inventedOperation(3, november))
          expect((await verifyNow(again)).verdict).toBe('intact')
        })
      })
    }
  })
})

describe('an append that fails', () => {
  const open = async (folder: string) => {
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    await appendAll(history, inventedOperation(1, november))
    return { disk, history, size: (await stat(join(folder, '2026-11.jsonl'))).size }
  }
  const next = inventedOperation(2, november)

  test('says that the disk is full, cuts the file back, and the next one goes through', () =>
    withTemporaryFolder(async (folder) => {
      const { disk, history, size } = await open(folder)
      disk.breakAt(once('write', '.jsonl', halfThenFull))
      await expect(history.append(next[0] as HistoryEntry)).rejects.toMatchObject({ fault: 'disk-full' })
      expect((await stat(join(folder, '2026-11.jsonl'))).size).toBe(size)
      expect(await idsOf(history)).toEqual([operationId(1)])
      await appendAll(history, next)
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8 })
      await history.close()
    }))

  test('with a short write is a full disk', () =>
    withTemporaryFolder(async (folder) => {
      const { disk, history, size } = await open(folder)
      disk.breakAt(once('write', '.jsonl', { half: true, answer: (() => undefined) as () => never }))
      await expect(history.append(next[0] as HistoryEntry)).rejects.toMatchObject({ fault: 'disk-full' })
      expect((await stat(join(folder, '2026-11.jsonl'))).size).toBe(size)
      await history.close()
    }))

  test('at the sync has not happened', () =>
    withTemporaryFolder(async (folder) => {
      const { disk, history } = await open(folder)
      disk.breakAt(once('datasync', '.jsonl', brokenDisk))
      await expect(history.append(next[0] as HistoryEntry)).rejects.toMatchObject({ fault: 'storage-unavailable' })
      await appendAll(history, next)
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8 })
      await history.close()
    }))

  test('and cannot be cut back is cut back before the next, and nothing is appended until then', () =>
    withTemporaryFolder(async (folder) => {
      const { disk, history } = await open(folder)
      disk.breakAt((call) => (call.name === 'truncate' ? brokenDisk : call.name === 'write' ? halfThenFull : null))
      await expect(history.append(next[0] as HistoryEntry)).rejects.toMatchObject({ fault: 'disk-full' })
      disk.breakAt((call) => (call.name === 'truncate' ? brokenDisk : null))
      await expect(history.append(next[0] as HistoryEntry)).rejects.toMatchObject({ fault: 'storage-unavailable' })
      expect(await idsOf(history)).toEqual([operationId(1)])
      disk.breakAt(() => null)
      await appendAll(history, next)
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8 })
      await history.close()
    }))

  test('and cannot be cut back until the end is set aside at the next start', () =>
    withTemporaryFolder(async (folder) => {
      const { disk, history } = await open(folder)
      disk.breakAt((call) => (call.name === 'truncate' ? brokenDisk : call.name === 'write' ? halfThenFull : null))
      await expect(history.append(next[0] as HistoryEntry)).rejects.toBeInstanceOf(StorageError)
      await history.close()

      await withHistory(folder, async (again) => {
        expect(await again.problems()).toEqual([{ kind: 'torn-line-set-aside', file: '2026-11.jsonl', line: 6 }])
        await appendAll(again, next)
        expect(await verifyNow(again)).toMatchObject({ verdict: 'intact', entries: 8 })
      })
    }))

  test('does not keep the head record from being written at the next', () =>
    withTemporaryFolder(async (folder) => {
      const { disk, history } = await open(folder)
      disk.breakAt(once('write', 'head.json', diskFull))
      await appendAll(history, next)
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact' })
      expect(JSON.parse(await readFile(join(folder, 'head.json'), 'utf8'))).toMatchObject({ seq: 9 })
      await history.close()
    }))
})

test('half a line that cannot be cut off is set aside once, however often it is tried', () =>
  withTemporaryFolder(async (folder) => {
    await withHistory(folder, (history) => appendAll(history, inventedOperation(1, november)))
    await appendFile(join(folder, '2026-11.jsonl'), '{"hash":"12')
    const disk = breakableFileSystem()
    disk.breakAt(({ name }) => (name === 'truncate' ? { answer: fails('EPERM') } : null))
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    await history.tryAgain()
    expect(history.refusal()).toMatchObject({ fault: 'file-in-use' })
    disk.breakAt(() => null)
    await history.tryAgain()
    expect(history.refusal()).toBeNull()
    expect(await history.problems()).toEqual([{ kind: 'torn-line-set-aside', file: '2026-11.jsonl', line: 6 }])
    const aside = (await readdir(folder)).filter((name) => name.includes('.torn-'))
    expect(aside).toHaveLength(1)
    expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe('{"hash":"12')
    await history.close()
  }))

test('a drive that was taken away and is back is written to again after trying again', () =>
  withTemporaryFolder(async (folder) => {
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    await appendAll(history, inventedOperation(1, november))
    // Whatever was open stays broken, all that is opened from now on works.
    disk.breakAt(({ name }) => (name === 'open' || name === 'rename' ? null : brokenDisk))
    const [first] = inventedOperation(2, november)
    await expect(history.append(first as HistoryEntry)).rejects.toMatchObject({ fault: 'storage-unavailable' })
    await expect(history.append(first as HistoryEntry)).rejects.toMatchObject({ fault: 'storage-unavailable' })
    const opened = disk.calls.length
    disk.breakAt(() => null)
    await history.tryAgain()
    expect(disk.calls.slice(opened).map(({ name, file }) => `${name} ${file}`)).toContain('open 2026-11.jsonl')
    await appendAll(history, inventedOperation(2, november))
    expect(await idsOf(history)).toEqual([operationId(2), operationId(1)])
    expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8 })
    await history.close()
  }))

test('a history on a disk that takes no writes can be read and says that it is not writable', () =>
  withTemporaryFolder(async (folder) => {
    await withHistory(folder, (history) => appendAll(history, inventedOperation(1, november)))
    const disk = breakableFileSystem()
    disk.breakAt(() => ({ answer: fails('EROFS') }))
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    const [entry] = inventedOperation(2, november)
    await expect(history.append(entry as HistoryEntry)).rejects.toMatchObject({ code: 'history-unwritable' })
    await expect(history.deleteMonthsOlderThan(1, new Date('2030-01-01'), agent)).rejects.toBeInstanceOf(StorageError)
    expect((await history.query(noFilters, 0, 10)).total).toBe(1)
    expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 4 })
    await history.close()
  }))

test('a folder that cannot be listed any more is trouble with the disk, for verifying and for retention', () =>
  withTemporaryFolder(async (folder) => {
    let isGone = false
    const readdirUntilGone = ((...asked: Parameters<typeof nodeFileSystem.readdir>) =>
      isGone
        ? Promise.reject(Object.assign(new Error('gone'), { code: 'EIO' }))
        : nodeFileSystem.readdir(...asked)) as typeof nodeFileSystem.readdir
    const history = await openOn(folder, { fileSystem: { ...nodeFileSystem, readdir: readdirUntilGone } })
    await history.countToCheck()
    isGone = true
    await expect(verifyNow(history)).rejects.toBeInstanceOf(StorageError)
    await expect(history.deleteMonthsOlderThan(1, new Date(november), agent)).rejects.toBeInstanceOf(StorageError)
    await history.close()
  }))

test.each(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'])(
  'a file system that answers the flush of a folder with %s can hold a history',
  (code) =>
    withTemporaryFolder(async (folder) => {
      const disk = breakableFileSystem()
      disk.breakAt(({ name, file }) => (name === 'sync' && file === basename(folder) ? { answer: fails(code) } : null))
      const history = await openOn(folder, { fileSystem: disk.fileSystem })
      await appendAll(history, twoMonths)
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8 })
      await history.close()
    }),
)
