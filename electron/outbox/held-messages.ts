/**
 * Messages about a reset that are sent once it has ended. Each is put into the outbox, held, before the first byte of the reset is sent,
 * and released when its outcome is known; so even if the program is killed in between, it is sent after the next start. Errors here are
 * reported and never block a reset.
 */
import type { z } from 'zod'
import type { Operation } from '../../shared/domain/history-entry.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import type { MessageEnd, Outbox } from './outbox.ts'
import type { OutboxEntry } from './outbox-file.ts'

/** The number of this run's operations whose messages are reported. */
const maxOperations = 200

interface Held {
  readonly operationId: string
}

export interface HeldMessagesPorts<Payload extends Held> {
  readonly kind: string
  readonly schema: z.ZodType<Payload & z.core.util.JSONType>
  readonly outbox: () => Promise<Outbox>
  /** What is sent of this operation; `null`: nothing. */
  readonly after: (payload: Payload, operation: Operation) => (Payload & z.core.util.JSONType) | null
  /** Whether something should have been sent of this operation; otherwise what could not be queued is not reported. */
  readonly isDue: (operation: Operation) => boolean
  /** Called when the reports have changed. */
  readonly changed: () => void
  readonly logger: Logger
}

/** `about`: what the report shows of it. Without a payload, it cannot be sent, for the reason in `error`. */
export type NewMessage<Payload, About> =
  | { readonly about: About; readonly payload: Payload & z.core.util.JSONType }
  | { readonly about: About; readonly error: ErrorCode }

export interface HeldReport<About> {
  readonly about: About
  /** `null` if it is not in the outbox. */
  readonly id: string | null
  /** `refused`: it could not be queued. */
  readonly state: OutboxEntry['state'] | 'sent' | 'refused'
  /** Why it was not sent, or not at the latest attempt. */
  readonly error: ErrorCode | null
}

export interface HeldMessages<Payload, About> {
  /** Called before a reset. Resolves when its messages are in the outbox, or cannot be. Never throws. */
  readonly begin: (operationId: string, messages: readonly NewMessage<Payload, About>[]) => Promise<void>
  /** Called after the reset, even if `begin` has not resolved; works in the background. */
  readonly finish: (operation: Operation) => void
  /** The state of an operation's messages; empty if there are none, or if it was in an earlier run. */
  readonly of: (operationId: string) => HeldReport<About>[]
  /** Releases those that an earlier run left held. `read` returns the operation, once what was left open has been closed. */
  readonly recover: (read: (operationId: string) => Promise<Operation | null>) => Promise<void>
  /** For `OutboxPorts.ended`. */
  readonly ended: (entry: Pick<OutboxEntry, 'id' | 'lastError'>, end: MessageEnd) => void
  /** Resolves when pending releases have finished. */
  readonly close: () => Promise<void>
}

interface Kept<Payload, About> {
  readonly about: About
  readonly id: string | null
  readonly payload: Payload | null
  readonly error: ErrorCode | null
}

export function createHeldMessages<Payload extends Held, About>(
  ports: HeldMessagesPorts<Payload>,
): HeldMessages<Payload, About> {
  const { kind, schema, outbox, after, isDue, changed, logger } = ports
  const reports = new Map<string, readonly Kept<Payload, About>[]>()
  /** This run's operations; anything else that is held was left by an earlier run. Resolves when their messages are queued. */
  const begun = new Map<string, Promise<void>>()
  const ends = new Map<string, { readonly state: 'sent' | 'given-up'; readonly error: ErrorCode | null }>()
  const finishing = new Set<Promise<void>>()
  let opened: Outbox | null = null
  const open = async (): Promise<Outbox> => (opened = await outbox())

  const keepReports = (operationId: string, kept: readonly Kept<Payload, About>[]): void => {
    reports.set(operationId, kept)
    for (const oldest of reports.keys()) {
      if (reports.size <= maxOperations) break
      reports.delete(oldest)
    }
    changed()
  }

  const hold = async (message: NewMessage<Payload, About>): Promise<Kept<Payload, About>> => {
    const { about } = message
    if ('error' in message) return { about, id: null, payload: null, error: message.error }
    const { payload } = message
    try {
      return { about, id: await (await open()).add(kind, payload, { held: true }), payload, error: null }
    } catch (cause) {
      logger.warn('message-not-kept', { kind, code: codeOf(cause) })
      return { about, id: null, payload, error: codeOf(cause) }
    }
  }

  const letGo = async (box: Outbox, id: string, payload: Payload, operation: Operation | null): Promise<boolean> => {
    const sent = operation === null ? null : after(payload, operation)
    await (sent === null ? box.withdraw(id) : box.release(id, sent))
    return sent !== null
  }

  const letGoOf = async (operation: Operation): Promise<void> => {
    await begun.get(operation.id)
    const box = await open()
    const due = await Promise.all(
      (reports.get(operation.id) ?? []).map(async (report) => {
        const { id, payload } = report
        if (id === null || payload === null) return isDue(operation) ? [report] : []
        return (await letGo(box, id, payload, operation)) ? [report] : []
      }),
    )
    keepReports(operation.id, due.flat())
  }

  return {
    async begin(operationId, messages) {
      const queued = Promise.all(messages.map(hold)).then((kept) => keepReports(operationId, kept))
      begun.set(operationId, queued)
      await queued
    },

    finish(operation) {
      if (!begun.has(operation.id)) return
      const done = letGoOf(operation).catch((cause: unknown) =>
        logger.error('message-not-let-go', { kind, code: codeOf(cause) }),
      )
      finishing.add(done)
      void done.then(() => finishing.delete(done))
    },

    of(operationId) {
      const listed = new Map((opened?.list() ?? []).map((entry) => [entry.id, entry]))
      return (reports.get(operationId) ?? []).map(({ about, id, error }) => {
        if (id === null) return { about, id, state: 'refused', error }
        const entry = listed.get(id)
        if (entry !== undefined) return { about, id, state: entry.state, error: entry.lastError }
        return { about, id, ...(ends.get(id) ?? { state: 'held', error: null }) }
      })
    },

    async recover(read) {
      const box = await open()
      await box.opened()
      for (const entry of box.list()) {
        const payload = schema.safeParse(entry.payload)
        if (entry.kind !== kind || entry.state !== 'held' || !payload.success) continue
        const { operationId } = payload.data
        if (begun.has(operationId)) continue
        try {
          await letGo(box, entry.id, payload.data, await read(operationId))
        } catch (cause) {
          // Retried at the next start, when the record may be readable.
          logger.error('message-not-let-go', { kind, code: codeOf(cause) })
        }
      }
    },

    ended({ id, lastError }, end) {
      // A dismissed one was given up, and stays so.
      ends.set(id, end === 'sent' ? { state: 'sent', error: null } : { state: 'given-up', error: lastError })
    },

    async close() {
      await Promise.all(finishing)
    },
  }
}
