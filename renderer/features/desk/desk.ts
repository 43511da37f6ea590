/** The page's one desk, joined to the bridge, the app store and the browser. It lives as long as the page. */
import type { PersonLink } from '../../../shared/domain/person-link.ts'
import { ask, onEvent } from '../../bridge/bridge.ts'
import { useAppStore } from '../../state/app-state.ts'
import { focusSearch, navigate } from '../../state/navigation.ts'
import { createDeskStore } from './store/desk-store.ts'

export const useDesk = createDeskStore({
  ask,
  onEvent,
  connections: () => useAppStore.getState().connections,
  settings: () => useAppStore.getState().settings,
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms)
      const stop = () => {
        clearTimeout(timer)
        reject(new DOMException('Given up', 'AbortError'))
      }
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    }),
  onOnline: (listener) => {
    window.addEventListener('online', listener)
    return () => window.removeEventListener('online', listener)
  },
})

/** Fills in what another program asks for, or asks the agent first. */
export function takeLink(link: PersonLink): void {
  useDesk.takeLink(link)
  if (useDesk.getState().offered === null) focusSearch()
}

/** Follows main's events from now on, whatever screen is shown: a reset goes on while the history is open. */
export function startDesk(): () => void {
  const stop = useDesk.start()
  const stopFollowing = useAppStore.subscribe((state, before) => {
    if (state.connections !== before.connections) useDesk.connectionsChanged()
  })
  return () => {
    stop()
    stopFollowing()
  }
}

/** Asks why the call is suspicious, on the desk, where its person is open; where none is, nothing happens. */
export function stopAndReport(): void {
  if (useDesk.getState().open === null) return
  navigate('desk')
  useDesk.beginReport()
}
