/** Counts what the index holds for `Overview`. Pure. */
import type { SystemId } from '../../shared/domain/connection.ts'
import type { OpeningEntry, OperationOutcome } from '../../shared/domain/history-entry.ts'
import { CallerCheckKind, type Overview, type OverviewQuestion } from '../../shared/domain/overview.ts'

/** What is counted of an operation. */
export interface Countable {
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly outcome: OperationOutcome
  /** The operating system's account of whoever began it. */
  readonly osUser: string
  readonly hasTicket: boolean
  /** Whether, a day after the reset, something that it removed had not been set up again. */
  readonly isNotSetUpAgain: boolean
  /** Of a reset; empty for anything else. */
  readonly callerChecks: readonly CallerCheckKind[]
  readonly places: { readonly systems: readonly SystemId[] }
}

/** How the caller was checked. Empty for an operation that is no reset. */
export function callerChecksOf(opening: OpeningEntry): readonly CallerCheckKind[] {
  if (opening.kind !== 'intended') return []
  const kinds: CallerCheckKind[] = [...new Set(opening.proofs?.map(({ kind }) => kind))]
  if (opening.unchecked !== undefined) kinds.push('unchecked')
  return kinds.length > 0 ? kinds : ['not-recorded']
}

/** `nameOf`: the latest name of an account of the operating system. */
export function overviewOf(
  operations: Iterable<Countable>,
  { starts, end, agent }: OverviewQuestion,
  nameOf: (osUser: string) => string,
): Overview {
  const begins = starts.map((start) => Date.parse(start))
  const endMs = Date.parse(end)
  const periods = begins.map(() => ({ resets: 0, suspicious: 0 }))
  const systems = new Map<SystemId, number>()
  const checks = new Map<CallerCheckKind, number>()
  const agents = new Map<string, number>()
  const counts = { resets: 0, refusedChecks: 0, reportedCalls: 0, withoutTicket: 0, unknown: 0, notSetUpAgain: 0 }

  for (const operation of operations) {
    const { startedAt, outcome, osUser } = operation
    const period = startedAt < endMs ? periods[periodOf(startedAt, begins)] : undefined
    if (period === undefined) continue
    const isReset = operation.callerChecks.length > 0
    if (isReset || isSuspicious(outcome)) agents.set(osUser, (agents.get(osUser) ?? 0) + (isReset ? 1 : 0))
    if (agent !== null && osUser !== agent) continue
    if (isSuspicious(outcome)) {
      period.suspicious += 1
      if (outcome === 'reported') counts.reportedCalls += 1
      else counts.refusedChecks += 1
    }
    if (!isReset) continue
    period.resets += 1
    counts.resets += 1
    if (!operation.hasTicket) counts.withoutTicket += 1
    if (outcome === 'unknown') counts.unknown += 1
    if (operation.isNotSetUpAgain) counts.notSetUpAgain += 1
    for (const system of operation.places.systems) increment(systems, system)
    for (const kind of operation.callerChecks) increment(checks, kind)
  }

  return {
    periods,
    ...counts,
    bySystem: descending(systems).map(([system, resets]) => ({ system, resets })),
    byCallerCheck: CallerCheckKind.options.flatMap((kind) => {
      const resets = checks.get(kind)
      return resets === undefined ? [] : [{ kind, resets }]
    }),
    agents: descending(agents).map(([osUser, resets]) => ({ osUser, displayName: nameOf(osUser), resets })),
  }
}

const isSuspicious = (outcome: OperationOutcome): boolean => outcome === 'caller-refused' || outcome === 'reported'

/** The index of the last of `begins` (ascending) that is not after `at`; -1 where all are. */
function periodOf(at: number, begins: readonly number[]): number {
  let [low, high] = [0, begins.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((begins[middle] ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Highest count first; the same count by name, so that two looks show the same order. */
const descending = <Key extends string>(counts: ReadonlyMap<Key, number>): [Key, number][] =>
  [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
