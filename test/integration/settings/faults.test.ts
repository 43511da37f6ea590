/**
 * A full disk, and files that another program holds, at each call that reading and writing the settings makes. conf takes the
 * calls when it is loaded, so it is loaded last.
 */
import fs from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { SettingsClosedError, type SettingsStore } from '../../../electron/settings/settings-store.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { heldCodes, heldFrom, heldTimes, refusedFrom } from '../../support/breakable-file-system.ts'
import { breakableSyncCalls } from '../../support/breakable-sync-calls.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

type Choose = ReturnType<typeof refusedFrom>

const disk = breakableSyncCalls()
const { createConfSettingsFile } = await import('../../../electron/settings/conf-settings-file.ts')
const { createSettingsStore } = await import('../../../electron/settings/versioned-settings.ts')
const { readStartupSettings } = await import('../../../electron/settings/startup-settings.ts')

/** The package that writes waits by the clock, turning: here each look at it takes a tenth of a second. */
beforeEach(() => {
  let time = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => (time += 100))
})

const openIn = (folder: string) =>
  createSettingsStore(createConfSettingsFile({ folder, wait: () => undefined }), {
    now: () => new Date('2026-11-20T10:42:07.123Z'),
    logger: createSilentLogger(),
  })

const document = (agentName: string) =>
  JSON.stringify({ ...defaultDocument, settings: { ...defaultDocument.settings, agentName } })

function folderWith(settings: string): string {
  const folder = makeTempFolder()
  fs.writeFileSync(join(folder, 'settings.json'), settings)
  fs.writeFileSync(join(folder, 'settings.previous.json'), document('first'))
  return folder
}

function changed(choose: Choose) {
  const folder = folderWith(document('before'))
  const settings = openIn(folder)
  const { trouble, calls } = disk.during(choose, () => void settings.change({ agentName: 'after' }))
  return { trouble, calls, settings, folder }
}

const namesIn = (folder: string) => fs.readdirSync(folder).sort()
const both = ['settings.json', 'settings.previous.json']

it('a full disk leaves the settings as they were or as they should be, readable, and the next change works', async () => {
  const { calls } = changed(() => null)
  expect(calls).toBeGreaterThan(8)
  let refused = 0
  for (let failAt = 1; failAt <= calls; failAt += 1) {
    const { trouble, settings, folder } = changed(refusedFrom(failAt, 'ENOSPC'))
    if (trouble !== null) {
      refused += 1
      expect(trouble, `call ${failAt}`).toEqual(new StorageError('disk-full'))
      expect(settings.read().agentName).toBe('before')
    }
    expect(openIn(folder).found, `call ${failAt}`).toBe('ok')
    expect(['before', 'after']).toContain(openIn(folder).read().agentName)
    expect(settings.change({ theme: 'dark' }).theme).toBe('dark')
    // The package removes its temporary file beside everything else.
    await vi.waitFor(() => expect(namesIn(folder)).toEqual(both))
  }
  expect(refused).toBeGreaterThan(calls / 2)
})

describe.each(heldCodes)('a file that another program holds (%s)', (code) => {
  it('at each call of a change leaves the settings known and readable, and the next change works', () => {
    for (const times of heldTimes) {
      for (let nth = 1, calls = nth; nth <= calls; nth += 1) {
        const { trouble, settings, folder, ...made } = changed(heldFrom(nth, code, times))
        calls = made.calls
        if (trouble !== null) expect(trouble, `call ${nth}`).toEqual(new StorageError('file-in-use'))
        expect(settings.found, `call ${nth}`).toBe('ok')
        expect(settings.read().agentName, `call ${nth}`).toBe(trouble === null ? 'after' : 'before')
        expect(['before', 'after']).toContain(openIn(folder).read().agentName)
        expect(settings.change({ theme: 'dark' }).theme).toBe('dark')
        expect(openIn(folder).read().theme).toBe('dark')
        expect(namesIn(folder).filter((name) => !name.includes('tmp'))).toEqual(both)
      }
    }
  })

  it.each(heldTimes)('at the start (%s times) is waited for, or left alone until it is let go', (times) => {
    const folder = folderWith(document('before'))
    const stores: SettingsStore[] = []
    const opening = disk.during(heldFrom(1, code, times), () => {
      const settings = openIn(folder)
      stores.push(settings)
      expect(settings.found).toBe(times === Infinity ? 'no-access' : 'ok')
      if (times !== Infinity) return
      expect(settings.readAgain()).toBe(false)
      expect(() => settings.change({ theme: 'dark' })).toThrow(new SettingsClosedError('no-access'))
      expect(() => settings.startFresh()).toThrow(new SettingsClosedError('no-access'))
    })
    expect(opening.trouble).toBeNull()
    expect(namesIn(folder)).toEqual(both)
    expect(stores.map((settings) => settings.readAgain())).toEqual([true])
    expect(stores.map((settings) => settings.read().agentName)).toEqual(['before'])
  })

  it('is put aside only as a whole, and only once it can be', () => {
    for (const times of heldTimes) {
      for (let nth = 1, calls = nth; nth <= calls; nth += 1) {
        const folder = folderWith('{ damaged')
        const settings = openIn(folder)
        calls = disk.during(heldFrom(nth, code, times), () => void settings.startFresh()).calls
        settings.startFresh()
        const aside = namesIn(folder).map((name) => fs.readFileSync(join(folder, name), 'utf8'))
        expect(aside.sort(), `call ${nth}`).toEqual(['{ damaged', document('first')].sort())
        expect(settings.found).toBe('absent')
        expect(settings.change({ theme: 'dark' }).theme).toBe('dark')
      }
    }
  })

  it.each(heldTimes)('(%s times) says how the window looked as soon as it can', (times) => {
    const folder = folderWith(JSON.stringify({ ...defaultDocument, workspace: 'practice' }))
    const workspaces: string[] = []
    disk.during(
      heldFrom(1, code, times),
      () => void workspaces.push(readStartupSettings(folder, () => undefined).workspace),
    )
    expect(workspaces).toEqual([times === Infinity ? 'real' : 'practice'])
  })
})
