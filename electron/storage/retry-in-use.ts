/**
 * Retries for about a second what fails because another program holds the file: virus scanners, backups and indexers hold files
 * for milliseconds. Done on every platform: missing permissions have the same error codes, and a second more does no harm.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { isHeld } from './storage-error.ts'

/** Waits for `ms` milliseconds. */
export type Wait = (ms: number) => Promise<unknown>
export type WaitSync = (ms: number) => void

const delaysMs = [10, 20, 40, 80, 160, 300, 390]

/** `work` may run up to eight times, so it must be idempotent. Throws its last error. */
export async function retryWhileInUse<Value>(work: () => Promise<Value>, wait: Wait = delay): Promise<Value> {
  for (const ms of delaysMs) {
    try {
      return await work()
    } catch (cause) {
      if (!isHeld(cause)) throw cause
    }
    await wait(ms)
  }
  return work()
}

/** Synchronous version, which blocks the process while it waits. */
export function retryWhileInUseSync<Value>(work: () => Value, wait: WaitSync = sleepSync): Value {
  for (const ms of delaysMs) {
    try {
      return work()
    } catch (cause) {
      if (!isHeld(cause)) throw cause
    }
    wait(ms)
  }
  return work()
}

/** The only way to wait without yielding to the event loop. */
export function sleepSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
