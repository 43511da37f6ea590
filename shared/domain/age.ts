/** How old things are, by a clock that may be set back. Pure. */

/**
 * Whether what began at `since` began less than `lifeMs` before `now` (both in milliseconds since 1970). What began in the future did
 * not: the clock was set back, and nobody knows how old it is.
 */
export function isYounger(since: number, lifeMs: number, now: number): boolean {
  return now >= since && now - since < lifeMs
}
