/** One reading of an answer's headers, however often a gateway repeats them. Pure. */

/** Those that are lists: theirs belong together. Any other has one value (RFC 9110, 5.3). */
const lists = new Set(['link', 'www-authenticate', 'content-encoding'])

/** Longer ones are not looked through for repetitions. */
const maxLength = 256

/** One text for each name. Cookies are not kept. */
export function readHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue
    const [first = '', ...others] = typeof value === 'string' ? [value] : value
    read[name] = lists.has(name) ? [first, ...others].join(', ') : once(first)
  }
  return read
}

/** Where a gateway made one line of several equal ones. */
function once(value: string): string {
  return value.length > maxLength ? value : value.replace(/^(.+?)(?: *, *\1)+$/, '$1')
}
