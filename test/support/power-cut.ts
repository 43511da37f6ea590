/**
 * A process that ends as if its power were cut. It says so on its output before: Windows leaves no signal by which the end would be
 * told from that of an error.
 */
import { writeSync } from 'node:fs'

const lastWord = 'The power is cut.'

/** Between the word, which is written at once, and the end nothing is done. */
export function cutPower(): never {
  writeSync(1, `${lastWord}\n`)
  process.kill(process.pid, 'SIGKILL')
  throw new Error('The process outlived its kill.')
}

/** The lines that an ended process wrote, without the last word, and whether it ended by it. `failed`: its exit code is not 0. */
export function linesUntilCut(output: string, failed: boolean): { readonly cut: boolean; readonly lines: string[] } {
  const lines = output.split('\n').filter((line) => line !== '')
  const cut = failed && lines.at(-1) === lastWord
  return { cut, lines: cut ? lines.slice(0, -1) : lines }
}
