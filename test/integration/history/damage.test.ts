import * as nodeFileSystem from 'node:fs/promises'
import { copyFile, cp, mkdir, readdir, readFile, rename, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatVersion, writeLine } from '../../../electron/history/chain-line.ts'
import type { Link } from '../../../electron/history/chain-line.ts'
import { headBytes } from '../../../electron/history/head-record.ts'
import { HistoryClosedError } from '../../../electron/history/history-closed-error.ts'
import { inventedIntent, inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { fails } from '../../support/breakable-file-system.ts'
import { appendAll, idsOf, openOn, verifyNow, withHistory } from './open-history.ts'

const september = '2026-09-03T10:42:00.000Z'
const october = '2026-10-03T10:42:00.000Z'
const november = '2026-11-03T10:42:00.000Z'
const newestFile = '2026-11.jsonl'

/** A closed history of one operation a month, three months. */
async function threeMonths(folder: string): Promise<void> {
  await withHistory(folder, async (history) => {
    await appendAll(history, inventedOperation(1, september))
    await appendAll(history, inventedOperation(2, october))
    await appendAll(history, inventedOperation(3, november))
  })
}

const linesOf = async (path: string): Promise<string[]> => (await readFile(path, 'utf8')).split(/(?<=\n)/)
const setAside = async (folder: string) => (await readdir(folder)).filter((name) => name.includes('.torn-'))

/** The problems of a history that still takes entries, and of its verification after it took one. */
async function continued(folder: string) {
  return withHistory(folder, async (history) => {
    const problems = await history.problems()
    await history.append(inventedIntent(9, november))
    expect((await idsOf(history))[0]).toBe(operationId(9))
    return { problems, report: await verifyNow(history) }
  })
}

/** The problems of a history that refuses entries, and with which code. */
async function refused(folder: string) {
  return withHistory(folder, async (history) => {
    const error: unknown = await history.append(inventedIntent(9, november)).catch((thrown: unknown) => thrown)
    if (!(error instanceof HistoryClosedError)) throw new Error('The entry was taken.')
    return { code: error.code, problems: await history.problems(), ids: await idsOf(history) }
  })
}

describe('a head record that a kill left one line behind', () => {
  /** The head record as it is after the history was opened, read and closed again. */
  async function headAfter(folder: string): Promise<unknown> {
    await withHistory(folder, (history) => history.problems())
    return JSON.parse(await readFile(join(folder, 'head.json'), 'utf8'))
  }

  async function leftBehind(folder: string): Promise<{ readonly last: object; readonly before: Link }> {
    await threeMonths(folder)
    const [before, last] = (await linesOf(join(folder, newestFile))).slice(-2).map((line) => JSON.parse(line) as Link)
    if (before === undefined || last === undefined) throw new Error('The month has no two lines.')
    await writeFile(join(folder, 'head.json'), headBytes(before))
    return { last: { seq: last.seq, hash: last.hash }, before }
  }

  test('is brought up at the next start, without a new entry', () =>
    withTemporaryFolder(async (folder) => {
      const { last } = await leftBehind(folder)
      expect(await headAfter(folder)).toMatchObject(last)
    }))

  test('stays what it is where something is wrong: it may be all that shows it', () =>
    withTemporaryFolder(async (folder) => {
      const { before } = await leftBehind(folder)
      await writeFile(join(folder, 'head.json'), headBytes({ seq: before.seq, hash: 'a'.repeat(64) }))
      expect(await headAfter(folder)).toMatchObject({ seq: before.seq, hash: 'a'.repeat(64) })
    }))
})

describe('a torn last line', () => {
  test('cut at any byte is set aside, and the journal goes on', { timeout: 60_000 }, () =>
    withTemporaryFolder(async (parent) => {
      const original = join(parent, 'original')
      await threeMonths(original)
      const bytes = await readFile(join(original, newestFile))
      const lastLine = bytes.lastIndexOf('\n', bytes.length - 2) + 1
      // A crash leaves the head record where it was before the line.
      const lines = await linesOf(join(original, newestFile))
      const before = JSON.parse(lines.at(-2) ?? '') as { seq: number; hash: string }
      const head = headBytes(before)

      for (let length = lastLine; length < bytes.length; length += 1) {
        const folder = join(parent, `cut-${length}`)
        await cp(original, folder, { recursive: true })
        await truncate(join(folder, newestFile), length)
        await writeFile(join(folder, 'head.json'), head)

        const { problems, report } = await continued(folder)
        const torn = length > lastLine
        expect(problems).toEqual(torn ? [{ kind: 'torn-line-set-aside', file: newestFile, line: 5 }] : [])
        expect(report).toMatchObject({ verdict: 'intact', problems: [] })
        const aside = await setAside(folder)
        expect(aside).toHaveLength(torn ? 1 : 0)
        for (const name of aside) {
          expect(await readFile(join(folder, name))).toEqual(bytes.subarray(lastLine, length))
        }
        await rm(folder, { recursive: true })
      }
    }),
  )

  test('that had been acknowledged leaves a gap that every later check finds', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      await truncate(join(folder, newestFile), (await readFile(join(folder, newestFile))).length - 1)
      const { problems, report } = await continued(folder)
      expect(problems.map((problem) => problem.kind)).toEqual(['torn-line-set-aside', 'chain-broken'])
      expect(report).toMatchObject({ verdict: 'broken', problems: [{ kind: 'chain-broken', line: 5 }] })
      expect((await withHistory(folder, verifyNow)).verdict).toBe('broken')
    }))

  test('is set aside twice under two names', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, newestFile)
      for (const half of ['{"hash":"first', '{"hash":"second']) {
        await writeFile(path, Buffer.concat([await readFile(path), Buffer.from(half)]))
        expect((await continued(folder)).report.verdict).toBe('intact')
      }
      expect(await setAside(folder)).toHaveLength(2)
    }))

  test('that ends with a newline all the same is set aside too', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, newestFile)
      await writeFile(path, Buffer.concat([await readFile(path), Buffer.alloc(300), Buffer.from('\n')]))
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'torn-line-set-aside', file: newestFile, line: 6 }])
      expect(report.verdict).toBe('intact')
    }))

  test('can be the whole of a new month', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, (history) => appendAll(history, inventedOperation(2, october)))
      await writeFile(join(folder, newestFile), '{"hash":"12')
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'torn-line-set-aside', file: newestFile, line: 1 }])
      expect(report).toMatchObject({ verdict: 'intact', files: 2 })
    }))
})

