/** The settings file in the application: the one place that imports electron-store. Same file and form as under plain Node. */
import ElectronStore from 'electron-store'
import { settingsFileOver, storeOptions } from './conf-settings-file.ts'
import { settingsFileName } from './settings-format.ts'
import type { SettingsFile } from './settings-store.ts'

/** `folder` is absolute. `opened` is told each time the package was used: it then answers a channel of its own to any sender. */
export function openElectronSettingsFile(options: {
  readonly folder: string
  readonly opened: () => void
}): SettingsFile {
  const { folder, opened } = options
  return settingsFileOver(folder, () => {
    const store = new ElectronStore({ ...storeOptions, cwd: folder, name: settingsFileName })
    opened()
    return store
  })
}
