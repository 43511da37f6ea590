/**
 * Watches, after a reset, whether the person sets up again what was removed, and records it.
 *
 * It only reads, one person at a time, less and less often, for a day, and only while the application is open. It asks nobody anything: a
 * connection is read only after somebody has used it in this run, and after a problem that only a person can solve not before somebody has
 * used it again. Everything it knows is in the record, so after a restart it continues from there.
 */
import type { AccountRef } from '../../shared/domain/account.ts'
import type { Agent, HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../shared/domain/outcome.ts'
import type { ResetStep } from '../../shared/domain/reset-plan.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { Connections } from '../connections/connections.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { History } from '../history/history.ts'
import type { Logger } from '../logging/logger.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import { foundAgain, watchedOf, type Found, type Watched } from './again.ts'
import { backOffMs, dayMs, nextLook } from './looks.ts'

/** More are not watched: the latest operations come first. */
export const maxWatched = 100

export interface AftercarePorts {
  readonly connections: Pick<Connections, 'use' | 'lastUsed'>
  readonly history: Pick<History, 'query' | 'readOperation' | 'refusal'>
  /** Resolves when the entry is on the disk. Throws why it is not. */
  readonly record: (entry: HistoryEntry) => Promise<void>
  /** Whether the rules want people to be watched after a reset. */
  readonly isWanted: () => boolean
  readonly agent: () => Agent
  readonly emit: (event: AppEvent) => void
  readonly now: () => Date
  /** Rejects when `signal` is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** 0 to 1. */
  readonly random: () => number
  readonly logger: Logger
}

export interface Aftercare {
  /** An operation has ended, or more is known of one that had. */
  watch(operation: Operation): void
  /** The rules may have changed, or the history may have been opened: continues from the record, or stops. */
  lookAgain(): Promise<void>
  /** Somebody else has read an account's state. */
  seen(account: AccountRef, status: MfaStatus): void
  /** A limit of the system holds the connection's calls back until then; `null`: no longer. */
  heldBack(connectionId: string, until: string | null): void
  /** Starts nothing new. Resolves when nothing is being read or recorded. */
  close(): Promise<void>
}

interface Watch extends Watched {
  /** Milliseconds since 1970, as all times here. */
  readonly nextAt: number
}

interface ConnectionState {
  readonly failures: number
  readonly notBefore: number
  /** Since then, only a person can help. */
  readonly stuckSince: number | null
}

interface Look {
  readonly status: MfaStatus
  /** What it shows for each effect of a step; `null`: somebody else looked, and the last look is still to come. */
  readonly verdictsOf: ((step: ResetStep) => AfterCheckVerdict[]) | null
}

interface Result {
  readonly entries: readonly HistoryEntry[]
  readonly missing: Watched['missing']
}

/** These may be over by themselves; anything else waits for a person. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not-reachable',
  'timed-out',
  'server-error',
  'rate-limited',
  'answer-empty',
  'answer-not-json',
  'cancelled',
])
/** About the account, and final. */
const isGone: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'account-not-found',
  'account-deleted',
  'connection-not-found',
])

const readMs = 30_000
/** Between two people. */
const betweenMs = 5_000
/** Timers do not run while the computer sleeps, so the clock is checked at this interval. */
const checkMs = 60_000
/** How long after the day a connection that could not be read is still tried. Then it is not known. */
const lateMs = 2 * 60 * 60_000

