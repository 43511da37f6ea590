/** A full disk at each call that writing the settings makes. conf takes the calls when it is loaded, so it is loaded last. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, expect, it } from 'vitest'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const names = ['mkdirSync', 'openSync', 'writeSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'] as const
type Call = (...args: unknown[]) => unknown

const disk = { armed: false, failAt: 0, calls: 0 }
const table = fs as unknown as Record<string, Call>
const originals = new Map(names.map((name) => [name, table[name] as Call]))
for (const [name, original] of originals) {
  table[name] = (...args) => {
    if (!disk.armed) return original(...args)
    disk.calls += 1
    if (disk.calls !== disk.failAt) return original(...args)
    // A descriptor that could not be closed properly is gone all the same.
    if (name === 'closeSync') original(...args)
    throw Object.assign(new Error(`ENOSPC at ${name}`), { code: 'ENOSPC' })
  }
}
syncBuiltinESMExports()
afterAll(() => {
  for (const [name, original] of originals) table[name] = original
  syncBuiltinESMExports()
})

const { createConfSettingsFile } = await import('../../../electron/settings/conf-settings-file.ts')
const { createSettingsStore } = await import('../../../electron/settings/versioned-settings.ts')

function change(failAt: number) {
  const folder = makeTempFolder()
  const open = () =>
    createSettingsStore(createConfSettingsFile({ folder }), { now: () => new Date(), logger: createSilentLogger() })
  open().change({ agentName: 'before' })
  const settings = open()
  Object.assign(disk, { armed: true, failAt, calls: 0 })
  try {
    settings.change({ agentName: 'after' })
    return { trouble: null, settings, open, folder }
  } catch (trouble) {
    return { trouble, settings, open, folder }
  } finally {
    disk.armed = false
  }
}

it('leaves the settings as they were or as they should be, readable, and the next change works', () => {
  change(0)
  const calls = disk.calls
  expect(calls).toBeGreaterThan(8)
  let refused = 0
  for (let failAt = 1; failAt <= calls; failAt += 1) {
    const { trouble, settings, open, folder } = change(failAt)
    if (trouble !== null) {
      refused += 1
      expect(trouble, `call ${failAt}`).toEqual(new StorageError('disk-full'))
      expect(settings.read().agentName).toBe('before')
    }
    expect(open().found, `call ${failAt}`).toBe('ok')
    expect(['before', 'after']).toContain(open().read().agentName)
    expect(settings.change({ theme: 'dark' }).theme).toBe('dark')
    expect(fs.readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([])
  }
  expect(refused).toBeGreaterThan(calls / 2)
})
