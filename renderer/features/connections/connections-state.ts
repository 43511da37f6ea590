/** The one connections store of the page, joined to the bridge and to main's events for as long as the page lives. */
import { useStore } from 'zustand'
import { onEvent } from '../../bridge/bridge.ts'
import { connectionsPorts } from './connections-ports.ts'
import { createConnectionsStore, type ConnectionsState } from './connections-store.ts'

export const connectionsStore = createConnectionsStore(connectionsPorts)

onEvent('connections-changed', () => void connectionsStore.getState().load())
onEvent('workspace-changed', () => void connectionsStore.getState().workspaceChanged())

export function useConnections<Part>(select: (state: ConnectionsState) => Part): Part {
  return useStore(connectionsStore, select)
}
