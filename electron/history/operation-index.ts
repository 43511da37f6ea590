/**
 * In-memory index of the operations: their search text, outcome, and where their entries are. Everything else is read
 * from the disk on demand. Knows files only by name and does no I/O.
 */
import {
  advanceProgress,
  beginProgress,
  mayChange,
  outcomeOf,
  type OperationProgress,
} from '../../shared/domain/fold-operation.ts'
import type { SystemId } from '../../shared/domain/connection.ts'
import type {
  Erased,
  HistoryEntry,
  MonthsDeletedEntry,
  OpeningEntry,
  OperationOutcome,
} from '../../shared/domain/history-entry.ts'
import type { HistoryFilters } from '../../shared/domain/history-query.ts'
import { groupIntoPersons } from '../../shared/domain/match-people.ts'
import type { Overview, OverviewQuestion } from '../../shared/domain/overview.ts'
import type { ConnectionLabel, ReadAccount } from '../../shared/domain/reset-plan.ts'
import type { Activity, ActivityKind, Whose } from './activity.ts'
import { RecordedPeople } from './recorded-people.ts'
import { monthOfFile } from './chain-line.ts'
import { callerChecksOf, overviewOf, type Countable } from './overview.ts'
import { searchTextOf, searchWords } from './search-text.ts'
import type { LineRef } from './walk-history.ts'

interface Places {
  readonly systems: readonly SystemId[]
  readonly connectionIds: readonly string[]
}

export interface IndexedOperation extends Countable {
  readonly id: string
  readonly searchText: string
  /** One object shared by all operations on the same connections. */
  readonly places: Places
  /** In the order they were written; the first is the opening entry. */
  readonly refs: readonly LineRef[]
  /**
   * When it counts as begun, in milliseconds since 1970: its own time, or the latest time of any entry before it if that is later.
   * So it never decreases, whatever happens to the clock.
   */
  readonly countsAt: number
  /** How many people's resets it counts as: 0 for the first retry of failed steps, and for anything that is not a reset. */
  readonly resets: number
}

interface Held extends IndexedOperation {
  outcome: OperationOutcome
  readonly refs: LineRef[]
  /** Dropped when the operation ends, unless its outcome is unknown: only then can a later check change anything. */
  progress: OperationProgress | null
  isRetried: boolean
}

/** Retrying a step that failed longer ago counts as a new reset. */
const retryWithinMs = 24 * 3_600_000

export class OperationIndex {
  /** In the order they began. */
  #operations: Held[] = []
  readonly #byId = new Map<string, Held>()
  readonly #open = new Set<Held>()
  readonly #toCheck = new Set<Held>()
  readonly #places = new Map<string, Places>()
  readonly #callerChecks = new Map<string, Countable['callerChecks']>()
  /** Accounts of the operating system, each with its latest name. */
  readonly #agents = new Map<string, { readonly osUser: string; displayName: string }>()
  /** By operating system account, in the order in which they began. */
  readonly #byAgent = new Map<string, Held[]>()
  readonly #people = new RecordedPeople<Held>()
  #latestAt = 0
  #ruleSet: MonthsDeletedEntry['ruleSet']
  #entries = 0

  get entries(): number {
    return this.#entries
  }

