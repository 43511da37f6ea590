/** The one store of newer versions, joined to the bridge and to main's events for as long as the page lives. */
import { useStore } from 'zustand'
import { ask, onEvent } from '../../bridge/bridge.ts'
import { createUpdatesStore, type UpdatesState } from './updates-store.ts'

export const updatesStore = createUpdatesStore({
  read: () => ask('updates:read', {}),
  checkNow: () => ask('updates:look-now', {}),
  async openLink() {
    await ask('updates:open-link', {})
  },
})

for (const event of ['updates-changed', 'settings-changed', 'workspace-changed'] as const) {
  onEvent(event, () => void updatesStore.getState().changed())
}

export function useUpdates<Part>(select: (state: UpdatesState) => Part): Part {
  return useStore(updatesStore, select)
}