describe('a damaged line in the middle', () => {
  test('is reported with its place, never repaired, and the rest stays readable', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, '2026-10.jsonl')
      const damaged = (await readFile(path, 'utf8')).replace('INC-100002', 'INC-666666')
      await writeFile(path, damaged)
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'broken-line', file: '2026-10.jsonl', line: 2 }])
      expect(report).toMatchObject({ verdict: 'broken', problems })
      expect(await readFile(path, 'utf8')).toBe(damaged)
      await withHistory(folder, async (history) => {
        expect(await idsOf(history)).toEqual([operationId(9), operationId(3), operationId(1)])
      })
    }))

  test('that was the last, and acknowledged, stays where it is', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, newestFile)
      const lines = await linesOf(path)
      await writeFile(path, [...lines.slice(0, -1), (lines.at(-1) ?? '').replace('finished', 'finishes')].join(''))
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'broken-line', file: newestFile, line: 5 }])
      expect(report.problems).toEqual(problems)
      expect(await setAside(folder)).toEqual([])
    }))

  test.each<[string, (lines: string[]) => string[], { kind: string; line: number | null }[]]>([
    ['removed', (lines) => lines.toSpliced(2, 1), [{ kind: 'chain-broken', line: 3 }]],
    ['repeated', (lines) => lines.toSpliced(2, 0, lines[2] ?? ''), [{ kind: 'chain-broken', line: 4 }]],
    [
      'swapped with the next',
      (lines) => lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? ''),
      [
        { kind: 'chain-broken', line: 3 },
        { kind: 'chain-broken', line: 4 },
        { kind: 'chain-broken', line: 5 },
      ],
    ],
    ['replaced by an empty one', (lines) => lines.toSpliced(2, 1, '\n'), [{ kind: 'broken-line', line: 3 }]],
  ])('%s is found', (_, change, expected) =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, '2026-10.jsonl')
      await writeFile(path, change(await linesOf(path)).join(''))
      const report = await withHistory(folder, verifyNow)
      expect(report.verdict).toBe('broken')
      expect(report.problems.map(({ kind, line }) => ({ kind, line }))).toEqual(expected)
    }),
  )
})

