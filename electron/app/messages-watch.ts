/**
 * Keeps messages that wait to be sent, and what sends them, off the start: nothing of it is loaded before something is to be sent, or the
 * desk has been in use for some seconds and something was left.
 */
import { existsSync } from 'node:fs'
import { setTimeout as waitFor } from 'node:timers/promises'
import type { Notices } from '../notices/notices.ts'
import type { Outbox } from '../outbox/outbox.ts'

/** The desk is in use by then. */
const firstMs = 10_000
/** Whether the history is this process's own by now, and with it the outbox. */
const againMs = 60_000
/** A reset waits no longer until its notices are on the disk. */
const patienceMs = 2_000

export interface Messages {
  readonly outbox: Outbox
  readonly notices: Notices
  close(): Promise<void>
}

export interface MessagesWatch {
  /** To be called after each answer; only the first counts. */
  begin(): void
  open(): Promise<Messages>
  /** `null` while nothing is loaded. */
  loaded(): Messages | null
  /** Does something with it before a reset, but does not keep the reset waiting for long. Never throws. */
  patiently(work: (messages: Messages) => Promise<void>): Promise<void>
  close(): Promise<void>
}

export function watchMessages({
  path,
  isOurs,
  load,
  onTrouble,
  firstLookMs = firstMs,
}: {
  /** Of the outbox. */
  readonly path: string
  /** Whether this process has the lock of the history. */
  readonly isOurs: () => boolean
  readonly load: () => Promise<Messages>
  readonly onTrouble: (cause: unknown) => void
  readonly firstLookMs?: number | undefined
}): MessagesWatch {
  let opening: Promise<Messages> | null = null
  let loaded: Messages | null = null
  let state: 'waiting' | 'begun' | 'closed' = 'waiting'
  let timer: NodeJS.Timeout | null = null

  const open = (): Promise<Messages> => {
    opening ??= load().then((messages) => (loaded = messages))
    return opening
  }

  const later = (ms: number): void => {
    timer = setTimeout(() => {
      if (state !== 'begun' || opening !== null) return
      if (isOurs() && existsSync(path)) open().catch(onTrouble)
      else later(againMs)
    }, ms)
    // Nothing waits for it: it must not keep a process alive that is otherwise done.
    timer.unref()
  }

  return {
    begin() {
      if (state !== 'waiting') return
      state = 'begun'
      later(firstLookMs)
    },
    open,
    loaded: () => loaded,
    async patiently(work) {
      const done = open().then(work).catch(onTrouble)
      await Promise.race([done, waitFor(patienceMs, undefined, { ref: false })])
    },
    async close() {
      state = 'closed'
      if (timer !== null) clearTimeout(timer)
      await (await opening?.catch(() => null))?.close()
    },
  }
}
