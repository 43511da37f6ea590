/** The one overview store of the page, joined to the bridge and to main's events for as long as the page lives. */
import { useStore } from 'zustand'
import { onEvent } from '../../bridge/bridge.ts'
import { overviewPorts } from './overview-ports.ts'
import { createOverviewStore, type OverviewState } from './overview-store.ts'

export const overviewStore = createOverviewStore(overviewPorts)

onEvent('history-changed', () => overviewStore.getState().historyChanged())
onEvent('workspace-changed', () => overviewStore.getState().workspaceChanged())

export function useOverview<Part>(select: (state: OverviewState) => Part): Part {
  return useStore(overviewStore, select)
}
