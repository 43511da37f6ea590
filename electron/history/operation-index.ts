/**
 * Index of the operations: the figures they are found and counted by in memory, and where the rest is: their search texts, people and
 * lines, in memory for what this run read from the journal, in `stored-month.ts` for what an earlier one did. Everything that is shown is
 * read from the journal on demand. Knows the journal's files only by name.
 */
import {
  advanceProgress,
  beginProgress,
  mayChange,
  outcomeOf,
  type OperationProgress,
} from '../../shared/domain/fold-operation.ts'
import {
  isOpening,
  OperationOutcome,
  type Erased,
  type HistoryEntry,
  type MonthsDeletedEntry,
  type OpeningEntry,
} from '../../shared/domain/history-entry.ts'
import type { HistoryFilters } from '../../shared/domain/history-query.ts'
import { groupIntoPersons, type Identified } from '../../shared/domain/match-people.ts'
import type { Overview, OverviewQuestion } from '../../shared/domain/overview.ts'
import type { Activity, ActivityKind, Whose } from './activity.ts'
import { monthOfFile } from './chain-line.ts'
import { accountsOf } from './operation-row.ts'
import { OperationTable } from './operation-table.ts'
import { callerChecksOf, overviewOf, type Countable } from './overview.ts'
import { RecordedPeople } from './recorded-people.ts'
import { searchTextOf, searchWords } from './search-text.ts'
import type { LoadedMonth, MonthFacts, Places, RowDetails, StoredMonth } from './stored-month.ts'
import type { LineRef } from './walk-history.ts'

export interface IndexedOperation {
  readonly id: string
  readonly outcome: OperationOutcome
  /** In the order they were written; the first is the opening entry. */
  readonly refs: readonly LineRef[]
}

/** Retrying a step that failed longer ago counts as a new reset. */
const retryWithinMs = 24 * 3_600_000

const outcomes = OperationOutcome.options
const codeOf = (outcome: OperationOutcome): number => outcomes.indexOf(outcome)
const [running, unknown] = [codeOf('running'), codeOf('unknown')]

const flag = { hasTicket: 1, isRetried: 2, isAboutPeople: 4, isGone: 8, isNotSetUpAgain: 16 } as const

/** The operations that begin in one month's file: rows without a gap. */
interface Month {
  readonly file: string
  readonly firstRow: number
  rows: number
  /** Where the texts, people and lines of its first rows are. */
  stored: StoredMonth | null
  /** Those of the rows after that. */
  fresh: RowDetails[]
  /** Entries of operations that began in another month. */
  readonly later: { readonly entry: HistoryEntry; readonly ref: LineRef }[]
  /** Operations of another month that one in this month repeats. */
  readonly retried: string[]
  ruleSet: MonthFacts['ruleSet']
}

/** People as far as they were asked for: it takes a moment to read who was in a long history. */
interface People {
  readonly graph: RecordedPeople
  /** The numbers of the accounts of each row, one row after the other. */
  readonly numbers: number[]
  /** By row: where its numbers end. */
  readonly ends: number[]
}

export class OperationIndex {
  readonly #table = new OperationTable()
  #months: Month[] = []
  /** Dropped when the operation ends, unless its outcome is unknown: only then can a later check change anything. */
  readonly #progress = new Map<number, OperationProgress>()
  /** Lines of rows whose other lines are stored. */
  readonly #laterRefs = new Map<number, LineRef[]>()
  /** Accounts of the operating system, each with its latest name. */
  readonly #users = new Numbered<{ readonly osUser: string; displayName: string }>()
  readonly #places = new Numbered<Places>()
  readonly #callerChecks = new Numbered<Countable['callerChecks']>()
  #people: Promise<People> | null = null
  #knownPeople: People | null = null
  #latestAt = 0
  #ruleSet: MonthsDeletedEntry['ruleSet']
  #entries = 0

  get entries(): number {
    return this.#entries
  }

  /** The latest time of any entry, in milliseconds since 1970. */
  get latestAt(): number {
    return this.#latestAt
  }

