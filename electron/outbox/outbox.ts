/**
 * What is to be sent and may have to wait: a queue on the disk that survives a restart and a kill. It knows nothing of what it
 * carries; a `Sender` for each kind does.
 *
 * At least once: what was being sent when the program ended is sent again, under the same id. What the disk or the keychain refuses is
 * kept in memory, sent all the same, and written as soon as it can be. After two days without success a message is given up, and
 * stays to be seen until somebody dismisses it.
 *
 * Of one folder only one process may have it open: the one that holds the lock of the history.
 */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import { StorageError } from '../storage/storage-error.ts'
import { createTurns } from '../turns/in-turn.ts'
import { openOutboxFile, type OutboxEntry, type OutboxFilePorts } from './outbox-file.ts'
import { isPastItsTime, pauseAfter, waitFor } from './pauses.ts'
import type { Attempt, Sender } from './sender.ts'

/** As many as are kept, those that were given up among them. More are refused. */
export const maxEntries = 500
/** Characters of a payload as JSON. */
export const maxPayloadLength = 100_000

export interface ListedEntry extends OutboxEntry {
  /** As its sender says; empty where none is registered for the kind. */
  readonly about: string
  readonly to: string
}

export interface OutboxPorts extends OutboxFilePorts {
  readonly now: () => Date
  /** Rejects when `signal` is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** 0 to 1. */
  readonly random: () => number
  readonly logger: Logger
  /** The list is another than before. */
  readonly changed: () => void
  /** Hears whether the outbox is kept on the disk. */
  readonly kept: { readonly accepted: () => void; readonly refused: (cause: unknown) => void }
  /** Hears of everything that left the outbox by itself, or was given up. */
  readonly ended?: (entry: OutboxEntry, end: 'sent' | 'given-up') => void
}

export interface Outbox {
  /** At most one for a kind. What waits for it is sent from now on. */
  register<Payload>(sender: Sender<Payload>): void
  /**
   * Takes a message and resolves with its id when it is on the disk, or waits in memory because the disk refused it. With `held` it is
   * not sent before `release`. Throws `CodedError` `outbox-full`, and `RangeError` for a payload that is too long.
   */
  add(kind: string, payload: z.core.util.JSONType, options?: { readonly held?: boolean }): Promise<string>
  /** Lets a held message go, with another payload where one is given. Nothing where there is none. */
  release(id: string, payload?: z.core.util.JSONType): Promise<void>
  /** Takes a held message out. */
  withdraw(id: string): Promise<void>
  /** Oldest first. */
  list(): ListedEntry[]
  /** Now, whatever pause it is in, also what was given up; and everything that was stopped for the same place. Throws `CodedError` `outbox-entry-gone`. */
  retryNow(id: string): Promise<void>
  /** Settings have changed: everything of the kind is tried at once, but for what was given up. */
  tryAgain(kind: string): Promise<void>
  /** Takes out what was given up. Throws `CodedError` `outbox-entry-gone`, or `outbox-entry-waits` for anything else. */
  dismiss(id: string): Promise<void>
  /** Resolves when it is known what the disk has, or that it cannot be read. */
  opened(): Promise<void>
  /** Tries once more to read and write. `kept` hears what came of it. */
  keepAgain(): Promise<void>
  /** Puts a file aside that cannot be opened, and begins another. Throws `StorageError`; does nothing to one that can be. */
  startOver(): Promise<void>
  /** Begins nothing new, and gives an attempt under way some seconds to end. */
  close(): Promise<void>
}

const attemptMs = 120_000
const closingMs = 5_000
/** A computer that slept has not counted the pause: it looks at the clock now and then. */
const lookMs = 60_000

