/** The recent look-ups, which main keeps. */
import { errorOf } from '../../../bridge/error-of.ts'
import type { DeskContext } from './desk-context.ts'

export async function readRecents({ ports, set }: DeskContext): Promise<void> {
  try {
    const { recents } = await ports.ask('directory:list-recents', {})
    set({ recents, recentsRead: true, recentsError: null })
  } catch (failure) {
    // The desk works without them.
    set({ recentsRead: true, recentsError: errorOf(failure) })
  }
}
