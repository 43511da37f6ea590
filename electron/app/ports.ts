/**
 * What `compose` needs from the platform: the ports of the rooms, put together. Electron implements it in `running-application.ts`;
 * tests and the demo under plain Node.
 */
import type { AppState } from '../../shared/domain/app-state.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { AboutPorts } from '../about/about.ts'
import type { CallerCheckPorts } from '../caller-check/caller-checks.ts'
import type { ExportPorts } from '../history/export-ports.ts'
import type { AppPorts } from '../ipc/handlers/app-handlers.ts'
import type { Logger } from '../logging/logger.ts'
import type { PolicySource } from '../policy/policy-source.ts'
import type { SocketTransportOptions } from '../providers/http/socket-transport.ts'
import type { TrustPorts } from '../providers/http/trust.ts'
import type { AgentDialogs } from '../resets/agent-dialogs.ts'
import type { SettingsFile } from '../settings/settings-store.ts'
import type { SecretVault } from '../vault/secret-vault.ts'

export interface Platform
  extends
    AgentDialogs,
    ExportPorts,
    Pick<AppPorts, 'openExternal'>,
    Pick<CallerCheckPorts, 'keepAwake'>,
    Pick<AboutPorts, 'runtime' | 'openFile'>,
    Pick<SocketTransportOptions, 'resolveProxy'>,
    Pick<TrustPorts, 'trustedCertificates'> {
  /** Absolute folder of everything kept. */
  readonly dataFolder: string
  /** What was found before, while the folder was chosen. */
  readonly problems: readonly ErrorCode[]
  readonly version: string
  readonly platform: AppState['platform']
  /** As the operating system names its locale. */
  readonly systemLocale: string
  /** The languages that the person reads, the best first, as the operating system names them. */
  readonly preferredLanguages: readonly string[]
  /** As the record names them (`os-identity.ts`). */
  readonly osUser: () => string
  readonly hostName: () => string
  /** What the operating system calls the person of the account; `null` where it does not say. Never rejects. */
  readonly fullName: () => Promise<string | null>
  readonly now: () => Date
  /** Milliseconds since whenever, which no change of the clock moves. */
  readonly uptimeMs: () => number
  readonly logger: Logger
  /** `check-files-worker` as it was built; the history is verified in main's own thread when left out. */
  readonly historyWorker?: string | URL
  readonly vault: SecretVault
  readonly settingsFile: SettingsFile
  readonly policy: PolicySource
}
