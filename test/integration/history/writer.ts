/** Starting `writer-process.ts`. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { linesUntilCut } from '../../support/power-cut.ts'

const writer = join(import.meta.dirname, 'writer-process.ts')

/** Runs it until it ends or kills itself. `lines` is what it said. */
export function runWriter(
  folder: string,
  task: 'write' | 'delete',
  killAt: number,
): Promise<{ killed: boolean; lines: string[] }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [writer, folder, task, String(killAt)], (error, stdout, stderr) => {
      const { cut, lines } = linesUntilCut(stdout, error !== null)
      if (error && !cut) reject(new Error(stderr, { cause: error }))
      else resolve({ killed: cut, lines })
    })
  })
}

/** How many calls that change something it takes when nobody kills it. */
export async function callsOf(folder: string, task: 'write' | 'delete'): Promise<number> {
  const { lines } = await runWriter(folder, task, 0)
  return Number(lines.at(-1)?.split(' ')[1])
}

export interface Holder {
  /** Has it write an operation. */
  write(): Promise<void>
  /** Lets it close the history and end. */
  end(): Promise<void>
  kill(): Promise<void>
}

/** Another process that has the history open. */
export async function holdElsewhere(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, [writer, folder, 'hold'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  await once(lines, 'line')
  return {
    async write() {
      child.stdin.write('\n')
      await once(lines, 'line')
    },
    async end() {
      child.stdin.end()
      await exited
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