test('a line rewritten with a right hash of its own is found by the line after it', () =>
  withTemporaryFolder(async (folder) => {
    await threeMonths(folder)
    const path = join(folder, '2026-10.jsonl')
    const lines = await linesOf(path)
    const before = JSON.parse(lines[0] ?? '') as { seq: number; hash: string }
    const forged = writeLine(before, { entry: { ...inventedIntent(2, october, 1), ticket: 'INC-666666' } })
    await writeFile(path, lines.toSpliced(1, 1, forged.bytes.toString()).join(''))
    const report = await withHistory(folder, verifyNow)
    expect(report.problems).toEqual([{ kind: 'chain-broken', file: '2026-10.jsonl', line: 3 }])
  }))

describe('a removed end', () => {
  test('is found by the head record, also after the journal went on', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, newestFile)
      await writeFile(path, (await linesOf(path)).slice(0, 2).join(''))
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'chain-broken', file: newestFile, line: null }])
      expect(report.problems).toEqual([{ kind: 'chain-broken', file: newestFile, line: 3 }])
    }))

  test('of a whole month, or of all, is found', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      await unlink(join(folder, newestFile))
      expect((await withHistory(folder, verifyNow)).verdict).toBe('broken')
      await unlink(join(folder, '2026-10.jsonl'))
      await unlink(join(folder, '2026-09.jsonl'))
      const { problems, report } = await continued(folder)
      expect(problems).toHaveLength(1)
      expect(report.verdict).toBe('broken')
    }))

  test('together with the head record is at least told once', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      await unlink(join(folder, 'head.json'))
      const { problems } = await continued(folder)
      expect(problems).toEqual([{ kind: 'file-missing', file: 'head.json', line: null }])
    }))
})

describe('months', () => {
  test('missing at the beginning or in the middle are found', () =>
    withTemporaryFolder(async (parent) => {
      for (const missing of ['2026-09.jsonl', '2026-10.jsonl']) {
        const folder = join(parent, missing)
        await threeMonths(folder)
        await unlink(join(folder, missing))
        expect((await withHistory(folder, verifyNow)).verdict).toBe('broken')
      }
    }))

  test('that changed names are found', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      await rename(join(folder, '2026-09.jsonl'), join(folder, '2026-08.jsonl'))
      const report = await withHistory(folder, verifyNow)
      expect(report.problems).toEqual([{ kind: 'chain-broken', file: '2026-08.jsonl', line: 1 }])
    }))

  test('without a byte in them break nothing', () =>
    withTemporaryFolder(async (folder) => {
      await withHistory(folder, (history) => appendAll(history, inventedOperation(2, october)))
      await writeFile(join(folder, newestFile), '')
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([])
      expect(report).toMatchObject({ verdict: 'intact', files: 2 })
    }))

  test('that were emptied are found', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      await truncate(join(folder, newestFile), 0)
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'chain-broken', file: newestFile, line: null }])
      expect(report.verdict).toBe('broken')
    }))
})

describe('a newest file that cannot be continued', () => {
  test.each<[string, (path: string) => Promise<void>]>([
    [
      'is a folder',
      async (path) => {
        await rm(path)
        await mkdir(path)
      },
    ],
    ['holds only NULs', (path) => writeFile(path, Buffer.alloc(4096))],
    ['holds something else', (path) => writeFile(path, 'hello\nworld\n')],
    ['was saved in another encoding', async (path) => writeFile(path, await readFile(path, 'utf8'), 'utf16le')],
    [
      'was saved with other line ends',
      async (path) => writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n')),
    ],
  ])('because it %s is reported, kept as it is, and takes no entries', (_, damage) =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, newestFile)
      await damage(path)
      const left = await readFile(path).catch(() => null)
      const { code, problems, ids } = await refused(folder)
      expect(code).toBe('history-unreadable')
      expect(problems).toContainEqual({ kind: 'file-unreadable', file: newestFile, line: null })
      expect(ids).toEqual([operationId(2), operationId(1)])
      expect(await readFile(path).catch(() => null)).toEqual(left)
      expect(await setAside(folder)).toEqual([])
    }),
  )

  test('because a newer version wrote it is reported and takes no entries', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, newestFile)
      const newer = writeLine({ seq: 15, hash: 'a'.repeat(64) }, { month: '2026-11' })
        .bytes.toString()
        .replace(`"v":${formatVersion}`, `"v":${formatVersion + 1}`)
      await writeFile(path, (await readFile(path, 'utf8')) + newer)
      const { code, problems } = await refused(folder)
      expect(code).toBe('history-newer')
      expect(problems).toContainEqual({ kind: 'newer-version', file: newestFile, line: 6 })
    }))
})

