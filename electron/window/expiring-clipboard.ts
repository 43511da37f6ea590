/**
 * Something secret in the clipboard for a short while. It is taken out again only while it is still there: what a person
 * copied since is theirs.
 */
import type { Secret } from '../secret/secret.ts'

export interface ClipboardPort {
  /** With what asks clipboard histories and the like to leave it out. Rejects where the system does not take all of it. */
  readonly writeExcludedFromHistory: (text: string) => Promise<void>
  readonly readText: () => Promise<string>
  readonly clear: () => void
}

export interface ExpiringClipboard {
  /** Rejects where the system does not take it. */
  hold(secret: Secret, seconds: number): Promise<void>
  /** Takes out what is held now, at the end of the program. Never rejects. */
  clearNow(): Promise<void>
}

/** `keepAwake` holds off, until what it returns is called, whatever would slow the timer down. */
export function createExpiringClipboard(clipboard: ClipboardPort, keepAwake: () => () => void): ExpiringClipboard {
  let held: { readonly secret: Secret; readonly stopTimer: () => void } | null = null

  const clearNow = async (): Promise<void> => {
    if (held === null) return
    const { secret, stopTimer } = held
    held = null
    stopTimer()
    try {
      if ((await clipboard.readText()) === secret.reveal()) clipboard.clear()
    } catch {
      // A clipboard that cannot be read is better emptied than left with a code in it.
      clipboard.clear()
    }
  }

  return {
    async hold(secret, seconds) {
      const text = secret.reveal()
      await clipboard.writeExcludedFromHistory(text)
      held?.stopTimer()
      const timer = setTimeout(() => void clearNow(), seconds * 1000)
      const sleepAgain = keepAwake()
      const stopTimer = () => {
        clearTimeout(timer)
        sleepAgain()
      }
      held = { secret, stopTimer }
      // Windows' clipboard may be in another program's hands, which Electron passes over in silence.
      if ((await clipboard.readText().catch(() => null)) === text) return
      await clearNow()
      throw new Error('the clipboard did not take it')
    },
    clearNow,
  }
}
