/**
 * What is kept of a long history between two starts. Whatever happens to it, a history answers as it does without it; and what is wrong
 * with the journal is told.
 */
import fc from 'fast-check'
import { hash } from 'node:crypto'
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatVersion } from '../../../electron/history/chain-line.ts'
import type { HistoryOptions } from '../../../electron/history/file-history.ts'
import type { History } from '../../../electron/history/history.ts'
import { storedVersion } from '../../../electron/history/stored-month.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { noFilters, type HistoryFilters } from '../../../shared/domain/history-query.ts'
import { breakableFileSystem, fails } from '../../support/breakable-file-system.ts'
import {
  makeMonthsDeleted,
  makeRefusedCheck,
  makeReportedCall,
  makeRetentionChange,
  makeSettingsReplaced,
} from '../../support/domain-fixtures.ts'
import {
  agent,
  inventedId,
  inventedIntent,
  inventedMessage,
  inventedNotSetUpAgain,
  inventedOperation,
  inventedSetUpAgain,
  operationId,
  withTemporaryFolder,
  writeJournal,
} from '../../support/history-fixtures.ts'
import { createRecordingLogger, type LoggedLine } from '../../support/recording-logger.ts'
import { appendAll, idsOf, openOn, verifyNow } from './open-history.ts'

const months = ['2026-09', '2026-10', '2026-11'] as const
const perMonth = 30

/** Three months, each long enough to be stored, with an unknown outcome in the first that is checked in the last. */
function* longHistory(): Generator<HistoryEntry> {
  for (const [index, month] of months.entries()) {
    for (let number = 0; number < perMonth; number += 1) {
      const at = `${month}-${String(1 + Math.floor(number / 2)).padStart(2, '0')}T10:42:00.000Z`
      yield* inventedOperation(index * perMonth + number, at, [number === 7 ? 'outcome-unknown' : 'succeeded'])
    }
  }
  const at = '2026-11-18T10:42:00.000Z'
  const checks = [{ stepId: 's1', verdicts: ['gone' as const], readAt: at }]
  yield { operationId: operationId(7), at, kind: 'checked', agent, checks }
}

const indexOf = (folder: string): string => join(folder, 'index')
const stored = async (folder: string): Promise<string[]> => (await readdir(indexOf(folder)).catch(() => [])).sort()

/** Every kind of question, and the answers. */
async function answersOf(history: History): Promise<unknown> {
  const pages = ['', 'inc-100031', 'asa', 'lost phone', 'okta verify', 'nothing like this'].map((text) => ({ text }))
  const filters: Partial<HistoryFilters>[] = [
    ...pages,
    { toCheck: true },
    { outcomes: ['succeeded'], systems: ['okta'] },
    { connectionId: inventedId(2, 1), from: '2026-10-05T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z' },
  ]
  const at = new Date('2026-11-20T13:00:00.000Z')
  const year = 365 * 24 * 3_600_000
  const { accounts } = inventedIntent(31, at.toISOString())
  const starts = ['2026-09-01T00:00:00.000Z', '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z']
  return {
    problems: await history.problems(),
    pages: await Promise.all(filters.map((one) => history.query({ ...noFilters, ...one }, 0, 200))),
    one: await Promise.all([7, 31, 67, 999].map((number) => history.readOperation(operationId(number)))),
    unfinished: await history.unfinished(),
    toCheck: await history.countToCheck(),
    ofAgents: await Promise.all(
      ['CORP\\agent3', 'agent0', 'agent1'].map((one) => history.activityOf({ agent: one }, year, at)),
    ),
    ofPerson: await history.activityOf({ accounts: accounts.map(({ account }) => account) }, year, at),
    overview: await history.overview({ starts, end: at.toISOString(), agent: null }),
    old: await history.oldBy(1, new Date('2026-12-20T12:00:00.000Z')),
  }
}

interface Logged {
  readonly lines: readonly LoggedLine[]
}

interface Opened {
  readonly answers: unknown
  /** Months that were not read. */
  readonly taken: unknown
  readonly logger: Logged
}

