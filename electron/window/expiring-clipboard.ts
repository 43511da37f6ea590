/**
 * Puts a secret on the clipboard for a short time. It is cleared only if it is still there: anything copied since belongs to the user.
 */
import type { Secret } from '../secret/secret.ts'

export interface ClipboardPort {
  /** Includes the formats that ask clipboard histories and the like to ignore it. Rejects if the system does not accept all of them. */
  readonly writeExcludedFromHistory: (text: string) => Promise<void>
  readonly readText: () => Promise<string>
  readonly clear: () => void
}

export interface ExpiringClipboard {
  /** Rejects if the system does not accept it. */
  hold(secret: Secret, seconds: number): Promise<void>
  /** Clears what is held now, when the program ends. Never rejects. */
  clearNow(): Promise<void>
}

/** `keepAwake` prevents whatever would delay the timer, until the function it returns is called. */
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
      // If the clipboard cannot be read, it is better to clear it than to leave a code in it.
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
      // On Windows another program may have the clipboard open, which Electron silently ignores.
      if ((await clipboard.readText().catch(() => null)) === text) return
      await clearNow()
      throw new Error('the clipboard did not take it')
    },
    clearNow,
  }
}
