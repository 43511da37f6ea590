/** What screen readers should say without a change of focus. The shell holds the one live region. */
import { create } from 'zustand'

type Announcement = { readonly text: string; readonly count: number }

export const useAnnouncement = create<Announcement>()(() => ({ text: '', count: 0 }))

let waiting: string[] = []

/** What was last said, by what it is about. */
const said = new Map<string, string>()

/** Says `text` unless it is the last that was said about the same: what a screen says of the state of something, it would say on each return. */
export function announceOnce(about: string, text: string): void {
  if (said.get(about) === text) return
  said.set(about, text)
  announce(text)
}

/** What is announced in the same turn is said one after the other: the region says only what it holds when it is drawn. */
export function announce(text: string): void {
  waiting.push(text)
  if (waiting.length > 1) return
  queueMicrotask(() => {
    const sentences = waiting
    waiting = []
    useAnnouncement.setState(({ count }) => ({ text: sentences.join(' '), count: count + 1 }))
  })
}