  /** Whether anything comes from what an earlier run stored. */
  get isFromStore(): boolean {
    return this.#months.some(({ stored }) => stored !== null)
  }

  /** Ignores entries of an operation whose opening entry is missing (deleted by retention, or corrupt). */
  add(entry: HistoryEntry, ref: LineRef): void {
    this.#entries += 1
    this.#latestAt = Math.max(this.#latestAt, Date.parse(entry.at))
    const row = this.#find(entry.operationId)
    if (row !== null) this.#extend(row, entry, ref)
    else if (isOpening(entry)) this.#begin(entry, ref)
  }

  /** Makes room for this many operations more. */
  reserve(operations: number): void {
    this.#table.reserve(operations)
  }

  /** Adds what was stored of the month after the last one. Its texts, people and lines stay where they are. */
  addStored({ stored, facts, columns }: LoadedMonth): void {
    const month = this.#monthOf(facts.whole.file)
    const { firstRow } = month
    this.#table.addBytes(columns, facts.rows)
    month.stored = stored
    month.rows = facts.rows
    const { user, places, callerChecks } = this.#table.columns
    const users = facts.users.map((one) => this.#noteUser(one))
    const placesHere = facts.places.map((one) => this.#notePlaces(one))
    const checksHere = facts.callerChecks.map((kinds) => this.#callerChecks.of(kinds.join(), () => kinds))
    for (let row = firstRow; row < firstRow + facts.rows; row += 1) {
      user[row] = users[user[row] ?? 0] ?? 0
      places[row] = placesHere[places[row] ?? 0] ?? 0
      callerChecks[row] = checksHere[callerChecks[row] ?? 0] ?? 0
    }
    for (const [row, { ended, steps }] of facts.progress) {
      this.#progress.set(firstRow + row, { ended, steps: new Map(steps) })
    }
    for (const id of facts.retried) this.#markRetried(id, month)
    for (const { entry, offset, length } of facts.later) this.add(entry, { file: month.file, offset, length })
    if (facts.ruleSet !== undefined) this.#setRule(month, facts.ruleSet ?? undefined)
    this.#entries += facts.whole.entries - facts.later.length
    this.#latestAt = Math.max(this.#latestAt, facts.latestAt)
  }

  /** What to store of the latest month. Throws what reading a stored month throws. */
  async toStore(
    file: string,
  ): Promise<{ facts: Omit<MonthFacts, 'whole' | 'before'>; columns: Buffer; details: RowDetails[] }> {
    const month = this.#monthOf(file)
    const { firstRow, rows, stored, fresh, later, retried, ruleSet } = month
    const old = (await stored?.readDetails()) ?? []
    const { user, places, callerChecks } = this.#table.columns
    const [users, placesHere, checksHere] = [user, places, callerChecks].map((column) => [
      ...new Set(column.subarray(firstRow, firstRow + rows)),
    ]) as [number[], number[], number[]]
    const isHere = (ref: LineRef): boolean => ref.file === file
    return {
      facts: {
        rows,
        latestAt: this.#latestAt,
        users: users.flatMap((number) => this.#users.all[number] ?? []),
        places: placesHere.flatMap((number) => this.#places.all[number] ?? []),
        callerChecks: checksHere.flatMap((number) => [this.#callerChecks.all[number] ?? []]),
        retried,
        ...(ruleSet === undefined ? {} : { ruleSet }),
        progress: Array.from({ length: rows }, (_, index) => index).flatMap((index) => {
          const progress = this.#progress.get(firstRow + index)
          return progress === undefined ? [] : [[index, { ended: progress.ended, steps: [...progress.steps] }]]
        }),
        later: later.map(({ entry, ref: { offset, length } }) => ({ entry, offset, length })),
      },
      columns: this.#table.toBytes(firstRow, rows, {
        user: (number) => users.indexOf(number),
        places: (number) => placesHere.indexOf(number),
        callerChecks: (number) => checksHere.indexOf(number),
      }),
      details: [
        ...old.map((row, index) => {
          const refs = (this.#laterRefs.get(firstRow + index) ?? []).filter(isHere)
          return { ...row, refs: [...row.refs, ...refs] }
        }),
        ...fresh.map((row) => ({ ...row, refs: row.refs.filter(isHere) })),
      ],
    }
  }

  /** What `toStore` returned of the latest month is stored: no more need for its texts, people and lines here. */
  isStored(file: string, stored: StoredMonth): void {
    const month = this.#monthOf(file)
    month.stored = stored
    month.fresh = []
    for (const row of rowsOf(month)) this.#laterRefs.delete(row)
  }

  /** Who set the retention rule, and when; known even after the entry that recorded it has been deleted. */
  get ruleSet(): MonthsDeletedEntry['ruleSet'] {
    return this.#ruleSet
  }

  /** What is deleted with these files, oldest first: the operations that begin in them. */
  inFiles(files: readonly string[]): Erased {
    const { startedAt } = this.#table.columns
    const rows = this.#months.filter(({ file }) => files.includes(file)).flatMap(rowsOf)
    const started = rows.map((row) => startedAt[row] ?? 0)
    const instant = (ms: number): string | null => (started.length === 0 ? null : new Date(ms).toISOString())
    return {
      months: files.map(monthOfFile),
      operations: started.length,
      firstAt: instant(started.reduce((least, at) => Math.min(least, at), Infinity)),
      lastAt: instant(started.reduce((most, at) => Math.max(most, at), -Infinity)),
    }
  }

  #begin(opening: OpeningEntry, ref: LineRef): void {
    const month = this.#monthOf(ref.file)
    const accounts = accountsOf(opening)
    const isReset = opening.kind === 'intended'
    let resets = 0
    if (isReset && !this.#isRetry(opening.retryOf)) {
      resets = groupIntoPersons(accounts.map(({ account }) => account)).length
    }
    if (isReset && opening.retryOf !== null) this.#markRetried(opening.retryOf, month)
    if (opening.kind === 'months-deleted') this.#setRule(month, opening.ruleSet)
    if (opening.kind === 'retention-changed') {
      this.#setRule(month, opening.to === null ? undefined : { agent: opening.agent, at: opening.at })
    }
    const row = this.#table.add(opening.operationId, {
      startedAt: Date.parse(opening.kind === 'caller-refused' ? opening.challengedAt : opening.at),
      countsAt: this.#latestAt,
      user: this.#noteUser(opening.agent),
      places: this.#notePlaces({
        systems: [...new Set(accounts.map(({ connection }) => connection.system))],
        connectionIds: [...new Set(accounts.map(({ connection }) => connection.connectionId))],
      }),
      callerChecks: this.#noteCallerChecks(opening),
      resets,
      outcome: codeOf(beginsAs(opening)),
      // Changes to the history itself, or to the settings, count towards no limit.
      flags: (isReset && opening.ticket !== null ? flag.hasTicket : 0) | (accounts.length > 0 ? flag.isAboutPeople : 0),
    })
    if (isReset) this.#progress.set(row, beginProgress(opening))
    month.rows += 1
    const people = accounts.map(({ account }) => account)
    month.fresh.push({ text: searchTextOf(opening), refs: [ref], people })
    if (this.#knownPeople?.ends.length === row) addTo(this.#knownPeople, people)
  }

  #extend(row: number, entry: HistoryEntry, ref: LineRef): void {
    const home = this.#homeOf(row)
    const month = this.#monthOf(ref.file)
    if (month !== home) month.later.push({ entry, ref })
    const fresh = home.fresh[row - home.firstRow - storedRows(home)]
    if (fresh) fresh.refs.push(ref)
    else this.#laterRefs.set(row, [...(this.#laterRefs.get(row) ?? []), ref])

    if (entry.kind === 'not-set-up-again') this.#setFlag(row, flag.isNotSetUpAgain)
    const before = this.#progress.get(row)
    if (before === undefined) return
    const progress = advanceProgress(before, entry)
    this.#progress.set(row, progress)
    if (!progress.ended) return
    this.#table.columns.outcome[row] = codeOf(outcomeOf(progress))
    if (!mayChange(progress)) this.#progress.delete(row)
  }

  #setRule(month: Month, rule: MonthsDeletedEntry['ruleSet']): void {
    this.#ruleSet = rule
    month.ruleSet = rule ?? null
  }

