/** Pauses that a system asks for, reported so that the user can see why calls are delayed. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ProviderError } from '../provider-error.ts'

/** Rejects when `signal` aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

const realWait: Wait = async (ms, signal) => {
  await sleep(ms, undefined, { signal })
}

export interface PausePorts {
  readonly now: () => Date
  /** Defaults to real time. */
  readonly wait?: Wait | undefined
  /** Called with the time (ISO 8601) until which calls are delayed, and with `null` when none is delayed any more. */
  readonly onWaiting?: ((until: string | null) => void) | undefined
}

/** Waits for `ms` milliseconds. Rejects with `ProviderError` `cancelled` if the signal is or becomes aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

/** One per connection, since a connection's pauses are reported together. */
export function createPause({ now, wait = realWait, onWaiting }: PausePorts): Pause {
  let waiting = 0
  return async (ms, signal) => {
    if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
    waiting += 1
    onWaiting?.(new Date(now().getTime() + ms).toISOString())
    try {
      await wait(ms, signal)
    } catch (cause) {
      throw new ProviderError('cancelled', 'cancelled', {}, { cause })
    } finally {
      waiting -= 1
      if (waiting === 0) onWaiting?.(null)
    }
  }
}
