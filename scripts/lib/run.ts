/** Runs a tool of this project as a child process and keeps what it printed. */
import { spawn } from 'node:child_process'
import { delimiter, isAbsolute, join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface Ran {
  readonly code: number
  readonly output: string
  readonly tookMs: number
}

/** `command` is found in node_modules/.bin first. Never rejects: a command that cannot start is code 127. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly show?: boolean } = {},
): Promise<Ran> {
  const started = performance.now()
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  // Windows starts the tools' command files only through its shell; none of the arguments comes from outside. A program named by
  // its whole path needs no shell, which would stumble over spaces in it.
  const shell = process.platform === 'win32' && !isAbsolute(command)
  return new Promise((resolve) => {
    const words = shell ? args.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg)) : args
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, ...options.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
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
