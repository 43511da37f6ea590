/**
 * How the settings on this computer were found. `no-access`: the file has been unreadable since the start, most likely because
 * another program holds it, so nobody knows what it says. `unreadable`: it was read and cannot be understood.
 */
export const settingsFound = ['ok', 'absent', 'no-access', 'unreadable', 'newer'] as const
export type SettingsFound = (typeof settingsFound)[number]
export type SettingsUsable = 'ok' | 'absent'

/** Whether there is something to go by: what the file says, or the defaults where there is none. */
export const isUsable = (found: SettingsFound): found is SettingsUsable => found === 'ok' || found === 'absent'
