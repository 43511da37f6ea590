/**
 * Finds the secrets of one connection in text from its server, however they are encoded: with invisible characters inside, in
 * another case or width, percent-encoded, escaped for HTML or JSON, in Base64, or truncated.
 *
 * Text and secrets are compared folded and decoded, without blanks and the characters that cleaning removes, so a text redacted here
 * still contains no secret after it has been cleaned.
 */

/** A shorter value may occur by chance, and redacting it would distort the message. */
export const minCutLength = 8

/** The shortest part of a truncated secret that still counts as secret. */
const minPartLength = 12

/** Enough for a day's sign-ins; secrets in use are remembered again with each request. */
const maxSecrets = 64

/** Nothing beyond this length is ever shown. */
const maxLookedAt = 16_384

const placeholder = '[secret]'

export interface KnownSecrets {
  remember(secrets: readonly string[]): void
  cutFrom(text: string): string
}

interface Folded {
  readonly text: string
  /** All substrings of `minPartLength`; `null` for a secret so short that it is only matched as a whole. */
  readonly parts: ReadonlySet<string> | null
}

export function createKnownSecrets(): KnownSecrets {
  const known = new Map<string, Folded>()

  const rangesIn = (folded: string): Range[] => [...known.values()].flatMap((secret) => rangesOf(secret, folded))

  return {
    remember(secrets) {
      for (const secret of secrets) {
        const folded = known.get(secret) ?? foldSecret(secret)
        known.delete(secret)
        if (folded.text.length >= minCutLength) known.set(secret, folded)
      }
      for (const oldest of [...known.keys()].slice(0, -maxSecrets)) known.delete(oldest)
    },

    cutFrom(whole) {
      if (known.size === 0) return whole
      const text = whole.slice(0, maxLookedAt)
      const decoded = decode(text)
      const folded = fold(decoded)
      const found = rangesIn(folded.text).map((range) => folded.within(range))
      for (const run of base64Runs(decoded)) {
        if (run.readings.some((reading) => rangesIn(fold(piecesOf(reading)).text).length > 0)) found.push(run.range)
      }
      return withoutRanges(text, found)
    },
  }
}

function foldSecret(secret: string): Folded {
  const { text } = fold(decode(secret))
  if (text.length < minPartLength) return { text, parts: null }
  const count = text.length - minPartLength + 1
  return { text, parts: new Set(Array.from({ length: count }, (_, at) => text.slice(at, at + minPartLength))) }
}

/** The end is exclusive. */
type Range = readonly [from: number, to: number]

function rangesOf({ text: secret, parts }: Folded, text: string): Range[] {
  const length = parts === null ? secret.length : minPartLength
  const ranges: Range[] = []
  for (let at = 0; at + length <= text.length; at += 1) {
    const part = text.slice(at, at + length)
    if (parts === null ? part === secret : parts.has(part)) ranges.push([at, at + length])
  }
  return ranges
}

/** One UTF-16 unit of text, and its range in the original. */
interface Piece {
  readonly unit: string
  readonly range: Range
}

const piecesOf = (text: string): Piece[] =>
  Array.from({ length: text.length }, (_, at) => ({ unit: text.charAt(at), range: [at, at + 1] }))

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ unit }) => unit).join('')

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const escapes =
  /%([0-7][0-9a-f])|((?:%[89a-f][0-9a-f])+)|&#(\d{1,7});?|&#x([0-9a-f]{1,6});?|&(amp|lt|gt|quot|apos|nbsp);|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\(["'\\/])/gi

/** Text may have been encoded several times on its way. */
const maxRounds = 4

function decode(text: string): Piece[] {
  let pieces = without(invisible, piecesOf(text))
  for (let round = 0; round < maxRounds; round += 1) {
    const next = decodeOnce(pieces)
    if (next === null) break
    pieces = next
  }
  return pieces
}

function decodeOnce(pieces: readonly Piece[]): Piece[] | null {
  const decoded: Piece[] = []
  let done = 0
  for (const match of textOf(pieces).matchAll(escapes)) {
    const end = match.index + match[0].length
    decoded.push(...pieces.slice(done, match.index))
    const range = spanOf(pieces.slice(match.index, end))
    for (const unit of unescaped(match).split('')) decoded.push({ unit, range })
    done = end
  }
  if (done === 0) return null
  return [...decoded, ...pieces.slice(done)]
}

function unescaped([whole, byte, bytes, decimal, hexadecimal, name, unit, short, character]: RegExpMatchArray): string {
  if (bytes !== undefined) return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8')
  if (name !== undefined) return named[name.toLowerCase()] ?? whole
  if (character !== undefined) return character
  const code = decimal === undefined ? parseInt(byte ?? hexadecimal ?? unit ?? short ?? '', 16) : Number(decimal)
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

function spanOf(pieces: readonly Piece[]): Range {
  return [pieces[0]?.range[0] ?? 0, pieces.at(-1)?.range[1] ?? 0]
}

const invisible = /(?!\s)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu
const invisibleOrBlank = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

function without(characters: RegExp, pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = []
  let done = 0
  for (const { index, 0: character } of textOf(pieces).matchAll(characters)) {
    kept.push(...pieces.slice(done, index))
    done = index + character.length
  }
  return [...kept, ...pieces.slice(done)]
}

interface FoldedText {
  readonly text: string
  /** The range in the original that corresponds to a range of the folded text. */
  within(range: Range): Range
}

function fold(pieces: readonly Piece[]): FoldedText {
  const units: Piece[] = without(invisibleOrBlank, pieces).flatMap(({ unit, range }) =>
    unit
      .normalize('NFKC')
      .toLowerCase()
      .split('')
      .map((folded) => ({ unit: folded, range })),
  )
  return { text: textOf(units), within: ([from, to]) => spanOf(units.slice(from, to)) }
}

interface Base64Run {
  readonly range: Range
  /** The possible decodings: a run may begin at any of the four positions in a group. */
  readonly readings: readonly string[]
}

function base64Runs(pieces: readonly Piece[]): Base64Run[] {
  return Array.from(textOf(pieces).matchAll(/[\w+/-]{11,}(?:\r?\n[\w+/-]+)*/g), ({ index, 0: run }) => ({
    range: spanOf(pieces.slice(index, index + run.length)),
    readings: [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString('utf8')),
  }))
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let cut = ''
  let done = 0
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    // A range that overlaps the previous one only extends it.
    if (from >= done) cut += text.slice(done, from) + (from === done && done > 0 ? '' : placeholder)
    done = Math.max(done, to)
  }
  return cut + text.slice(done)
}