  /** Ignores entries of an operation whose opening entry is missing (deleted by retention, or corrupt). */
  add(entry: HistoryEntry, ref: LineRef): void {
    this.#entries += 1
    this.#latestAt = Math.max(this.#latestAt, Date.parse(entry.at))
    const known = this.#byId.get(entry.operationId)
    if (known) this.#extend(known, entry, ref)
    else if (entry.kind === 'intended') {
      const resets = this.#isRetry(entry.retryOf)
        ? 0
        : groupIntoPersons(entry.accounts.map(({ account }) => account)).length
      const begun = {
        startedAt: Date.parse(entry.at),
        outcome: 'running',
        progress: beginProgress(entry),
        resets,
      } as const
      const retried = entry.retryOf === null ? undefined : this.#byId.get(entry.retryOf)
      if (retried) retried.isRetried = true
      this.#open.add(this.#begin(entry, entry.accounts, ref, begun))
    } else if (entry.kind === 'caller-refused') {
      const startedAt = Date.parse(entry.challengedAt)
      const over = { startedAt, outcome: 'caller-refused', progress: null, resets: 0 } as const
      this.#begin(entry, [entry.account], ref, over)
    } else if (entry.kind === 'call-reported') {
      const over = { startedAt: Date.parse(entry.at), outcome: 'reported', progress: null, resets: 0 } as const
      this.#begin(entry, entry.accounts, ref, over)
    } else if (entry.kind === 'retention-changed' || entry.kind === 'months-deleted') {
      this.#ruleSet =
        entry.kind === 'months-deleted'
          ? entry.ruleSet
          : entry.to === null
            ? undefined
            : { agent: entry.agent, at: entry.at }
      this.#begin(entry, [], ref, { startedAt: Date.parse(entry.at), outcome: entry.kind, progress: null, resets: 0 })
    } else if (entry.kind === 'settings-replaced') {
      this.#begin(entry, [], ref, { startedAt: Date.parse(entry.at), outcome: entry.kind, progress: null, resets: 0 })
    }
  }

  /** Who set the retention rule, and when; known even after the entry that recorded it has been deleted. */
  get ruleSet(): MonthsDeletedEntry['ruleSet'] {
    return this.#ruleSet
  }

