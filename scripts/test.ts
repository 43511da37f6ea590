/**
 * `npm test`: everything CI runs. Prints one line a step, the output of what failed, and ends with
 * `N passed, N failed, N skipped`. Static checks count as one each, tests one by one.
 */
import { readFile, rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureDebianPackages, serverPackages, testPackages } from './lib/debian-packages.ts'
import { electronForSpecs } from './lib/electron-binary.ts'
import { runEndToEnd } from './lib/end-to-end.ts'
import { requirePackages } from './lib/require-packages.ts'
import { runTool, type Ran } from './lib/run.ts'

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Step {
  readonly name: string
  /** `flaky`: how many of the passed failed first and passed when they were run again. */
  readonly go: () => Promise<{ counts: Counts; flaky?: number; output: string; tookMs: number }>
}

await requirePackages(testPackages)
const servers = ensureDebianPackages(serverPackages)
if (servers.kind === 'missing') console.log(`${servers.sentence} The tests that need it are skipped.`)

const reports = await mkdtemp(join(tmpdir(), 'mfa-desk-reports-'))

/** A check that passes or fails as one. */
const check = (name: string, tool: string, ...args: string[]): Step => ({
  name,
  go: async () => {
    const ran = await runTool(tool, args)
    return { counts: one(ran.code === 0), output: ran.output, tookMs: ran.tookMs }
  },
})

const steps: readonly Step[] = [
  check('types', 'tsc', '-b'),
  check('lint', 'eslint', '.', '--max-warnings=0'),
  check('format', 'prettier', '--check', '.'),
  check(
    'imports',
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    'electron',
    'renderer',
    'shared',
    'scripts',
    'test',
  ),
  check('unused', 'knip', '--no-progress'),
  check('build', 'electron-vite', 'build'),
  { name: 'unit, integration, security, keychain', go: vitest },
  { name: 'end-to-end', go: playwright },
]

let total: Counts = { passed: 0, failed: 0, skipped: 0 }
for (const step of steps) {
  const { counts, flaky = 0, output, tookMs } = await step.go()
  total = add(total, counts)
  const verdict = counts.failed === 0 ? 'ok' : 'FAILED'
  console.log(`${verdict.padEnd(6)} ${step.name} (${summary(counts)}, ${(tookMs / 1000).toFixed(1)} s)`)
  if (flaky > 0) console.log(`       of these, ${flaky} passed only when run again`)
  if (counts.failed + flaky > 0) console.log(output)
}
const electron = electronForSpecs()
if (electron.binary === null) console.log(`       lane electron skipped: ${electron.reason}`)
await rm(reports, { recursive: true, force: true })
console.log(summary(total))
process.exitCode = total.failed === 0 ? 0 : 1

async function vitest(): ReturnType<Step['go']> {
  const file = join(reports, 'vitest.json')
  const ran = await runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
  const report = await readReport(file, Report)
  return {
    counts: failedRun(
      ran,
      report && {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests,
      },
    ),
    output: ran.output,
    tookMs: ran.tookMs,
  }
}

async function playwright(): ReturnType<Step['go']> {
  const file = join(reports, 'playwright.json')
  const ran = await runEndToEnd([], { show: false, env: { E2E_REPORT: file } })
  const Report = z.object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  })
  const report = await readReport(file, Report)
  return {
    counts: failedRun(
      ran,
      report && {
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected,
        skipped: report.stats.skipped,
      },
    ),
    flaky: report?.stats.flaky ?? 0,
    output: ran.output,
    tookMs: ran.tookMs,
  }
}

/** A runner that fell over without a failed test, or without a report, has failed all the same. */
function failedRun(ran: Ran, counts: Counts | null): Counts {
  if (counts === null) return one(false)
  return ran.code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

async function readReport<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema> | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

function one(passed: boolean): Counts {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
