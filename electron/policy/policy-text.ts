/** From the bytes of a policy file to its text, and from an offset in the text to what an editor calls it. */
import type { PolicyProblem, PolicyProblemCode } from '../../shared/domain/policy.ts'

/** Of the file, in bytes. */
export const maxPolicySize = 1024 * 1024

/** How deep objects and lists may lie. Checked before parsing, which takes the stack for it. */
const maxDepth = 16

export type Values = PolicyProblem['values']

/** A problem of the file as a whole. */
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
  // Without its mark: JSON begins with two ASCII characters.
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

/** Where the text first gets too deep, or `null`. */
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
