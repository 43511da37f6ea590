/**
 * Something secret in the clipboard for a short while. It is taken out again only while it is still there: what a person
 * copied since is theirs.
 */
import type { Secret } from '../secret/secret.ts'

export interface ClipboardPort {
  readonly writeText: (text: string) => Promise<void>
  readonly readText: () => Promise<string>
  readonly clear: () => void
}

export interface PassingClipboard {
  /** Rejects where the system does not take it. */
  hold(secret: Secret, seconds: number): Promise<void>
  /** Takes out what is held now, at the end of the program. Never rejects. */
  letGo(): Promise<void>
}

export function createPassingClipboard(clipboard: ClipboardPort): PassingClipboard {
  let held: { readonly secret: Secret; readonly timer: ReturnType<typeof setTimeout> } | null = null

  const letGo = async (): Promise<void> => {
    if (held === null) return
    const { secret, timer } = held
    held = null
    clearTimeout(timer)
    try {
      if ((await clipboard.readText()) === secret.reveal()) clipboard.clear()
    } catch {
      // A clipboard that cannot be read is better emptied than left with a code in it.
      clipboard.clear()
    }
  }

  return {
    async hold(secret, seconds) {
      await clipboard.writeText(secret.reveal())
      if (held !== null) clearTimeout(held.timer)
      held = { secret, timer: setTimeout(() => void letGo(), seconds * 1000) }
    },
    letGo,
  }
}
