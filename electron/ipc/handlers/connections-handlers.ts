import type { AppEvent } from '../../../shared/ipc/events.ts'
import type { SystemDescription } from '../../../shared/domain/system.ts'
import type { Handlers } from '../dispatch.ts'
import type { CurrentWorkspace } from './workspace.ts'

type ConnectionsChannel = Extract<keyof Handlers, `connections:${string}`>

export function connectionsHandlers(
  workspace: CurrentWorkspace,
  emit: (event: AppEvent) => void,
  describeSystems: () => SystemDescription[],
): Pick<Handlers, ConnectionsChannel> {
  return {
    'connections:list': async () => ({ connections: await workspace().connections.list() }),

    'connections:list-systems': () => Promise.resolve({ systems: describeSystems() }),

    'connections:test-draft': ({ draft, code }, { windowId, signal }) =>
      workspace().connections.testDraft(windowId, draft, signal, code),
    'connections:test': ({ connectionId }, { signal }) => workspace().connections.test(connectionId, signal),

    'connections:enter-code': async ({ connectionId, code }, { signal }) => {
      await workspace().connections.enterCode(connectionId, code, signal)
      emit({ type: 'connections-changed' })
      return {}
    },

    'connections:sign-in': async ({ connectionId }, { signal }) => {
      const signedIn = await workspace().connections.signIn(connectionId, signal)
      emit({ type: 'connections-changed' })
      return signedIn
    },

    'connections:sign-out': async ({ connectionId }) => {
      const signedOut = await workspace().connections.signOut(connectionId)
      emit({ type: 'connections-changed' })
      return signedOut
    },

    'connections:add': async ({ draft }, { windowId }) => {
      const added = await workspace().connections.add(windowId, draft)
      emit({ type: 'connections-changed' })
      return added
    },

    'connections:change': async ({ connectionId, changes }, { windowId }) => {
      const changed = await workspace().connections.change(windowId, connectionId, changes)
      emit({ type: 'connections-changed' })
      return changed
    },

    'connections:remove': async ({ connectionId }, { windowId }) => {
      const { connections, directory } = workspace()
      await connections.remove(windowId, connectionId)
      emit({ type: 'connections-changed' })
      await directory.forgetConnection(connectionId)
      return {}
    },
  }
}
