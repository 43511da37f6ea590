/**
 * Trying again for about a second what fails because another program holds the file: virus scanners, backups and indexers have
 * it for milliseconds. On every system, because missing rights are told by the same codes and a second more tells no lie.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { isHeld } from './storage-error.ts'

/** Waits that many milliseconds. */
export type Wait = (ms: number) => Promise<unknown>
export type WaitSync = (ms: number) => void

const delaysMs = [10, 20, 40, 80, 160, 300, 390]

/** `work` may be run eight times and must bear it. Throws what it throws at last. */
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

/** The same where nothing may happen in between: the process stands still while it waits. */
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

/** The only way to wait without a turn of the event loop. */
export function sleepSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
