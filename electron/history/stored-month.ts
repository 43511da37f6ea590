/**
 * What is kept of a month between two runs, in `index/2026-11` beside the journal's files: a convenience, made of the journal and from it
 * again whenever it does not fit. It is only written for a month that was read without a problem, and only used for a file that still
 * ends with the line it was made up to.
 *
 * Two lines (the SHA-256 of what follows up to the details, and the facts as JSON), then the columns of `operation-table.ts`, then the details:
 * where each row's text and lines end, the lines' offsets and lengths, the texts, the people as JSON. The details are read when they are
 * needed; the facts have their SHA-256.
 */
import { createHash, hash } from 'node:crypto'
import { z } from 'zod'
import { SystemId } from '../../shared/domain/connection.ts'
import { Agent, HistoryEntry, StatedOutcome, StepState } from '../../shared/domain/history-entry.ts'
import { identities, type Identified } from '../../shared/domain/match-people.ts'
import { AfterCheck } from '../../shared/domain/outcome.ts'
import { CallerCheckKind } from '../../shared/domain/overview.ts'
import { Instant, OperationId } from '../../shared/domain/primitives.ts'
import { writeFileAtomically } from '../storage/atomic-file.ts'
import type { FileHandle, FileSystem } from '../storage/file-system.ts'
import { formatVersion } from './chain-line.ts'
import { rowBytes } from './operation-table.ts'
import { readExactly, withFile } from './read-lines.ts'
import { StoredMonthError } from './stored-month-error.ts'
import type { LineRef } from './walk-history.ts'

/** To be raised whenever the same journal is stored differently; a test holds it against what is stored of an invented one. */
export const storedVersion = 3

const Size = z.int().min(0)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Link = z.strictObject({ seq: Size, hash: Hash })
const Places = z.strictObject({ systems: z.array(SystemId), connectionIds: z.array(z.string()) })
export type Places = z.infer<typeof Places>

const Progress = z.strictObject({
  ended: z.boolean(),
  steps: z.array(
    z.tuple([
      z.string(),
      z.strictObject({
        state: StepState,
        at: Instant.nullable(),
        check: AfterCheck.nullable(),
        settled: z.strictObject({ agent: Agent, at: Instant, word: StatedOutcome }).optional(),
      }),
    ]),
  ),
})

const MonthFacts = z.strictObject({
  whole: z.strictObject({
    file: z.string(),
    size: Size,
    lines: Size,
    entries: Size,
    firstAt: Instant.nullable(),
    lastAt: Instant.nullable(),
    continues: Link,
    end: Link,
    lastLineAt: Size,
    deleted: z.array(z.strictObject({ file: z.string(), seq: Size, hash: Hash })),
  }),
  /** What was there when it was made: the month before, `null` if there was none, and the latest time up to its end. */
  before: z.strictObject({ file: z.string().nullable(), latestAt: z.number() }),
  rows: Size,
  latestAt: z.number(),
  users: z.array(z.strictObject({ osUser: z.string(), displayName: z.string() })),
  places: z.array(Places),
  callerChecks: z.array(z.array(CallerCheckKind).readonly()),
  /** Operations of months before that one of this month repeats. */
  retried: z.array(OperationId),
  /** Who set the retention rule, by the month's last entry about that; `null`: nobody. Absent: it has no such entry. */
  ruleSet: z.strictObject({ agent: Agent, at: Instant }).nullable().optional(),
  /** By row. */
  progress: z.array(z.tuple([Size, Progress])),
  /** Entries in this month of operations from months before. */
  later: z.array(z.strictObject({ entry: HistoryEntry, offset: Size, length: Size })),
})
export type MonthFacts = z.infer<typeof MonthFacts>

const Header = z.strictObject({
  version: z.literal(`${storedVersion}.${formatVersion}`),
  facts: MonthFacts,
  details: z.strictObject({ lines: Size, textBytes: Size, peopleBytes: Size, sha256: Hash }),
})
type Details = z.infer<typeof Header>['details']