/** Opens, asks everything, closes. What is stored is not checked behind it unless `options` says so. */
async function askAll(folder: string, options: Partial<HistoryOptions> = {}): Promise<Opened> {
  const logger = createRecordingLogger()
  const history = await openOn(folder, { logger, wait: never, ...options })
  try {
    const answers = await answersOf(history)
    return { answers, taken: takenBy(logger), logger }
  } finally {
    await history.close()
  }
}

const takenBy = ({ lines }: Logged): unknown =>
  lines.find(({ event }) => event === 'history-index-used')?.fields.count ?? 0

const never = (_ms: number, signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))

/** The answers to the same journal without anything stored. */
async function answersWithout(folder: string): Promise<unknown> {
  return withTemporaryFolder(async (parent) => {
    const bare = join(parent, 'bare')
    await cp(folder, bare, { recursive: true })
    await rm(indexOf(bare), { recursive: true, force: true })
    const { answers, taken } = await askAll(bare)
    expect(taken).toBe(0)
    return answers
  })
}

/** A long history that was opened once, so that three months are stored. */
const withStored = (work: (folder: string) => Promise<void>): Promise<void> =>
  withTemporaryFolder(async (folder) => {
    writeJournal(folder, longHistory())
    await askAll(folder)
    expect(await stored(folder)).toEqual([...months])
    await work(folder)
  })

describe('the next start', () => {
  test('answers everything as without it, and reads no month', () =>
    withStored(async (folder) => {
      const { answers, taken, logger } = await askAll(folder)
      expect(taken).toBe(3)
      expect(answers).toEqual(await answersWithout(folder))
      expect(logger.lines.filter(({ level }) => level !== 'info')).toEqual([])
    }))

  test('reads on where it ends: what was written since, and what that says of operations before', () =>
    withStored(async (folder) => {
      const history = await openOn(folder, { wait: never })
      const at = '2026-11-20T10:42:00.000Z'
      await appendAll(history, inventedOperation(500, at, ['failed']))
      await history.append({ operationId: operationId(67), at, kind: 'settled', agent, stepId: 's1', word: 'done' })
      await history.append({ ...inventedIntent(501, '2026-12-01T00:00:00.000Z'), retryOf: operationId(500) })
      const asked = await answersOf(history)
      await history.close()
      const { answers, taken } = await askAll(folder)
      expect(taken).toBe(3)
      expect(answers).toEqual(asked)
      expect(answers).toEqual(await answersWithout(folder))
    }))

  test('is right whatever was recorded', { timeout: 120_000 }, () => {
    const word = fc.constantFrom('succeeded', 'failed', 'outcome-unknown', 'no-change', null)
    const happened = fc.record({ word, of: fc.nat({ max: 89 }), who: fc.nat({ max: 5 }), then: fc.nat({ max: 3 }) })
    return fc.assert(
      fc.asyncProperty(fc.array(happened, { minLength: 90, maxLength: 90 }), (all) =>
        withTemporaryFolder(async (folder) => {
          writeJournal(folder, eventful(all))
          await askAll(folder)
          const { answers, taken } = await askAll(folder)
          expect(taken).toBe(3)
          expect(answers).toEqual(await answersWithout(folder))
        }),
      ),
      { numRuns: 8 },
    )
  })

  test('knows of a retry in the month after, and counts it in full when what was retried is gone', () =>
    withTemporaryFolder(async (folder) => {
      const each = { word: 'failed', of: 99, who: 0, then: 1 } as const
      writeJournal(folder, eventful(Array.from({ length: 2 * perMonth - 4 }, () => each)))
      await askAll(folder)
      const soon = new Date('2026-10-01T13:00:00.000Z')
      const [lastOfSeptember, firstOfOctober] = [operationId(perMonth - 1), operationId(perMonth)]
      const ask = async () => {
        const history = await openOn(folder, { wait: never })
        const mayRetry = await history.mayRetry(lastOfSeptember, soon)
        const { began } = await history.activityOf({ agent: 'agent0' }, 24 * 3_600_000, soon)
        await history.close()
        return { mayRetry, resets: began.find(({ id }) => id === firstOfOctober)?.resets }
      }
      expect(await ask()).toEqual({ mayRetry: false, resets: 0 })
      await rm(join(folder, '2026-09.jsonl'))
      expect(await ask()).toEqual({ mayRetry: false, resets: 1 })
    }))

  test('knows who set the rule', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, everyKind())
      await askAll(folder)
      const history = await openOn(folder, { wait: never })
      await history.deleteMonthsOlderThan(1, new Date('2026-12-02T12:00:00.000Z'), agent)
      const { rows } = await history.query({ ...noFilters, outcomes: ['months-deleted'] }, 0, 1)
      expect(rows).toMatchObject([{ erasure: { ruleSet: { agent: { displayName: 'Grace Setter' } } } }])
      await history.close()
    }))

  test('of a process that only reads uses it and leaves it alone, and sees what the other one writes', () =>
    withStored(async (folder) => {
      const writer = await openOn(folder, { wait: never })
      await writer.problems()
      const before = await contentOf(folder)
      const logger = createRecordingLogger()
      const reader = await openOn(folder, {
        logger,
        wait: (ms, signal) => (ms < 1_000 ? Promise.resolve() : never(ms, signal)),
      })
      expect(await answersOf(reader)).toEqual(await answersOf(writer))
      expect(takenBy(logger)).toBe(3)
      expect(await contentOf(folder)).toEqual(before)
      await appendAll(writer, inventedOperation(500, '2026-11-20T10:42:00.000Z', ['failed']))
      expect(await answersOf(reader)).toEqual(await answersOf(writer))
      await reader.close()
      await writer.close()
    }))

  test.runIf(process.platform !== 'win32')('finds it readable by its owner alone', () =>
    withStored(async (folder) => {
      expect((await stat(indexOf(folder))).mode & 0o777).toBe(0o700)
      for (const name of months) expect((await stat(join(indexOf(folder), name))).mode & 0o777).toBe(0o600)
    }),
  )
})

