/**
 * The application's life under Electron: what is refused before it is ready, the guards, the platform's ports, the window,
 * and an end that waits for a change under way. Decisions are elsewhere; this file connects them with Electron's modules.
 */
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import {
  app,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
  type Session,
} from 'electron'
import type { Theme } from '../../shared/domain/settings.ts'
import { desktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { RuntimeFacts } from '../about/about.ts'
import { registerIpc, sendEvent } from '../ipc/register.ts'
import { createFileLogger } from '../logging/file-logger.ts'
import type { Logger } from '../logging/logger.ts'
import { openElectronSettingsFile } from '../settings/electron-settings-file.ts'
import { createKeychainVault } from '../vault/keychain-vault.ts'
import { createPageResponder, listPageFiles, pageSchemePrivileges } from '../window/app-protocol.ts'
import { createDeskWindows, systemLook, type DeskWindows } from '../window/desk-windows.ts'
import { askConfirmation, askSavePath, showCode } from '../window/dialogs.ts'
import { requireExternalLink } from '../window/external-link.ts'
import { readFirstLook } from '../window/first-look.ts'
import { guardNavigation } from '../window/navigation-guards.ts'
import { pageScheme } from '../window/page-origin.ts'
import { createPassingClipboard, type PassingClipboard } from '../window/passing-clipboard.ts'
import { guardSession } from '../window/session-guards.ts'
import { applicationMenu } from './application-menu.ts'
import { compose } from './compose.ts'
import { findDangerousSwitches } from './dangerous-switches.ts'
import type { Platform } from './ports.ts'
import { parseProxyRules } from './proxy-rules.ts'
import { createQuitGate } from './quit-gate.ts'

/** Also the installer's (electron-builder.yml), so that Windows groups the window with its shortcut. */
const appId = 'app.mfadesk.desktop'

/** Not `persist:`, so the page's session lives in memory and leaves nothing on the disk. */
const pagePartition = 'mfa-desk'

/**
 * `builtFolder` (absolute) holds `preload` and `renderer`. Everything up to `run` happens without waiting, before Electron can
 * become ready: later is too late for the scheme and the sandbox.
 */
export function startDesktopApp(builtFolder: string): void {
  const refused = app.isPackaged ? findDangerousSwitches(app.commandLine) : []
  if (refused.length > 0) {
    endWithNotice('switch-refused', refused.join('\n'))
    return
  }
  app.enableSandbox()
  app.setAppUserModelId(appId)
  protocol.registerSchemesAsPrivileged([pageSchemePrivileges])
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }

  // Apart from the files Chromium keeps beside it.
  const dataFolder = join(app.getPath('userData'), 'data')
  const logger = createFileLogger({ folder: join(dataFolder, 'log') })
  installGuards(logger)
  process.on('unhandledRejection', (cause) => logger.error('unhandled-rejection', { reason: nameOf(cause) }))
  process.on('uncaughtException', (cause) => {
    logger.error('uncaught-exception', { reason: nameOf(cause) })
    endWithNotice('fault')
  })

  run(builtFolder, dataFolder, logger).catch((cause: unknown) => {
    logger.error('start-failed', { reason: nameOf(cause) })
    endWithNotice('start-failed', dataFolder)
  })
}

/** Before anything is created: they catch every session and every page, whoever makes it. */
function installGuards(logger: Logger): void {
  app.on('session-created', (created) => guardSession(created, { devTools: !app.isPackaged }, logger))
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, logger))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
  // Left alone, Electron sends the first matching certificate of the store.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
}

