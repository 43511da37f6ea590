import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createText } from '../../../electron/app/text.ts'
import { Operation } from '../../../shared/domain/history-entry.ts'
import { HistoryFilters, noFilters } from '../../../shared/domain/history-query.ts'
import {
  inventedOperation,
  manyOperations,
  operationId,
  withTemporaryFolder,
  writeJournal,
} from '../../support/history-fixtures.ts'
import { breakableFileSystem, fails, once } from '../../support/breakable-file-system.ts'
import { appendAll, now, openOn, withHistory } from './open-history.ts'
import { shownMode } from '../../support/system.ts'

const words = createText()

const november = '2026-11-03T10:42:00.000Z'

const Export = z.strictObject({
  exportedAt: z.string(),
  filters: HistoryFilters,
  operationCount: z.int(),
  chainHead: z.strictObject({ seq: z.int(), hash: z.string() }),
  operations: z.array(Operation),
})

test('JSON holds the operations that match, when, by which filters, and the chain’s head', () =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      await appendAll(history, inventedOperation(1, november, ['failed']))
      await appendAll(history, inventedOperation(2, november))
      await appendAll(history, inventedOperation(3, november, ['failed']))
      const path = join(folder, 'export.json')
      const filters = { ...noFilters, outcomes: ['failed' as const] }
      expect(await history.exportTo(path, 'json', filters, words)).toBe(2)

      const exported = Export.parse(JSON.parse(await readFile(path, 'utf8')))
      expect(exported.operations.map(({ id }) => id)).toEqual([operationId(3), operationId(1)])
      expect(exported.operations[1]).toEqual(await history.readOperation(operationId(1)))
      expect(exported).toMatchObject({ exportedAt: now().toISOString(), filters, operationCount: 2 })
      const lines = (await readFile(join(folder, '2026-11.jsonl'), 'utf8')).trimEnd().split('\n')
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject(exported.chainHead)
    }),
  ))

test('CSV holds one row for each step of what matches', () =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      await appendAll(history, inventedOperation(1, november, ['succeeded', 'failed']))
      await appendAll(history, inventedOperation(2, november))
      const path = join(folder, 'export.csv')
      expect(await history.exportTo(path, 'csv', noFilters, words)).toBe(2)
      const rows = (await readFile(path, 'utf8')).split('\r\n')
      expect(rows).toHaveLength(1 + 3 + 1)
      expect(rows[1]).toContain(operationId(2))
      expect(rows.at(-1)).toBe('')
    }),
  ))

test.each(['csv', 'json'] as const)('nothing that matches is a whole %s file too', (format) =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      const path = join(folder, 'export')
      expect(await history.exportTo(path, format, { ...noFilters, text: 'nowhere' }, words)).toBe(0)
      const text = await readFile(path, 'utf8')
      if (format === 'json') expect(Export.parse(JSON.parse(text)).operations).toEqual([])
      else expect(text.split('\r\n')).toHaveLength(2)
    }),
  ),
)

test('thousands of operations come out complete and in order', () =>
  withTemporaryFolder(async (folder) => {
    writeJournal(folder, manyOperations(3_000))
    await withHistory(folder, async (history) => {
      const path = join(folder, 'export.json')
      await history.exportTo(path, 'json', noFilters, words)
      const { operations } = Export.parse(JSON.parse(await readFile(path, 'utf8')))
      expect(operations.map(({ id }) => id)).toEqual(
        Array.from({ length: 3_000 }, (_, index) => operationId(2_999 - index)),
      )
    })
  }))

test.skipIf(process.platform === 'win32')('the file is readable by its owner alone', () =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      const path = join(folder, 'export.csv')
      await history.exportTo(path, 'csv', noFilters, words)
      expect((await stat(path)).mode & 0o777).toBe(shownMode(0o600))
    }),
  ),
)

test.each(['open', 'write', 'sync', 'rename'] as const)(
  'when it fails at %s, what was there before stays and nothing lies beside it',
  (name) =>
    withTemporaryFolder(async (folder) => {
      const disk = breakableFileSystem()
      const history = await openOn(folder, { fileSystem: disk.fileSystem })
      await appendAll(history, inventedOperation(1, november))
      const target = join(folder, 'chosen')
      await mkdir(target)
      const path = join(target, 'export.csv')
      await writeFile(path, 'an earlier export')
      disk.breakAt(once(name, 'export.csv', { half: true, answer: fails('ENOSPC') }))
      await expect(history.exportTo(path, 'csv', noFilters, words)).rejects.toMatchObject({ fault: 'disk-full' })
      expect(await readdir(target)).toEqual(['export.csv'])
      expect(await readFile(path, 'utf8')).toBe('an earlier export')
      await history.close()
    }),
)

test('a folder that is not there is an error', () =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      const path = join(folder, 'nowhere', 'export.csv')
      await expect(history.exportTo(path, 'csv', noFilters, words)).rejects.toMatchObject({
        fault: 'storage-unavailable',
      })
    }),
  ))
