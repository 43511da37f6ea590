/** The page's only desk store, connected to the bridge, the app store and the browser. It lives as long as the page. */
import type { PersonLink } from '../../../shared/domain/person-link.ts'
import { ask, onEvent } from '../../bridge/bridge.ts'
import { useAppStore } from '../../state/app-state.ts'
import { focusSearch, navigate } from '../../state/navigation.ts'
import { createDeskStore } from './store/desk-store.ts'

export const useDesk = createDeskStore({
  ask,
  onEvent,
  connections: () => useAppStore.getState().connections,
  hasTicketSystem: () => useAppStore.getState().ticketConnections.length > 0,
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

/** Fills in the fields of another program's link, or asks the agent first. */
export function takeLink(link: PersonLink): void {
  useDesk.takeLink(link)
  if (useDesk.getState().offered === null) focusSearch()
}

/** Subscribes to main's events, whichever screen is shown: a reset continues while the history is open. */
export function startDesk(): () => void {
  const stop = useDesk.start()
  const stopFollowing = useAppStore.subscribe((state, before) => {
    if (state.connections !== before.connections) useDesk.connectionsChanged()
    if (state.ticketConnections !== before.ticketConnections) useDesk.lookUpTicket()
    // What main says of methods is in the language they were read in.
    if (before.app !== null && state.app?.language !== before.app.language) refreshPerson()
  })
  return () => {
    stop()
    stopFollowing()
  }
}

/** Reads everything of the person who is open again. */
export function refreshPerson(): void {
  for (const key of useDesk.getState().open?.accountKeys ?? []) useDesk.refresh(key)
}

/** Puts this call away, from whichever screen, with the cursor in the search field for the next one. */
export function nextCaller(): void {
  useDesk.nextCaller()
  focusSearch()
}

/** Brings the call back that was just put away, from whichever screen. Returns whether there was one. */
export function undoNextCaller(): boolean {
  if (useDesk.getState().putAway === null) return false
  useDesk.undoNextCaller()
  navigate('desk')
  if (useDesk.getState().open === null) focusSearch()
  return true
}

/** Goes to the desk and asks why the call is suspicious. Does nothing if no person is open. */
export function stopAndReport(): void {
  if (useDesk.getState().open === null) return
  navigate('desk')
  useDesk.beginReport()
}
