/**
 * Messages waiting to be sent: a queue on the disk that survives restarts and kills. It is independent of their content, which a
 * `Sender` for each kind knows.
 *
 * Delivery is at least once: what was being sent when the program ended is sent again, with the same id. If the disk or the keychain
 * refuses a message, it is kept in memory, sent nevertheless, and written as soon as possible. After two days without success, a message
 * is given up, and stays visible until somebody dismisses it.
 *
 * Only one process at a time may open a folder's outbox: the one that holds the history's lock.
 */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import { StorageError } from '../storage/storage-error.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import type { OutboxEntry, OutboxFile } from './outbox-file.ts'
import { isPastItsTime, pauseAfter, waitFor } from './pauses.ts'
import type { Attempt, Recorded, Sender } from './sender.ts'

/** The maximum number of messages, including those that were given up. More are refused. */
export const maxEntries = 500
/** The maximum length of a payload as JSON, in characters. */
export const maxPayloadLength = 100_000

export interface ListedEntry extends OutboxEntry {
  /** From its sender; empty if none is registered for the kind. */
  readonly about: string
  readonly to: string
}

export interface OutboxPorts {
  readonly file: OutboxFile
  readonly now: () => Date
  /** Rejects when `signal` is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** 0 to 1. */
  readonly random: () => number
  readonly logger: Logger
  /** Called when the list has changed. */
  readonly changed: () => void
  /** Called with whether the outbox could be written to the disk. */
  readonly kept: { readonly accepted: () => void; readonly refused: (cause: unknown) => void }
  /**
   * Called for every message that was sent, given up or dismissed, and awaited before the outbox keeps that: after a kill in between, the
   * message is sent and this is called again. Must not throw. `recorded`: `null` if nothing about it is recorded.
   */
  readonly ended?: (entry: OutboxEntry, end: MessageEnd, recorded: Recorded | null) => void | Promise<void>
}

export type MessageEnd = 'sent' | 'given-up' | 'dismissed'

export interface Outbox {
  /** At most one per kind. Starts sending the messages that wait for it. */
  register<Payload>(sender: Sender<Payload>): void
  /**
   * Accepts a message and resolves with its id when it is on the disk, or in memory because the disk refused it. With `held`, it is
   * not sent before `release`. Throws `CodedError` `outbox-full`, and `RangeError` for a payload that is too long.
   */
  add(kind: string, payload: z.core.util.JSONType, options?: { readonly held?: boolean }): Promise<string>
  /** Releases a held message, replacing its payload if one is given. Does nothing if there is no such message. */
  release(id: string, payload?: z.core.util.JSONType): Promise<void>
  /** Removes a held message. */
  withdraw(id: string): Promise<void>
  /** Oldest first. */
  list(): ListedEntry[]
  /**
   * Sends a message now, regardless of its pause and even if it was given up, together with everything stopped for the same place. Does
   * nothing if it was given up for a reason that its sender calls final. Throws `CodedError` `outbox-entry-gone`.
   */
  retryNow(id: string): Promise<void>
  /** To be called when settings have changed: retries everything of the kind at once, except what was given up. */
  tryAgain(kind: string): Promise<void>
  /** Removes a message that was given up. Throws `CodedError` `outbox-entry-gone`, or `outbox-entry-waits` for any other. */
  dismiss(id: string): Promise<void>
  /** Resolves when the file has been read, or could not be. */
  opened(): Promise<void>
  /** Retries reading and writing once; the result is reported to `kept`. */
  keepAgain(): Promise<void>
  /** Sets aside a file that cannot be decrypted, and creates another. Throws `StorageError`; does nothing if the file is fine. */
  startOver(): Promise<void>
  /** Starts nothing new, and gives an attempt in progress a few seconds to finish. */
  close(): Promise<void>
}

const attemptMs = 120_000
const closingMs = 5_000
/** Timers do not run while the computer sleeps, so the clock is checked at this interval. */
const lookMs = 60_000