describe('what was stored, and', () => {
  test.each<[what: string, change: (folder: string) => Promise<unknown>, taken: number]>([
    ['is gone', (folder) => rm(indexOf(folder), { recursive: true }), 0],
    ['is empty', (folder) => writeFile(join(indexOf(folder), '2026-10'), ''), 2],
    ['is torn', async (folder) => truncate(join(indexOf(folder), '2026-10'), 20_000), 2],
    ['is torn in what is read last', (folder) => shorten(join(indexOf(folder), '2026-10'), 3), 2],
    ['has more behind it', (folder) => appendFile(join(indexOf(folder), '2026-10'), 'more'), 2],
    [
      'is of a newer version',
      (folder) => edit(join(indexOf(folder), '2026-10'), `"version":"${storedVersion}.`, '"version":"9.'),
      2,
    ],
    ['was edited', (folder) => edit(join(indexOf(folder), '2026-10'), 'CORP\\\\agent3', 'CORP\\\\agent4'), 2],
    ['was edited in the texts', (folder) => edit(join(indexOf(folder), '2026-10'), 'inc-100031', 'inc-999999'), 3],
    ['is of another month', (folder) => cp(join(indexOf(folder), '2026-09'), join(indexOf(folder), '2026-10')), 2],
    [
      'is a folder',
      (folder) => rm(join(indexOf(folder), '2026-10')).then(() => mkdir(join(indexOf(folder), '2026-10'))),
      2,
    ],
    ['is of another history', copyFromAnother, 0],
  ])('%s, is made anew', (_what, change, taken) =>
    withStored(async (folder) => {
      await change(folder)
      const second = await askAll(folder)
      expect(second.taken).toBe(taken)
      expect(second.answers).toEqual(await answersWithout(folder))
      // A folder in its place is in the way once; then it is gone.
      await askAll(folder)
      expect((await askAll(folder)).taken).toBe(3)
    }),
  )

  test('has any byte changed, changes no answer', { timeout: 120_000 }, () =>
    withStored(async (folder) => {
      const expected = await answersWithout(folder)
      const path = join(indexOf(folder), '2026-10')
      const bytes = await readFile(path)
      const where = fc.oneof(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 4_000 }))
      await fc.assert(
        fc.asyncProperty(where, fc.integer({ min: 1, max: 255 }), async (position, change) => {
          const changed = Buffer.from(bytes)
          changed.writeUInt8(bytes.readUInt8(position) ^ change, position)
          await writeFile(path, changed)
          expect((await askAll(folder)).answers).toEqual(expected)
        }),
        { numRuns: 40 },
      )
    }),
  )

  test('is changed while it is in use, changes no answer either', () =>
    withStored(async (folder) => {
      const expected = await answersWithout(folder)
      const history = await openOn(folder, { wait: never })
      await history.countToCheck()
      for (const name of months) await shorten(join(indexOf(folder), name), 1_000)
      expect(await answersOf(history)).toEqual(expected)
      await history.close()
    }))

  test('cannot be written, is done without', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, longHistory())
      const disk = breakableFileSystem()
      disk.breakAt(({ name, file }) => (name === 'open' && file.endsWith('.tmp') ? { answer: fails('ENOSPC') } : null))
      const { answers, logger } = await askAll(folder, { fileSystem: disk.fileSystem })
      expect(await stored(folder)).toEqual([])
      expect(answers).toEqual(await answersWithout(folder))
      expect(logger.lines.filter(({ event }) => event === 'history-index-not-stored')).toHaveLength(3)
    }))

  test('does not exist of a short history', () =>
    withTemporaryFolder(async (folder) => {
      writeJournal(folder, inventedOperation(1, '2026-11-03T10:42:00.000Z'))
      await askAll(folder)
      expect(await readdir(folder)).not.toContain('index')
    }))

  test('is left of a crash, or of a month that somebody took away, is deleted', () =>
    withStored(async (folder) => {
      await writeFile(join(indexOf(folder), '.2026-10.0d5a6a4e.tmp'), 'half')
      await rm(join(folder, '2026-09.jsonl'))
      const { answers } = await askAll(folder)
      expect(await stored(folder)).toEqual(['2026-10', '2026-11'])
      expect(answers).toEqual(await answersWithout(folder))
    }))
})

