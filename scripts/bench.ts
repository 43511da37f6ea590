/**
 * `npm run bench`: measures and prints a table. `-- --json FILE` writes the same rows; `-- --only WORD` keeps the groups whose
 * name holds the word. Nothing here fails: a figure that is not met is shown as such.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { BenchRow } from '../test/bench/bench-row.ts'
import { benchmarks } from '../test/bench/benchmarks.ts'
import { demoPackages } from './lib/debian-packages.ts'
import { requirePackages } from './lib/require-packages.ts'
import { runTool } from './lib/run.ts'

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })

await requirePackages(demoPackages)
const built = await runTool('electron-vite', ['build'])
if (built.code !== 0) {
  console.error(built.output)
  process.exit(1)
}

const rows: BenchRow[] = []
for (const [name, measure] of Object.entries(benchmarks)) {
  if (values.only !== undefined && !name.includes(values.only)) continue
  rows.push(...(await measure()))
}

console.log(table(rows))
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`)

function table(all: readonly BenchRow[]): string {
  const lines = [
    ['name', 'unit', 'median', 'p99', 'target', 'met'],
    ...all.map(({ name, unit, median, p99, target, met }) => [
      name,
      unit,
      figure(median),
      p99 === null ? '' : figure(p99),
      target,
      met === null ? '' : met ? 'yes' : 'NO',
    ]),
  ]
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