export function openOutbox(ports: OutboxPorts): Outbox {
  const { file, now, wait, random, logger, changed, kept, ended = () => undefined } = ports
  const openedAt = now()
  const senders = new Map<string, Sender<unknown>>()
  /** By id, oldest first. */
  let entries = new Map<string, OutboxEntry>()
  /** Whether the entries include those on the disk: until then, the file must not be overwritten. */
  let isRead = false
  /** Incremented with every change; `written` is the version on the disk. */
  let version = 0
  let written = 0
  /** Why the latest version is not on the disk. */
  let trouble: unknown = null
  let isClosed = false
  const underWay = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>()
  const inTurn = createSerialQueue()

  const read = async (): Promise<void> => {
    if (isRead) return
    const stored = await file.read()
    isRead = true
    // Entries accepted meanwhile are newer.
    entries = new Map([...stored, ...entries.values()].map((entry) => [entry.id, entry]))
    if (stored.length > 0) changed()
  }

  /** Never throws: what cannot be written stays in memory, and `kept` is called. */
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

  /** What its sender says about a message; `null` if it has none, or one that does not understand it. */
  const ask = <Answer>(
    { kind, payload }: OutboxEntry,
    question: (sender: Sender<unknown>, payload: unknown) => Answer,
  ): Answer | null => {
    const sender = senders.get(kind)
    const parsed = sender?.schema.safeParse(payload)
    return sender !== undefined && parsed?.success === true ? question(sender, parsed.data) : null
  }
  const placeOf = (entry: OutboxEntry): string =>
    `${entry.kind} ${ask(entry, (sender, payload) => sender.place(payload)) ?? ''}`
  const end = async (entry: OutboxEntry, how: MessageEnd): Promise<void> => {
    await ended(
      entry,
      how,
      ask(entry, (sender, payload) => sender.recorded?.(payload) ?? null),
    )
  }
  /** Puts those whose entry nobody has changed since `before`. */
  const giveUp = async (after: readonly OutboxEntry[], before: ReadonlyMap<string, OutboxEntry>): Promise<void> => {
    await Promise.all(after.filter(({ state }) => state === 'given-up').map((entry) => end(entry, 'given-up')))
    put(...after.filter(({ id }) => entries.get(id) === before.get(id)))
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
    // Written by a newer version, and not understood by this one.
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
    // An attempt aborted by the shutdown has no result; it is repeated at the next start.
    if (isClosed && stop.signal.aborted && result.kind !== 'sent') return
    const current = entries.get(entry.id)
    if (current === undefined) return
    logger.info('outbox-attempt', {
      kind: entry.kind,
      reason: result.kind,
      ...('code' in result ? { code: result.code } : {}),
    })
    if (result.kind === 'sent') {
      await end(current, 'sent')
      takeOut(entry.id)
    } else await giveUp(afterwards(current, result), new Map(entries))
  }

  const begin = (place: string, entry: OutboxEntry): void => {
    const stop = new AbortController()
    const done = attempt(entry, stop).then(async () => {
      underWay.delete(place)
      await settle()
    })
    underWay.set(place, { stop, done })
  }

  /** New messages for a place that is stopped are stopped too. */
  const stopWithTheOthers = (): void => {
    for (const stopped of [...entries.values()].filter(({ state }) => state === 'stopped')) {
      const others = samePlace(stopped, 'waiting')
      if (others.length > 0)
        put(...others.map((one) => ({ ...one, state: 'stopped' as const, lastError: stopped.lastError })))
    }
  }

  const beingGivenUp = new Set<OutboxEntry>()
  /** Stopped messages are not tried, so they are given up here when their time is up. */
  const giveUpStopped = (): void => {
    const old = [...entries.values()].filter(
      (entry) =>
        entry.state === 'stopped' && isPastItsTime(entry.createdAt, openedAt, now()) && !beingGivenUp.has(entry),
    )
    if (old.length === 0) return
    for (const entry of old) beingGivenUp.add(entry)
    const givenUp = old.map((entry) => ({ ...entry, state: 'given-up' as const }))
    void giveUp(givenUp, new Map(entries))
      .then(keep)
      .then(changed)
      .finally(() => old.forEach((entry) => beingGivenUp.delete(entry)))
  }

  let sleeping: AbortController | null = null
  /** Sends what is due, one message at a time per place, and sleeps until the next one is due. */
  function next(): void {
    sleeping?.abort()
    sleeping = null
    if (isClosed) return
    giveUpStopped()
    stopWithTheOthers()
    const all = [...entries.values()]
    // The disk may have space again later, or the file may be released; a keychain would ask the user each time.
    const isRefusedByDisk = trouble instanceof StorageError
    let soonest = all.some(({ state }) => state === 'stopped') || isRefusedByDisk ? lookMs : Infinity
    for (const entry of all) {
      if (entry.state !== 'waiting' || !senders.has(entry.kind)) continue
      const place = placeOf(entry)
      if (underWay.has(place)) continue
      const ms = waitFor(entry.nextAttemptAt, now())
      if (ms === 0) begin(place, entry)
      else soonest = Math.min(soonest, ms)
    }
    if (soonest === Infinity) return
    const sleep = new AbortController()
    sleeping = sleep
    void wait(Math.min(soonest, lookMs), sleep.signal).then(
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
  const isFinal = ({ kind, state, lastError }: OutboxEntry): boolean =>
    state === 'given-up' && lastError !== null && senders.get(kind)?.isFinal?.(lastError) === true
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
      // Each kind has room of its own: one that is given up again and again must not keep another from being taken.
      if ([...entries.values()].filter((other) => other.kind === kind).length >= maxEntries)
        throw new CodedError('outbox-full')
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
      [...entries.values()].map((entry) => ({
        ...entry,
        ...(ask(entry, (sender, payload) => sender.describe(payload)) ?? { about: '', to: '' }),
      })),

    async retryNow(id) {
      const entry = found(id)
      if (entry.state === 'held') throw new CodedError('outbox-entry-gone')
      if (isFinal(entry)) return
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
      const entry = found(id)
      if (entry.state !== 'given-up') throw new CodedError('outbox-entry-waits')
      await end(entry, 'dismissed')
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
