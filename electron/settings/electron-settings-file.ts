/** The settings file in the application: the one place that imports electron-store. Same file and form as under plain Node. */
import ElectronStore from 'electron-store'
import { settingsFileName, settingsFileOver, storeOptions } from './conf-settings-file.ts'
import type { SettingsFile } from './settings-store.ts'

/** `folder` is absolute. */
export function openElectronSettingsFile({ folder }: { readonly folder: string }): SettingsFile {
  return settingsFileOver(folder, () => new ElectronStore({ ...storeOptions, cwd: folder, name: settingsFileName }))
}
