/** A history written before deletions said what they deleted: `version-2` was made by that version. */
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { agent, appendAll, idsOf, verifyNow, withHistory } from './open-history.ts'

const written = fileURLToPath(new URL('../../support/fixtures/version-2/history', import.meta.url))

test('is intact with its head and its deletions, stays as it is, and is continued', () =>
  withTemporaryFolder(async (folder) => {
    await cp(written, folder, { recursive: true })
    const month = join(folder, '2026-11.jsonl')
    const before = await readFile(month, 'utf8')
    await withHistory(folder, async (history) => {
      expect(await history.problems()).toEqual([])
      expect(await idsOf(history)).toEqual([11, 10].map(operationId))
      await appendAll(history, inventedOperation(12, '2026-11-20T11:00:00.000Z'))
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', problems: [] })
      await history.deleteMonthsOlderThan(1, new Date('2026-12-15'), agent)
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', problems: [] })
    })
    expect((await readFile(month, 'utf8')).startsWith(before)).toBe(true)
  }))
