/** A yes-or-no question to whoever sits at the desk, past the page: a port, which Electron's native dialogs implement. */

/** In main's own words. The safe answer is the default. */
export interface ConfirmationQuestion {
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly confirmLabel: string
  readonly cancelLabel: string
}

/** Resolves true only for a person's yes. `withdrawn` takes the question away. */
export type AskNatively = (windowId: number, question: ConfirmationQuestion, withdrawn: AbortSignal) => Promise<boolean>