  /** What is deleted with these files, oldest first: the operations that begin in them. */
  inFiles(files: readonly string[]): Erased {
    const started = this.#operations.flatMap(({ refs, startedAt }) =>
      refs[0] !== undefined && files.includes(refs[0].file) ? [startedAt] : [],
    )
    const instant = (ms: number): string | null => (started.length === 0 ? null : new Date(ms).toISOString())
    return {
      months: files.map(monthOfFile),
      operations: started.length,
      firstAt: instant(started.reduce((least, at) => Math.min(least, at), Infinity)),
      lastAt: instant(started.reduce((most, at) => Math.max(most, at), -Infinity)),
    }
  }

  #begin(
    opening: OpeningEntry,
    accounts: readonly ReadAccount[],
    ref: LineRef,
    state: Pick<Held, 'startedAt' | 'outcome' | 'progress' | 'resets'>,
  ): Held {
    const operation: Held = {
      id: opening.operationId,
      searchText: searchTextOf(opening),
      places: this.#placesOf(accounts.map(({ connection }) => connection)),
      osUser: this.#osUserOf(opening.agent),
      hasTicket: opening.kind === 'intended' && opening.ticket !== null,
      callerChecks: this.#callerChecksOf(opening),
      refs: [ref],
      countsAt: this.#latestAt,
      isRetried: false,
      ...state,
    }
    this.#operations.push(operation)
    this.#byId.set(operation.id, operation)
    // Changes to the history itself, or to the settings, count towards no limit.
    if (accounts.length === 0) return operation
    const { osUser } = operation
    const ofAgent = this.#byAgent.get(osUser)
    if (ofAgent) ofAgent.push(operation)
    else this.#byAgent.set(osUser, [operation])
    for (const { account } of accounts) this.#people.add(account, operation)
    return operation
  }

  #extend(operation: Held, entry: HistoryEntry, ref: LineRef): void {
    operation.refs.push(ref)
    if (operation.progress === null) return
    const progress = advanceProgress(operation.progress, entry)
    operation.progress = progress
    if (!progress.ended) return
    operation.outcome = outcomeOf(progress)
    if (!mayChange(progress)) operation.progress = null
    this.#open.delete(operation)
    if (operation.outcome === 'unknown') this.#toCheck.add(operation)
    else this.#toCheck.delete(operation)
  }

  #placesOf(connections: readonly ConnectionLabel[]): Places {
    const connectionIds = [...new Set(connections.map((connection) => connection.connectionId))]
    const key = connectionIds.join()
    const shared = this.#places.get(key)
    if (shared) return shared
    const places = { systems: [...new Set(connections.map((connection) => connection.system))], connectionIds }
    this.#places.set(key, places)
    return places
  }

  /** One string for all operations of an account. */
  #osUserOf({ osUser, displayName }: OpeningEntry['agent']): string {
    const known = this.#agents.get(osUser)
    if (known === undefined) this.#agents.set(osUser, { osUser, displayName })
    else known.displayName = displayName
    return known?.osUser ?? osUser
  }

  #callerChecksOf(opening: OpeningEntry): Countable['callerChecks'] {
    const kinds = callerChecksOf(opening)
    const key = kinds.join()
    const shared = this.#callerChecks.get(key)
    if (shared) return shared
    this.#callerChecks.set(key, kinds)
    return kinds
  }

  overview(question: OverviewQuestion): Overview {
    return overviewOf(this.#operations, question, (osUser) => this.#agents.get(osUser)?.displayName || osUser)
  }

  get(operationId: string): IndexedOperation | null {
    return this.#byId.get(operationId) ?? null
  }

  /** Newest first, by the order in which they were written, which does not depend on the clock. */
  matching(filters: HistoryFilters): IndexedOperation[] {
    const words = searchWords(filters.text)
    const from = filters.from === null ? -Infinity : Date.parse(filters.from)
    const to = filters.to === null ? Infinity : Date.parse(filters.to)
    const { outcomes, systems, connectionId, toCheck } = filters
    const found = this.#operations.filter(
      (operation) =>
        operation.startedAt >= from &&
        operation.startedAt <= to &&
        (outcomes.length === 0 || outcomes.includes(operation.outcome)) &&
        (systems.length === 0 || operation.places.systems.some((system) => systems.includes(system))) &&
        (!toCheck || this.#toCheck.has(operation)) &&
        (connectionId === null || operation.places.connectionIds.includes(connectionId)) &&
        words.every((word) => operation.searchText.includes(word)),
    )
    return found.reverse()
  }

  /**
   * What began within the last `withinMs`, newest first, counted back from the later of `now` (milliseconds since 1970) and the latest
   * time written, so that setting the clock back hides nothing.
   */
  activityOf(whose: Whose, withinMs: number, now: number): Activity {
    const at = Math.max(now, this.#latestAt)
    const lists = 'agent' in whose ? [this.#byAgent.get(whose.agent) ?? []] : this.#people.listsOf(whose.accounts)
    const found = new Set<Held>()
    for (const list of lists) {
      for (let index = list.length - 1; index >= 0; index -= 1) {
        const operation = list[index]
        if (operation === undefined || operation.countsAt <= at - withinMs) break
        found.add(operation)
      }
    }
    const began = [...found].map(({ id, countsAt, resets, outcome }) => ({
      id,
      countsAt,
      resets,
      kind: kindOf(outcome),
    }))
    return { at, began: began.sort((one, other) => other.countsAt - one.countsAt) }
  }

  /** Whether a reset begun now would be the first retry of a recent operation, and so not counted again. */
  mayRetry(operationId: string, now: number): boolean {
    return this.#isRetry(operationId, Math.max(now, this.#latestAt))
  }

  #isRetry(retryOf: string | null, at = this.#latestAt): boolean {
    const retried = retryOf === null ? undefined : this.#byId.get(retryOf)
    return retried !== undefined && !retried.isRetried && at - retried.countsAt < retryWithinMs
  }

  unfinished(): IndexedOperation[] {
    return [...this.#open]
  }

  countToCheck(): number {
    return this.#toCheck.size
  }

  /** Removes the operations that begin in a deleted file. */
  forgetFile(file: string): void {
    const gone = (operation: Held) => operation.refs[0]?.file === file
    for (const operation of this.#operations.filter(gone)) {
      this.#byId.delete(operation.id)
      this.#open.delete(operation)
      this.#toCheck.delete(operation)
    }
    this.#operations = this.#operations.filter((operation) => !gone(operation))
    for (const [agent, list] of this.#byAgent) {
      const left = list.filter((operation) => !gone(operation))
      if (left.length === 0) this.#byAgent.delete(agent)
      else this.#byAgent.set(agent, left)
    }
    this.#people.forget(gone)
  }
}

function kindOf(outcome: OperationOutcome): ActivityKind {
  if (outcome === 'caller-refused') return 'refused-check'
  return outcome === 'reported' ? 'report' : 'reset'
}