export function openOutbox(ports: OutboxPorts): Outbox {
  const { now, wait, random, logger, changed, kept, ended = () => undefined } = ports
  const file = openOutboxFile(ports)
  const openedAt = now()
  const senders = new Map<string, Sender<unknown>>()
  /** By id, oldest first. */
  let entries = new Map<string, OutboxEntry>()
  /** Whether what the disk has is among the entries: before, nothing is written over it. */
  let isRead = false
  /** Counted up with every change; `written` is the one that the disk has. */
  let version = 0
  let written = 0
  /** Why it is not on the disk. */
  let trouble: unknown = null
  let isClosed = false
  const underWay = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>()
  const inTurn = createTurns()

  const read = async (): Promise<void> => {
    if (isRead) return
    const stored = await file.read()
    isRead = true
    // What was taken meanwhile is younger.
    entries = new Map([...stored, ...entries.values()].map((entry) => [entry.id, entry]))
    if (stored.length > 0) changed()
  }

  /** Never throws: what cannot be written waits in memory, and `kept` hears of it. */
  const keep = (): Promise<void> =>
    inTurn(async () => {
      try {
        await read()
        const writing = version
        if (writing !== written) await file.write([...entries.values()])
        written = writing
        trouble = null
        kept.accepted()
      } catch (cause) {
        trouble = cause
        kept.refused(cause)
      }
    })

  const put = (...changedEntries: readonly OutboxEntry[]): void => {
    for (const entry of changedEntries) entries.set(entry.id, entry)
    version += 1
  }
  const takeOut = (id: string): void => {
    entries.delete(id)
    version += 1
  }
  const settle = async (): Promise<void> => {
    await keep()
    changed()
    next()
  }

  const placeOf = ({ kind, payload }: OutboxEntry): string => {
    const sender = senders.get(kind)
    const parsed = sender?.schema.safeParse(payload)
    return `${kind} ${sender !== undefined && parsed?.success === true ? sender.place(parsed.data) : ''}`
  }
  const samePlace = (entry: OutboxEntry, state: OutboxEntry['state']): OutboxEntry[] => {
    const place = placeOf(entry)
    return [...entries.values()].filter(
      (other) => other.id !== entry.id && other.state === state && placeOf(other) === place,
    )
  }

  const failed = (entry: OutboxEntry, code: ErrorCode, nextAttemptAt: string): OutboxEntry =>
    isPastItsTime(entry.createdAt, openedAt, now())
      ? { ...entry, state: 'given-up', lastError: code }
      : { ...entry, state: 'waiting', lastError: code, nextAttemptAt }

  const afterwards = (tried: OutboxEntry, attempt: Exclude<Attempt, { kind: 'sent' }>): OutboxEntry[] => {
    const { code } = attempt
    const entry = { ...tried, attempts: tried.attempts + 1 }
    switch (attempt.kind) {
      case 'give-up':
        return [{ ...entry, state: 'given-up', lastError: code }]
      case 'stop':
        return [entry, ...samePlace(entry, 'waiting')].map((one) => ({ ...one, state: 'stopped', lastError: code }))
      case 'retry':
      case 'place-down': {
        const pause = pauseAfter(entry.attempts, attempt.afterMs ?? 0, random())
        const at = new Date(now().getTime() + pause).toISOString()
        const others = attempt.kind === 'retry' ? [] : samePlace(entry, 'waiting')
        return [
          failed(entry, code, at),
          ...others.map((other) => failed(other, code, at > other.nextAttemptAt ? at : other.nextAttemptAt)),
        ]
      }
    }
  }

  const tryOnce = async (entry: OutboxEntry, signal: AbortSignal): Promise<Attempt> => {
    const sender = senders.get(entry.kind)
    const payload = sender?.schema.safeParse(entry.payload)
    // What a newer version put in and this one does not understand.
    if (sender === undefined || payload?.success !== true) return { kind: 'give-up', code: 'outbox-entry-unreadable' }
    try {
      return await sender.send({ id: entry.id, createdAt: entry.createdAt, payload: payload.data }, signal)
    } catch (cause) {
      logger.error('outbox-sender-threw', { kind: entry.kind, code: codeOf(cause) })
      return { kind: 'retry', code: codeOf(cause) }
    }
  }

  const attempt = async (entry: OutboxEntry, stop: AbortController): Promise<void> => {
    const deadline = new AbortController()
    void wait(attemptMs, deadline.signal).then(
      () => stop.abort(),
      () => undefined,
    )
    const result = await tryOnce(entry, stop.signal)
    deadline.abort()
    // An attempt that the end of the program broke off says nothing; it is made again at the next start.
    if (isClosed && stop.signal.aborted && result.kind !== 'sent') return
    const current = entries.get(entry.id)
    if (current === undefined) return
    logger.info('outbox-attempt', {
      kind: entry.kind,
      reason: result.kind,
      ...('code' in result ? { code: result.code } : {}),
    })
    if (result.kind === 'sent') {
      takeOut(entry.id)
      ended(current, 'sent')
      return
    }
    const after = afterwards(current, result)
    put(...after)
    for (const one of after) if (one.state === 'given-up') ended(one, 'given-up')
  }

  const begin = (place: string, entry: OutboxEntry): void => {
    const stop = new AbortController()
    const done = attempt(entry, stop).then(async () => {
      underWay.delete(place)
      await settle()
    })
    underWay.set(place, { stop, done })
  }

  /** What is taken for a place that is stopped waits with the others. */
  const stopWithTheOthers = (): void => {
    for (const stopped of [...entries.values()].filter(({ state }) => state === 'stopped')) {
      const others = samePlace(stopped, 'waiting')
      if (others.length > 0)
        put(...others.map((one) => ({ ...one, state: 'stopped' as const, lastError: stopped.lastError })))
    }
  }

  /** What was stopped is not tried, and is given up in its time. */
  const giveUpStopped = (): void => {
    const old = [...entries.values()].filter(
      ({ state, createdAt }) => state === 'stopped' && isPastItsTime(createdAt, openedAt, now()),
    )
    if (old.length === 0) return
    const givenUp = old.map((entry) => ({ ...entry, state: 'given-up' as const }))
    put(...givenUp)
    for (const entry of givenUp) ended(entry, 'given-up')
    void keep().then(changed)
  }

  let sleeping: AbortController | null = null
  /** Sends what is due, one at a time for each place, and sleeps until the next is. */
  function next(): void {
    sleeping?.abort()
    sleeping = null
    if (isClosed) return
    giveUpStopped()
    stopWithTheOthers()
    const all = [...entries.values()]
    // Time alone may give the disk room again, or let go of the file; a keychain would ask a person each time.
    const isRefusedByDisk = trouble instanceof StorageError
    let shortest = all.some(({ state }) => state === 'stopped') || isRefusedByDisk ? lookMs : Infinity
    for (const entry of all) {
      if (entry.state !== 'waiting' || !senders.has(entry.kind)) continue
      const place = placeOf(entry)
      if (underWay.has(place)) continue
      const ms = waitFor(entry.nextAttemptAt, now())
      if (ms === 0) begin(place, entry)
      else shortest = Math.min(shortest, ms)
    }
    if (shortest === Infinity) return
    const sleep = new AbortController()
    sleeping = sleep
    void wait(Math.min(shortest, lookMs), sleep.signal).then(
      async () => {
        if (isRefusedByDisk) await keep()
        next()
      },
      () => undefined,
    )
  }

  const found = (id: string): OutboxEntry => {
    const entry = entries.get(id)
    if (entry === undefined) throw new CodedError('outbox-entry-gone')
    return entry
  }
  const dueNow = (entry: OutboxEntry): OutboxEntry => ({
    ...entry,
    state: 'waiting',
    nextAttemptAt: now().toISOString(),
  })

  const opened = keep().then(next)

  return {
    register(sender) {
      senders.set(sender.kind, sender as Sender<unknown>)
      next()
    },

    async add(kind, payload, { held = false } = {}) {
      if (JSON.stringify(payload).length > maxPayloadLength) throw new RangeError('a payload is too long')
      if (entries.size >= maxEntries) throw new CodedError('outbox-full')
      const id = randomUUID()
      const at = now().toISOString()
      const entry: OutboxEntry = {
        id,
        kind,
        state: held ? 'held' : 'waiting',
        createdAt: at,
        attempts: 0,
        nextAttemptAt: at,
        lastError: null,
        payload,
      }
      put(entry)
      await settle()
      return id
    },

    async release(id, payload) {
      const entry = entries.get(id)
      if (entry?.state !== 'held') return
      const released = dueNow({ ...entry, payload: payload ?? entry.payload })
      put(released)
      await settle()
    },

    async withdraw(id) {
      if (entries.get(id)?.state !== 'held') return
      takeOut(id)
      await settle()
    },

    list: () =>
      [...entries.values()].map((entry) => {
        const sender = senders.get(entry.kind)
        const payload = sender?.schema.safeParse(entry.payload)
        const words = payload?.success === true ? sender?.describe(payload.data) : undefined
        return { ...entry, ...(words ?? { about: '', to: '' }) }
      }),

    async retryNow(id) {
      const entry = found(id)
      if (entry.state === 'held') throw new CodedError('outbox-entry-gone')
      put(...[entry, ...samePlace(entry, 'stopped')].map(dueNow))
      await settle()
    },

    async tryAgain(kind) {
      const those = [...entries.values()].filter(
        (entry) => entry.kind === kind && (entry.state === 'waiting' || entry.state === 'stopped'),
      )
      if (those.length === 0) return
      put(...those.map(dueNow))
      await settle()
    },

    async dismiss(id) {
      if (found(id).state !== 'given-up') throw new CodedError('outbox-entry-waits')
      takeOut(id)
      await settle()
    },

    opened: () => opened,

    async keepAgain() {
      await settle()
    },

    async startOver() {
      await inTurn(async () => {
        if (isRead) return
        const trouble = await file.read().then(
          () => null,
          (cause: unknown) => codeOf(cause),
        )
        if (trouble === 'outbox-unreadable') await file.putAside(now())
      })
      await settle()
    },

    async close() {
      isClosed = true
      sleeping?.abort()
      const closing = [...underWay.values()]
      const late = new AbortController()
      void wait(closingMs, late.signal).then(
        () => closing.forEach(({ stop }) => stop.abort()),
        () => undefined,
      )
      await Promise.all(closing.map(({ done }) => done))
      late.abort()
      await keep()
    },
  }
}
