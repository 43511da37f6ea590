/**
 * What is kept in memory of each operation: what it is found by, its outcome, and where its entries lie. The rest is read
 * from the disk when somebody looks. Knows no files beyond their names and does no I/O.
 */
import {
  advanceProgress,
  beginProgress,
  mayChange,
  outcomeOf,
  type OperationProgress,
} from '../../shared/domain/fold-operation.ts'
import type { SystemId } from '../../shared/domain/connection.ts'
import type { HistoryEntry, OpeningEntry, OperationOutcome } from '../../shared/domain/history-entry.ts'
import type { HistoryFilters } from '../../shared/domain/history-query.ts'
import type { ConnectionLabel, PlannedAccount } from '../../shared/domain/reset-plan.ts'
import { searchTextOf, searchWords } from './search-text.ts'
import type { LineRef } from './walk-history.ts'

interface Places {
  readonly systems: readonly SystemId[]
  readonly connectionIds: readonly string[]
}

export interface IndexedOperation {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly searchText: string
  /** Shared between the operations at the same connections. */
  readonly places: Places
  /** In the order they were written; the first is what it began with. */
  readonly refs: readonly LineRef[]
  readonly outcome: OperationOutcome
}

interface Held extends IndexedOperation {
  outcome: OperationOutcome
  readonly refs: LineRef[]
  /** Dropped at the end, except where the outcome is unknown: only there does a later look change anything. */
  progress: OperationProgress | null
}

export class OperationIndex {
  /** In the order they began. */
  #operations: Held[] = []
  readonly #byId = new Map<string, Held>()
  readonly #open = new Set<Held>()
  readonly #toCheck = new Set<Held>()
  readonly #places = new Map<string, Places>()
  #entries = 0

  get entries(): number {
    return this.#entries
  }

  /** Entries of an operation whose beginning is not there (deleted by retention, or broken) stay out. */
  add(entry: HistoryEntry, ref: LineRef): void {
    this.#entries += 1
    const known = this.#byId.get(entry.operationId)
    if (known) this.#extend(known, entry, ref)
    else if (entry.kind === 'intended') {
      const begun = { startedAt: Date.parse(entry.at), outcome: 'running', progress: beginProgress(entry) } as const
      this.#open.add(this.#begin(entry, entry.accounts, ref, begun))
    } else if (entry.kind === 'caller-refused') {
      const over = { startedAt: Date.parse(entry.challengedAt), outcome: 'caller-refused', progress: null } as const
      this.#begin(entry, [entry.account], ref, over)
    }
  }

  #begin(
    opening: OpeningEntry,
    accounts: readonly PlannedAccount[],
    ref: LineRef,
    state: Pick<Held, 'startedAt' | 'outcome' | 'progress'>,
  ): Held {
    const operation: Held = {
      id: opening.operationId,
      searchText: searchTextOf(opening),
      places: this.#placesOf(accounts.map(({ connection }) => connection)),
      refs: [ref],
      ...state,
    }
    this.#operations.push(operation)
    this.#byId.set(operation.id, operation)
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

  get(operationId: string): IndexedOperation | null {
    return this.#byId.get(operationId) ?? null
  }

  /** Newest first: by the order they were written, which a changed clock does not disturb. */
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

  unfinished(): IndexedOperation[] {
    return [...this.#open]
  }

  countToCheck(): number {
    return this.#toCheck.size
  }

  /** Forgets the operations whose beginning lay in a deleted file. */
  forgetFile(file: string): void {
    const gone = (operation: Held) => operation.refs[0]?.file === file
    for (const operation of this.#operations.filter(gone)) {
      this.#byId.delete(operation.id)
      this.#open.delete(operation)
      this.#toCheck.delete(operation)
    }
    this.#operations = this.#operations.filter((operation) => !gone(operation))
  }
}
