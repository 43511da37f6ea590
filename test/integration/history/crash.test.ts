import { expect, test } from 'vitest'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { appendAll, idsOf, verifyNow, withHistory } from './open-history.ts'
import { callsOf, runWriter } from './writer.ts'

test(
  'kill -9 at any write to the disk loses no acknowledged entry and leaves the chain whole',
  { timeout: 120_000 },
  async () => {
    const calls = await withTemporaryFolder((folder) => callsOf(folder, 'write'))
    expect(calls).toBeGreaterThan(30)

    const killAndLook = (killAt: number) =>
      withTemporaryFolder(async (folder) => {
        const { killed, lines } = await runWriter(folder, 'write', killAt)
        expect(killed).toBe(true)
        await withHistory(folder, async (history) => {
          const found = await verifyNow(history)
          // One more than was said may be there: it was on the disk and the process died before saying so.
          expect(found.entries).toBeGreaterThanOrEqual(lines.length)
          expect(found.entries).toBeLessThanOrEqual(lines.length + 1)
          // What was being written may be half there and is said so: the line, or the record beside it.
          for (const { kind, file } of await history.problems()) {
            expect(kind).toBe(file === 'head.json' ? 'file-unreadable' : 'torn-line-set-aside')
          }

          const open = await history.unfinished()
          expect(open.length).toBeLessThanOrEqual(1)
          for (const { id } of open) await history.append(recovery(id))
          await appendAll(history, inventedOperation(3, '2026-11-02T00:00:00.000Z'))
          expect((await idsOf(history))[0]).toBe(operationId(3))
          expect(await history.unfinished()).toEqual([])
          expect((await verifyNow(history)).verdict).toBe('intact')
        })
      })
    const numbers = Array.from({ length: calls }, (_, index) => index + 1)
    while (numbers.length > 0) await Promise.all(numbers.splice(0, 4).map(killAndLook))
  },
)

const recovery = (id: string): HistoryEntry => ({
  operationId: id,
  at: '2026-11-02T00:00:00.000Z',
  kind: 'recovered',
  unknownStepIds: [],
  notSentStepIds: [],
})
