/** What the settings screen needs from main and from the clock, so that its store runs under plain Node. */
import type { ConnectionView, ResetOffer } from '../../../shared/domain/connection.ts'
import type { Settings, SettingsChanges } from '../../../shared/domain/settings.ts'
import { ask } from '../../bridge/bridge.ts'

export interface SettingsPorts {
  read(): Promise<Settings>
  change(changes: SettingsChanges): Promise<Settings>
  listConnections(): Promise<readonly ConnectionView[]>
  changeOffer(connectionId: string, offer: ResetOffer): Promise<ConnectionView>
  countRecents(): Promise<number>
  clearRecents(): Promise<void>
  /** Runs `run` once after a pause. Returns the way to call it off. */
  later(pauseMs: number, run: () => void): () => void
}

export const settingsPorts: SettingsPorts = {
  read: () => ask('settings:read', {}),
  change: (changes) => ask('settings:change', { changes }),
  listConnections: async () => (await ask('connections:list', {})).connections,
  changeOffer: (connectionId, offer) => ask('connections:change', { connectionId, changes: { offer } }),
  countRecents: async () => (await ask('directory:list-recents', {})).recents.length,
  async clearRecents() {
    await ask('directory:clear-recents', {})
  },
  later(pauseMs, run) {
    const timer = setTimeout(run, pauseMs)
    return () => clearTimeout(timer)
  },
}
