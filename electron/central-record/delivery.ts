/**
 * Hands the journal on to one receiver, in order, at least once, behind everything else. The journal is the queue: lines leave it when
 * the receiver has proved that it took them, and not before, however long that takes. Nothing here is ever waited for by a reset.
 */
import type { RecordProgress } from '../../shared/domain/central-record.ts'
import type { OpeningEntry } from '../../shared/domain/history-entry.ts'
import { codeOf } from '../errors/coded-error.ts'
import { chainStart, entryOf, type Link } from '../history/chain-line.ts'
import type { Follower } from '../history/history.ts'
import type { Logger } from '../logging/logger.ts'
import { firstCursor, withRange, type Cursor, type CursorFile } from './cursor-file.ts'
import { failed, type HandedOver, type Receiver } from './receiver.ts'
import type { RecordLine } from './wire/record-line.ts'

export interface DeliveryPorts {
  readonly receiver: Receiver
  readonly follower: Follower
  readonly cursorFile: CursorFile
  /** Makes one where there is none; `null` where it cannot be understood. Throws `StorageError`. */
  readonly deskId: () => Promise<string | null>
  readonly now: () => Date
  /** Rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** From 0 to 1: so that many desks do not come back in the same moment. */
  readonly random: () => number
  /** Something of `progress` is another. */
  readonly changed: () => void
  readonly logger: Logger
}

export interface Delivery {
  progress(): Omit<RecordProgress, 'hasSecret'>
  /** Hands over from this number on, once more where it was before, and at once, also where the receiver wanted no more. */
  sendAgainFrom(seq: number): void
  /** Tries at once what failed: something may be right now that was wrong. */
  tryNow(): void
  /** One last batch of what waits, for a moment; then nothing more is sent. */
  close(): Promise<void>
}

export const batchLines = 100
const batchBytes = 1024 * 1024
/** Lines that follow each other closely go together. */
const gatherMs = 1_000
const firstPauseMs = 2_000
const maxPauseMs = 5 * 60_000
/** A server that asks for more than this is asked again all the same. */
const maxAskedPauseMs = 60 * 60_000
const lastBatchMs = 3_000

