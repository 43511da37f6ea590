/**
 * Loading and composing leave garbage behind that V8 keeps until the heap is short of room, which in a program that mostly waits may be
 * hours away. Many of these desks share one terminal server, so it is given back once the start is over.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** V8's own options. Its last resort also gives back what it otherwise keeps for later: compiled code that is not running, free pages. */
type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/** Takes some 30 ms, in which main does nothing else. */
export function collectGarbage(): void {
  // V8 gives the function to contexts made while the flag is set, and to no other.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  setFlagsFromString('--no-expose-gc')
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
