/** Reads a response's headers, however often a gateway repeats them. Pure. */

/** Headers that are lists, whose values are combined. Any other has a single value (RFC 9110, 5.3). */
const lists = new Set(['link', 'www-authenticate', 'content-encoding'])

/** Longer values are not checked for repetitions. */
const maxLength = 256

/** One text per name. Cookies are dropped. */
export function readHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue
    const [first = '', ...others] = typeof value === 'string' ? [value] : value
    read[name] = lists.has(name) ? [first, ...others].join(', ') : once(first)
  }
  return read
}

/** Undoes a gateway's joining of several equal lines into one. */
function once(value: string): string {
  return value.length > maxLength ? value : value.replace(/^(.+?)(?: *, *\1)+$/, '$1')
}
