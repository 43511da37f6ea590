/**
 * Which screen is shown. A store and two functions instead of a router: there are five screens and no addresses.
 *
 * This room (`renderer/state/`) is what every screen may share: it knows the bridge and the domain, and no feature. Pages take
 * no props; they navigate by calling `navigate`.
 */
import { create } from 'zustand'

export const routes = ['desk', 'history', 'overview', 'connections', 'settings'] as const
export type Route = (typeof routes)[number]

type Navigation = {
  readonly route: Route
  /** Somebody wants to type into the search field and does not have the cursor there yet. */
  readonly searchWished: boolean
  /** What the history is to be filtered by when it is shown next, in place of the filters before; `null`: those stay. */
  readonly historyWish: HistoryWish | null
}

export interface HistoryWish {
  readonly text?: string
  readonly notSetUpAgain?: boolean
  /** Days, `yyyy-mm-dd`. */
  readonly from?: string
}

export const useNavigation = create<Navigation>()(() => ({ route: 'desk', searchWished: false, historyWish: null }))

export function navigate(route: Route): void {
  useNavigation.setState({ route })
}

/** Shows the part of the history that fits. */
export function showHistoryOf(historyWish: HistoryWish): void {
  useNavigation.setState({ route: 'history', historyWish })
}

/** The history is filtered by it now. */
export function historyWishTaken(): void {
  useNavigation.setState({ historyWish: null })
}

/** Shows the desk with the cursor in the search field. */
export function focusSearch(): void {
  useNavigation.setState({ route: 'desk', searchWished: true })
}

/** The search field has the cursor now. */
export function searchFocused(): void {
  useNavigation.setState({ searchWished: false })
}