/**
 * If only the last line differs, the same journal is stored differently now: raise `storedVersion`, so that nobody's history is
 * answered from what was stored before. (If the invented journal or its format was changed, only the sum is new.)
 */
test('the version is that of what is stored', () =>
  withTemporaryFolder(async (folder) => {
    writeJournal(folder, everyKind())
    await askAll(folder)
    const files = (await stored(folder)).map((name) => readFile(join(indexOf(folder), name)))
    const sum = hash('sha256', Buffer.concat(await Promise.all(files)), 'hex').slice(0, 16)
    expect([`index ${storedVersion}`, `journal ${formatVersion}`, sum]).toEqual([
      'index 3',
      'journal 4',
      '98acdb4710ccadd9',
    ])
  }))

describe('a journal that changed', () => {
  test('in the middle, with the same length, is found behind the start and told, and nothing is shown of the line', () =>
    withStored(async (folder) => {
      await edit(join(folder, '2026-10.jsonl'), '"INC-100040"', '"INC-666666"')
      const readAgain = Promise.withResolvers<undefined>()
      const history = await openOn(folder, { onReadAgain: () => readAgain.resolve(undefined) })
      await readAgain.promise
      expect(await history.problems()).toMatchObject([{ kind: 'broken-line', file: '2026-10.jsonl' }])
      expect(await answersOf(history)).toEqual(await answersWithout(folder))
      expect(await history.readOperation(operationId(40))).toBeNull()
      await history.close()
      expect(await stored(folder)).toEqual(['2026-09'])
      expect((await askAll(folder)).answers).toEqual(await answersWithout(folder))
    }))

  test('in the middle is found by whoever reads the line, before anything was checked', () =>
    withStored(async (folder) => {
      await edit(join(folder, '2026-10.jsonl'), '"INC-100040"', '"INC-666666"')
      const history = await openOn(folder, { wait: never })
      const rows = await idsOf(history)
      expect(rows).not.toContain(operationId(40))
      expect(rows).toHaveLength(3 * perMonth - 1)
      expect(await answersOf(history)).toEqual(await answersWithout(folder))
      await history.close()
    }))

  test('is found by verifying, and the list tells it as well', () =>
    withStored(async (folder) => {
      const history = await openOn(folder, { wait: never })
      await history.countToCheck()
      await edit(join(folder, '2026-10.jsonl'), '"INC-100040"', '"INC-666666"')
      expect(await verifyNow(history)).toMatchObject({ verdict: 'broken', problems: [{ file: '2026-10.jsonl' }] })
      expect(await history.problems()).toMatchObject([{ kind: 'broken-line', file: '2026-10.jsonl' }])
      await history.close()
    }))

  test.each<[what: string, change: (folder: string) => Promise<unknown>]>([
    ['by a month less', (folder) => rm(join(folder, '2026-10.jsonl'))],
    ['by the first month less', (folder) => rm(join(folder, '2026-09.jsonl'))],
    ['by a month of another history', (folder) => takeMonthOfAnother(folder)],
    ['by a shorter end', (folder) => shorten(join(folder, '2026-11.jsonl'), 500)],
    ['by an end from before', (folder) => shorten(join(folder, '2026-10.jsonl'), 500)],
    ['by an emptied month', (folder) => writeFile(join(folder, '2026-10.jsonl'), '')],
    ['by a swapped month', (folder) => rename(join(folder, '2026-10.jsonl'), join(folder, '2026-08.jsonl'))],
    ['by a line after the end', (folder) => appendFile(join(folder, '2026-10.jsonl'), '{}\n')],
  ])('%s, is told as without anything stored', (_what, change) =>
    withStored(async (folder) => {
      await change(folder)
      const expected = await answersWithout(folder)
      expect((await askAll(folder)).answers).toEqual(expected)
      expect((await askAll(folder)).answers).toEqual(await answersWithout(folder))
    }),
  )

  test('back to what it was is read again', () =>
    withStored(async (folder) => {
      const path = join(folder, '2026-10.jsonl')
      const bytes = await readFile(path)
      await rm(path)
      await askAll(folder)
      await writeFile(path, bytes)
      const { answers } = await askAll(folder)
      expect(answers).toEqual(await answersWithout(folder))
      expect(answers).toMatchObject({ problems: [] })
    }))
})

