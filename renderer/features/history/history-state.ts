/** The one history store of the page, joined to the bridge and to main's events for as long as the page lives. */
import { useStore } from 'zustand'
import { onEvent } from '../../bridge/bridge.ts'
import { historyPorts } from './history-ports.ts'
import { createHistoryStore, type HistoryState } from './history-store.ts'

export const historyStore = createHistoryStore(historyPorts)

onEvent('history-changed', () => historyStore.getState().historyChanged())
onEvent('workspace-changed', () => historyStore.getState().workspaceChanged())

export function useHistory<Part>(select: (state: HistoryState) => Part): Part {
  return useStore(historyStore, select)
}
