/**
 * What the window does not wait for: the platform's ports, made of Electron's modules, and the application composed of them.
 * Loaded while Electron becomes ready, and composed while the page is being loaded.
 */
import { join } from 'node:path'
import { app, clipboard, powerMonitor, shell, type BrowserWindow, type Session } from 'electron'
import type { DesktopTexts } from '../../shared/messages/desktop-texts.ts'
import { startOverMs } from '../../shared/ipc/start-over.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { RuntimeFacts } from '../about/about.ts'
import { closeForeignChannels } from '../ipc/register.ts'
import type { Logger } from '../logging/logger.ts'
import { openElectronSettingsFile } from '../settings/electron-settings-file.ts'
import { createKeychainVault, type KeychainVault } from '../vault/keychain-vault.ts'
import { serviceNameFromSources } from '../vault/service-name.ts'
import { askConfirmation, askSavePath, showCode } from '../window/dialogs.ts'
import { requireExternalLink } from '../window/external-link.ts'
import { keepAwake } from '../window/keep-awake.ts'
import type { ExpiringClipboard } from '../window/expiring-clipboard.ts'
import { collectGarbage } from './collect-garbage.ts'
import { compose, type Application } from './compose.ts'
import { platformName } from './platform-name.ts'
import { createMachinePolicy, noPolicy, type PolicySource } from '../policy/policy-source.ts'
import { policySystems } from './policy-systems.ts'
import type { Platform } from './ports.ts'
import { parseProxyRules } from './proxy-rules.ts'
import { createSystemCertificates, type SystemCertificates } from './system-certificates.ts'
import { createOsIdentity } from './os-identity.ts'

export interface RunningApplicationOptions {
  /** Absolute; holds `main`, with the file of the thread that reads certificates. */
  readonly builtFolder: string
  /** Absolute; everything kept lies in it. */
  readonly dataFolder: string
  /** The folder of all people's data, where the policy named one at the start; null without. */
  readonly administratorsFolder: string | null
  /** What a run from the sources obeys; nobody, when left out. */
  readonly sourcesPolicy: PolicySource | undefined
  /** What is known already to be not as it should be. */
  readonly problems: readonly ErrorCode[]
  readonly logger: Logger
  /** The page's, for the proxy of an address. */
  readonly pageSession: Session
  /** The open window with this id, or null. */
  readonly windowOf: (windowId: number) => BrowserWindow | null
  /** The desktop's own, in the language in force. */
  readonly words: () => DesktopTexts
  readonly expiringClipboard: ExpiringClipboard
}

export async function openApplication(options: RunningApplicationOptions): Promise<Application> {
  const application = await compose(createPlatform(options))
  setTimeout(collectGarbage, startOverMs).unref()
  return application
}

function createPlatform(options: RunningApplicationOptions): Platform {
  const { builtFolder, dataFolder, problems, logger, pageSession, windowOf, words, expiringClipboard } = options
  let leftAlone = new AbortController()
  const takeQuestionsAway = () => {
    leftAlone.abort()
    leftAlone = new AbortController()
  }
  powerMonitor.on('lock-screen', takeQuestionsAway)
  powerMonitor.on('suspend', takeQuestionsAway)
  // macOS alone: another person's session comes to the front, and this one is not locked. Windows locks it.
  powerMonitor.on('user-did-resign-active', takeQuestionsAway)

  const vault = createKeychainVault(app.isPackaged ? {} : { serviceName: serviceNameFromSources(dataFolder) })
  const certificates = createSystemCertificates(join(builtFolder, 'main', 'system-certificates-worker.js'), logger)
  const who = createOsIdentity()
  // Long before anybody can have prepared a reset, and after the first screen.
  setTimeout(() => void who.askSystem(), 1_000).unref()
  // The very end, when all is recorded and closed. Node waits there for what the system is still asked, out of sight and with the lock of
  // the single instance, and no such call can be given up.
  app.once('quit', () => {
    const reason = unanswered(certificates, vault)
    if (reason === null) return
    logger.warn('ended-by-force', { reason })
    process.kill(process.pid, 'SIGKILL')
  })

  return {
    dataFolder,
    problems,
    version: app.getVersion(),
    runtime: runtimeFacts(),
    platform: platformName(),
    systemLocale: app.getSystemLocale(),
    preferredLanguages: app.getPreferredSystemLanguages(),
    osUser: who.osUser,
    hostName: who.hostName,
    fullName: who.fullName,
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    logger,
    historyWorker: join(builtFolder, 'main', 'check-files-worker.js'),
    vault,
    settingsFile: openElectronSettingsFile({ folder: dataFolder, opened: closeForeignChannels }),
    policy: app.isPackaged
      ? createMachinePolicy({
          platform: process.platform,
          systems: policySystems,
          startedWith: options.administratorsFolder,
          onResume: (listener) => powerMonitor.on('resume', listener),
        })
      : (options.sourcesPolicy ?? noPolicy),
    confirm: (windowId, question, withdrawn) =>
      askConfirmation(windowOf(windowId), question, words(), AbortSignal.any([leftAlone.signal, withdrawn])),
    showOneTimeCode: (windowId, notice) => showCode(windowOf(windowId), notice, expiringClipboard, leftAlone.signal),
    chooseSavePath: (windowId, suggestion) => askSavePath(windowOf(windowId), suggestion, documentsFolder(), words()),
    keepAwake,
    writeClipboard: (text) => clipboard.writeText(text),
    openExternal: async (url) => shell.openExternal(requireExternalLink(url)),
    openFile: async (path) => {
      const trouble = await shell.openPath(path)
      if (trouble !== '') throw new Error('the system has no program for the file')
    },
    resolveProxy: async (url) => parseProxyRules(await pageSession.resolveProxy(url)),
    trustedCertificates: certificates.read,
  }
}

/** What the system has not answered, and may not for half a minute: its certificates, or a name that no name server knows. */
function unanswered(
  certificates: SystemCertificates,
  vault: KeychainVault,
): 'certificates' | 'keychain' | 'name' | null {
  if (certificates.isReading()) return 'certificates'
  if (vault.isAsking()) return 'keychain'
  return process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap') ? 'name' : null
}

/** Electron throws where the folder is redirected to a place that is not there. */
function documentsFolder(): string {
  try {
    return app.getPath('documents')
  } catch {
    return app.getPath('home')
  }
}

function runtimeFacts(): RuntimeFacts {
  return {
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    systemVersion: process.getSystemVersion(),
    // Undefined on Linux, whatever its type says.
    translated: process.platform !== 'linux' && app.runningUnderARM64Translation,
    installed: app.isPackaged ? { executable: app.getPath('exe'), resourcesFolder: process.resourcesPath } : null,
  }
}
