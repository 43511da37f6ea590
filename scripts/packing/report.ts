/** What `npm run package:check` says: a line for each thing looked at, then `N passed, N failed`. */

export interface Report {
  /** `problems`: one text each; none says that all is well. */
  check: (name: string, problems: readonly string[]) => void
  note: (text: string) => void
  /** The last line. */
  readonly summary: () => string
  readonly failed: () => boolean
}

export function createReport(say: (line: string) => void): Report {
  let passed = 0
  let failed = 0
  return {
    check(name, problems) {
      if (problems.length === 0) passed += 1
      else failed += 1
      say(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`)
      for (const problem of problems) say(`         ${problem}`)
    },
    note: (text) => say(`       ${text}`),
    summary: () => `${passed} passed, ${failed} failed`,
    failed: () => failed > 0,
  }
}
