/**
 * Makes text of a directory or a server fit to be shown and kept: one line, no control, bidi or invisible characters, cut.
 *
 * Names decide whose factors are taken away, so nothing may change how they read: an override character turns a name round,
 * a zero-width one makes two look-alikes. Letters of every script, joiners that scripts and emoji need, and accents stay.
 */

/** Runs that count as one blank: whitespace of every kind, controls (C0, DEL, C1) and the line and paragraph separators. */
const blankRuns = /[\s\p{Cc}\u2028\u2029]+/gu

/**
 * Removed without a trace: format characters (bidi marks, embeddings and isolates, zero-width space, soft hyphen, byte
 * order mark, tags, interlinear marks) except the two joiners, and the invisible Hangul and Braille fillers.
 */
const invisible = /(?![\u200C\u200D])\p{Cf}|[\u115F\u1160\u3164\uFFA0\u2800]/gu

const ellipsis = '…'

/**
 * `text` cleaned and cut to `maxLength` UTF-16 units, ending in an ellipsis where something was cut. Never longer than
 * `maxLength`, which must be at least 1; may be empty.
 */
export function cleanText(text: string, maxLength: number): string {
  // Work grows with the cap and not with what a hostile server sends.
  const looked = text.length > maxLength * 4 ? text.slice(0, maxLength * 4) : text
  return fitted(cleanLine(looked.toWellFormed()), maxLength, looked.length < text.length)
}

/** Ends of lines of every kind. */
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u

/** The same for a text of several lines, such as release notes: each line is cleaned, and at most one empty line stays between two. */
export function cleanLines(text: string, maxLength: number): string {
  const looked = text.length > maxLength * 4 ? text.slice(0, maxLength * 4) : text
  const lines = looked.toWellFormed().split(lineEnds).map(cleanLine).join('\n')
  return fitted(lines.replace(/\n{3,}/g, '\n\n').trim(), maxLength, looked.length < text.length)
}

function cleanLine(text: string): string {
  return text.replace(invisible, '').replace(blankRuns, ' ').trim()
}

/** `isCut`: something is missing already. */
function fitted(clean: string, maxLength: number, isCut: boolean): string {
  if (clean.length <= maxLength && !isCut) return clean
  return cut(clean, maxLength - ellipsis.length).trimEnd() + ellipsis
}

/** At most `length` units, never ending within a surrogate pair. */
function cut(text: string, length: number): string {
  const part = text.slice(0, length)
  return part.isWellFormed() ? part : part.slice(0, -1)
}

/** Longest text of a directory that is shown and kept. Real names are far shorter; a DN may need a few hundred. */
const directoryTextLength = 512

/** Longest text of a server that is shown and kept. */
const serverTextLength = 2048

/** A value of a directory; `null` where nothing readable is left. */
export function cleanDirectoryText(text: string): string | null {
  return cleanText(text, directoryTextLength) || null
}

/** Words of a server; `null` where nothing readable is left. */
export function cleanServerText(text: string): string | null {
  return cleanText(text, serverTextLength) || null
}
