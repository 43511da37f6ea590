import type { AppEvent } from '../../../shared/ipc/events.ts'
import type { SettingsChanging } from '../../settings/settings-changing.ts'
import type { SettingsStore } from '../../settings/settings-store.ts'
import type { Handlers } from '../dispatch.ts'

type SettingsChannel = Extract<keyof Handlers, `settings:${string}`>

export function settingsHandlers(
  settings: Pick<SettingsStore, 'read'>,
  changing: SettingsChanging,
  {
    clearRecents,
    messagesChanged,
    suggestName,
    emit,
  }: {
    /** Recents that are switched off are gone, not hidden. */
    readonly clearRecents: () => Promise<void>
    /** Other rules may let go messages that were stopped. */
    readonly messagesChanged: () => void
    readonly suggestName: () => Promise<string | null>
    readonly emit: (event: AppEvent) => void
  },
): Pick<Handlers, SettingsChannel> {
  const replaced = async (replacing: Promise<{ keptAs: string | null }>) => {
    const kept = await replacing
    emit({ type: 'settings-changed' })
    emit({ type: 'connections-changed' })
    return kept
  }

  return {
    'settings:read': () => Promise.resolve(settings.read()),

    'settings:change': async ({ changes }, { windowId }) => {
      const changed = await changing.change(windowId, changes)
      emit({ type: 'settings-changed' })
      if (changes.notices !== undefined || changes.ticket !== undefined) messagesChanged()
      if (changes.recents?.kept === false) await clearRecents()
      return changed
    },

    'settings:suggest-name': async () => ({ name: await suggestName() }),

    'settings:start-fresh': (_request, { windowId }) => replaced(changing.startFresh(windowId)),
    'settings:restore-previous': (_request, { windowId }) => replaced(changing.restorePrevious(windowId)),
  }
}