/** An account by connection and id, with what tells whose it is. */
type Person = readonly [connectionId: string, accountId: string, addresses: string[]]
interface People {
  readonly accounts: readonly Person[]
  /** By row: places in `accounts`. */
  readonly ofRows: readonly (readonly number[])[]
}

/** What is read of an operation only when it is needed. */
export interface RowDetails {
  readonly text: string
  readonly people: readonly Identified[]
  readonly refs: LineRef[]
}

export interface LoadedMonth {
  readonly stored: StoredMonth
  readonly facts: MonthFacts
  /** For `OperationTable`. */
  readonly columns: Uint8Array<ArrayBuffer>
}

const newline = 0x0a
const hashLength = 64
const readAtOnceBytes = 16 * 1024
/** No month has facts of this length. */
const maxHeaderBytes = 16 * 1024 * 1024

/** What is stored at `path`; `null` if there is nothing, or it was made by another version or damaged. Never throws. */
export async function loadMonth(fileSystem: FileSystem, path: string): Promise<LoadedMonth | null> {
  try {
    return await withFile(fileSystem, path, async (handle) => {
      const { size } = await handle.stat()
      const beginning = await readHeader(handle, size)
      if (beginning === null) return null
      const { header, text, sum, columnsAt } = beginning
      const { rows, whole } = header.facts
      const columns = new Uint8Array(rows * rowBytes)
      await readExactly(handle, Buffer.from(columns.buffer), columnsAt)
      if (sumOf(text, columns) !== sum) return null
      const stored = new StoredMonth(
        fileSystem,
        path,
        { sum, file: whole.file, rows, at: columnsAt + columns.length },
        header.details,
      )
      return stored.endsAt === size ? { stored, facts: header.facts, columns } : null
    })
  } catch {
    return null
  }
}

async function readHeader(handle: FileHandle, size: number) {
  let bytes = Buffer.alloc(0)
  let end = -1
  while (end === -1) {
    if (bytes.length >= Math.min(size, maxHeaderBytes)) return null
    const more = Buffer.allocUnsafe(Math.min(size - bytes.length, Math.max(bytes.length, readAtOnceBytes)))
    bytes = Buffer.concat([bytes, await readExactly(handle, more, bytes.length)])
    end = bytes.indexOf(newline, hashLength + 1)
  }
  const sum = bytes.toString('latin1', 0, hashLength)
  const text = bytes.subarray(hashLength + 1, end + 1)
  return { header: Header.parse(JSON.parse(text.toString())), text, sum, columnsAt: end + 1 }
}

const sumOf = (text: Uint8Array, columns: Uint8Array): string =>
  createHash('sha256').update(text).update(columns).digest('hex')

/** Replaces what is stored at `path`. Throws `StorageError`. */
export async function storeMonth(
  fileSystem: FileSystem,
  path: string,
  facts: MonthFacts,
  columns: Uint8Array,
  rows: readonly RowDetails[],
): Promise<StoredMonth> {
  const { bytes: detailBytes, ...sizes } = toDetails(rows)
  const details = { ...sizes, sha256: hash('sha256', detailBytes, 'hex') }
  const header = { version: `${storedVersion}.${formatVersion}`, facts, details }
  const text = Buffer.from(`${JSON.stringify(header)}\n`)
  const sum = sumOf(text, columns)
  await writeFileAtomically(path, Buffer.concat([Buffer.from(`${sum}\n`), text, columns, detailBytes]), {
    files: fileSystem,
  })
  const at = hashLength + 1 + text.length + columns.length
  return new StoredMonth(fileSystem, path, { sum, file: facts.whole.file, rows: facts.rows, at }, details)
}

