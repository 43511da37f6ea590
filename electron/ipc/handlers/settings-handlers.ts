import type { AppEvent } from '../../../shared/ipc/events.ts'
import type { SettingsStore } from '../../settings/settings-store.ts'
import type { Handlers } from '../dispatch.ts'

type SettingsChannel = Extract<keyof Handlers, `settings:${string}`>

export function settingsHandlers(
  settings: SettingsStore,
  /** Recents that are switched off are gone, not hidden. */
  clearRecents: () => Promise<void>,
  emit: (event: AppEvent) => void,
): Pick<Handlers, SettingsChannel> {
  const replaced = async (kept: { keptAs: string | null }) => {
    emit({ type: 'settings-changed' })
    emit({ type: 'connections-changed' })
    return Promise.resolve(kept)
  }

  return {
    'settings:read': () => Promise.resolve(settings.read()),

    'settings:change': async ({ changes }) => {
      const changed = settings.change(changes)
      emit({ type: 'settings-changed' })
      if (changes.recents?.kept === false) await clearRecents()
      return changed
    },

    'settings:start-fresh': () => replaced(settings.startFresh()),
    'settings:restore-previous': () => replaced(settings.restorePrevious()),
  }
}
