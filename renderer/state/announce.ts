/** What screen readers should say without a change of focus. The shell holds the one live region. */
import { create } from 'zustand'

type Announcement = { readonly text: string; readonly count: number }

export const useAnnouncement = create<Announcement>()(() => ({ text: '', count: 0 }))

export function announce(text: string): void {
  useAnnouncement.setState((state) => ({ text, count: state.count + 1 }))
}
