/** A problem of the policy as one line that an editor can jump to: `policy.json:14:7 tiers.sensitive: …`. */
import type { PolicyProblem } from '../domain/policy.ts'
import type { FormatText } from './format-text.ts'

export function describePolicyProblem(
  { code, at, path, values }: PolicyProblem,
  text: FormatText,
  fileName = 'policy.json',
): string {
  const place = at === null ? fileName : `${fileName}:${at.line}:${at.column}`
  return `${place}${path === '' ? '' : ` ${path}`}: ${text(`policy.problem.${code}`, values)}`
}
