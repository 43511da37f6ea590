/** How long a message waits before its next attempt, and when it is given up. Pure. */

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const firstPauseMs = minuteMs
const maxPauseMs = hourMs
/** A receiver may ask for a longer pause than our own, up to this limit. */
const maxAskedMs = 6 * hourMs

const lifetimeMs = 48 * hourMs
/** Messages on a computer that was off over a long weekend are still tried for this long. */
const afterOpeningMs = hourMs

/**
 * The pause in milliseconds after the `attempts`th failed attempt (from 1): exponential backoff up to an hour, or as long as the receiver
 * asked for, plus jitter of up to a fifth, so that many desks do not retry at once. `random`: 0 to 1.
 */
export function pauseAfter(attempts: number, askedMs: number, random: number): number {
  const own = Math.min(firstPauseMs * 2 ** Math.min(attempts - 1, 10), maxPauseMs)
  const asked = Math.min(Math.max(askedMs, 0), maxAskedMs)
  return Math.round(Math.max(own, asked) * (1 + random / 5))
}

/** Milliseconds until `nextAttemptAt`; 0 if that is further away than any pause, because the clock was ahead when it was set. */
export function waitFor(nextAttemptAt: string, now: Date): number {
  const wait = Date.parse(nextAttemptAt) - now.getTime()
  return wait > maxAskedMs * 1.2 ? 0 : Math.max(wait, 0)
}

/** Whether a message that has just failed is given up. `openedAt`: when this run opened the outbox. */
export const isPastItsTime = (createdAt: string, openedAt: Date, now: Date): boolean =>
  now.getTime() >= Math.max(Date.parse(createdAt) + lifetimeMs, openedAt.getTime() + afterOpeningMs)
