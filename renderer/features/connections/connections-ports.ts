/** What the connections screen needs from main, so that its store runs under plain Node. */
import type {
  ConnectionChanges,
  ConnectionCheck,
  ConnectionDraft,
  ConnectionView,
} from '../../../shared/domain/connection.ts'
import { ask } from '../../bridge/bridge.ts'

export interface ConnectionsPorts {
  list(): Promise<readonly ConnectionView[]>
  testDraft(draft: ConnectionDraft, signal: AbortSignal, code?: string): Promise<ConnectionCheck>
  test(connectionId: string, signal: AbortSignal): Promise<ConnectionCheck>
  enterCode(connectionId: string, code: string, signal: AbortSignal): Promise<void>
  signIn(connectionId: string, signal: AbortSignal): Promise<ConnectionView>
  signOut(connectionId: string): Promise<ConnectionView>
  add(draft: ConnectionDraft): Promise<ConnectionView>
  change(connectionId: string, changes: ConnectionChanges): Promise<ConnectionView>
  remove(connectionId: string): Promise<void>
}

export const connectionsPorts: ConnectionsPorts = {
  list: async () => (await ask('connections:list', {})).connections,
  testDraft: (draft, signal, code) =>
    ask('connections:test-draft', { draft, ...(code === undefined ? {} : { code }) }, signal),
  test: (connectionId, signal) => ask('connections:test', { connectionId }, signal),
  async enterCode(connectionId, code, signal) {
    await ask('connections:enter-code', { connectionId, code }, signal)
  },
  signIn: (connectionId, signal) => ask('connections:sign-in', { connectionId }, signal),
  signOut: (connectionId) => ask('connections:sign-out', { connectionId }),
  add: (draft) => ask('connections:add', { draft }),
  change: (connectionId, changes) => ask('connections:change', { connectionId, changes }),
  async remove(connectionId) {
    await ask('connections:remove', { connectionId })
  },
}
