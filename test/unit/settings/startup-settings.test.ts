import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createConfSettingsFile } from '../../../electron/settings/conf-settings-file.ts'
import { readStartupSettings } from '../../../electron/settings/startup-settings.ts'
import { createSettingsStore } from '../../../electron/settings/versioned-settings.ts'
import { createSilentLogger } from '../../../electron/logging/file-logger.ts'
import { makeConnection } from '../../support/domain-fixtures.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const nothing = {
  window: null,
  theme: 'system',
  textSize: 'normal',
  language: 'system',
  workspace: 'real',
  connected: false,
}
const place = { x: 10, y: null, width: 900, height: 700, maximised: true }

function startupSettingsOf(text: string) {
  const folder = makeTempFolder()
  writeFileSync(join(folder, 'settings.json'), text)
  return readStartupSettings(folder)
}

describe('the startup settings', () => {
  it('sees what the settings themselves have written', () => {
    const folder = makeTempFolder()
    const settings = createSettingsStore(createConfSettingsFile({ folder }), {
      now: () => new Date(),
      logger: createSilentLogger(),
    })
    settings.putConnection(makeConnection())
    settings.change({ theme: 'dark', textSize: 'large', language: 'de' })
    settings.setWorkspace('practice')
    settings.writeWindowState(place)
    expect(readStartupSettings(folder)).toEqual({
      window: place,
      theme: 'dark',
      textSize: 'large',
      language: 'de',
      workspace: 'practice',
      connected: true,
    })
  })

  it('sees nothing where there are none', () => {
    expect(readStartupSettings(makeTempFolder())).toEqual(nothing)
  })

  it.each([
    ['no JSON', '{ damaged'],
    ['no object', '[1]'],
    ['nothing', ''],
    ['no version', '{"workspace":"practice"}'],
    ['a newer version', '{"version":99,"workspace":"practice","connections":[{}]}'],
  ])('takes nothing from a file that holds %s', (_what, text) => {
    expect(startupSettingsOf(text)).toEqual(nothing)
  })

  it.each([
    ['a window without a size', { window: { x: 1, y: 1, maximised: false } }],
    ['a window of no width', { window: { ...place, width: 0 } }],
    ['a window at half a pixel', { window: { ...place, x: 0.5 } }],
    ['a window that is a list', { window: [1, 2, 3, 4] }],
    ['a theme nobody knows', { settings: { theme: 'plaid' } }],
    ['a text size nobody knows', { settings: { textSize: 'tiny' } }],
    ['a language nobody knows', { settings: { language: 'tlh' } }],
    ['a workspace nobody knows', { workspace: 'other' }],
    ['connections that are no list', { connections: { length: 3 } }],
  ])('passes over %s', (_what, part) => {
    expect(startupSettingsOf(JSON.stringify({ version: 2, ...part }))).toEqual(nothing)
  })
})
