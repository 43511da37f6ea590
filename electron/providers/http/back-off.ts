/**
 * Respects limits of a system that often names no pause with a 429: after the pauses that its own clients make, as long as somebody can be
 * kept waiting. A 429 was not carried out, so even a change may be repeated.
 */
import { createPause, type PausePorts } from './pause.ts'
import { isBusy, retryAfterSeconds } from './retry-after.ts'
import type { Pacing } from './system-client.ts'

/** A system, or a gateway, may ask for a longer one, which is reported as an error instead of waited for. */
const maxPauseMs = 10_000

export function createBackOff(ports: PausePorts & { readonly pausesMs: readonly number[] }): Pacing {
  const pause = createPause(ports)
  return {
    async run(_, attempt, waiting) {
      for (const usualMs of ports.pausesMs) {
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
