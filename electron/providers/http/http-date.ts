/**
 * Milliseconds since 1970 of a date in a header (RFC 9110, section 5.6.7), NaN if it is not one. Such dates are UTC, even in C's asctime
 * format, which has no zone; `Date.parse` would take that for local time, and accepts nearly anything else ("-5").
 */
export function readHttpDate(text: string | undefined): number {
  const trimmed = text?.trim() ?? ''
  if (!/^[a-z]{3}.*\d\d:\d\d:\d\d/i.test(trimmed)) return NaN
  return Date.parse(/(?:GMT|UTC?|Z|[+-]\d{4})$/i.test(trimmed) ? trimmed : `${trimmed} GMT`)
}

/** Milliseconds since 1970 by the server's clock if the response has a date, otherwise `now`: this computer's clock may be hours off. */
export function serverTime(headers: Readonly<Record<string, string>>, now: Date): number {
  const date = readHttpDate(headers['date'])
  return Number.isNaN(date) ? now.getTime() : date
}
