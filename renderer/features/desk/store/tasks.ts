/** What is in progress, by name, so that it can be cancelled; and reads that are repeated until they succeed. */
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import { errorOf } from '../../../bridge/error-of.ts'
import { isTransient } from '../state/reading.ts'
import type { DeskPorts } from './desk-ports.ts'

const firstRetryMs = 2_000
const maxRetryMs = 60_000

export type Tasks = {
  /** Begins a task. One that is in progress under the same name is cancelled. */
  readonly start: (name: string) => AbortSignal
  /** Forgets a task that has ended and whose name will not be used again. */
  readonly forget: (name: string) => void
  /** Cancels every task whose name begins with `prefix`. */
  readonly cancel: (prefix: string) => void
  /**
   * Retries a read until it succeeds, is cancelled, or fails in a way that is not transient. Each failure is reported and can
   * stay on the screen during the next attempt, so that the card does not flicker every few seconds. A result that arrives
   * after the task was cancelled is dropped.
   */
  readonly readWithRetry: <Value>(name: string, read: (signal: AbortSignal) => Promise<Value>, on: On<Value>) => void
  /** Ends the pauses between retries: the network is back. */
  readonly retryNow: () => void
}

type On<Value> = {
  readonly value: (value: Value) => void
  readonly failure: (error: AppError) => void
}

export function createTasks({ wait }: Pick<DeskPorts, 'wait'>): Tasks {
  const running = new Map<string, AbortController>()
  const wakeUps = new Set<() => void>()

  const start = (name: string) => {
    running.get(name)?.abort()
    const controller = new AbortController()
    running.set(name, controller)
    return controller.signal
  }

  /** Resolves when the time is up, the network is back or the task is cancelled. */
  const pause = async (attempt: number, signal: AbortSignal) => {
    const over = Promise.withResolvers<undefined>()
    const end = () => over.resolve(undefined)
    wakeUps.add(end)
    wait(Math.min(maxRetryMs, firstRetryMs * 2 ** attempt), signal).then(end, end)
    await over.promise
    wakeUps.delete(end)
  }

  const readWithRetry = async <Value>(
    signal: AbortSignal,
    read: (signal: AbortSignal) => Promise<Value>,
    on: On<Value>,
  ) => {
    // A function, because the signal changes while we wait, which the compiler does not expect.
    const isCancelled = () => signal.aborted
    for (let attempt = 0; !isCancelled(); attempt += 1) {
      try {
        const value = await read(signal)
        if (!isCancelled()) on.value(value)
        return
      } catch (thrown) {
        if (isCancelled()) return
        const error = errorOf(thrown)
        on.failure(error)
        if (!isTransient(error)) return
      }
      await pause(attempt, signal)
    }
  }

  return {
    start,
    forget: (name) => void running.delete(name),
    cancel: (prefix) => {
      for (const [name, controller] of running) {
        if (!name.startsWith(prefix)) continue
        controller.abort()
        running.delete(name)
      }
    },
    readWithRetry: (name, read, on) => void readWithRetry(start(name), read, on),
    retryNow: () => {
      for (const wakeUp of [...wakeUps]) wakeUp()
    },
  }
}
