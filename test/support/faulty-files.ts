/** The calls to the file system, counted, one of them failing: for trying a full disk at each. */
import { type FileCalls, nodeFileCalls } from '../../electron/storage/file-calls.ts'

export interface FaultyFiles extends FileCalls {
  /** Names of the calls made so far, the failed one included. */
  readonly calls: readonly string[]
}

/** `failAt` counts from 1; 0 never fails. */
export function createFaultyFiles(failAt: number, code = 'ENOSPC'): FaultyFiles {
  const calls: string[] = []
  const count = (name: string): void => {
    calls.push(name)
    if (calls.length === failAt) throw Object.assign(new Error(`${code} at ${name}`), { code })
  }
  return {
    calls,
    async makeFolder(path) {
      count('makeFolder')
      await nodeFileCalls.makeFolder(path)
    },
    async open(path, flags, mode) {
      count(`open ${flags}`)
      const file = await nodeFileCalls.open(path, flags, mode)
      return {
        async writeFile(data) {
          // As a full disk does it: some of the bytes arrive.
          if (calls.length + 1 === failAt) await file.writeFile(data.subarray(0, data.length / 2))
          count('writeFile')
          await file.writeFile(data)
        },
        async sync() {
          count('sync')
          await file.sync()
        },
        async close() {
          await file.close()
          count('close')
        },
      }
    },
    async rename(from, to) {
      count('rename')
      await nodeFileCalls.rename(from, to)
    },
    async remove(path) {
      count('remove')
      await nodeFileCalls.remove(path)
    },
    async readFile(path) {
      count('readFile')
      return nodeFileCalls.readFile(path)
    },
  }
}
