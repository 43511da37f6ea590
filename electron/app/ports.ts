/** What `compose` needs from the platform. Electron implements it in `desktop-app.ts`; tests and the demo under plain Node. */
import type { Logger } from '../logging/logger.ts'
import type { Secret } from '../secret/secret.ts'
import type { SettingsFile } from '../settings/settings-store.ts'
import type { SecretVault } from '../vault/secret-vault.ts'

/** A yes-or-no question main asks the person itself, in words of its own. The safe answer is the default. */
export interface ConfirmationQuestion {
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly confirmLabel: string
  readonly cancelLabel: string
}

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
  /** How long a copy stays in the clipboard, unless something else took its place. */
  readonly clipboardSeconds: number
}

export interface Platform {
  /** Absolute folder of everything kept. */
  readonly dataFolder: string
  readonly version: string
  readonly platform: 'windows' | 'macos' | 'linux'
  readonly osUser: string
  readonly hostName: string
  readonly now: () => Date
  readonly logger: Logger
  readonly vault: SecretVault
  readonly settingsFile: SettingsFile
  /** Resolves true only for a person's yes. */
  readonly confirm: (windowId: number, question: ConfirmationQuestion) => Promise<boolean>
  /** Resolves when the person has closed it. Rejects where it could not be shown: the code is then lost. */
  readonly showOneTimeCode: (windowId: number, notice: OneTimeCodeNotice) => Promise<void>
  /** An absolute path a person chose, or null. */
  readonly chooseSavePath: (
    windowId: number,
    suggestion: { readonly fileName: string; readonly title: string; readonly format: 'csv' | 'json' },
  ) => Promise<string | null>
  /** Rejects where the system does not take the text: nobody must believe that it is there. */
  readonly writeClipboard: (text: string) => Promise<void>
  readonly openExternal: (url: string) => Promise<void>
  /** The proxy for a URL as `http://host:port`, or null for a direct line. */
  readonly resolveProxy: (url: string) => Promise<string | null>
  /** PEM certificates to trust beside Node's own list, usually the operating system's. */
  readonly trustedCertificates: () => readonly string[]
}
