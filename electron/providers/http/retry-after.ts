/**
 * Respects `Retry-After`. 429, and 503 with Retry-After, mean that the request was not carried out, so even a change may be
 * retried; nothing else is ever retried here.
 */
import { readHttpDate, serverTime } from './http-date.ts'
import { createPause, type PausePorts } from './pause.ts'
import type { Pacing } from './system-client.ts'
import type { TransportResponse } from './transport.ts'

/** A user is waiting, so a longer pause is reported as an error instead of waited for. */
const maxPauseSeconds = 10
const maxRepeats = 2

/** Whether the response says that the server was busy and did nothing. */
export function isBusy(response: TransportResponse): boolean {
  return response.status === 429 || (response.status === 503 && response.headers['retry-after'] !== undefined)
}

/**
 * Seconds to wait, from delta seconds or a date. A date is compared with the server's own `Date` if there is one, since this
 * computer's clock may be wrong. `null` if the header is missing or invalid.
 */
export function retryAfterSeconds(headers: TransportResponse['headers'], now: Date): number | null {
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value)
  const until = readHttpDate(value)
  if (Number.isNaN(until)) return null
  return Math.max(0, Math.ceil((until - serverTime(headers, now)) / 1000))
}

/** Retries if the server was busy and asked for a short pause. */
export function obeyRetryAfter(ports: PausePorts): Pacing {
  const pause = createPause(ports)
  return {
    async run(_, attempt, waiting) {
      for (let repeats = 0; ; repeats += 1) {
        const response = await attempt()
        if (!isBusy(response) || repeats === maxRepeats) return response
        const seconds = retryAfterSeconds(response.headers, ports.now())
        if (seconds === null || seconds > maxPauseSeconds) return response
        await pause(seconds * 1000, waiting)
      }
    },
  }
}
