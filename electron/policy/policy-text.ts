/** Decodes the bytes of a policy file, and converts offsets in the text to the line and column that an editor shows. */
import type { PolicyProblem, PolicyProblemCode } from '../../shared/domain/policy.ts'

/** The file's maximum size in bytes. */
export const maxPolicySize = 1024 * 1024

/** The maximum nesting of objects and lists. Checked before parsing, which is recursive. */
const maxDepth = 16

export type Values = PolicyProblem['values']

/** A problem with the file as a whole. */
export const fileProblem = (code: PolicyProblemCode, values: Values = {}): PolicyProblem => ({
  code,
  at: null,
  path: '',
  values,
})

/** The text, without a byte order mark; or what is wrong with it. */
export function decodePolicy(bytes: Uint8Array): string | PolicyProblem {
  if (bytes.length > maxPolicySize) return fileProblem('too-large')
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return fileProblem('utf-16')
  // UTF-16 without a byte order mark: JSON begins with two ASCII characters.
  if ((first === 0) !== (second === 0)) return fileProblem('utf-16')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fileProblem('not-utf-8')
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) return problemAt(text, nul, 'nul')
  if (text.trim() === '') return fileProblem('empty')
  const tooDeep = findTooDeep(text)
  return tooDeep === null ? text : problemAt(text, tooDeep, 'too-deep', { limit: maxDepth })
}

/** The offset at which the text first becomes too deep, or `null`. */
function findTooDeep(text: string): number | null {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1
    if (token === ']' || token === '}') depth -= 1
    if (depth > maxDepth) return index
  }
  return null
}

export function problemAt(
  text: string,
  offset: number,
  code: PolicyProblemCode,
  values: Values = {},
  path = '',
): PolicyProblem {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { code, at: { line: before.length, column: (before.at(-1) ?? '').length + 1 }, path, values }
}
