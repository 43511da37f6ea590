/**
 * Milliseconds since 1970 of a date in a header (RFC 9110, section 5.6.7), NaN where it is none. Such dates are UTC, also in the form of
 * C's asctime, which names no zone; `Date.parse` would take it for the time of this computer, and takes nearly anything else ("-5").
 */
export function readHttpDate(text: string | undefined): number {
  const trimmed = text?.trim() ?? ''
  if (!/^[a-z]{3}.*\d\d:\d\d:\d\d/i.test(trimmed)) return NaN
  return Date.parse(/(?:GMT|UTC?|Z|[+-]\d{4})$/i.test(trimmed) ? trimmed : `${trimmed} GMT`)
}

/** Milliseconds since 1970 by the server's clock where its answer tells the time, otherwise `now`: this computer's may be wrong by hours. */
export function serverTime(headers: Readonly<Record<string, string>>, now: Date): number {
  const told = readHttpDate(headers['date'])
  return Number.isNaN(told) ? now.getTime() : told
}
