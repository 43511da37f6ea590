/**
 * Respects Duo's limits, which are counted by the minute. A 429 names no pause and was not carried out, so even a change may be repeated:
 * after the pauses that Duo's own clients make, as long as somebody can be kept waiting.
 */
import { createPause, type PausePorts } from '../http/pause.ts'
import { isBusy, retryAfterSeconds } from '../http/retry-after.ts'
import type { Pacing } from '../http/system-client.ts'

const pausesMs = [1_000, 2_000, 4_000]

/** A gateway may ask for a longer one, which is reported as an error instead of waited for. */
const maxPauseMs = 10_000

export function createBackOff(ports: PausePorts): Pacing {
  const pause = createPause(ports)
  return {
    async run(_, attempt, waiting) {
      for (const usualMs of pausesMs) {
        const response = await attempt()
        if (!isBusy(response)) return response
        const seconds = retryAfterSeconds(response.headers, ports.now())
        const ms = seconds === null ? usualMs : seconds * 1000
        if (ms > maxPauseMs) return response
        await pause(ms, waiting)
      }
      return attempt()
    },
  }
}
