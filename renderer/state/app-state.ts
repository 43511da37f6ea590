/** The page's one app store, joined to the bridge. Stores that are tested take it as a port instead of importing it. */
import type { SystemId } from '../../shared/domain/connection.ts'
import type { SystemDescription } from '../../shared/domain/system.ts'
import { ask, onEvent } from '../bridge/bridge.ts'
import { createAppStore } from './app-store.ts'
import { initialAppearance } from './initial-appearance.ts'

export const useAppStore = createAppStore({
  ask,
  onEvent,
  onReturn(listener) {
    window.addEventListener('focus', listener)
    return () => window.removeEventListener('focus', listener)
  },
})

/** Whether invented people are being practised on. */
export function useIsPractice(): boolean {
  return useAppStore((state) => (state.app?.workspace ?? initialAppearance.workspace) === 'practice')
}

/** What main told of a system. `undefined`: nothing yet, or this version does not know it. */
export function useSystem(id: SystemId | null): SystemDescription | undefined {
  return useAppStore((state) => state.systems?.find((system) => system.id === id))
}
