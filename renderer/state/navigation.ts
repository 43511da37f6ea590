/**
 * Which screen is shown. A store and two functions instead of a router: there are four screens and no addresses.
 *
 * This room (`renderer/state/`) is what every screen may share: it knows the bridge and the domain, and no feature. Pages take
 * no props; they navigate by calling `navigate`.
 */
import { create } from 'zustand'

export const routes = ['desk', 'history', 'connections', 'settings'] as const
export type Route = (typeof routes)[number]

type Navigation = {
  readonly route: Route
  /** Counts the wishes to type into the search field, so that each one is noticed. */
  readonly searchWishes: number
}

export const useNavigation = create<Navigation>()(() => ({ route: 'desk', searchWishes: 0 }))

export function navigate(route: Route): void {
  useNavigation.setState({ route })
}

/** Shows the desk with the cursor in the search field. */
export function focusSearch(): void {
  useNavigation.setState((state) => ({ route: 'desk', searchWishes: state.searchWishes + 1 }))
}
