/** The recent look-ups, which main keeps. */
import type { DeskContext } from './desk-context.ts'

export async function readRecents({ ports, set }: DeskContext): Promise<void> {
  try {
    const { recents } = await ports.ask('directory:list-recents', {})
    set({ recents, recentsRead: true })
  } catch {
    // That they cannot be read is part of the application's state; the desk works without them.
    set({ recents: [], recentsRead: true })
  }
}
