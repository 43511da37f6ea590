/** What a reset asks and shows whoever sits at the desk, past the page: a port, which Electron's native dialogs implement. */
import type { AskNatively } from '../questions/ask-natively.ts'
import type { Secret } from '../secret/secret.ts'

/** A code a person signs in with once, which main shows itself: the page never has it. */
export interface OneTimeCodeNotice {
  readonly title: string
  /** Stands before the code. */
  readonly message: string
  readonly code: Secret
  readonly detail: string
  readonly copyLabel: string
  /** Said once it was copied. */
  readonly copiedText: string
  /** Said where the clipboard did not take it. */
  readonly notCopiedText: string
  readonly closeLabel: string
  /** How long it stays on the screen if nobody closes it. */
  readonly screenSeconds: number
  /** How long a copy stays in the clipboard, unless something else took its place. */
  readonly clipboardSeconds: number
}

export interface AgentDialogs {
  /** Throws `CodedError` `too-many-questions` where one more would be too many; then nobody was asked. */
  readonly confirm: AskNatively
  /**
   * Shows a code the only time it exists outside the system. Resolves when the person has closed it, or its time is
   * over. Rejects where it could not be shown: the code is then lost.
   */
  readonly showOneTimeCode: (windowId: number, notice: OneTimeCodeNotice) => Promise<void>
}
