/**
 * The end of the application, whatever brings it about: a person, the system, a fault of its own. A change under way is finished
 * and recorded first, then everything is closed. The end comes in any case: the wait is bounded, and what was given up is in the log.
 *
 * Nothing is shown on the way out of somebody who asked for the end; only a fault nobody knows of yet is told, before it.
 */
import { once } from 'node:events'
import type { Logger } from '../logging/logger.ts'

/** How long what was confirmed may still be sent before the rest of it is left out. */
const stopUnsentAfterMs = 20_000

/** More than a change that was sent takes until its own time limit, and its record. */
const closeTimeoutMs = 90_000

/** Electron closes windows and tells its listeners in far less. */
const quitWithinMs = 5_000

export type ShutdownNotice = 'start-failed' | 'fault'

export interface ShutdownPorts {
  /** Settles when a change under way is finished and recorded and every file is closed. Called once. */
  readonly close: () => Promise<void>
  /** Leaves out what was confirmed and not sent yet. What was sent goes on. */
  readonly stopUnsent: () => void
  /** Names of what `close` still waits for. */
  readonly stillOpen: () => readonly string[]
  /** Tells the person why the application ends. Resolves when that was read, or at once when `quitRequested` is aborted. */
  readonly tell: (notice: ShutdownNotice, quitRequested: AbortSignal) => Promise<void>
  readonly quit: () => void
  readonly exit: (code: number) => void
  /** Ends the process on the spot. Node would wait for what the system has not answered, out of sight and with the lock. */
  readonly killProcess: () => void
  /** Has the application start once more after its end. */
  readonly relaunch: () => void
  readonly logger: Logger
}

export interface Shutdown {
  /** True from the first wish to end or the first fault: nothing new is opened from then on. */
  readonly begun: boolean
  /** For `before-quit`, which comes before the windows are closed. */
  readonly onBeforeQuit: () => void
  /** For `will-quit`, which comes after the windows are gone. */
  readonly onWillQuit: (event: { preventDefault: () => void }) => void
  /** Ends after a fault, with an exit code of 1. */
  fault(notice: ShutdownNotice): void
  /** Somebody started the application meanwhile: it starts again as soon as it has ended. */
  restartAfterExit(): void
}

export function createShutdown(ports: ShutdownPorts): Shutdown {
  const { logger } = ports
  let state: 'none' | 'closing' | 'closed' | 'leaving' = 'none'
  const quitRequested = new AbortController()
  let fault: ShutdownNotice | null = null
  let again = false
  let gaveUp = false

  const closeInTime = async (): Promise<void> => {
    const timedOut = Promise.withResolvers<'given-up'>()
    const timers = [
      setTimeout(ports.stopUnsent, stopUnsentAfterMs),
      setTimeout(() => timedOut.resolve('given-up'), closeTimeoutMs),
    ]
    const closed = ports.close().catch((cause: unknown) => {
      logger.error('close-failed', { reason: cause instanceof Error ? cause.name : typeof cause })
    })
    if ((await Promise.race([closed, timedOut.promise])) === 'given-up') {
      gaveUp = true
      for (const kind of ports.stillOpen()) logger.error('close-given-up', { kind })
    }
    timers.forEach((timer) => clearTimeout(timer))
  }

  const leave = async (): Promise<void> => {
    if (fault !== null && !quitRequested.signal.aborted) {
      // Of a box whose window is gone Electron may never hear an answer.
      await Promise.race([
        ports.tell(fault, quitRequested.signal).catch(() => undefined),
        once(quitRequested.signal, 'abort'),
      ])
    }
    state = 'leaving'
    if (again) ports.relaunch()
    if (gaveUp) {
      ports.killProcess()
      return
    }
    setTimeout(() => {
      logger.error('quit-not-obeyed')
      ports.killProcess()
    }, quitWithinMs)
    if (fault === null) ports.quit()
    else ports.exit(1)
  }

  const begin = (): void => {
    if (state !== 'none') return
    state = 'closing'
    void closeInTime().then(() => {
      state = 'closed'
      // In a task of its own: where nothing was left to close, this runs inside Electron's dispatch of `will-quit`, and Electron drops
      // a quit that is asked for there.
      setImmediate(() => void leave())
    })
  }

  return {
    get begun() {
      return state !== 'none' || quitRequested.signal.aborted
    },
    onBeforeQuit: () => quitRequested.abort(),
    onWillQuit(event) {
      quitRequested.abort()
      if (state === 'leaving') return
      event.preventDefault()
      begin()
    },
    fault(notice) {
      fault ??= notice
      if (state !== 'none') return
      ports.stopUnsent()
      begin()
    },
    restartAfterExit() {
      again = true
    },
  }
}
