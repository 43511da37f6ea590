/**
 * Events that a window's page must not miss. The menu is there before the page listens, and a link may be what starts the application;
 * what comes meanwhile waits for the page.
 */

export interface KeptForPage<Kept> {
  /** Tells the window's page, or keeps it for the page that is not there yet. */
  give(windowId: number, event: Kept): void
  /** The window's page listens from now on. Returns what was kept for it so far, in that order. */
  take(windowId: number): Kept[]
  /** The window's page is gone. */
  forget(windowId: number): void
}

export function createKeptForPage<Kept>(tell: (event: Kept) => void): KeptForPage<Kept> {
  const listening = new Set<number>()
  const kept = new Map<number, Kept[]>()
  return {
    give(windowId, event) {
      if (listening.has(windowId)) tell(event)
      else kept.set(windowId, [...(kept.get(windowId) ?? []), event])
    },
    take(windowId) {
      listening.add(windowId)
      const events = kept.get(windowId) ?? []
      kept.delete(windowId)
      return events
    },
    forget(windowId) {
      listening.delete(windowId)
      kept.delete(windowId)
    },
  }
}