export function createAftercare(ports: AftercarePorts): Aftercare {
  const { connections, history, record, isWanted, agent, emit, now, wait, random, logger } = ports
  /** By operation and account. */
  const watches = new Map<string, Watch>()
  const states = new Map<string, ConnectionState>()
  const heldBackUntil = new Map<string, number>()
  const closing = new AbortController()
  let sleeping: AbortController | null = null
  let reading: { readonly connectionId: string; readonly stop: AbortController } | null = null
  let running: Promise<void> | null = null
  /** Two looks at once would record the same twice. */
  const inTurn = createSerialQueue()

  const at = (): number => now().getTime()
  const keyOf = ({ operationId, account }: Watched): string => `${operationId} ${accountKey(account)}`

  const put = (watched: Watched): void => {
    const endedAt = Date.parse(watched.endedAt)
    const known = watches.get(keyOf(watched))
    const next = known?.nextAt ?? nextLook(endedAt, at(), random())
    if (next !== null) watches.set(keyOf(watched), { ...watched, nextAt: next })
  }
  const keepTheLatest = (): void => {
    const latestFirst = [...watches].toSorted(([, one], [, other]) => (one.endedAt < other.endedAt ? 1 : -1))
    for (const [key] of latestFirst.slice(maxWatched)) watches.delete(key)
  }

  /** When the connection may be read at the earliest; `null`: not before somebody has used it. */
  const readyAt = (connectionId: string): number | null => {
    const usedAt = connections.lastUsed(connectionId)
    const { notBefore = 0, stuckSince = null } = states.get(connectionId) ?? {}
    if (usedAt === null || (stuckSince !== null && usedAt <= stuckSince)) return null
    return Math.max(notBefore, heldBackUntil.get(connectionId) ?? 0)
  }
  const failed = (connectionId: string, cause: unknown): void => {
    const code = codeOf(cause)
    const failures = (states.get(connectionId)?.failures ?? 0) + 1
    const askedMs = (cause instanceof CodedError ? (cause.detail.retryAfterSeconds ?? 0) : 0) * 1_000
    states.set(connectionId, {
      failures,
      notBefore: at() + backOffMs(failures, askedMs, random()),
      stuckSince: passing.has(code) ? null : at(),
    })
    logger.info('aftercare-not-read', { code })
  }

  const read = async ({ account }: Watched): Promise<Look> => {
    const { connectionId, accountId } = account
    const stop = new AbortController()
    reading = { connectionId, stop }
    const signal = AbortSignal.any([stop.signal, closing.signal, AbortSignal.timeout(readMs)])
    try {
      return await connections.use(connectionId, async (provider) => {
        provider.recall?.(account)
        const status = await provider.readMfaStatus(accountId, signal)
        return { status, verdictsOf: (step) => provider.compareAfter(step, status) }
      })
    } finally {
      reading = null
    }
  }

  /** What a look shows of one watch, as entries, and what is missing afterwards; nothing after the last look. */
  const entriesOf = (watch: Watch, { status, verdictsOf }: Look): Result => {
    const found = status.factors.knowledge === 'listed' ? foundAgain(watch, status) : []
    const isFound = ({ stepId, effect }: Pick<Found, 'stepId' | 'effect'>): boolean =>
      found.some((one) => one.stepId === stepId && one.effect === effect)
    const missing = watch.missing.filter((one) => !isFound(one))
    const isLast = verdictsOf !== null && at() >= Date.parse(watch.endedAt) + dayMs
    const common = { operationId: watch.operationId, at: now().toISOString(), agent: agent() }
    const entries = watch.steps.flatMap((step): HistoryEntry[] => {
      const ofStep = <One extends { readonly stepId: string }>(all: readonly One[]): One[] =>
        all.filter(({ stepId }) => stepId === step.id)
      const methods = ofStep(found).map(({ effect, kind, label, setUpAt, timeFrom }) => ({
        effect,
        kind,
        label,
        setUpAt,
        timeFrom,
      }))
      // What a list may leave out cannot be called missing.
      const verdicts = isLast && !status.factors.mayBeIncomplete ? verdictsOf(step) : []
      const effects = ofStep(missing)
        .map(({ effect }) => effect)
        .filter((effect) => verdicts[effect] === 'gone')
      const of = { ...common, stepId: step.id }
      return [
        ...(methods.length === 0 ? [] : [{ ...of, kind: 'set-up-again' as const, methods }]),
        ...(effects.length === 0 ? [] : [{ ...of, kind: 'not-set-up-again' as const, effects, readAt: status.readAt }]),
      ]
    })
    return { entries, missing: isLast ? [] : missing }
  }

  /** Postpones, or ends what can no longer be found out. */
  const later = (watch: Watch): void => {
    const key = keyOf(watch)
    const endedAt = Date.parse(watch.endedAt)
    const next = nextLook(endedAt, at(), random()) ?? at() + backOffMs(1, 0, random())
    if (next > endedAt + dayMs + lateMs) watches.delete(key)
    else watches.set(key, { ...watch, nextAt: next })
  }

  const watchesOf = (account: AccountRef): Watch[] =>
    [...watches.values()].filter((watch) => accountKey(watch.account) === accountKey(account))

  /** Records what was seen of an account, for all operations about it. */
  const settle = (account: AccountRef, seen: Look): Promise<void> =>
    inTurn(async () => {
      for (const watch of watchesOf(account)) {
        const { entries, missing } = entriesOf(watch, seen)
        try {
          for (const entry of entries) await record(entry)
        } catch (cause) {
          // Found again at the next look.
          logger.warn('aftercare-not-recorded', { code: codeOf(cause) })
          later(watch)
          continue
        }
        if (missing.length === 0) watches.delete(keyOf(watch))
        else if (seen.verdictsOf === null) watches.set(keyOf(watch), { ...watch, missing })
        else later({ ...watch, missing })
        if (entries.length > 0) emit({ type: 'set-up-again', operationId: watch.operationId })
      }
    })

  /** One read of an account. */
  const look = async (due: Watch): Promise<void> => {
    const { connectionId } = due.account
    let seen: Look
    try {
      seen = await read(due)
    } catch (cause) {
      if (closing.signal.aborted) return
      if (isGone.has(codeOf(cause))) for (const watch of watchesOf(due.account)) watches.delete(keyOf(watch))
      else {
        failed(connectionId, cause)
        later(due)
      }
      return
    }
    states.delete(connectionId)
    await settle(due.account, seen)
  }

  const sleep = async (ms: number): Promise<void> => {
    const stop = new AbortController()
    sleeping = stop
    await wait(Math.min(ms, checkMs), AbortSignal.any([stop.signal, closing.signal])).catch(() => undefined)
    sleeping = null
  }

  /** When a watch is to be looked at: as planned, and when its connection can be read. */
  const dueAt = (watch: Watch): number => Math.max(watch.nextAt, readyAt(watch.account.connectionId) ?? Infinity)

  const run = async (): Promise<void> => {
    while (watches.size > 0 && !closing.signal.aborted) {
      // What nobody could read in time is not known.
      for (const [key, { endedAt }] of watches) if (at() > Date.parse(endedAt) + dayMs + lateMs) watches.delete(key)
      const [next] = [...watches.values()].toSorted((one, other) => dueAt(one) - dueAt(other))
      if (next === undefined) break
      const ms = history.refusal() === null ? dueAt(next) - at() : checkMs
      if (ms > 0) await sleep(ms)
      else {
        await look(next)
        await sleep(betweenMs)
      }
    }
  }

  const begin = (): void => {
    keepTheLatest()
    sleeping?.abort()
    if (closing.signal.aborted || watches.size === 0) return
    running ??= run().finally(() => {
      running = null
      // What came while it ended.
      if (watches.size > 0) begin()
    })
  }

  return {
    watch(operation) {
      if (!isWanted()) return
      for (const watched of watchedOf(operation)) put(watched)
      begin()
    },

    async lookAgain() {
      if (!isWanted()) {
        watches.clear()
        reading?.stop.abort()
        sleeping?.abort()
        return
      }
      const from = new Date(at() - dayMs).toISOString()
      const { rows } = await history.query({ ...noFilters, from }, 0, maxWatched)
      for (const { id } of rows) {
        if (closing.signal.aborted) return
        const operation = await history.readOperation(id)
        if (operation !== null) for (const watched of watchedOf(operation)) put(watched)
      }
      begin()
    },

    seen(account, status) {
      if (!isWanted() || watchesOf(account).length === 0) return
      void settle(account, { status, verdictsOf: null })
    },

    heldBack(connectionId, until) {
      if (until === null) heldBackUntil.delete(connectionId)
      else {
        heldBackUntil.set(connectionId, Date.parse(until))
        // Whoever is working with the system goes first.
        if (reading?.connectionId === connectionId) reading.stop.abort()
      }
    },

    async close() {
      closing.abort()
      await running
      await inTurn(() => Promise.resolve())
    },
  }
}