  #markRetried(id: string, month: Month): void {
    const row = this.#find(id)
    if (row === null) return
    this.#setFlag(row, flag.isRetried)
    if (this.#homeOf(row) !== month) month.retried.push(id)
  }

  #hasFlag(row: number, asked: number): boolean {
    return ((this.#table.columns.flags[row] ?? 0) & asked) !== 0
  }

  #setFlag(row: number, set: number): void {
    this.#table.columns.flags[row] = (this.#table.columns.flags[row] ?? 0) | set
  }

  /** `null` as well for an operation of a month that was deleted. */
  #find(id: string): number | null {
    const row = this.#table.find(id)
    return row === -1 || this.#hasFlag(row, flag.isGone) ? null : row
  }

  #monthOf(file: string): Month {
    const last = this.#months.at(-1)
    if (last?.file === file) return last
    const known = this.#months.find((month) => month.file === file)
    if (known) return known
    const firstRow = this.#table.rows
    const month: Month = {
      file,
      firstRow,
      rows: 0,
      stored: null,
      fresh: [],
      later: [],
      retried: [],
      ruleSet: undefined,
    }
    this.#months.push(month)
    return month
  }

  #homeOf(row: number): Month {
    const home = this.#months.findLast(({ firstRow, rows }) => firstRow <= row && row < firstRow + rows)
    if (home === undefined) throw new Error('Every row belongs to a month.')
    return home
  }

  #notePlaces(places: Places): number {
    return this.#places.of(places.connectionIds.join(), () => places)
  }

  #noteUser({ osUser, displayName }: { readonly osUser: string; readonly displayName: string }): number {
    const number = this.#users.of(osUser, () => ({ osUser, displayName }))
    const known = this.#users.all[number]
    if (known) known.displayName = displayName
    return number
  }

  #noteCallerChecks(opening: OpeningEntry): number {
    const kinds = callerChecksOf(opening)
    return this.#callerChecks.of(kinds.join(), () => kinds)
  }

  overview(question: OverviewQuestion): Overview {
    return overviewOf(this.#countable(), question, (osUser) => this.#users.get(osUser)?.displayName || osUser)
  }

  *#countable(): Generator<Countable> {
    const { startedAt, outcome, user, callerChecks, places } = this.#table.columns
    for (const month of this.#months) {
      for (let row = month.firstRow; row < month.firstRow + month.rows; row += 1) {
        yield {
          startedAt: startedAt[row] ?? 0,
          outcome: outcomes[outcome[row] ?? 0] ?? 'unknown',
          osUser: this.#users.all[user[row] ?? 0]?.osUser ?? '',
          hasTicket: this.#hasFlag(row, flag.hasTicket),
          isNotSetUpAgain: this.#hasFlag(row, flag.isNotSetUpAgain),
          callerChecks: this.#callerChecks.all[callerChecks[row] ?? 0] ?? [],
          places: this.#places.all[places[row] ?? 0] ?? { systems: [] },
        }
      }
    }
  }

  /** Throws what reading a stored month throws. */
  async get(operationId: string): Promise<IndexedOperation | null> {
    const row = this.#find(operationId)
    return row === null ? null : ((await this.operationsAt([row]))[0] ?? null)
  }

  /** The operations in these rows, in their order. Throws what reading a stored month throws. */
  async operationsAt(rows: readonly number[]): Promise<IndexedOperation[]> {
    const byMonth = Map.groupBy(rows, (row) => this.#homeOf(row))
    const found = new Map<number, IndexedOperation>()
    for (const [{ firstRow, stored, fresh }, here] of byMonth) {
      const among = here.map((row) => row - firstRow)
      const wanted = stored === null ? [] : among.filter((row) => row < stored.rows)
      const earlier = await stored?.readRefs(wanted)
      for (const row of among) {
        const at = firstRow + row
        const known = earlier?.get(row) ?? fresh[row - (stored?.rows ?? 0)]?.refs ?? []
        // Lines and outcome of one moment: an entry may be added while another month is read.
        found.set(at, {
          id: this.#table.idOf(at),
          outcome: outcomes[this.#table.columns.outcome[at] ?? 0] ?? 'unknown',
          refs: [...known, ...(this.#laterRefs.get(at) ?? [])],
        })
      }
    }
    return rows.flatMap((row) => found.get(row) ?? [])
  }

  /**
   * The rows that match, newest first, by the order in which they were written, which does not depend on the clock. Throws what reading a
   * stored month throws.
   */
  async matching(filters: HistoryFilters): Promise<number[]> {
    const words = searchWords(filters.text)
    const fits = this.#filter(filters)
    const found: number[] = []
    for (const month of this.#months.toReversed()) {
      if (words.length === 0) {
        for (let row = month.firstRow + month.rows - 1; row >= month.firstRow; row -= 1) if (fits(row)) found.push(row)
      } else {
        for (const row of (await rowsWith(month, words)).reverse()) if (fits(row)) found.push(row)
      }
    }
    return found
  }

  #filter(filters: HistoryFilters): (row: number) => boolean {
    const { from, to, outcomes: asked, systems, connectionId, toCheck, notSetUpAgain } = filters
    const [fromMs, toMs] = [from === null ? -Infinity : Date.parse(from), to === null ? Infinity : Date.parse(to)]
    const codes = new Set(asked.map(codeOf))
    const isPlace = this.#places.all.map(
      (place) =>
        (systems.length === 0 || place.systems.some((system) => systems.includes(system))) &&
        (connectionId === null || place.connectionIds.includes(connectionId)),
    )
    return (row) => {
      const { startedAt, outcome, places } = this.#table.columns
      const [at, code] = [startedAt[row] ?? 0, outcome[row] ?? 0]
      return (
        at >= fromMs &&
        at <= toMs &&
        (codes.size === 0 || codes.has(code)) &&
        (!toCheck || code === unknown) &&
        (!notSetUpAgain || this.#hasFlag(row, flag.isNotSetUpAgain)) &&
        isPlace[places[row] ?? 0] === true
      )
    }
  }

  /**
   * What began within the last `withinMs`, newest first, counted back from the later of `now` (milliseconds since 1970) and the latest
   * time written, so that setting the clock back hides nothing. Throws what reading a stored month throws.
   */
  async activityOf(whose: Whose, withinMs: number, now: number): Promise<Activity> {
    const isTheirs = 'agent' in whose ? this.#isOfAgent(whose.agent) : await this.#isAbout(whose.accounts)
    const at = Math.max(now, this.#latestAt)
    const { countsAt, resets, outcome } = this.#table.columns
    const began: Activity['began'][number][] = []
    // Rows are in the order in which they count as begun.
    for (let row = this.#table.rows - 1; row >= 0; row -= 1) {
      const counts = countsAt[row] ?? 0
      if (counts <= at - withinMs) break
      if (this.#hasFlag(row, flag.isGone) || !isTheirs(row)) continue
      const kind = kindOf(outcomes[outcome[row] ?? 0])
      began.push({ id: this.#table.idOf(row), countsAt: counts, resets: resets[row] ?? 0, kind })
    }
    return { at, began }
  }

  #isOfAgent(osUser: string): (row: number) => boolean {
    const number = this.#users.numberOf(osUser)
    const { user } = this.#table.columns
    return (row) => user[row] === number && this.#hasFlag(row, flag.isAboutPeople)
  }

  async #isAbout(accounts: readonly Identified[]): Promise<(row: number) => boolean> {
    const { graph, numbers, ends } = await this.#everybody()
    const theirs = graph.numbersOf(accounts)
    return (row) => {
      for (let index = ends[row - 1] ?? 0; index < (ends[row] ?? 0); index += 1) {
        if (theirs.has(numbers[index] ?? -1)) return true
      }
      return false
    }
  }

  async #everybody(): Promise<People> {
    for (;;) {
      const reading = (this.#people ??= this.#readPeople())
      const people = await reading
      // Meanwhile a month may have been deleted.
      if (this.#people === reading) return (this.#knownPeople = people)
    }
  }

  async #readPeople(): Promise<People> {
    const people: People = { graph: new RecordedPeople(), numbers: [], ends: [] }
    for (const month of this.#months) {
      // Of a month that was deleted, only the rows are left.
      while (people.ends.length < month.firstRow) people.ends.push(people.numbers.length)
      if (month.stored !== null) {
        const { accounts, ofRows } = await month.stored.readPeople()
        const numbers = accounts.map((account) => people.graph.add(account))
        for (const own of ofRows) {
          for (const index of own) people.numbers.push(numbers[index] ?? -1)
          people.ends.push(people.numbers.length)
        }
      }
      for (const row of month.fresh) addTo(people, row.people)
    }
    return people
  }

  /** Whether a reset begun now would be the first retry of a recent operation, and so not counted again. */
  mayRetry(operationId: string, now: number): boolean {
    return this.#isRetry(operationId, Math.max(now, this.#latestAt))
  }

  #isRetry(retryOf: string | null, at = this.#latestAt): boolean {
    const row = retryOf === null ? null : this.#find(retryOf)
    if (row === null || this.#hasFlag(row, flag.isRetried)) return false
    return at - (this.#table.columns.countsAt[row] ?? 0) < retryWithinMs
  }

  /** Throws what reading a stored month throws. */
  unfinished(): Promise<IndexedOperation[]> {
    const { outcome } = this.#table.columns
    return this.operationsAt(this.#months.flatMap(rowsOf).filter((row) => outcome[row] === running))
  }

  countToCheck(): number {
    const { outcome } = this.#table.columns
    let count = 0
    for (const { firstRow, rows } of this.#months) {
      for (let row = firstRow; row < firstRow + rows; row += 1) if (outcome[row] === unknown) count += 1
    }
    return count
  }

  /** Removes the operations that begin in a deleted file. */
  forgetFile(file: string): void {
    for (const row of this.#months.filter((month) => month.file === file).flatMap(rowsOf)) {
      this.#setFlag(row, flag.isGone)
      this.#progress.delete(row)
      this.#laterRefs.delete(row)
    }
    this.#months = this.#months.filter((month) => month.file !== file)
    this.#people = null
    this.#knownPeople = null
  }
}

/** Things that many operations share, each once, by a number. */
class Numbered<Thing> {
  readonly all: Thing[] = []
  readonly #numbers = new Map<string, number>()

  of(key: string, make: () => Thing): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.all.length)
    return this.all.push(make()) - 1
  }

  numberOf(key: string): number | undefined {
    return this.#numbers.get(key)
  }

  get(key: string): Thing | undefined {
    const number = this.#numbers.get(key)
    return number === undefined ? undefined : this.all[number]
  }
}

const storedRows = ({ stored }: Month): number => stored?.rows ?? 0

const rowsOf = ({ firstRow, rows }: Month): number[] => Array.from({ length: rows }, (_, index) => firstRow + index)

/** In ascending order. */
async function rowsWith(month: Month, words: readonly string[]): Promise<number[]> {
  const stored = (await month.stored?.rowsWith(words)) ?? []
  const afterStored = month.firstRow + storedRows(month)
  const fresh = month.fresh.flatMap(({ text }, index) =>
    words.every((word) => text.includes(word)) ? [afterStored + index] : [],
  )
  return [...stored.map((row) => month.firstRow + row), ...fresh]
}

function addTo(people: People, accounts: readonly Identified[]): void {
  for (const account of accounts) people.numbers.push(people.graph.add(account))
  people.ends.push(people.numbers.length)
}

function beginsAs(opening: OpeningEntry): OperationOutcome {
  if (opening.kind === 'intended') return 'running'
  return opening.kind === 'call-reported' ? 'reported' : opening.kind
}

function kindOf(outcome: OperationOutcome | undefined): ActivityKind {
  if (outcome === 'caller-refused') return 'refused-check'
  return outcome === 'reported' ? 'report' : 'reset'
}