async function run(builtFolder: string, dataFolder: string, logger: Logger): Promise<void> {
  await app.whenReady()
  const pageSession = session.fromPartition(pagePartition)
  const firstLook = () => readFirstLook(application.settings, application.workspaceKind(), systemLook())
  pageSession.protocol.handle(
    pageScheme,
    createPageResponder(await listPageFiles(join(builtFolder, 'renderer')), firstLook),
  )

  let windows: DeskWindows | null = null
  const passing = createPassingClipboard(clipboard)
  const application = await compose(createPlatform(dataFolder, logger, pageSession, () => windows, passing))
  const desk = createDeskWindows({
    builtFolder,
    devTools: !app.isPackaged,
    session: pageSession,
    settings: application.settings,
    workspaceKind: () => application.workspaceKind(),
    pageEnded: (windowId) => application.windowClosed(windowId),
    pageUnloadable: () => endWithNotice('start-failed', dataFolder),
    logger,
  })
  windows = desk
  registerIpc(application, (contents) => desk.windowOf(contents), logger)
  application.onEvent((event) => {
    if (event.type === 'settings-changed') applyTheme(application.settings.read().theme)
    if (event.type === 'workspace-changed') desk.retitle()
    desk.all().forEach((window) => sendEvent(window, event))
  })
  applyTheme(application.settings.read().theme)
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      applicationMenu({
        platform: platformName(),
        devTools: !app.isPackaged,
        send: (command) => application.emit({ type: 'menu-command', command }),
      }),
    ),
  )

  const gate = createQuitGate(
    async () => {
      await passing.letGo()
      await application.close().catch((cause: unknown) => logger.error('close-failed', { reason: nameOf(cause) }))
    },
    () => app.quit(),
  )
  const show = () => {
    if (!gate.closing) desk.show()
  }
  app.on('will-quit', gate.onWillQuit)
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  show()
  logger.info('started', { version: app.getVersion(), platform: platformName() })
}

function createPlatform(
  dataFolder: string,
  logger: Logger,
  pageSession: Session,
  windows: () => DeskWindows | null,
  passing: PassingClipboard,
): Platform {
  const windowOf = (windowId: number) => windows()?.byId(windowId) ?? null
  let leftAlone = new AbortController()
  const takeQuestionsAway = () => {
    leftAlone.abort()
    leftAlone = new AbortController()
  }
  powerMonitor.on('lock-screen', takeQuestionsAway)
  powerMonitor.on('suspend', takeQuestionsAway)

  return {
    dataFolder,
    version: app.getVersion(),
    runtime: runtimeFacts(),
    platform: platformName(),
    osUser: userInfo().username,
    hostName: hostname(),
    now: () => new Date(),
    logger,
    vault: createKeychainVault(),
    settingsFile: openElectronSettingsFile({ folder: dataFolder }),
    confirm: (windowId, question) => askConfirmation(windowOf(windowId), question, leftAlone.signal),
    showOneTimeCode: (windowId, notice) => showCode(windowOf(windowId), notice, passing, leftAlone.signal),
    chooseSavePath: (windowId, suggestion) => askSavePath(windowOf(windowId), suggestion, app.getPath('documents')),
    writeClipboard: (text) => clipboard.writeText(text),
    openExternal: async (url) => shell.openExternal(requireExternalLink(url)),
    openFile: async (path) => {
      const trouble = await shell.openPath(path)
      if (trouble !== '') throw new Error('the system has no program for the file')
    },
    resolveProxy: async (url) => parseProxyRules(await pageSession.resolveProxy(url)),
    trustedCertificates: () => readSystemCertificates(logger),
  }
}

/** Without the system's list, or a runtime that reads it, Node's own remains: fewer servers are trusted then, never more. */
function readSystemCertificates(logger: Logger): readonly string[] {
  try {
    return tls.getCACertificates('system')
  } catch (cause) {
    logger.warn('system-certificates-not-read', { reason: nameOf(cause) })
    return []
  }
}

function runtimeFacts(): RuntimeFacts {
  return {
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    systemVersion: process.getSystemVersion(),
    translated: app.runningUnderARM64Translation,
    installed: app.isPackaged ? { executable: app.getPath('exe'), resourcesFolder: process.resourcesPath } : null,
  }
}

/** High contrast is the page's own palette; native parts follow the system. */
function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme === 'high-contrast' ? 'system' : theme
}

function platformName(): Platform['platform'] {
  if (process.platform === 'win32') return 'windows'
  return process.platform === 'darwin' ? 'macos' : 'linux'
}

function endWithNotice(notice: 'switch-refused' | 'start-failed' | 'fault', detail = ''): void {
  dialog.showErrorBox(desktopTexts[`notice.${notice}.title`], `${desktopTexts[`notice.${notice}.text`]}\n${detail}`)
  app.exit(1)
}

/** A log takes the kind of an error, never its message: that may quote anything. */
function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause
}