describe('a file that can be continued although something is wrong', () => {
  test('has a byte order mark, which is reported', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, newestFile)
      await writeFile(path, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), await readFile(path)]))
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'broken-line', file: newestFile, line: 1 }])
      expect(report.verdict).toBe('broken')
    }))

  test('holds bytes that are not UTF-8, which is reported', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const path = join(folder, '2026-10.jsonl')
      const bytes = await readFile(path)
      bytes.writeUInt8(0xff, bytes.indexOf('Lost'))
      await writeFile(path, bytes)
      expect((await continued(folder)).problems).toEqual([{ kind: 'broken-line', file: '2026-10.jsonl', line: 2 }])
    }))

  test('is an older month with a folder in its place', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      await rm(join(folder, '2026-10.jsonl'))
      await mkdir(join(folder, '2026-10.jsonl'))
      const { problems } = await continued(folder)
      expect(problems).toEqual([{ kind: 'file-unreadable', file: '2026-10.jsonl', line: null }])
    }))

  test('is an older month that cannot be opened, which is named once', () =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      const open = ((path: string, ...how: [string, number?]) =>
        path.endsWith('2026-10.jsonl')
          ? fails('EACCES')()
          : nodeFileSystem.open(path, ...how)) as typeof nodeFileSystem.open
      const history = await openOn(folder, { fileSystem: { ...nodeFileSystem, open } })
      const unreadable = [{ kind: 'file-unreadable', file: '2026-10.jsonl', line: null }]
      expect(await history.problems()).toEqual(unreadable)
      expect((await verifyNow(history)).problems).toEqual(unreadable)
      await history.close()
    }))

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['empty', (path) => writeFile(path, '')],
    ['half written', (path) => truncate(path, 40)],
    ['NULs', (path) => writeFile(path, Buffer.alloc(192))],
    [
      'half old and half new',
      (path) =>
        writeFile(
          path,
          headBytes({ seq: 14, hash: 'a'.repeat(64) })
            .toString()
            .replace('14', '15'),
        ),
    ],
    ['a folder', async (path) => (await unlink(path), mkdir(path))],
  ])('is a head record that is %s, which is reported and kept', (_, damage) =>
    withTemporaryFolder(async (folder) => {
      await threeMonths(folder)
      await damage(join(folder, 'head.json'))
      const { problems, report } = await continued(folder)
      expect(problems).toEqual([{ kind: 'file-unreadable', file: 'head.json', line: null }])
      expect(report.verdict).toBe('intact')
      expect((await readdir(folder)).some((name) => name.startsWith('head.json.unreadable-'))).toBe(true)
    }),
  )
})

test('a file with thousands of broken lines is named once, not a thousand times', () =>
  withTemporaryFolder(async (folder) => {
    await threeMonths(folder)
    const path = join(folder, '2026-10.jsonl')
    await writeFile(path, (await readFile(path, 'utf8')) + 'x\n'.repeat(5_000))
    const problems = await withHistory(folder, (history) => history.problems())
    expect(problems.length).toBeLessThan(110)
    expect(problems).toContainEqual({ kind: 'file-unreadable', file: '2026-10.jsonl', line: null })
  }))

test('an older copy put back in place of the newest file is found', () =>
  withTemporaryFolder(async (folder) => {
    await threeMonths(folder)
    const copy = join(folder, 'copy')
    await copyFile(join(folder, newestFile), copy)
    await withHistory(folder, (history) => appendAll(history, inventedOperation(4, november)))
    await rename(copy, join(folder, newestFile))
    const { report } = await continued(folder)
    expect(report.verdict).toBe('broken')
  }))

test('a folder that is a file is an error, not an empty history, and is opened when it has become a folder', () =>
  withTemporaryFolder(async (parent) => {
    const path = join(parent, 'history')
    await writeFile(path, 'not a folder')
    await withHistory(path, async (history) => {
      expect(history.refusal()).toMatchObject({ fault: 'storage-unavailable' })
      await expect(idsOf(history)).rejects.toMatchObject({ fault: 'storage-unavailable' })
      await rm(path)
      await history.tryAgain()
      expect(history.refusal()).toBeNull()
      await appendAll(history, inventedOperation(1, november))
      expect(await idsOf(history)).toEqual([operationId(1)])
    })
  }))
