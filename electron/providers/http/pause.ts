/** Pauses that a system asks for, told to whoever shows that calls are held back. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ProviderError } from '../provider-error.ts'

/** Rejects when `signal` aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

const realWait: Wait = async (ms, signal) => {
  await sleep(ms, undefined, { signal })
}

export interface PausePorts {
  readonly now: () => Date
  /** By the clock of this computer where it is left out. */
  readonly wait?: Wait | undefined
  /** Hears until when (ISO 8601) calls are held back, and `null` when none is any more. */
  readonly onWaiting?: ((until: string | null) => void) | undefined
}

/** Waits for so many milliseconds. Rejects with `ProviderError` `cancelled` when the signal aborts, before or meanwhile. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

/** One for each connection: its pauses are told together. */
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