function toDetails(rows: readonly RowDetails[]): Omit<Details, 'sha256'> & { readonly bytes: Buffer } {
  const refs = rows.flatMap((row) => row.refs)
  // A word that is searched for has no newline, so it is never found across two texts.
  const texts = rows.map(({ text }) => Buffer.from(`${text}\n`))
  const people = Buffer.from(JSON.stringify(toPeople(rows)))
  const parts = [
    ends(
      Uint32Array,
      texts.map((text) => text.length),
    ),
    ends(
      Uint32Array,
      rows.map((row) => row.refs.length),
    ),
    Float64Array.from(refs, ({ offset }) => offset),
    Uint32Array.from(refs, ({ length }) => length),
  ].map(({ buffer }) => Buffer.from(buffer))
  const textBytes = texts.reduce((sum, text) => sum + text.length, 0)
  return {
    bytes: Buffer.concat([...parts, ...texts, people]),
    lines: refs.length,
    textBytes,
    peopleBytes: people.length,
  }
}

function ends(kind: typeof Uint32Array, lengths: readonly number[]): Uint32Array<ArrayBuffer> {
  let end = 0
  return kind.from(lengths, (length) => (end += length))
}

function toPeople(rows: readonly RowDetails[]): People {
  const accounts: Person[] = []
  const numbers = new Map<string, number>()
  const ofRows = rows.map(({ people }) =>
    people.map((account) => {
      const person: Person = [account.connectionId, account.accountId, identities(account)]
      const key = JSON.stringify(person)
      const number = numbers.get(key) ?? accounts.push(person) - 1
      numbers.set(key, number)
      return number
    }),
  )
  return { accounts, ofRows }
}

/** The details of a month that is stored. Everything here throws `StoredMonthError`. */
export class StoredMonth {
  readonly #fileSystem: FileSystem
  readonly #path: string
  readonly #sum: string
  readonly #file: string
  readonly #sha256: string
  /** Where each part begins, and the last one ends. */
  readonly #at: Readonly<Record<'textEnds' | 'lineEnds' | 'offsets' | 'lengths' | 'texts' | 'people' | 'end', number>>
  readonly rows: number
  #isChecked = false

  constructor(
    fileSystem: FileSystem,
    path: string,
    month: { readonly sum: string; readonly file: string; readonly rows: number; readonly at: number },
    { lines, textBytes, peopleBytes, sha256 }: Details,
  ) {
    this.#fileSystem = fileSystem
    this.#path = path
    this.#sum = month.sum
    this.#file = month.file
    this.#sha256 = sha256
    this.rows = month.rows
    const lineEnds = month.at + 4 * month.rows
    const offsets = lineEnds + 4 * month.rows
    const lengths = offsets + 8 * lines
    const texts = lengths + 4 * lines
    const people = texts + textBytes
    this.#at = { textEnds: month.at, lineEnds, offsets, lengths, texts, people, end: people + peopleBytes }
  }

  get endsAt(): number {
    return this.#at.end
  }

  /** By row. */
  async readRefs(rows: readonly number[]): Promise<Map<number, LineRef[]>> {
    if (rows.length === 0) return new Map()
    const first = rows.reduce((least, row) => Math.min(least, row))
    const last = rows.reduce((most, row) => Math.max(most, row))
    return this.#reading(async (handle) => {
      const before = first === 0 ? 0 : ((await this.#uint32(handle, 'lineEnds', first - 1, 1))[0] ?? 0)
      const lineEnds = await this.#uint32(handle, 'lineEnds', first, last - first + 1)
      const count = (lineEnds.at(-1) ?? 0) - before
      const offsets = new Float64Array((await this.#bytes(handle, this.#at.offsets + 8 * before, 8 * count)).buffer)
      const lengths = await this.#uint32(handle, 'lengths', before, count)
      return new Map(
        rows.map((row) => {
          const from = (row === first ? before : (lineEnds[row - first - 1] ?? 0)) - before
          const to = (lineEnds[row - first] ?? 0) - before
          const refs = Array.from({ length: to - from }, (_, index) => ({
            file: this.#file,
            offset: offsets[from + index] ?? 0,
            length: lengths[from + index] ?? 0,
          }))
          return [row, refs]
        }),
      )
    })
  }

  /** In ascending order. */
  async rowsWith(words: readonly string[]): Promise<number[]> {
    if (this.rows === 0) return []
    return this.#reading(async (handle) => {
      const textEnds = await this.#uint32(handle, 'textEnds', 0, this.rows)
      const texts = await this.#texts(handle)
      // As the bytes they are encoded in: faster to search, and the same found.
      const encoded = words.map((word) => Buffer.from(word).toString('latin1'))
      return rowsWithAll(texts.toString('latin1'), textEnds, encoded)
    })
  }

