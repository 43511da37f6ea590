/**
 * Commands of the application menu on their way to the page. The menu is there before the page listens, and on macOS also when
 * there is no window; what is chosen meanwhile waits for the page.
 */
import type { MenuCommand } from '../../shared/ipc/events.ts'

export interface MenuCommands {
  /** Tells the window's page, or keeps it for the page that is not there yet. */
  choose(windowId: number, command: MenuCommand): void
  /** The window's page listens from now on. What was chosen for it so far, in that order. */
  take(windowId: number): MenuCommand[]
  /** The window's page is gone. */
  forget(windowId: number): void
}

export function createMenuCommands(tell: (command: MenuCommand) => void): MenuCommands {
  const listening = new Set<number>()
  const kept = new Map<number, MenuCommand[]>()
  return {
    choose(windowId, command) {
      if (listening.has(windowId)) tell(command)
      else kept.set(windowId, [...(kept.get(windowId) ?? []), command])
    },
    take(windowId) {
      listening.add(windowId)
      const commands = kept.get(windowId) ?? []
      kept.delete(windowId)
      return commands
    },
    forget(windowId) {
      listening.delete(windowId)
      kept.delete(windowId)
    },
  }
}
