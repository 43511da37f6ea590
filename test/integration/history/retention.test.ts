import { appendFile, mkdir, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeLine, type Link } from '../../../electron/history/chain-line.ts'
import { headBytes } from '../../../electron/history/head-record.ts'
import type { History } from '../../../electron/history/history.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import { inventedOperation, operationId, withTemporaryFolder } from '../../support/history-fixtures.ts'
import { breakableFileSystem, fails, once } from '../../support/breakable-file-system.ts'
import { agent, appendAll, idsOf, openOn, verifyNow, withHistory } from './open-history.ts'
import { callsOf, runWriter } from './writer.ts'

const now = new Date('2026-11-15T00:00:00.000Z')

/** One operation in each of August to November; the last one of August ends in September. */
async function fourMonths(folder: string): Promise<void> {
  await withHistory(folder, async (history) => {
    const [august, ...rest] = inventedOperation(1, '2026-08-31T23:59:00.000Z')
    if (august) await history.append(august)
    await appendAll(
      history,
      rest.map((entry) => ({ ...entry, at: '2026-09-01T00:00:30.000Z' })),
    )
    for (const month of [9, 10, 11]) {
      await appendAll(history, inventedOperation(month, `2026-${String(month).padStart(2, '0')}-05T00:00:00.000Z`))
    }
  })
}

const months = async (folder: string) => (await readdir(folder)).filter((name) => /\.jsonl$/.test(name)).sort()

test('deletes whole old months, forgets their operations, and what is left stays whole', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(1, now, agent)).toEqual(['2026-08.jsonl', '2026-09.jsonl'])
      expect(await months(folder)).toEqual(['2026-10.jsonl', '2026-11.jsonl'])
      expect(await idsOf(history)).toEqual([operationId(11), operationId(10)])
      expect(await history.readOperation(operationId(1))).toBeNull()
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 9, files: 2 })
    })
    await withHistory(folder, async (history) => {
      expect(await history.problems()).toEqual([])
      expect(await idsOf(history)).toEqual([operationId(11), operationId(10)])
      await appendAll(history, inventedOperation(12, '2026-12-01T00:00:00.000Z'))
      expect(await history.deleteMonthsOlderThan(1, new Date('2026-12-02'), agent)).toEqual(['2026-10.jsonl'])
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 10, files: 2 })
    })
  }))

test('deletes nothing that is not old enough', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(12, now, agent)).toEqual([])
      expect(await months(folder)).toHaveLength(4)
    })
  }))

test('deletes the lines set aside from those months with them', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await writeFile(join(folder, '2026-08.jsonl.torn-20260801T000000000Z'), '{"hash"')
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(2, now, agent)).toEqual([
        '2026-08.jsonl.torn-20260801T000000000Z',
        '2026-08.jsonl',
      ])
    })
  }))

test('an operation whose beginning was deleted is not shown, and its end breaks nothing', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(2, now, agent)).toEqual(['2026-08.jsonl'])
      expect(await idsOf(history)).toEqual([11, 10, 9].map(operationId))
      expect((await verifyNow(history)).verdict).toBe('intact')
    })
    await withHistory(folder, async (history) => {
      expect(await idsOf(history)).toEqual([11, 10, 9].map(operationId))
      expect(await history.unfinished()).toEqual([])
    })
  }))

/** What each retention line of the history names, and the time it gives. */
async function recordedIn(folder: string): Promise<{ at: string; deleted: string[] }[]> {
  const texts = await Promise.all((await months(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .flatMap((text) => text.trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as { retention?: { at: string; deleted: { file: string }[] } })
    .flatMap(({ retention }) =>
      retention === undefined ? [] : [{ at: retention.at, deleted: retention.deleted.map(({ file }) => file) }],
    )
}

test('a month that another program holds is neither recorded nor deleted, however often it is tried', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    const held = { answer: fails('EPERM') }
    disk.breakAt(({ name, file }) => (name === 'rename' && file.startsWith('2026-09') ? held : null))
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await expect(history.deleteMonthsOlderThan(1, now, agent)).rejects.toMatchObject({ fault: 'file-in-use' })
      // The month before it is gone and recorded.
      expect(await months(folder)).toEqual(['2026-09.jsonl', '2026-10.jsonl', '2026-11.jsonl'])
      expect((await recordedIn(folder)).map(({ deleted }) => deleted)).toEqual([['2026-08.jsonl']])
      expect(await verifyNow(history)).toMatchObject({ verdict: 'intact', entries: 16 })
    }
    expect(await idsOf(history)).toEqual([11, 10, 9].map(operationId))
    disk.breakAt(() => null)
    expect(await history.deleteMonthsOlderThan(1, now, agent)).toEqual(['2026-09.jsonl'])
    expect((await recordedIn(folder)).map(({ deleted }) => deleted)).toEqual([['2026-08.jsonl'], ['2026-09.jsonl']])
    expect((await verifyNow(history)).verdict).toBe('intact')
    await history.close()
  }))