export function startDelivery(ports: DeliveryPorts): Delivery {
  const { receiver, follower, cursorFile, deskId, now, wait, random, changed, logger } = ports
  let cursor = firstCursor(receiver.server)
  let isRead = false
  /** Read, and not handed over yet. A batch that failed stays as it was. */
  let queue: RecordLine[] = []
  let batchSize = batchLines
  let stub = false
  let failure: RecordProgress['failure'] = null
  let failures = 0
  let nextAt: Date | null = null
  let closing = false
  const isClosing = (): boolean => closing
  /** Somebody wants it handed over from this number on. */
  let wantedFrom: number | null = null
  /** What the loop waits for can be left off by this. */
  let pause = new AbortController()
  const ended = new AbortController()

  const wake = (): void => pause.abort()
  /** While lines are gathered, only a full batch ends the wait. */
  let grown = wake
  const stopListening = follower.onGrown(() => {
    if (failure === null) grown()
    else changed()
  })

  function waitingNow(): number | null {
    const end = follower.end()
    return end === null || !isRead ? null : Math.max(0, end.seq - cursor.seq)
  }

  const keep = async (changes: Partial<Cursor>): Promise<void> => {
    cursor = { ...cursor, ...changes }
    try {
      await cursorFile.write(cursor)
    } catch (cause) {
      // Then it is handed over once more after the next start.
      logger.warn('record-cursor-not-kept', { kind: receiver.kind, code: codeOf(cause) })
    }
    changed()
  }

  const noteFailure = (result: Extract<HandedOver, { kind: 'failed' }>): void => {
    failures += 1
    const growing = Math.min(firstPauseMs * 2 ** (failures - 1), maxPauseMs)
    const pauseMs = Math.max(
      Math.min(result.retryAfterMs ?? 0, maxAskedPauseMs),
      Math.round(growing * (1 + random() / 4)),
    )
    failure = { code: result.failure, at: now().toISOString(), status: result.status }
    nextAt = new Date(now().getTime() + pauseMs)
    logger.warn('record-not-handed-over', { kind: receiver.kind, reason: result.failure, count: failures })
    changed()
  }

  const resting = async (ms: number | null): Promise<void> => {
    pause = new AbortController()
    const signal = pause.signal
    if (closing) return
    try {
      if (ms !== null) await wait(ms, signal)
      else await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    } catch (cause) {
      if (!signal.aborted) throw cause
    }
  }

  /** Gathers what follows closely, unless there is enough for a batch already. */
  const gather = async (): Promise<void> => {
    grown = () => {
      if ((waitingNow() ?? 0) >= batchSize) wake()
    }
    try {
      if ((waitingNow() ?? 0) < batchSize) await resting(gatherMs)
    } finally {
      grown = wake
    }
  }

  const fill = async (): Promise<void> => {
    const desk = await deskId()
    if (desk === null) {
      noteFailure(failed('desk-id-not-read'))
      return
    }
    const { lines, isAnother } = await follower.read(cursor, { lines: batchLines, bytes: batchBytes }, ended.signal)
    if (isAnother) {
      logger.warn('record-another-history', { kind: receiver.kind })
      await keep({ ...chainStart, restartedAt: now().toISOString(), handedOverAt: null })
      return
    }
    // Nothing but what cannot be read.
    if (lines.length === 0 && (waitingNow() ?? 0) > 0) noteFailure(failed('history-not-read'))
    const openings = new Map<string, OpeningEntry | null>()
    for (const line of lines) {
      const id = entryOf(line.content)?.operationId
      if (id !== undefined && !openings.has(id)) openings.set(id, await follower.openingOf(id).catch(() => null))
      queue.push({ ...line, desk, opening: (id === undefined ? null : openings.get(id)) ?? null })
    }
  }

  /** Numbers that are not there any more, between what was handed over before and after. */
  const missingBefore = (batch: readonly RecordLine[]) => {
    let before = cursor.seq
    return batch.flatMap(({ link }) => {
      const gap = link.seq > before + 1 ? [{ from: before + 1, to: link.seq - 1, at: now().toISOString() }] : []
      before = link.seq
      return gap
    })
  }

  const handBatch = async (): Promise<void> => {
    const batch = queue.slice(0, stub ? 1 : batchSize)
    const [first, last] = [batch[0], batch.at(-1)]
    if (first === undefined || last === undefined) return
    let result = await receiver.hand(batch, { stub }, ended.signal)
    if (result.kind === 'too-large') {
      if (batch.length > 1) {
        batchSize = Math.ceil(batch.length / 2)
        return
      }
      if (!stub) {
        stub = true
        return
      }
      result = failed('refused', 413)
    }
    if (result.kind === 'failed') {
      if (ended.signal.aborted) return
      noteFailure(result)
      if (result.failure !== 'gone') return
      nextAt = null
      await keep({ isStopped: true })
      return
    }
    const missing = missingBefore(batch)
    const at = now().toISOString()
    queue = queue.slice(batch.length)
    if (!stub) batchSize = Math.min(batchLines, batchSize * 2)
    stub = false
    failure = null
    failures = 0
    nextAt = null
    await keep({
      ...last.link,
      handedOverAt: at,
      missing: missing.reduce(withRange, [...cursor.missing]),
      rejected:
        result.rejected > 0
          ? withRange(cursor.rejected, { from: first.link.seq, to: last.link.seq, at })
          : [...cursor.rejected],
    })
  }

  const step = async (): Promise<void> => {
    try {
      if (!isRead) {
        cursor = await cursorFile.read(receiver.server)
        isRead = true
        changed()
      }
      if (wantedFrom !== null) await beginAt(wantedFrom)
      if (cursor.isStopped) return
      if (queue.length === 0) await fill()
      await handBatch()
    } catch (cause) {
      if (ended.signal.aborted) return
      logger.warn('record-not-read', { kind: receiver.kind, code: codeOf(cause) })
      noteFailure(failed('history-not-read'))
    }
  }

  const beginAt = async (seq: number): Promise<void> => {
    wantedFrom = null
    queue = []
    batchSize = batchLines
    stub = false
    failure = null
    failures = 0
    const isBefore = (range: { readonly to: number }): boolean => range.to < seq
    await keep({
      seq: Math.min(seq - 1, follower.end()?.seq ?? seq - 1),
      hash: null,
      missing: cursor.missing.filter(isBefore),
      rejected: cursor.rejected.filter(isBefore),
      restartedAt: null,
      isStopped: false,
    })
  }

  const isUpToDate = (end: Link): boolean =>
    end.seq === cursor.seq && (cursor.hash === null || cursor.hash === end.hash)

  const isIdle = (): boolean => {
    const end = follower.end()
    return end === null || (wantedFrom === null && isRead && (cursor.isStopped || isUpToDate(end)))
  }

  const run = async (): Promise<void> => {
    while (!closing) {
      if (isIdle()) await resting(null)
      else {
        if (nextAt !== null && wantedFrom === null) await resting(Math.max(0, nextAt.getTime() - now().getTime()))
        else if (isRead && queue.length === 0 && wantedFrom === null) await gather()
        nextAt = null
        if (!isClosing()) await step()
      }
    }
    // What was written just before the end: the computer may not come back.
    if (isRead && failure === null && !isIdle()) await step()
  }
  const running = run()

  return {
    progress: () => ({
      receiver: receiver.kind,
      server: receiver.server,
      handedOver:
        cursor.seq === 0 || cursor.handedOverAt === null ? null : { seq: cursor.seq, at: cursor.handedOverAt },
      waiting: waitingNow(),
      failure,
      nextAt: nextAt?.toISOString() ?? null,
      isStopped: cursor.isStopped,
      missing: [...cursor.missing],
      rejected: [...cursor.rejected],
      restartedAt: cursor.restartedAt,
    }),
    sendAgainFrom(seq) {
      wantedFrom = seq
      nextAt = null
      wake()
    },
    tryNow() {
      nextAt = null
      wake()
    },
    async close() {
      closing = true
      stopListening()
      wake()
      const late = setTimeout(() => ended.abort(), lastBatchMs)
      await running
      clearTimeout(late)
      ended.abort()
      await receiver.close()
    },
  }
}
