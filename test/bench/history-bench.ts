/**
 * The history with 100,000 operations, and the same four figures for "one electron-store file" holding an array of entries:
 * what one would write first. That file is measured at a tenth of the size, because every append rewrites all of it.
 */
import Conf from 'conf'
import { createHash, hash } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectGarbage } from '../../electron/app/collect-garbage.ts'
import { openHistory } from '../../electron/history/file-history.ts'
import type { History } from '../../electron/history/history.ts'
import { operationRow } from '../../electron/history/operation-row.ts'
import { searchTextOf, searchWords } from '../../electron/history/search-text.ts'
import { foldOperation } from '../../shared/domain/fold-operation.ts'
import type { HistoryEntry } from '../../shared/domain/history-entry.ts'
import { noFilters, type OperationRow } from '../../shared/domain/history-query.ts'
import {
  inventedIntent,
  inventedOperation,
  manyOperations,
  silentLogger,
  writeJournal,
  type Intended,
} from '../support/history-fixtures.ts'
import { removeFolder } from '../support/remove-folder.ts'
import type { BenchRow } from './bench-row.ts'
import { median, percentile } from './statistics.ts'

const operations = 100_000
/** Five entries an operation on average. */
const operationsToVerify = 200_000
const operationsInOneFile = 10_000
const pageSize = 100
const limitWindowMs = 30 * 24 * 3_600_000
const weekMs = 7 * 24 * 3_600_000
const later = '2026-11-20T13:00:00.000Z'
const queries = ['inc-150123', 'asa', 'lost phone', 'zurich okta', 'sørensen manager', 'nothing like this']

export async function historyBenchmarks(): Promise<BenchRow[]> {
  return [...(await startRows()), ...(await journalRows()), ...(await verifyRows()), ...(await oneFileRows())]
}

/** The first page of a start without an index, and of later ones with it; and what the history then takes in memory. */
async function startRows(): Promise<BenchRow[]> {
  const size = `history, ${count(operations)} operations`
  return withFolder(async (folder) => {
    writeJournal(folder, manyOperations(operations))
    const start = async (): Promise<{ tookMs: number; megabytes: number; personMs: number }> => {
      const before = megabytesInUse()
      const began = performance.now()
      const history = await open(folder)
      await history.query(noFilters, 0, pageSize)
      const tookMs = performance.now() - began
      const megabytes = megabytesInUse() - before
      const asked = performance.now()
      const { accounts } = inventedIntent(operations - 1, later)
      await history.activityOf({ accounts: accounts.map(({ account }) => account) }, limitWindowMs, new Date(later))
      const personMs = performance.now() - asked
      await history.close()
      return { tookMs, megabytes, personMs }
    }
    const first = await start()
    const next = [await start(), await start(), await start(), await start(), await start()]
    return [
      row(`${size}: start until the first page, index made`, [first.tookMs], null),
      row(
        `${size}: start until the first page, with the index`,
        next.map(({ tookMs }) => tookMs),
        { median: 150 },
      ),
      row(
        `${size}: then, the first question about a person`,
        next.map(({ personMs }) => personMs),
        null,
      ),
      {
        ...row(
          `${size}: memory then`,
          next.map(({ megabytes }) => megabytes),
          null,
        ),
        unit: 'MB',
      },
    ]
  })
}

/** After everything that can be let go was. */
function megabytesInUse(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

async function journalRows(): Promise<BenchRow[]> {
  const size = `history, ${count(operations)} operations`
  return withFolder(async (folder) => {
    writeJournal(folder, manyOperations(operations))
    const start = performance.now()
    const history = await open(folder)
    const ready = performance.now() - start
    try {
      const page = await time(100, () => history.query(noFilters, 0, pageSize))
      const search = await time(120, (round) =>
        history.query({ ...noFilters, text: queries[round % queries.length] ?? '' }, 0, pageSize),
      )
      const weeks = Array.from({ length: 52 }, (_, week) =>
        new Date(Date.parse(later) - (52 - week) * weekMs).toISOString(),
      )
      const overview = await time(100, () => history.overview({ starts: weeks, end: later, agent: null }))
      const people = Array.from({ length: 200 }, (_, index) => inventedIntent(operations - 1 - index, later))
      const activity = await time(people.length, async (round) => {
        const { agent, accounts } = people[round] as Intended
        await history.activityOf({ agent: agent.osUser }, limitWindowMs, new Date(later))
        await history.activityOf({ accounts: accounts.map(({ account }) => account) }, limitWindowMs, new Date(later))
      })
      const entries = Array.from({ length: 400 }, (_, index) => inventedOperation(operations + index, later)).flat()
      const append = await time(entries.length, (round) => history.append(entries[round] as HistoryEntry))
      return [
        row(`${size}: append incl. fsync`, append, { p99: 5 }),
        row(`${size}: first page of ${pageSize}`, page, { median: 100 }),
        row(`${size}: text search`, search, { median: 100 }),
        row(`${size}: overview of 52 weeks`, overview, { median: 100 }),
        row(`${size}: what an agent and a person had in 30 days`, activity, { p99: 5 }),
        row(`${size}: start until entries are taken`, [ready], null),
      ]
    } finally {
      await history.close()
    }
  })
}

async function verifyRows(): Promise<BenchRow[]> {
  return withFolder(async (folder) => {
    writeJournal(folder, manyOperations(operationsToVerify))
    const history = await open(folder, checkWorker)
    try {
      await history.countToCheck()
      let entries = 0
      const verify = await time(3, async () => {
        const report = await history.verify(new AbortController().signal, () => undefined)
        if (report.verdict !== 'intact') throw new Error('The bench wrote a journal that is not intact.')
        entries = report.entries
      })
      const lines = await time(3, () => eachFile(folder, hashLines))
      const files = await time(3, () => eachFile(folder, (bytes) => createHash('sha256').update(bytes).digest()))
      const size = `history, ${count(entries)} entries`
      return [
        row(`${size}: verify, in a thread`, verify, { median: Math.round(2 * median(lines)) }),
        row(`${size}: SHA-256 of each line alone`, lines, null),
        row(`${size}: SHA-256 of each file alone`, files, null),
      ]
    } finally {
      await history.close()
    }
  })
}

const checkWorker = new URL('../../electron/history/check-files-worker.ts', import.meta.url)

async function eachFile(folder: string, work: (bytes: Buffer) => unknown): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith('.jsonl')) work(await readFile(join(folder, name)))
}