test.each([
  ['tried again', (history: History) => history.deleteMonthsOlderThan(1, now, agent)],
  [
    'started again',
    async (history: History, folder: string) => (await history.close(), withHistory(folder, verifyNow)),
  ],
])('a recorded month whose file cannot be deleted is gone from the history, and deleted when it is %s', (_, again) =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    disk.breakAt(({ name }) => (name === 'unlink' ? { answer: fails('EBUSY') } : null))
    await expect(history.deleteMonthsOlderThan(1, now, agent)).rejects.toMatchObject({ fault: 'file-in-use' })
    expect(await months(folder)).toEqual(['2026-10.jsonl', '2026-11.jsonl'])
    expect(await idsOf(history)).toEqual([operationId(11), operationId(10)])
    expect((await verifyNow(history)).verdict).toBe('intact')
    disk.breakAt(() => null)
    await again(history, folder)
    expect((await readdir(folder)).filter((name) => name.endsWith('.deleting'))).toEqual([])
    expect(await recordedIn(folder)).toHaveLength(1)
    await history.close()
  }),
)

test(
  'kill -9 at any moment of a deletion: what is gone is recorded once, and what is not recorded is there',
  { timeout: 60_000 },
  async () => {
    const calls = await withTemporaryFolder(async (folder) => {
      await fourMonths(folder)
      return callsOf(folder, 'delete')
    })
    const killAndLook = (killAt: number) =>
      withTemporaryFolder(async (folder) => {
        await fourMonths(folder)
        expect((await runWriter(folder, 'delete', killAt)).killed).toBe(true)
        await withHistory(folder, async (history) => {
          expect(await verifyNow(history)).toMatchObject({ verdict: 'intact' })
          const left = await months(folder)
          const recorded = (await recordedIn(folder)).flatMap(({ deleted }) => deleted)
          expect([...recorded, ...left]).toEqual(
            [8, 9, 10, 11].map((month) => `2026-${String(month).padStart(2, '0')}.jsonl`),
          )
          expect(await idsOf(history)).toEqual((recorded.length > 0 ? [11, 10] : [11, 10, 9, 1]).map(operationId))
          expect((await readdir(folder)).filter((name) => name.endsWith('.deleting'))).toEqual([])

          await history.deleteMonthsOlderThan(1, now, agent)
          expect(await months(folder)).toEqual(['2026-10.jsonl', '2026-11.jsonl'])
          expect(await recordedIn(folder)).toHaveLength(1)
          expect((await verifyNow(history)).verdict).toBe('intact')
        })
      })
    const numbers = Array.from({ length: calls }, (_, index) => index + 1)
    while (numbers.length > 0) await Promise.all(numbers.splice(0, 4).map(killAndLook))
  },
)

test('an older history, whose failed deletions recorded a month more than once, is intact and goes on', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    const lines = (await readFile(join(folder, '2026-09.jsonl'), 'utf8')).split('\n')
    const { seq, prev } = JSON.parse(lines[0] ?? '') as { seq: number; prev: string }
    const newest = join(folder, '2026-11.jsonl')
    let link = (({ seq, hash }) => ({ seq, hash }))(
      JSON.parse((await readFile(newest, 'utf8')).trimEnd().split('\n').at(-1) ?? '') as Link,
    )
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const deleted = [{ file: '2026-08.jsonl', seq: seq - 1, hash: prev }]
      const line = writeLine(link, { retention: { at: now.toISOString(), deleted } })
      await appendFile(newest, line.bytes)
      link = line.link
    }
    await writeFile(join(folder, 'head.json'), headBytes(link))
    await withHistory(folder, async (history) => {
      expect((await verifyNow(history)).verdict).toBe('intact')
      expect(await history.deleteMonthsOlderThan(1, now, agent)).toEqual(['2026-08.jsonl', '2026-09.jsonl'])
      expect((await verifyNow(history)).verdict).toBe('intact')
    })
  }))

