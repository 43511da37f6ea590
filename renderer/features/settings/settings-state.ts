/** The one settings store of the page, joined to the bridge and to main's events for as long as the page lives. */
import { useStore } from 'zustand'
import { onEvent } from '../../bridge/bridge.ts'
import { settingsPorts } from './settings-ports.ts'
import { createSettingsStore, type SettingsState } from './settings-store.ts'

export const settingsStore = createSettingsStore(settingsPorts)

onEvent('settings-changed', () => void settingsStore.getState().settingsChanged())
onEvent('connections-changed', () => void settingsStore.getState().loadConnections())
onEvent('workspace-changed', () => void settingsStore.getState().load())

export function useSettings<Part>(select: (state: SettingsState) => Part): Part {
  return useStore(settingsStore, select)
}
