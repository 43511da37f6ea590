/** How long a message waits for its next attempt, and when it is given up. Pure. */

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const firstPauseMs = minuteMs
const longestPauseMs = hourMs
/** A receiver may ask for more than our own pauses, but not for ever. */
const longestAskedMs = 6 * hourMs

const lifetimeMs = 48 * hourMs
/** What lay in a computer that was off over a long weekend is tried all the same. */
const afterOpeningMs = hourMs

/**
 * Milliseconds after the `attempts`th failed attempt (from 1): doubled each time up to an hour, or as long as was asked for, and
 * up to a fifth more, so that many desks do not come back at once. `random`: 0 to 1.
 */
export function pauseAfter(attempts: number, askedMs: number, random: number): number {
  const own = Math.min(firstPauseMs * 2 ** Math.min(attempts - 1, 10), longestPauseMs)
  const asked = Math.min(Math.max(askedMs, 0), longestAskedMs)
  return Math.round(Math.max(own, asked) * (1 + random / 5))
}

/** Milliseconds until `nextAttemptAt`. A clock that ran ahead when it was set makes nothing wait longer than any pause is. */
export function waitFor(nextAttemptAt: string, now: Date): number {
  const wait = Date.parse(nextAttemptAt) - now.getTime()
  return wait > longestAskedMs * 1.2 ? 0 : Math.max(wait, 0)
}

/** Whether what has just failed is not tried again. `openedAt`: when this run opened the outbox. */
export const isPastItsTime = (createdAt: string, openedAt: Date, now: Date): boolean =>
  now.getTime() >= Math.max(Date.parse(createdAt) + lifetimeMs, openedAt.getTime() + afterOpeningMs)