describe('a month that retention deletes', () => {
  const december = new Date('2026-12-02T12:00:00.000Z')

  test('leaves nothing of itself behind, also after a crash between', () =>
    withStored(async (folder) => {
      const only = Buffer.from('inc-100003')
      expect(await holders(folder, only)).not.toEqual([])
      const history = await openOn(folder, { wait: never })
      expect(await history.deleteMonthsOlderThan(1, december, agent)).toEqual(['2026-09.jsonl'])
      expect(await stored(folder)).toEqual(['2026-10', '2026-11'])
      const asked = await answersOf(history)
      await history.close()
      expect((await askAll(folder)).answers).toEqual(asked)
      expect(await holders(folder, only)).toEqual([])
      expect((await askAll(folder)).taken).toBe(2)
    }))

  test('is deleted with it at the next start, if the journal says so and the process died before', () =>
    withStored(async (folder) => {
      const disk = breakableFileSystem()
      disk.breakAt(({ name, file }) =>
        name === 'unlink' && file.includes('2026-09') ? { answer: fails('EIO') } : null,
      )
      const history = await openOn(folder, { fileSystem: disk.fileSystem, wait: never })
      await expect(history.deleteMonthsOlderThan(1, december, agent)).rejects.toMatchObject({ name: 'StorageError' })
      await history.close()
      await askAll(folder)
      expect(await stored(folder)).toEqual(['2026-10', '2026-11'])
      expect(await readdir(folder)).not.toContain('2026-09.jsonl.deleting')
    }))
})

/** The names of the files in the folder, and in folders in it, that hold the bytes in whatever case. */
async function holders(folder: string, bytes: Buffer): Promise<string[]> {
  const contents = Object.entries(await contentOf(folder))
  return contents.flatMap(([name, content]) =>
    content.toString('latin1').toLowerCase().includes(bytes.toString('latin1')) ? [name] : [],
  )
}

