/**
 * Trying again for about a second what fails because another program holds the file: virus scanners, backups and indexers have
 * it for milliseconds. On every system, because missing rights are told by the same codes and a second more tells no lie.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { isHeld } from './storage-error.ts'

/** Waits that many milliseconds. */
export type Wait = (ms: number) => Promise<unknown>
export type WaitSync = (ms: number) => void

const waitsMs = [10, 20, 40, 80, 160, 300, 390]

/** `work` may be run eight times and must bear it. Throws what it throws at last. */
export async function patiently<Value>(work: () => Promise<Value>, wait: Wait = delay): Promise<Value> {
  for (const ms of waitsMs) {
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
export function patientlySync<Value>(work: () => Value, wait: WaitSync = standStill): Value {
  for (const ms of waitsMs) {
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
export function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
