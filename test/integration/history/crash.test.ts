import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { linesUntilCut } from '../../support/power-cut.ts'
import { appendAll, idsOf, openOn, verifyNow, withHistory } from './open-history.ts'

const writer = join(import.meta.dirname, 'writer-process.ts')

/** Runs the writer until it ends or kills itself at the call of this number. */
function write(folder: string, killAt: number): Promise<{ killed: boolean; lines: string[] }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [writer, folder, String(killAt)], (error, stdout, stderr) => {
      const { cut, lines } = linesUntilCut(stdout, error !== null)
      if (error && !cut) reject(new Error(stderr, { cause: error }))
      else resolve({ killed: cut, lines })
    })
  })
}

test(
  'kill -9 at any write to the disk loses no acknowledged entry and leaves the chain whole',
  { timeout: 120_000 },
  async () => {
    const calls = await withTemporaryFolder(async (folder) => {
      const { lines } = await write(folder, 0)
      return Number(lines.at(-1)?.split(' ')[1])
    })
    expect(calls).toBeGreaterThan(30)

    const killAndLook = (killAt: number) =>
      withTemporaryFolder(async (folder) => {
        const { killed, lines } = await write(folder, killAt)
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

test(
  'a second process is told that the folder is in use, and a killed one leaves no lock behind',
  { timeout: 30_000 },
  () =>
    withTemporaryFolder(async (folder) => {
      const holder = spawn(process.execPath, [writer, folder, 'hold'], { stdio: ['ignore', 'pipe', 'inherit'] })
      try {
        await once(holder.stdout, 'data')
        const refusal: unknown = await openOn(folder).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(StorageError)
        expect(refusal).toMatchObject({
          code: 'history-unwritable',
          message: expect.stringContaining('in use') as string,
        })
      } finally {
        holder.kill('SIGKILL')
        await once(holder, 'exit')
      }
      await withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(1, '2026-11-02T00:00:00.000Z'))
        expect((await verifyNow(history)).verdict).toBe('intact')
      })
    }),
)

test('the same process cannot open a folder twice, and can again after closing it', () =>
  withTemporaryFolder(async (folder) => {
    await withHistory(folder, async () => {
      await expect(openOn(folder)).rejects.toMatchObject({ code: 'history-unwritable' })
    })
    await withHistory(folder, async (history) => {
      expect(await history.problems()).toEqual([])
    })
  }))
