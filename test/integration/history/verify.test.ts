import fc from 'fast-check'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inventedOperation, manyOperations, withTemporaryFolder, writeJournal } from '../../support/history-fixtures.ts'
import { appendAll, openOn, verifyNow, withHistory } from './open-history.ts'

test('any one changed byte of any file is found', { timeout: 60_000 }, () =>
  withTemporaryFolder(async (parent) => {
    const original = join(parent, 'original')
    await withHistory(original, async (history) => {
      await appendAll(history, inventedOperation(1, '2026-10-03T10:42:00.000Z'))
      await appendAll(history, inventedOperation(2, '2026-11-03T10:42:00.000Z', ['failed']))
    })
    const files = (await readdir(original)).filter((name) => name.endsWith('.jsonl'))
    const contents = await Promise.all(files.map((name) => readFile(join(original, name))))
    const folder = join(parent, 'changed')
    await cp(original, folder, { recursive: true })

    await withHistory(folder, async (history) => {
      expect((await verifyNow(history)).verdict).toBe('intact')
      const anyPlace = fc
        .nat({ max: files.length - 1 })
        .chain((file) => fc.tuple(fc.constant(file), fc.nat({ max: (contents[file]?.length ?? 1) - 1 })))
      await fc.assert(
        fc.asyncProperty(anyPlace, fc.integer({ min: 1, max: 255 }), async ([file, position], change) => {
          const path = join(folder, files[file] ?? '')
          const bytes = Buffer.from(contents[file] ?? '')
          const changed = Buffer.from(bytes)
          changed.writeUInt8(bytes.readUInt8(position) ^ change, position)
          await writeFile(path, changed)
          const report = await verifyNow(history)
          await writeFile(path, bytes)
          expect(report.verdict).toBe('broken')
          expect(report.problems.map((problem) => problem.file)).toContain(files[file])
        }),
        { numRuns: 300 },
      )
      expect((await verifyNow(history)).verdict).toBe('intact')
    })
  }),
)

test('damage done while the history is open is found: the disk is read, not the memory', () =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      await appendAll(history, inventedOperation(1, '2026-11-03T10:42:00.000Z'))
      const path = join(folder, '2026-11.jsonl')
      await writeFile(path, (await readFile(path, 'utf8')).replace('INC-', 'INX-'))
      expect(await verifyNow(history)).toMatchObject({
        verdict: 'broken',
        problems: [{ kind: 'broken-line', file: '2026-11.jsonl', line: 2 }],
      })
      expect(await history.problems()).toEqual([])
    }),
  ))

test('what is written meanwhile does not disturb it', () =>
  withTemporaryFolder((folder) =>
    withHistory(folder, async (history) => {
      await appendAll(history, inventedOperation(1, '2026-11-03T10:42:00.000Z'))
      const reports = []
      for (let number = 2; number < 20; number += 1) {
        const written = inventedOperation(number, '2026-11-03T10:42:00.000Z').map((entry) => history.append(entry))
        reports.push(verifyNow(history))
        await Promise.all(written)
      }
      expect((await Promise.all(reports)).map((report) => report.verdict)).toEqual(reports.map(() => 'intact'))
    }),
  ))

test('it reports how far it is and can be stopped', () =>
  withTemporaryFolder(async (folder) => {
    writeJournal(folder, manyOperations(2_000))
    const history = await openOn(folder)
    const steps: [number, number][] = []
    const report = await history.verify(new AbortController().signal, (done, total) => steps.push([done, total]))
    expect(report.verdict).toBe('intact')
    expect(steps.length).toBeGreaterThan(2)
    expect(steps.at(-1)).toEqual([report.entries, report.entries])

    const stop = new AbortController()
    const stopped = history.verify(stop.signal, () => stop.abort())
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    await history.close()
  }))

test('closing the history stops it', () =>
  withTemporaryFolder(async (folder) => {
    writeJournal(folder, manyOperations(2_000))
    const history = await openOn(folder)
    await history.countToCheck()
    const begun = Promise.withResolvers<undefined>()
    const running = history.verify(new AbortController().signal, () => begun.resolve(undefined))
    running.catch(() => undefined)
    await begun.promise
    await history.close()
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
  }))
