/**
 * Whether a regular expression may be a ticket rule. Pure, and free of schemas so that the page can load it.
 *
 * It refuses what does not compile, and what could take seconds on a ticket of 128 characters: an engine that goes back and
 * tries again does so once for every way in which the pattern can be laid over the text. The ways are counted, roughly and
 * never too low, before anything is matched.
 */

export type PatternFault = 'not-valid' | 'too-slow'

/** Why the pattern is refused, or `null`. */
export function ticketPatternFault(pattern: string): PatternFault | null {
  try {
    // On its own and not between brackets: `a)|(b` would compile there and mean something else.
    new RegExp(pattern, 'iu')
  } catch {
    return 'not-valid'
  }
  return waysToMatch(pattern) > maxMatchSteps ? 'too-slow' : null
}

/** As the contract limits a ticket. */
const maxTicketLength = 128
/** Three repeats of any length (`[A-Z]+-\d+-\d+`) are well below; a fourth, or a repeat within a repeat, is above. */
const maxMatchSteps = 10_000_000

/** A class, an escape with its argument, or any other single character; and what may stand behind it. */
const classPattern = /\[(?:\\[^]|[^\]\\])*\]/uy
const escapePattern = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|k<[^>]*>|[^])/uy
const groupStart = /\((?:\?(?:<?[=!]|<[^>]*>|[a-z]*(?:-[a-z]+)?:))?/uy
const quantifier = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/uy

/** For a pattern that compiles. `Infinity` where there is no end to it. */
function waysToMatch(pattern: string): number {
  let at = 0
  const take = (what: RegExp): RegExpExecArray | null => {
    what.lastIndex = at
    const found = what.exec(pattern)
    if (found) at = what.lastIndex
    return found
  }

  /** Up to the closing bracket or the end: choices are added, what follows each other is multiplied. */
  function alternatives(): number {
    let all = 0
    let sequence = 1
    while (at < pattern.length && pattern[at] !== ')') {
      if (pattern[at] === '|') {
        at += 1
        all += sequence
        sequence = 1
      } else sequence *= repeated(piece())
    }
    return all + sequence
  }

  function piece(): number {
    if (take(groupStart)) {
      const inside = alternatives()
      at += 1
      return inside
    }
    if (!take(classPattern) && !take(escapePattern)) at += 1
    return 1
  }

  function repeated(ways: number): number {
    const found = take(quantifier)
    if (!found) return ways
    const [sign, least, comma, most] = found
    const [from, to] =
      least === undefined
        ? [sign.startsWith('+') ? 1 : 0, sign.startsWith('?') ? 1 : maxTicketLength]
        : [Number(least), comma === '' ? Number(least) : most === '' ? maxTicketLength : Number(most)]
    const lengths = Math.min(Math.max(to - from, 0), maxTicketLength) + 1
    return lengths * ways ** Math.min(to, maxTicketLength)
  }

  return alternatives()
}
