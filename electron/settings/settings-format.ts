/** What the settings' file is called and which version of it this program writes. */

/** The name without extension, as conf and electron-store take it. */
export const settingsFileName = 'settings'

export const settingsVersion = 8