async function contentOf(folder: string): Promise<Record<string, Buffer>> {
  const files = await readdir(folder, { withFileTypes: true, recursive: true })
  const contents = files
    .filter((found) => found.isFile())
    .map(async ({ parentPath, name }) => [join(parentPath, name), await readFile(join(parentPath, name))] as const)
  return Object.fromEntries(await Promise.all(contents))
}

async function edit(path: string, text: string, other: string): Promise<void> {
  const bytes = (await readFile(path)).toString('latin1')
  expect(bytes).toContain(text)
  await writeFile(path, Buffer.from(bytes.replace(text, other), 'latin1'))
}

const shorten = async (path: string, by: number): Promise<void> => truncate(path, (await stat(path)).size - by)

const withAnother = (work: (other: string) => Promise<unknown>): Promise<void> =>
  withTemporaryFolder(async (other) => {
    // Of the same operations, one of them under another ticket.
    writeJournal(
      other,
      Array.from(longHistory(), (entry) => (entry.kind === 'intended' ? { ...entry, reason: 'Another phone' } : entry)),
    )
    await askAll(other)
    await work(other)
  })

const copyFromAnother = (folder: string): Promise<void> =>
  withAnother((other) => cp(indexOf(other), indexOf(folder), { recursive: true }))

const takeMonthOfAnother = (folder: string): Promise<void> =>
  withAnother((other) => cp(join(other, '2026-10.jsonl'), join(folder, '2026-10.jsonl')))

/** A long history that ends with one of each kind of entry that is no part of a reset. */
function* everyKind(): Generator<HistoryEntry> {
  yield* longHistory()
  const at = '2026-11-19T10:42:00.000Z'
  const others = [
    makeRefusedCheck({ at, challengedAt: at }),
    makeReportedCall({ at }),
    { ...makeRetentionChange(), at },
    { ...makeMonthsDeleted(), at },
    { ...makeSettingsReplaced(), at },
  ]
  for (const [index, entry] of others.entries()) yield { ...entry, operationId: inventedId(8, index) }
  yield inventedMessage(89, at)
  yield inventedSetUpAgain(88, at)
  yield inventedNotSetUpAgain(87, at)
}

interface Happened {
  readonly word: 'succeeded' | 'failed' | 'outcome-unknown' | 'no-change' | null
  readonly of: number
  readonly who: number
  readonly then: number
}

/** Operations with every ending or none, retries, later checks and words about any of those before, and changes of the rule. */
function* eventful(all: readonly Happened[]): Generator<HistoryEntry> {
  for (const [number, { word, of, who, then }] of all.entries()) {
    // The second month begins hours after the first, so that a retry may be in another one.
    const day = ['2026-09-30', '2026-10-01', '2026-11-01'][Math.floor(number / perMonth)] ?? ''
    const at = `${day}T${String(Math.floor((number % perMonth) / 2)).padStart(2, '0')}:42:00.000Z`
    const [intended, ...rest] = inventedOperation(number, at, [word ?? 'succeeded'])
    if (intended?.kind !== 'intended') continue
    const earlier = operationId(Math.min(of, number - 1))
    const person = `agent${who}`
    yield {
      ...intended,
      agent: { osUser: person, displayName: `${person} since ${number}`, host: 'DESK' },
      retryOf: then === 1 && number > 0 ? earlier : null,
    }
    yield* rest.slice(0, word === null ? 1 : rest.length)
    if (number === 0) continue
    if (then === 2) {
      const checks = [{ stepId: 's1', verdicts: ['gone' as const], readAt: at }]
      yield { operationId: earlier, at, kind: 'checked', agent, checks }
    } else if (then === 3) {
      yield { operationId: earlier, at, kind: 'settled', agent, stepId: 's1', word: 'not-done' }
      const erased = { months: [], operations: 0, firstAt: null, lastAt: null }
      const id = inventedId(9, number)
      yield { operationId: id, at, kind: 'retention-changed', agent, from: null, to: who === 0 ? null : 24, erased }
    }
  }
}
