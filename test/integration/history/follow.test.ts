import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chainStart, type Link } from '../../../electron/history/chain-line.ts'
import type { Follower } from '../../../electron/history/history.ts'
import type { FollowedLine } from '../../../electron/history/line-follower.ts'
import { inventedIntent, inventedOperation, writeJournal } from '../../support/history-fixtures.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { agent, appendAll, openOn, withHistory } from './open-history.ts'

const months = ['2026-08-11T09:00:00.000Z', '2026-09-11T09:00:00.000Z', '2026-11-11T09:00:00.000Z']
const entries = months.flatMap((at, number) => inventedOperation(number + 1, at))
const never = new AbortController().signal

async function readAll(
  follower: Follower,
  after: Link,
  linesAtOnce: number,
  bytes = 1_000_000,
): Promise<FollowedLine[]> {
  const all: FollowedLine[] = []
  for (let link = after; ; link = all.at(-1)?.link ?? after) {
    const { lines } = await follower.read(link, { lines: linesAtOnce, bytes }, never)
    if (lines.length === 0) return all
    all.push(...lines)
  }
}

const linesOnDisk = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1))

describe('following the journal', () => {
  it.each([1, 2, 7, 1_000])(
    'gives every line as it lies on the disk, %i at a time, through all months',
    async (atOnce) => {
      const folder = makeTempFolder()
      writeJournal(folder, entries)
      await withHistory(folder, async (history) => {
        const lines = await readAll(history.follow(), chainStart, atOnce)
        expect(lines.map(({ text }) => text)).toEqual(linesOnDisk(folder))
      })
    },
  )

  it('goes on from any line, also with nothing remembered', async () => {
    const folder = makeTempFolder()
    writeJournal(folder, entries)
    await withHistory(folder, async (history) => {
      const all = await readAll(history.follow(), chainStart, 100)
      for (const [index, { link }] of all.entries()) {
        const rest = await readAll(history.follow(), link, 3)
        expect(rest.map(({ text }) => text)).toEqual(all.slice(index + 1).map(({ text }) => text))
      }
    })
  })

  it('reads one line at least, and no more than so many bytes', async () => {
    const folder = makeTempFolder()
    writeJournal(folder, entries)
    await withHistory(folder, async (history) => {
      const { lines } = await history.follow().read(chainStart, { lines: 10, bytes: 1 }, never)
      expect(lines).toHaveLength(1)
      expect(await readAll(history.follow(), chainStart, 100, 1_500)).toHaveLength(linesOnDisk(folder).length)
    })
  })

  it('hears of what is written, and has it at once', async () => {
    const folder = makeTempFolder()
    await withHistory(folder, async (history) => {
      const follower = history.follow()
      const heard: (number | undefined)[] = []
      follower.onGrown(() => heard.push(follower.end()?.seq))
      await appendAll(history, inventedOperation(1, '2026-11-11T09:00:00.000Z'))
      // The first of a month comes with the line that names it.
      expect(heard).toEqual([2, 3, 4, 5])
      expect(await readAll(follower, chainStart, 2)).toHaveLength(5)
      expect(await follower.openingOf(inventedIntent(1, '').operationId)).toMatchObject({ kind: 'intended' })
      expect(await follower.openingOf(inventedIntent(2, '').operationId)).toBeNull()
    })
  })

  it('leaves out a broken line and what retention deleted, so that the numbers have a gap', async () => {
    const folder = makeTempFolder()
    writeJournal(folder, entries)
    const path = join(folder, '2026-09.jsonl')
    const lines = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, lines.map((line, index) => (index === 2 ? line.replace('sent', 'SENT') : line)).join('\n'))
    await withHistory(folder, async (history) => {
      const all = await readAll(history.follow(), chainStart, 100)
      expect(all.map(({ link }) => link.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15])
      await history.deleteMonthsOlderThan(1, new Date('2026-11-20T12:00:00.000Z'), agent)
      const [first, ...rest] = await readAll(history.follow(), chainStart, 100)
      expect(first?.link.seq).toBe(6)
      expect(rest.at(-1)?.content).toHaveProperty('retention')
    })
  })

  it('says that the journal is another one: shorter than it was, or with another line at that number', async () => {
    const folder = makeTempFolder()
    const end = writeJournal(folder, entries)
    await withHistory(folder, async (history) => {
      const follower = history.follow()
      const other = 'f'.repeat(64)
      const most = { lines: 10, bytes: 1_000_000 }
      for (const link of [
        { seq: 3, hash: other },
        { seq: end.seq, hash: other },
        { seq: end.seq + 1, hash: other },
      ]) {
        expect(await follower.read(link, most, never)).toEqual({ lines: [], isAnother: true })
      }
    })
  })

  it('follows nothing of a history that another process writes, and never half a line', async () => {
    const folder = makeTempFolder()
    writeJournal(folder, entries)
    await withHistory(folder, async (history) => {
      const second = await openOn(folder)
      expect(second.follow().end()).toBeNull()
      expect(await second.follow().read(chainStart, { lines: 9, bytes: 9_999 }, never)).toEqual({
        lines: [],
        isAnother: false,
      })
      await second.close()
      appendFileSync(join(folder, '2026-11.jsonl'), '{"hash":"half a line')
      expect(await readAll(history.follow(), chainStart, 100)).toHaveLength(entries.length + months.length)
    })
  })

  it('tells a file that is gone in the middle as trouble, and reads on when it is back', async () => {
    const folder = makeTempFolder()
    writeJournal(folder, entries)
    await withHistory(folder, async (history) => {
      const follower = history.follow()
      const { lines } = await follower.read(chainStart, { lines: 6, bytes: 1_000_000 }, never)
      const after = lines.at(-1)?.link ?? chainStart
      const path = join(folder, '2026-09.jsonl')
      const content = readFileSync(path)
      rmSync(path)
      const gap = await follower.read(after, { lines: 9, bytes: 1_000_000 }, never)
      expect(gap.lines[0]?.link.seq).toBe(11)
      writeFileSync(path, content)
      expect((await follower.read(after, { lines: 9, bytes: 1_000_000 }, never)).lines[0]?.link.seq).toBe(7)
    })
  })
})
