/**
 * Makes text of a directory or a server fit to be shown and kept: one line, no control, bidi or invisible characters, cut.
 *
 * Names decide whose factors are taken away, so nothing may change how they read: an override character turns a name round,
 * a zero-width one makes two look-alikes. Letters of every script, what their scripts and emoji need between them, and accents stay.
 */

/** Runs that count as one blank: whitespace of every kind, controls (C0, DEL, C1) and the line and paragraph separators. */
const blankRuns = /[\s\p{Cc}\u2028\u2029]+/gu

/** What no font draws: format characters, what Unicode tells programs to pass over, and the empty Braille cell. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Scripts whose letters join or stack, and that need joiners to say where. */
const joining =
  'Arab Syrc Nkoo Mand Mong Phag Adlm Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Bali Java'
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('')

/** The invisible characters that some scripts cannot be read without, where they stand as those scripts write them. */
const needed = new RegExp(
  [
    `(?<=[${joining}]\\p{M}*)[\\u200C\\u200D](?=[\\p{L}\\p{M}])`,
    // Pictures made of several, and those that are a letter as well.
    '(?<=\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0F]*)\\u200D(?=\\p{Extended_Pictographic})',
    '(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]',
    // The variant of a letter that a family writes its name with.
    '(?<=\\p{Script=Mongolian})[\\u180B-\\u180D\\u180F]',
    '(?<=\\p{Script=Han})[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
  ].join('|'),
  'gu',
)

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

/** Most of what comes. */
const plain = /^[\x20-\x7e]*$/

/** Ends of lines of every kind. */
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u

/** The same for a text of several lines, such as release notes: each line is cleaned, and at most one empty line stays between two. */
export function cleanLines(text: string, maxLength: number): string {
  const looked = text.length > maxLength * 4 ? text.slice(0, maxLength * 4) : text
  const lines = looked.toWellFormed().split(lineEnds).map(cleanLine).join('\n')
  return fitted(lines.replace(/\n{3,}/g, '\n\n').trim(), maxLength, looked.length < text.length)
}

function cleanLine(text: string): string {
  return withoutInvisible(text).replace(blankRuns, ' ').trim()
}

function withoutInvisible(text: string): string {
  if (plain.test(text)) return text
  const kept = new Set(Array.from(text.matchAll(needed), ({ index }) => index))
  return text.replace(invisible, (character, index: number) => (kept.has(index) ? character : ''))
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

/** What a login or an e-mail address loses by cleaning, shown so that nobody takes what is left for the address of somebody else. */
const lost = /(?! )\s|[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]|^ +| +$/gu

/**
 * A login or an e-mail address of a directory, with `�` (U+FFFD) in the place of what cleaning takes from other texts; `null` where
 * nothing readable is left.
 */
export function cleanAddress(text: string): string | null {
  if (cleanText(text, directoryTextLength) === '') return null
  return fitted(
    text
      .slice(0, directoryTextLength * 4)
      .toWellFormed()
      .replace(lost, '\uFFFD'),
    directoryTextLength,
    false,
  )
}

/** Words of a server; `null` where nothing readable is left. */
export function cleanServerText(text: string): string | null {
  return cleanText(text, serverTextLength) || null
}
