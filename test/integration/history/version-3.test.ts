/** A history written before it was recorded what comes after a reset: `version-3` was made by that version. */
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { inventedMessage, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { appendAll, idsOf, verifyNow, withHistory } from './open-history.ts'

const written = fileURLToPath(new URL('../../support/fixtures/version-3/history', import.meta.url))

test('is intact with its deletion, stays as it is, and is continued with what comes after a reset', () =>
  withTemporaryFolder(async (folder) => {
    await cp(written, folder, { recursive: true })
    const month = join(folder, '2026-11.jsonl')
    const before = await readFile(month, 'utf8')
    await withHistory(folder, async (history) => {
      expect(await history.problems()).toEqual([])
      expect(await idsOf(history)).toEqual([25, 24, 23, 22, 21].map(operationId))
      expect(await history.readOperation(operationId(21))).toMatchObject({
        outcome: 'succeeded',
        steps: [{ state: 'confirmed-done', settled: { word: 'done' } }, { state: 'succeeded' }],
      })
      await appendAll(history, [inventedMessage(23, '2026-11-20T11:00:00.000Z')])
      expect(await history.readOperation(operationId(23))).toMatchObject({ messages: [{ outcome: 'accepted' }] })
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', problems: [] })
    })
    expect((await readFile(month, 'utf8')).startsWith(before)).toBe(true)
  }))
