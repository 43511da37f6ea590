/** Checking all files in a thread of its own, and what it may leave out for months that were whole when they were read. */
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkHere, checkInThread, type CheckedFiles } from '../../../electron/history/check-files.ts'
import { headBytes, readHead } from '../../../electron/history/head-record.ts'
import { listMonths, type WholeMonth } from '../../../electron/history/walk-history.ts'
import { fileSystem } from '../../../electron/storage/file-system.ts'
import {
  inventedOperation,
  manyOperations,
  silentLogger,
  withTemporaryFolder,
  writeJournal,
} from '../../support/history-fixtures.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { appendAll, openOn, verifyNow, withHistory } from './open-history.ts'

const october = '2026-10-03T10:42:00.000Z'
const november = '2026-11-03T10:42:00.000Z'
const worker = new URL('../../../electron/history/check-files-worker.ts', import.meta.url)
const never = new AbortController().signal
const here = checkHere(fileSystem)

const look = async (folder: string, whole: readonly WholeMonth[] = []): Promise<CheckedFiles> => ({
  folder,
  found: { head: await readHead(fileSystem, folder), files: await listMonths(fileSystem, folder), growing: false },
  whole,
})

/** Two months; what is done to the newer one's lines while the history is open; what verification says of it. */
const afterChange = (change: (lines: string[]) => string[]) =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      await appendAll(history, inventedOperation(1, october))
      await appendAll(history, inventedOperation(2, november))
      await appendAll(history, inventedOperation(3, november))
      const path = join(folder, '2026-11.jsonl')
      // Read again, so that the months are known to be whole.
      await history.problems()
      const lines = (await readFile(path, 'utf8')).split(/(?<=\n)/)
      await writeFile(path, change(lines).join(''))
      return verifyNow(history)
    }),
  )

describe('months that were whole when they were read', () => {
  test.each<[what: string, change: (lines: string[]) => string[]]>([
    ['swapped lines', ([first = '', second = '', third = '', ...rest]) => [first, third, second, ...rest]],
    ['a line twice', ([first = '', second = '', ...rest]) => [first, second, second, ...rest]],
    ['a line less', ([first = '', , ...rest]) => [first, ...rest]],
    ['a line of blanks', ([first = '', ...rest]) => [first, ' \n', ...rest]],
    ['a shorter end', (lines) => lines.slice(0, -1)],
    ['nothing', () => []],
  ])('are found changed by %s', async (_what, change) => {
    expect(await afterChange(change)).toMatchObject({ verdict: 'broken' })
  })

  test('hide nothing: with them and without, the same is found', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, manyOperations(300))
      const { whole, ...intact } = await here(await look(folder), never, () => undefined)
      expect(intact.problems).toEqual([])
      expect(whole).toHaveLength(25)
      expect(await here(await look(folder, whole), never, () => undefined)).toEqual({ ...intact, whole })

      const path = join(folder, '2025-06.jsonl')
      await writeFile(path, (await readFile(path, 'utf8')).replace('INC-', 'INX-'))
      await appendFile(join(folder, '2025-09.jsonl'), '{"hash":"12')
      const damaged = await here(await look(folder), never, () => undefined)
      expect(damaged.problems.map(({ file }) => file)).toEqual(['2025-06.jsonl', '2025-09.jsonl', '2025-10.jsonl'])
      expect(await here(await look(folder, whole), never, () => undefined)).toEqual(damaged)
    }))

  test('do not outweigh a head record that says otherwise, of the last line or of one in their middle', () =>
    withTemporaryFolder(async (folder) => {
      const end = writeJournal(folder, inventedOperation(1, november))
      const { whole } = await here(await look(folder), never, () => undefined)
      for (const seq of [end.seq, end.seq - 1]) {
        await writeFile(join(folder, 'head.json'), headBytes({ seq, hash: 'a'.repeat(64) }))
        const { problems } = await here(await look(folder, whole), never, () => undefined)
        expect(problems).toEqual([{ kind: 'chain-broken', file: '2026-11.jsonl', line: seq }])
      }
    }))

  test('of another history are read like any other', () =>
    withTemporaryFolder(async (parent) => {
      const [one, other] = [join(parent, 'one'), join(parent, 'other')]
      await withHistory(one, (history) => appendAll(history, inventedOperation(1, november)))
      await withHistory(other, (history) => appendAll(history, inventedOperation(2, november)))
      const { whole } = await here(await look(other), never, () => undefined)
      expect(await here(await look(one, whole), never, () => undefined)).toMatchObject({ problems: [], entries: 4 })
    }))
})

describe('the thread', () => {
  const inThread = checkInThread(worker, fileSystem, silentLogger)

  test('finds what is found without it, and tells how far it is', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, manyOperations(1_000))
      const path = join(folder, '2025-06.jsonl')
      await writeFile(path, (await readFile(path, 'utf8')).replace('INC-', 'INX-'))
      const checked = await look(folder)
      const told: number[] = []
      const found = await inThread(checked, never, (entries) => told.push(entries))
      expect(found).toEqual(await here(checked, never, () => undefined))
      expect(told).toEqual(told.toSorted((one, other) => one - other))
      expect(told.length).toBeGreaterThan(2)
      expect(told.at(-1)).toBe(found.entries)
    }))

  test('is what verifies a history that was opened with it', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, manyOperations(50))
      const logger = createRecordingLogger()
      const history = await openOn(folder, { checkWorker: worker, logger })
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 250 })
      await appendAll(history, inventedOperation(60, '2026-11-20T12:00:00.000Z'))
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 254 })
      expect(logger.lines.filter(({ level }) => level !== 'info')).toEqual([])
      await history.close()
    }))

  test('ends when it is stopped, before it began and while it runs, and with the history', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, manyOperations(2_000))
      const checked = await look(folder)
      await expect(inThread(checked, AbortSignal.abort(), () => undefined)).rejects.toMatchObject({
        name: 'AbortError',
      })
      const stop = new AbortController()
      const told: number[] = []
      const stopped = inThread(checked, stop.signal, (entries) => {
        told.push(entries)
        stop.abort()
      })
      await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
      expect(told).toHaveLength(1)

      const history = await openOn(folder, { checkWorker: worker })
      const running = verifyNow(history)
      running.catch(() => undefined)
      await history.problems()
      await history.close()
      await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    }))

  test.each([
    ['is not there', new URL('no-such-worker.js', import.meta.url)],
    ['throws', new URL('data:text/javascript,throw new TypeError()')],
    ['ends without a word', new URL('data:text/javascript,')],
  ])('that %s is done without, and the log says so', (_what, broken) =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, manyOperations(50))
      const logger = createRecordingLogger()
      const { problems, entries } = await checkInThread(broken, fileSystem, logger)(
        await look(folder),
        never,
        () => undefined,
      )
      expect({ problems, entries }).toEqual({ problems: [], entries: 250 })
      expect(logger.lines).toMatchObject([{ level: 'warn', event: 'history-thread-failed' }])
    }),
  )
})