  async readPeople(): Promise<{ readonly accounts: Identified[]; readonly ofRows: readonly (readonly number[])[] }> {
    return this.#reading(async (handle) => {
      const bytes = await this.#bytes(handle, this.#at.people, this.#at.end - this.#at.people)
      const { accounts, ofRows } = JSON.parse(Buffer.from(bytes.buffer).toString()) as People
      return {
        accounts: accounts.map(([connectionId, accountId, logins]) => ({
          connectionId,
          accountId,
          logins,
          email: null,
        })),
        ofRows,
      }
    })
  }

  /** Everything, to be stored again with more. */
  async readDetails(): Promise<RowDetails[]> {
    if (this.rows === 0) return []
    const refs = await this.readRefs(Array.from({ length: this.rows }, (_, row) => row))
    const { accounts, ofRows } = await this.readPeople()
    return this.#reading(async (handle) => {
      const textEnds = await this.#uint32(handle, 'textEnds', 0, this.rows)
      const texts = await this.#texts(handle)
      return Array.from(textEnds, (end, row) => ({
        text: texts.toString('utf8', textEnds[row - 1] ?? 0, end - 1),
        people: (ofRows[row] ?? []).flatMap((number) => accounts[number] ?? []),
        refs: refs.get(row) ?? [],
      }))
    })
  }

  async #texts(handle: FileHandle): Promise<Buffer> {
    return Buffer.from((await this.#bytes(handle, this.#at.texts, this.#at.people - this.#at.texts)).buffer)
  }

  async #uint32(
    handle: FileHandle,
    part: 'textEnds' | 'lineEnds' | 'lengths',
    from: number,
    count: number,
  ): Promise<Uint32Array> {
    return new Uint32Array((await this.#bytes(handle, this.#at[part] + 4 * from, 4 * count)).buffer)
  }

  async #bytes(handle: FileHandle, at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length)
    await readExactly(handle, Buffer.from(bytes.buffer), at)
    return bytes
  }

  /** Another process may have stored the month anew, and anything may have happened to the file. */
  async #reading<Value>(work: (handle: FileHandle) => Promise<Value>): Promise<Value> {
    try {
      return await withFile(this.#fileSystem, this.#path, async (handle) => {
        const sum = await this.#bytes(handle, 0, hashLength)
        if (Buffer.from(sum.buffer).toString('latin1') !== this.#sum) throw new StoredMonthError('stored anew')
        if (!this.#isChecked) {
          const details = await this.#bytes(handle, this.#at.textEnds, this.#at.end - this.#at.textEnds)
          if (hash('sha256', details, 'hex') !== this.#sha256) throw new StoredMonthError('changed')
          this.#isChecked = true
        }
        return work(handle)
      })
    } catch (cause) {
      throw cause instanceof StoredMonthError ? cause : new StoredMonthError('not read', { cause })
    }
  }
}

/** Rows whose text holds all the words. Each word is looked for once through all texts, from where the others allow. */
function rowsWithAll(texts: string, ends: Uint32Array, words: readonly string[]): number[] {
  const found: number[] = []
  const next = words.map(() => -1)
  let row = 0
  while (row < ends.length) {
    const start = ends[row - 1] ?? 0
    let latest = row
    for (const [index, word] of words.entries()) {
      let at = next[index] ?? -1
      if (at < start) {
        at = texts.indexOf(word, start)
        if (at === -1) return found
        next[index] = at
      }
      while (at >= (ends[latest] ?? Infinity)) latest += 1
    }
    if (latest === row) {
      found.push(row)
      row += 1
    } else row = latest
  }
  return found
}
