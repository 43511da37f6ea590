/**
 * Respects Okta's rate limits. `X-Rate-Limit-*` is compared with the server's own `Date`, because this computer's clock may be
 * wrong. A call refused with E0000047, or by a gateway that names a pause, was not carried out, so even a change is retried; after two
 * retries the refusal is final.
 *
 * If no requests are left in the current minute, the next call of the same kind waits for the next minute in advance: each refusal is
 * an event in the organisation's log that its administrators have to look at.
 */
import { serverTime } from '../http/http-date.ts'
import { createPause, type PausePorts } from '../http/pause.ts'
import { isBusy, retryAfterSeconds } from '../http/retry-after.ts'
import type { TransportResponse } from '../http/transport.ts'
import { errorOf } from './okta-error.ts'

const maxRepeats = 2

/** A minute plus rounding. A longer pause is reported as an error instead of waited for. */
const maxPauseMs = 90_000

/** After too many concurrent calls. The reset header is only a hint then, and a minute away. */
const concurrencyPauseMs = 1_000

export interface RateLimits {
  /** `bucket`: calls that Okta counts together. `attempt` must create a new request each time. */
  run(bucket: string, attempt: () => Promise<TransportResponse>, signal: AbortSignal): Promise<TransportResponse>
}

export function createRateLimits(ports: PausePorts): RateLimits {
  const { now } = ports
  const pause = createPause(ports)
  /** By bucket, milliseconds of our clock. */
  const heldUntil = new Map<string, number>()

  return {
    async run(bucket, attempt, signal) {
      for (let repeats = 0; ; repeats += 1) {
        const held = (heldUntil.get(bucket) ?? 0) - now().getTime()
        if (held > 0 && held <= maxPauseMs) await pause(held, signal)
        const response = await attempt()
        const rest = restOfMinuteMs(response.headers, now())
        if (response.headers['x-rate-limit-remaining'] === '0' && !isConcurrency(response) && rest !== null) {
          heldUntil.set(bucket, now().getTime() + rest)
        }
        if (!isLimited(response) || repeats === maxRepeats) return response
        if (isConcurrency(response)) {
          await pause(concurrencyPauseMs * (repeats + 1), signal)
        } else {
          const ms = pauseMs(response, now())
          if (ms === null || ms > maxPauseMs) return response
          // The wait happens above, for every call of the bucket.
          heldUntil.set(bucket, now().getTime() + ms)
        }
      }
    },
  }
}

/**
 * Refused because of too many calls or by a busy gateway, and not because a message was just sent, which has the same status.
 */
export function isLimited(response: TransportResponse): boolean {
  if (response.status === 503) return isBusy(response)
  if (response.status !== 429) return false
  const { code } = errorOf(response)
  return code === null || code === 'E0000047'
}

function isConcurrency({ headers }: TransportResponse): boolean {
  return headers['x-rate-limit-limit'] === '0'
}

/** How long a refusal asks to wait, in milliseconds; `null` if it does not say. */
export function pauseMs({ headers }: TransportResponse, now: Date): number | null {
  const rest = restOfMinuteMs(headers, now)
  if (rest !== null) return rest
  const seconds = retryAfterSeconds(headers, now)
  return seconds === null ? null : seconds * 1000
}

/** Reset − Date + 1 s, as Okta's own SDK for Node calculates it. */
function restOfMinuteMs(headers: TransportResponse['headers'], now: Date): number | null {
  const reset = headers['x-rate-limit-reset'] ?? ''
  if (!/^\d{1,12}$/.test(reset)) return null
  return Math.max(1_000, Number(reset) * 1000 - serverTime(headers, now) + 1_000)
}
