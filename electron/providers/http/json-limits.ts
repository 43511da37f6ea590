/** Measures the depth and size of JSON by its punctuation, before anything is parsed. Pure. */
import type { ErrorCode } from '../../../shared/errors/error-code.ts'

/** Far deeper than any response of these systems, and safe for code that walks a response recursively. */
export const maxDepth = 100

/** Far more than the few people and factors that are requested. Five megabytes of `{}` would be a million values and take seconds. */
const maxValues = 250_000

export const [quote, backslash, openList, closeList, openObject, closeObject, comma] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c,
] as const

/** Why a body must not be parsed; `null` if it may be. */
export function jsonLimitProblem(body: Uint8Array): ErrorCode | null {
  let depth = 0
  let values = 0
  let inText = false
  for (let at = 0; at < body.byteLength; at += 1) {
    const byte = body[at]
    if (inText) {
      if (byte === backslash) at += 1
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (byte === comma) values += 1
    else if (byte === openList || byte === openObject) {
      depth += 1
      values += 1
      if (depth > maxDepth) return 'answer-not-understood'
    } else if (byte === closeList || byte === closeObject) depth -= 1
  }
  return values > maxValues ? 'answer-too-large' : null
}
