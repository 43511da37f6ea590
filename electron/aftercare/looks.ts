/** When the state of a person is looked at after a reset. Pure. */

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long after a reset what was not set up again counts as such. */
export const dayMs = 24 * hourMs

/** After the end of the reset; then every hour. */
const firstLooksMs = [2, 7, 17, 37, 67].map((minutes) => minutes * minuteMs)
const lastOfFirstMs = 67 * minuteMs

/** So that many desks, and many people of one, are not looked at together: milliseconds at most, and as a part of the pause. */
const maxJitterMs = 5 * minuteMs
const jitterPart = 0.2

/**
 * The next look after `now`, both in milliseconds since 1970; the last one is a day after `endedAt`. `null`: it is over. `random`: 0 to 1.
 */
export function nextLook(endedAt: number, now: number, random: number): number | null {
  const passed = now - endedAt
  if (passed >= dayMs) return null
  const hours = Math.floor((passed - lastOfFirstMs) / hourMs) + 1
  const next = firstLooksMs.find((after) => after > passed) ?? lastOfFirstMs + hours * hourMs
  if (next >= dayMs) return endedAt + dayMs
  const pause = next - Math.max(passed, 0)
  return endedAt + next + Math.round(Math.min(pause * jitterPart, maxJitterMs) * random)
}

/** How long a connection is left alone after the `failures`th failure in a row (from 1), or as long as it asks for. */
export function backOffMs(failures: number, askedMs: number, random: number): number {
  const own = Math.min(5 * minuteMs * 2 ** Math.min(failures - 1, 4), hourMs)
  return Math.round(Math.max(own, Math.min(askedMs, 6 * hourMs)) * (1 + random * jitterPart))
}
