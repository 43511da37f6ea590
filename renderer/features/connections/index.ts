import { navigate } from '../../state/navigation.ts'
import { connectionsStore } from './connections-state.ts'

export { ConnectionsPage } from './connections-page.tsx'

/** Shows the connections with a new one begun. */
export function startConnecting(): void {
  connectionsStore.getState().startAdding()
  navigate('connections')
}
