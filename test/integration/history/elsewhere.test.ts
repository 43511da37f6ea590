import { appendFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { openHistory } from '../../../electron/history/file-history.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { FileSystem } from '../../../electron/storage/file-system.ts'
import { breakableFileSystem } from '../../support/breakable-file-system.ts'
import { inventedOperation, operationId, silentLogger, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { agent, appendAll, idsOf, now, openOn, verifyNow, withHistory } from './open-history.ts'
import { holdElsewhere, type Holder } from './writer.ts'

const words = createText()

const october = '2026-10-31T10:42:00.000Z'
const november = '2026-11-03T10:42:00.000Z'
const elsewhere = { code: 'history-open-elsewhere' }
const entry = inventedOperation(1, november)[0] as HistoryEntry

/** Another process has the folder, with one operation in it, for as long as `work` takes. */
const whileHeld = (work: (folder: string, holder: Holder) => Promise<void>): Promise<void> =>
  withTemporaryFolder(async (folder) => {
    const holder = await holdElsewhere(folder)
    try {
      await holder.write()
      await work(folder, holder)
    } finally {
      await holder.kill()
    }
  })

/** Every file of the folder with what is in it. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((found) => found.isFile())
  const contents = files.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(contents))
}

describe('a start that finds the history in use', { timeout: 30_000 }, () => {
  test('takes it as soon as the process that is ending has ended', () =>
    whileHeld(async (folder, holder) => {
      const waited: number[] = []
      const wait = async (ms: number) => {
        waited.push(ms)
        if (waited.length === 3) await holder.kill()
      }
      const history = await openOn(folder, { wait })
      expect(waited).toHaveLength(3)
      expect(history.refusal()).toBeNull()
      await appendAll(history, inventedOperation(1, november))
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8 })
      await history.close()
    }))

  test('gives up after five seconds', () =>
    whileHeld(async (folder) => {
      const waited: number[] = []
      const history = await openOn(folder, { wait: (ms) => Promise.resolve(waited.push(ms)) })
      expect(waited.reduce((sum, ms) => sum + ms, 0)).toBe(5_000)
      expect(history.refusal()).toMatchObject(elsewhere)
      await history.close()
    }))

  test('ends at once when it is closed while it waits', () =>
    whileHeld(async (folder) => {
      const { promise: waiting, resolve: begun } = Promise.withResolvers<undefined>()
      const wait = (_ms: number, signal: AbortSignal) => {
        begun(undefined)
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
      }
      const history = openHistory({ folder, now, logger: silentLogger, wait })
      await waiting
      await history.close()
      await expect(history.append(entry)).rejects.toBeInstanceOf(StorageError)
    }))
})

describe('a history that another process writes', { timeout: 30_000 }, () => {
  test('can be read, verified and exported, with what the other one writes', () =>
    whileHeld(async (folder, holder) => {
      const history = await openOn(folder)
      expect(await idsOf(history)).toEqual([operationId(101)])
      await holder.write()
      expect(await idsOf(history)).toEqual([operationId(102), operationId(101)])
      expect((await history.readOperation(operationId(102)))?.outcome).toBe('succeeded')
      expect(await history.problems()).toEqual([])
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 8 })

      const path = join(folder, 'export.json')
      expect(await history.exportTo(path, 'json', noFilters, words)).toBe(2)
      const lines = (await readFile(join(folder, '2026-11.jsonl'), 'utf8')).trimEnd().split('\n')
      const { chainHead } = JSON.parse(await readFile(path, 'utf8')) as { chainHead: unknown }
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject(chainHead as object)
      await history.close()
    }))

  test('takes no entry and deletes nothing, and says why', () =>
    whileHeld(async (folder) => {
      const history = await openOn(folder)
      await expect(history.append(entry)).rejects.toMatchObject(elsewhere)
      await expect(history.deleteMonthsOlderThan(1, new Date('2030-01-01'), agent)).rejects.toMatchObject(elsewhere)
      await history.close()
    }))

  test('is taken when the other one has ended, by trying again', () =>
    whileHeld(async (folder, holder) => {
      const history = await openOn(folder)
      await history.tryAgain()
      expect(history.refusal()).toMatchObject(elsewhere)
      await holder.write()
      await holder.end()
      expect(history.refusal()).toMatchObject(elsewhere)
      await history.tryAgain()
      expect(history.refusal()).toBeNull()
      await appendAll(history, inventedOperation(1, november))
      expect(await idsOf(history)).toEqual([operationId(1), operationId(102), operationId(101)])
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 12 })
      await history.close()
    }))

  test('is not changed by who reads it, whatever the other one has left half done', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, (history) => appendAll(history, inventedOperation(1, october)))
      await withHistory(folder, async (writer) => {
        await appendAll(writer, inventedOperation(2, november))
        await appendFile(join(folder, '2026-11.jsonl'), '{"hash":"12')
        await truncate(join(folder, 'head.json'), 90)
        await writeFile(join(folder, '2026-09.jsonl.deleting'), 'x')
        const before = await contentOf(folder)

        const reader = await openOn(folder)
        expect(await idsOf(reader)).toEqual([operationId(2), operationId(1)])
        await verifyNow(reader)
        await mkdir(join(folder, 'elsewhere'))
        await reader.exportTo(join(folder, 'elsewhere', 'export.csv'), 'csv', noFilters, words)
        await reader.tryAgain()
        await reader.close()
        expect(await contentOf(folder)).toEqual(before)
      })
    }))

  test('is not called broken for a line, or a month, that is being written', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, async (writer) => {
        await appendAll(writer, inventedOperation(1, october))
        const reader = await openOn(folder)
        for (const file of ['2026-10.jsonl', '2026-11.jsonl']) {
          await appendFile(join(folder, file), '{"hash":"12')
          expect(await verifyNow(reader)).toMatchObject({ verdict: 'intact', entries: 4, problems: [] })
          expect(await reader.problems()).toEqual([])
          await truncate(join(folder, file), file.includes('10') ? await wholeLines(folder, file) : 0)
        }
        await reader.close()
      })
    }))

  test('is intact whenever it is verified in the middle of what the other one does', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, async (writer) => {
        const reader = await openOn(folder)
        const writing = (async () => {
          for (let number = 1; number <= 40; number += 1) {
            await appendAll(writer, inventedOperation(number, number < 20 ? october : november))
          }
          await writer.deleteMonthsOlderThan(0, new Date('2026-12-02'), agent)
        })()
        const state = { isOver: false }
        void writing.finally(() => (state.isOver = true))
        while (!state.isOver) expect((await verifyNow(reader)).problems).toEqual([])
        await writing
        expect(await idsOf(reader)).toEqual(await idsOf(writer))
        await reader.close()
      })
    }))

  test('is not called broken for months that are deleted while it is read', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, async (writer) => {
        await appendAll(writer, inventedOperation(1, '2026-09-03T10:42:00.000Z'))
        await appendAll(writer, inventedOperation(2, october))
        await appendAll(writer, inventedOperation(3, november))
        const disk = breakableFileSystem()
        const reader = await openOn(folder, { fileSystem: disk.fileSystem })
        await reader.problems()
        let deleting: Promise<unknown> | null = null
        const open = (async (path: string, flags: string) => {
          if (path.endsWith('2026-09.jsonl'))
            await (deleting ??= writer.deleteMonthsOlderThan(0, new Date('2026-11-15'), agent))
          return disk.fileSystem.open(path, flags)
        }) as FileSystem['open']
        const second = await openOn(folder, { fileSystem: { ...disk.fileSystem, open } })
        expect(await second.problems()).toEqual([])
        expect(await verifyNow(second)).toMatchObject({ verdict: 'intact', problems: [] })
        expect(deleting).not.toBeNull()
        // The month before is less than thirty days old.
        expect(await idsOf(second)).toEqual([operationId(3), operationId(2)])
        expect(await idsOf(reader)).toEqual([operationId(3), operationId(2)])
        await second.close()
        await reader.close()
      })
    }))

  test('is refused within one process too, and can be opened after it was closed', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, async () => {
        const second = await openOn(folder)
        expect(second.refusal()).toMatchObject(elsewhere)
        await second.close()
      })
      await withHistory(folder, async (history) => {
        expect(history.refusal()).toBeNull()
        expect(await history.problems()).toEqual([])
      })
    }))
})

/** The length of the file without what stands behind its last newline. */
async function wholeLines(folder: string, file: string): Promise<number> {
  return (await readFile(join(folder, file))).lastIndexOf('\n') + 1
}