test('nothing is deleted that could not be recorded first', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    const disk = breakableFileSystem()
    const history = await openOn(folder, { fileSystem: disk.fileSystem })
    disk.breakAt(once('write', '.jsonl', { half: true, answer: fails('ENOSPC') }))
    await expect(history.deleteMonthsOlderThan(1, now, agent)).rejects.toMatchObject({ fault: 'disk-full' })
    expect(await months(folder)).toHaveLength(4)
    expect((await verifyNow(history)).verdict).toBe('intact')
    await history.close()
  }))

test('a month somebody else deleted is still missing after retention deleted another', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, (history) => history.deleteMonthsOlderThan(2, now, agent))
    await unlink(join(folder, '2026-09.jsonl'))
    await withHistory(folder, async (history) => {
      expect(await history.problems()).toEqual([{ kind: 'file-missing', file: '2026-10.jsonl', line: null }])
    })
  }))

test('a month that cannot be read stops the deletion before it: its end could not be recorded', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await rm(join(folder, '2026-09.jsonl'))
    await mkdir(join(folder, '2026-09.jsonl'))
    await withHistory(folder, async (history) => {
      expect(await history.deleteMonthsOlderThan(1, now, agent)).toEqual([])
      expect(await months(folder)).toHaveLength(4)
    })
  }))

const erasuresOf = async (history: History) => {
  const { rows } = await history.query({ ...noFilters, outcomes: ['months-deleted', 'retention-changed'] }, 0, 10)
  return rows.map(({ erasure }) => erasure)
}

test('says beforehand what would go, and in the record what went, by which rule and under whom', () =>
  withTemporaryFolder(async (folder) => {
    await fourMonths(folder)
    await withHistory(folder, async (history) => {
      const erased = {
        months: ['2026-08', '2026-09'],
        operations: 2,
        firstAt: '2026-08-31T23:59:00.000Z',
        lastAt: '2026-09-05T00:00:00.000Z',
      }
      expect(await history.oldBy(1, now)).toEqual(erased)
      expect(await history.oldBy(12, now)).toMatchObject({ months: [], operations: 0, firstAt: null })
      expect(await months(folder)).toHaveLength(4)

      await history.deleteMonthsOlderThan(1, now, agent)
      expect(await erasuresOf(history)).toEqual([{ kind: 'months-deleted', keptMonths: 1, erased }])
      const [row] = (await history.query({ ...noFilters, text: 'deleted' }, 0, 10)).rows
      expect(row).toMatchObject({ agentName: agent.displayName, people: [], outcome: 'months-deleted' })
      expect(await history.readOperation(row?.id ?? '')).toMatchObject({ agent, steps: [], erasure: { erased } })
    })
    await withHistory(folder, async (history) => expect(await erasuresOf(history)).toHaveLength(1))
  }))

test('who set the rule is still known when the entry that said so was deleted by it', () =>
  withTemporaryFolder(async (folder) => {
    const by = { ...agent, displayName: 'Grace Setter' }
    const changed = {
      kind: 'retention-changed' as const,
      operationId: operationId(99),
      at: '2026-08-02T00:00:00.000Z',
      agent: by,
      from: null,
      to: 1,
      erased: { months: [], operations: 0, firstAt: null, lastAt: null },
    }
    await withHistory(folder, (history) => history.append(changed))
    await fourMonths(folder)
    const ruleSet = { agent: by, at: changed.at }
    await withHistory(folder, async (history) => {
      await history.deleteMonthsOlderThan(2, now, agent)
      expect(await erasuresOf(history)).toMatchObject([{ kind: 'months-deleted', ruleSet, erased: { operations: 2 } }])
    })
    await withHistory(folder, async (history) => {
      await history.deleteMonthsOlderThan(1, now, agent)
      expect(await erasuresOf(history)).toMatchObject([{ ruleSet }, { ruleSet }])
      expect((await verifyNow(history)).verdict).toBe('intact')
    })
  }))