/** The bytes that the format has a SHA-256 of. */
function hashLines(bytes: Buffer): void {
  for (let from = 0, end = bytes.indexOf('\n'); end !== -1; from = end + 1, end = bytes.indexOf('\n', from)) {
    hash('sha256', bytes.subarray(from + 75, end), 'hex')
  }
}

/** The naive alternative keeps no index: what it answers, it answers from the file, as electron-store does. */
async function oneFileRows(): Promise<BenchRow[]> {
  const size = `one electron-store file, only ${count(operationsInOneFile)} operations`
  return withFolder(async (folder) => {
    const store = new Conf<{ entries: HistoryEntry[]; hashes: string[] }>({
      cwd: folder,
      configName: 'history',
      serialize: JSON.stringify,
    })
    const entries = [...manyOperations(operationsInOneFile)]
    store.store = { entries, hashes: chain(entries) }

    const pageOf = (matches: (entry: Extract<HistoryEntry, { kind: 'intended' }>) => boolean): OperationRow[] => {
      const byId = Map.groupBy(store.get('entries'), (entry) => entry.operationId)
      const found = [...byId.values()].filter(([first]) => first?.kind === 'intended' && matches(first))
      return found
        .slice(-pageSize)
        .reverse()
        .flatMap(([first, ...rest]) =>
          first?.kind === 'intended' ? [operationRow(first, foldOperation([first, ...rest]).outcome)] : [],
        )
    }
    const page = await time(5, () => pageOf(() => true))
    const search = await time(5, (round) => {
      const words = searchWords(queries[round % queries.length] ?? '')
      return pageOf((entry) => words.every((word) => searchTextOf(entry).includes(word)))
    })
    const verify = await time(3, () => {
      const { entries: kept, hashes } = store.store
      if (chain(kept).join() !== hashes.join()) throw new Error('The bench wrote a file that is not intact.')
    })
    const added = inventedOperation(operationsInOneFile, later).slice(0, 4)
    const append = await time(added.length, (round) => {
      const { entries: kept, hashes } = store.store
      const entry = added[round] as HistoryEntry
      store.store = { entries: [...kept, entry], hashes: [...hashes, link(hashes.at(-1) ?? '', entry)] }
    })
    return [
      row(`${size}: append incl. fsync`, append, null),
      row(`${size}: first page of ${pageSize}`, page, null),
      row(`${size}: text search`, search, null),
      row(`${size}: verify ${count(entries.length)} entries`, verify, null),
    ]
  })
}

const link = (previous: string, entry: HistoryEntry): string => hash('sha256', previous + JSON.stringify(entry), 'hex')

function chain(entries: readonly HistoryEntry[]): string[] {
  let previous = ''
  return entries.map((entry) => (previous = link(previous, entry)))
}

/** Resolves when entries are taken. */
async function open(folder: string, worker?: URL): Promise<History> {
  const history = openHistory({ folder, now: () => new Date(later), logger: silentLogger, checkWorker: worker })
  await history.opened()
  return history
}

async function withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-desk-bench-'))
  try {
    return await work(folder)
  } finally {
    await removeFolder(folder)
  }
}

/** Milliseconds of each round. */
async function time(rounds: number, work: (round: number) => unknown): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work(round)
    samples.push(performance.now() - start)
  }
  return samples
}

/** Fewer samples than this have no 99th percentile worth the name. */
const samplesForPercentile = 100

function row(name: string, samples: readonly number[], most: { p99: number } | { median: number } | null): BenchRow {
  const middle = median(samples)
  const p99 = samples.length >= samplesForPercentile ? percentile(samples, 99) : null
  const figures = { name, unit: 'ms', median: middle, p99 }
  if (most === null) return { ...figures, target: '', met: null }
  return 'p99' in most
    ? { ...figures, target: `p99 ≤ ${most.p99} ms`, met: p99 !== null && p99 <= most.p99 }
    : { ...figures, target: `≤ ${most.median} ms`, met: middle <= most.median }
}

const count = (number: number): string => number.toLocaleString('en')
