/**
 * Runs programs of this project and keeps what they printed. Each is a file that Node runs, never a command file that Windows starts
 * through its shell alone, so that no space or letter in a path needs quoting.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, win32 } from 'node:path'
import { z } from 'zod'

export const root = join(import.meta.dirname, '../..')

export interface Ran {
  readonly code: number
  readonly output: string
  readonly tookMs: number
}

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv
  /** Shows the output as it comes as well. */
  readonly show?: boolean
}

/** `tool` as it is called on the command line, `tsc`. Never rejects: what cannot start is code 127. */
export function runTool(tool: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run(process.execPath, [toolEntry(tool), ...args], options)
}

/** As `runTool`, without npm's warnings and news in the output. */
export function runNpm(args: readonly string[]): Promise<Ran> {
  const [command, ...first] = npmCommand(process.platform, process.execPath, process.env['npm_execpath'])
  return run(command, [...first, '--loglevel=error', ...args], {})
}

/** The packages that are not called like the tool they bring. */
const packageOf: Readonly<Record<string, string>> = {
  depcruise: 'dependency-cruiser',
  playwright: '@playwright/test',
  tsc: 'typescript',
}

const Manifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })

/** The file that Node runs for a tool. Throws where there is no such tool. */
export function toolEntry(tool: string): string {
  const folder = join(root, 'node_modules', packageOf[tool] ?? tool)
  const { bin } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const entry = typeof bin === 'string' ? bin : bin[tool]
  if (entry === undefined) throw new Error(`${folder} brings no ${tool}.`)
  return join(folder, entry)
}

/**
 * `node`: the Node that runs this. `npmEntry`: the npm that started it, if one did. Without, on Windows the npm that every Node there
 * comes with, which elsewhere is found like any command.
 */
export function npmCommand(
  platform: NodeJS.Platform,
  node: string,
  npmEntry: string | undefined,
): readonly [string, ...string[]] {
  if (npmEntry !== undefined) return [node, npmEntry]
  if (platform !== 'win32') return ['npm']
  return [node, win32.join(win32.dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js')]
}

function run(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output += chunk.toString()
      if (options.show) process.stdout.write(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const end = (code: number): void => resolve({ code, output, tookMs: performance.now() - started })
    child.on('error', (error) => {
      output += error.message
      end(127)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}
