import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { receivedIn, recordedIn, type OutboxChildOrder } from '../../support/outbox-child.ts'
import { linesUntilCut } from '../../support/power-cut.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const child = join(import.meta.dirname, '../../support/outbox-child.ts')

const run = (order: OutboxChildOrder): Promise<{ readonly cut: boolean; readonly lines: string[] }> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, [child, JSON.stringify(order)], (error, output, errors) => {
      if (errors !== '' && error?.code !== null) reject(new Error(errors))
      resolve(linesUntilCut(output, error !== null))
    })
  })

test(
  'kill -9 at any change of the disk, or between sending, recording and noting it, loses no message and invents none; what comes twice has the same id, and all that was sent is recorded',
  { timeout: 120_000 },
  async () => {
    const letters = ['one', 'two', 'three']
    const killAndLook = async (at: 'disk' | 'sent' | 'recorded', nth: number): Promise<boolean> => {
      const folder = makeTempFolder()
      const order = { folder, key: randomBytes(32).toString('base64') }
      const killed = await run({ ...order, letters, diesAt: { at, nth } })
      // The next run finds what was left, and sends one of its own.
      const { lines } = await run({ ...order, letters: ['four'], diesAt: null })
      expect(lines.at(-1)).toBe('done')
      const taken = [...killed.lines, ...lines].filter((line) => line !== 'done')
      const received = readFileSync(receivedIn(folder), 'utf8').split('\n').slice(0, -1)
      expect(received).toEqual(expect.arrayContaining(taken))
      // One more than was said may be there: the process died before saying so.
      const ids = new Map(received.map((line) => line.split(' ') as [string, string]))
      expect(ids.size).toBeLessThanOrEqual(taken.length + 1)
      expect([...ids.values()].toSorted()).toEqual([...new Set(ids.values())].toSorted())
      expect([...letters, 'four']).toEqual(expect.arrayContaining([...ids.values()]))
      const recorded = readFileSync(recordedIn(folder), 'utf8').split('\n').slice(0, -1)
      expect([...new Set(recorded)].toSorted()).toEqual([...ids.keys()].toSorted())
      return killed.cut
    }
    const killEverywhere = async (at: 'disk' | 'sent' | 'recorded'): Promise<number> => {
      let nth = 1
      while (await killAndLook(at, nth)) nth += 1
      return nth - 1
    }
    const [onTheDisk, afterSending, afterRecording] = await Promise.all([
      killEverywhere('disk'),
      killEverywhere('sent'),
      killEverywhere('recorded'),
    ])
    expect(onTheDisk).toBeGreaterThan(8)
    expect([afterSending, afterRecording]).toEqual([letters.length, letters.length])
  },
)
