/** The recent look-ups, which main keeps. */
import { errorOf } from '../../../bridge/error-of.ts'
import type { DeskContext } from './desk-context.ts'

export async function readRecents({ ports, set, tasks }: DeskContext): Promise<void> {
  // An answer that comes late may be about another workspace, with other people.
  const overtaken = tasks.start('recents')
  try {
    const { recents } = await ports.ask('directory:list-recents', {})
    if (!overtaken.aborted) set({ recents, recentsRead: true, recentsError: null })
  } catch (failure) {
    // The desk works without them.
    if (!overtaken.aborted) set({ recentsRead: true, recentsError: errorOf(failure) })
  }
}
