/** Holds the end of the application until everything is closed: a change under way is finished and recorded first. */

export interface QuitGate {
  /** True from the first wish to quit: nothing new is opened from then on. */
  readonly closing: boolean
  /** For `will-quit`, which comes after the windows are gone. */
  readonly onWillQuit: (event: { preventDefault: () => void }) => void
}

/** `close` is called once; `quit` after it has ended, well or not. */
export function createQuitGate(close: () => Promise<void>, quit: () => void): QuitGate {
  let state: 'open' | 'closing' | 'closed' = 'open'
  const end = () => {
    state = 'closed'
    quit()
  }
  return {
    get closing() {
      return state !== 'open'
    },
    onWillQuit(event) {
      if (state === 'closed') return
      event.preventDefault()
      if (state === 'closing') return
      state = 'closing'
      close().then(end, end)
    },
  }
}
