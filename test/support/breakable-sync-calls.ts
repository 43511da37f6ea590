/**
 * Node's synchronous calls to the file system with a fault at chosen ones, for what is written without waiting. They stay replaced
 * until the file's tests are over. A library that takes the calls when it is loaded is to be loaded afterwards.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'
import { afterAll } from 'vitest'
import type { AnyCall, Fault } from './breakable-file-system.ts'

/** What each is called where the disk is broken elsewhere. */
const names = {
  mkdirSync: 'mkdir',
  statSync: 'stat',
  readFileSync: 'readFile',
  openSync: 'open',
  writeSync: 'write',
  writeFileSync: 'write',
  appendFileSync: 'write',
  fsyncSync: 'sync',
  closeSync: 'close',
  renameSync: 'rename',
  rmSync: 'rm',
} as const satisfies Record<string, AnyCall['name']>

type Name = keyof typeof names
type Choose = (call: AnyCall) => Fault | null

export interface BreakableSyncCalls {
  /** Runs `work` on the disk as `choose` has it. Answers with what it threw, `null` for nothing, and how many calls it made. */
  during(choose: Choose, work: () => void): { readonly trouble: unknown; readonly calls: number }
}

export function breakableSyncCalls(): BreakableSyncCalls {
  let choose: Choose | null = null
  let calls = 0
  const table = fs as unknown as Record<Name, (...args: unknown[]) => unknown>
  const originals = new Map((Object.keys(names) as Name[]).map((name) => [name, table[name]]))
  for (const [name, original] of originals) {
    table[name] = (...args) => {
      if (choose === null) return original(...args)
      const path = args[name === 'renameSync' ? 1 : 0]
      calls += 1
      // A descriptor says nothing of its file: all of them count as one.
      const fault = choose({ name: names[name], file: typeof path === 'string' ? basename(path) : 'descriptor' })
      // A file that could not be closed properly is closed all the same.
      if (fault !== null && name === 'closeSync') original(...args)
      return fault === null ? original(...args) : fault.answer()
    }
  }
  syncBuiltinESMExports()
  afterAll(() => {
    Object.assign(fs, Object.fromEntries(originals))
    syncBuiltinESMExports()
  })
  return {
    during(chosen, work) {
      choose = chosen
      calls = 0
      try {
        work()
        return { trouble: null, calls }
      } catch (trouble) {
        return { trouble, calls }
      } finally {
        choose = null
      }
    },
  }
}
