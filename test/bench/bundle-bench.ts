/** What has to be loaded before anything can be shown: the page's first JavaScript and main's bundle. Needs a build. */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { BenchRow } from './bench-row.ts'
import { median, percentile } from './statistics.ts'

const root = join(import.meta.dirname, '../..')
const loads = 15

export async function bundleBenchmarks(): Promise<BenchRow[]> {
  const kilobytes = (await initialScripts()).reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000
  const loadMs = await mainLoadTimes()
  return [
    {
      name: 'page: initial JavaScript, gzip',
      unit: 'kB',
      median: kilobytes,
      p99: null,
      target: '≤ 200',
      met: kilobytes <= 200,
    },
    {
      name: 'main: bundle load under Node',
      unit: 'ms',
      median: median(loadMs),
      p99: percentile(loadMs, 99),
      target: 'median ≤ 150',
      met: median(loadMs) <= 150,
    },
  ]
}

/** The entry script and everything it imports statically, as the browser would fetch it before running, and the texts of one language. */
async function initialScripts(): Promise<Buffer[]> {
  const folder = join(root, 'out/renderer')
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const found = new Map<string, Buffer>()
  const visit = async (path: string): Promise<void> => {
    if (found.has(path)) return
    const script = await readFile(join(folder, path))
    found.set(path, script)
    const imports = script
      .toString()
      .matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$\s,]*from\s*)?["']\.\/(?<file>[^"']+\.js)["']/g)
    for (const { groups } of imports) await visit(join(path, '..', groups?.['file'] ?? ''))
  }
  for (const { groups } of html.matchAll(/(?:src|href)="(?:\.|app:\/\/[^/]+)?\/?(?<file>[^"]+\.js)"/g)) {
    await visit(groups?.['file'] ?? '')
  }
  for (const file of await readdir(join(folder, 'assets'))) {
    if (/^texts-en-.*\.js$/.test(file)) await visit(`assets/${file}`)
  }
  if (found.size === 0) throw new Error('no script found in out/renderer/index.html')
  return [...found.values()]
}

/**
 * Time to import main's bundle in a fresh Node, without Node's own start. The module `electron` is stood in for, since its
 * binary is not there; nothing of it runs at import.
 */
async function mainLoadTimes(): Promise<number[]> {
  const script = join(import.meta.dirname, 'load-main.ts')
  const times: number[] = []
  for (let load = 0; load < loads; load++) {
    const { stdout } = await promisify(execFile)(process.execPath, [script])
    times.push(Number(stdout))
  }
  return times
}
