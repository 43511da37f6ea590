/** electron-store with a stand-in for Electron: that it and conf read each other's files. */
import { readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { createConfSettingsFile } from '../../../electron/settings/conf-settings-file.ts'
import { createSettingsStore } from '../../../electron/settings/versioned-settings.ts'
import { makeConnection } from '../../support/domain-fixtures.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

/** The package itself would look for Electron's binary, and fetch it, as soon as it is imported. */
const standIn = `export default {
  app: { getPath: () => '/nonexistent', getVersion: () => '9.9.9' }, ipcMain: { on() {} }, shell: {}
}`
const hooks = registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: `data:text/javascript,${encodeURIComponent(standIn)}`, shortCircuit: true }
      : next(specifier, context),
})
afterAll(() => hooks.deregister())
const { openElectronSettingsFile } = await import('../../../electron/settings/electron-settings-file.ts')

const opened = vi.fn<() => void>()
const now = () => new Date('2026-11-20T10:42:07.123Z')

it('writes the file that conf writes, and reads the one conf has written', () => {
  const [one, two] = [makeTempFolder(), makeTempFolder()]
  const inElectron = createSettingsStore(openElectronSettingsFile({ folder: one, opened }), {
    now,
    logger: createSilentLogger(),
  })
  const inNode = createSettingsStore(createConfSettingsFile({ folder: two }), { now, logger: createSilentLogger() })
  for (const settings of [inElectron, inNode]) {
    settings.putConnection(makeConnection())
    settings.change({ theme: 'dark' })
  }
  expect(readFileSync(join(one, 'settings.json'), 'utf8')).toBe(readFileSync(join(two, 'settings.json'), 'utf8'))

  const crossed = createSettingsStore(openElectronSettingsFile({ folder: two, opened }), {
    now,
    logger: createSilentLogger(),
  })
  expect(crossed.found).toBe('ok')
  expect(crossed.connections()).toEqual([makeConnection()])
})

it('leaves a damaged file as it is', () => {
  const folder = makeTempFolder()
  writeFileSync(join(folder, 'settings.json'), '{ damaged')
  const settings = createSettingsStore(openElectronSettingsFile({ folder, opened }), {
    now,
    logger: createSilentLogger(),
  })
  expect(settings.found).toBe('unreadable')
  expect(() => settings.change({ theme: 'dark' })).toThrow()
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{ damaged')
})

it('tells of each use of the package, also of the first that comes with a writing', () => {
  const folder = makeTempFolder()
  opened.mockClear()
  const settings = createSettingsStore(openElectronSettingsFile({ folder, opened }), {
    now,
    logger: createSilentLogger(),
  })
  expect(opened).not.toHaveBeenCalled()
  settings.change({ theme: 'dark' })
  expect(opened).toHaveBeenCalled()
})
