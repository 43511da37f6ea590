/**
 * The application's life under Electron: what is refused before it is ready, the guards, the window, and an end that waits for a
 * change under way. Decisions are elsewhere; this file connects them with Electron's modules.
 *
 * The window and its page come first; everything they do not need to be seen is loaded beside them.
 */
import { hostname } from 'node:os'
import { join } from 'node:path'
import {
  app,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  type BrowserWindow,
  type Event,
  type MessageBoxOptions,
} from 'electron'
import type { Theme } from '../../shared/domain/settings.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { PersonLink } from '../../shared/domain/person-link.ts'
import type { KeptEvent, MenuCommand } from '../../shared/ipc/events.ts'
import { languageOf, type Language } from '../../shared/domain/language.ts'
import { desktopTexts, type DesktopTexts } from '../../shared/messages/desktop-texts.ts'
import { registerIpc, sendEvent } from '../ipc/register.ts'
import { createFileLogger } from '../logging/file-logger.ts'
import type { Logger } from '../logging/logger.ts'
import { dataIn, findData, logFolderName } from '../place/find-data.ts'
import type { MachineFile } from '../place/machine-file.ts'
import type { Moved } from '../place/move-data.ts'
import { machineFileFor, prepareDataFolder, type PreparedDataFolder } from '../place/prepare-data-folder.ts'
import { refusalText, type Refusal } from '../place/refusal.ts'
import type { PolicySource } from '../policy/policy-source.ts'
import { readStartupSettings } from '../settings/startup-settings.ts'
import { createPageResponder, listPageFiles, pageSchemePrivileges, servePage } from '../window/app-protocol.ts'
import { createDeskWindows, systemAppearance, type DeskWindows } from '../window/desk-windows.ts'
import { initialAppearanceOf } from '../window/initial-appearance.ts'
import { keepAwake } from '../window/keep-awake.ts'
import { guardNavigation } from '../window/navigation-guards.ts'
import { createExpiringClipboard } from '../window/expiring-clipboard.ts'
import { guardSession } from '../window/session-guards.ts'
import { systemClipboard } from '../window/system-clipboard.ts'
import { applicationMenu } from './application-menu.ts'
import type { Application } from './compose.ts'
import { findDangerousSwitches, findPolicySwitches } from './dangerous-switches.ts'
import { linkAmong, linkOf, parsePersonLink, withoutLinks } from './person-link.ts'
import { createShutdown, type ShutdownNotice } from './shutdown.ts'
import { callOf, createRunningNote, waitForAnswer, type RunningNote } from './single-instance.ts'
import { platformName } from './platform-name.ts'
import { accountNameOf } from './os-identity.ts'

/** Also the installer's (electron-builder.yml), so that Windows groups the window with its shortcut. */
const appId = 'app.mfadesk.desktop'

/** Not `persist:`, so the page's session lives in memory and leaves nothing on the disk. */
const pagePartition = 'mfa-desk'

/**
 * `builtFolder` (absolute) holds `preload` and `renderer`. Everything up to `run` happens without waiting, before Electron can
 * become ready: later is too late for the scheme and the sandbox. `sourcesPolicy`: what a run from the sources obeys; nobody, when left
 * out. An installed application obeys the computer's policy and no other.
 */
export function startDesktopApp(builtFolder: string, sourcesPolicy?: PolicySource): void {
  const refused = app.isPackaged ? findDangerousSwitches(app.commandLine) : []
  if (refused.length > 0) {
    refuseSwitches('notice.switch-refused.text', refused)
    return
  }
  const machineFile = machineFileFor(process.platform, app.isPackaged)
  const roundPolicy = machineFile.kind === 'absent' ? [] : findPolicySwitches(app.commandLine)
  if (roundPolicy.length > 0) {
    refuseSwitches('notice.switch-refused-policy.text', roundPolicy)
    return
  }
  app.enableSandbox()
  app.setAppUserModelId(appId)
  protocol.registerSchemesAsPrivileged([pageSchemePrivileges])
  const host = hostname()
  const prepared = prepareFolder(host, machineFile)
  if (prepared.kind !== 'ready') {
    refuse(prepared)
    return
  }
  const { place } = prepared
  if (!takeLock(place.folder)) return
  const running = createRunningNote(place.folder, host)
  let arrivals: Arrivals | null = null
  /** What came before anything could be shown. */
  let early = linkAmong(process.argv)
  const arrive = (link: string | null) => {
    if (arrivals === null) early = link ?? early
    else arrivals.arrive(link)
  }
  app.on('second-instance', (_event, words, _folder, call) => {
    if (running.hear(call)) arrive(linkAmong(words))
  })
  // macOS hands links over in no other way, and the one it starts the application for already before it is ready.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    arrive(linkAmong([link]))
  })

  const found = findData(place, host)
  if (found.kind === 'left') {
    refuse(found)
    return
  }
  const data = dataIn(place.folder)
  const logger = logIn(data)
  keepSignals()
  installGuards(logger)
  const begin = (dataFolder: string, problems: readonly ErrorCode[], log: Logger) => {
    const administratorsFolder = machineFile.kind === 'ok' ? machineFile.dataFolder : null
    arrivals = run({ builtFolder, dataFolder, administratorsFolder, sourcesPolicy, problems, running, logger: log })
    if (early !== null) arrivals.arrive(early)
  }
  if (found.kind === 'here') {
    begin(data, [], logger)
    return
  }
  void moveIn(found.from, data, host).then((moved) => {
    if (moved.kind === 'moved') {
      logger.info('data-moved', { kind: moved.history })
      if (!moved.marked) logger.warn('data-moved-unmarked')
      // Or the record would begin with nothing, and nobody would know why.
      begin(data, moved.history === 'taken' ? [] : ['history-with-another-computer'], logger)
      return
    }
    // There, nothing is missing; an empty record here would hide it.
    const oldLogger = logIn(found.from)
    oldLogger.error('data-not-moved', { reason: moved.reason })
    begin(found.from, ['data-not-moved'], oldLogger)
  })
}

/** The desktop's words where nothing has been read of what somebody chose. */
const wordsOfComputer = (): DesktopTexts => desktopTexts[languageOf('system', app.getPreferredSystemLanguages())]

function refuseSwitches(text: keyof DesktopTexts, switches: readonly string[]): void {
  const words = wordsOfComputer()
  dialog.showErrorBox(words['notice.switch-refused.title'], `${words[text]}\n${switches.join('\n')}`)
  app.exit(1)
}

function refuse(refusal: Refusal): void {
  const words = wordsOfComputer()
  endWith(words['notice.not-started.title'], refusalText(refusal, words), 1)
}

/** A run from the sources has neither the data nor the lock of an application that is installed beside them. */
function prepareFolder(host: string, machineFile: MachineFile): PreparedDataFolder {
  const prepared = prepareDataFolder(
    {
      platform: process.platform,
      env: process.env,
      appData: app.getPath('appData'),
      home: app.getPath('home'),
      account: accountNameOf(),
      host,
    },
    {
      name: app.isPackaged ? 'MFA Desk' : 'MFA Desk from sources',
      told: app.commandLine.hasSwitch('user-data-dir') ? app.getPath('userData') : null,
      machineFile,
    },
  )
  if (prepared.kind === 'ready') app.setPath('userData', prepared.place.folder)
  return prepared
}

/** Loaded where there is something to move: once in the life of an installation. Never rejects. */
async function moveIn(from: string, to: string, host: string): Promise<Moved> {
  const { moveData } = await import('../place/move-data.ts')
  return moveData({ from, to, host, now: () => new Date() })
}

const logIn = (dataFolder: string): Logger => createFileLogger({ folder: join(dataFolder, logFolderName) })

/** False where another one has `folder`; this one then ends, and says so where the other one has not noticed it. */
function takeLock(folder: string): boolean {
  const call = callOf()
  const request = () => app.requestSingleInstanceLock(call)
  if (request()) return true
  const answer = waitForAnswer(folder, call, { takeLock: request })
  if (answer.kind === 'lock-taken') return true
  if (answer.kind === 'noticed') app.quit()
  else {
    const words = wordsOfComputer()
    const text = `${words['notice.open-elsewhere.text']}\n${answer.host ?? hostname()}`
    endWith(words['notice.open-elsewhere.title'], text, 0)
  }
  return false
}

/** Tells why, then ends with the exit code. */
function endWith(title: string, text: string, code: number): void {
  const tell = () => {
    dialog.showErrorBox(title, text)
    app.exit(code)
  }
  // Only Linux has no boxes before.
  if (process.platform === 'linux') void app.whenReady().then(tell)
  else tell()
}

/**
 * Electron ends in good order by these signals. A package of electron-store's (when-exit) watches them as well, from when it is
 * loaded, and then ends the process on the spot, in the middle of a change: libuv gives a signal to Node when its first listener
 * comes. With a listener from the beginning that is before Electron takes them, and later ones change nothing.
 */
function keepSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
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

interface RunOptions {
  /** Absolute. */
  readonly builtFolder: string
  /** Absolute. */
  readonly dataFolder: string
  /** The folder of all people's data, where the policy names one; null without. */
  readonly administratorsFolder: string | null
  /** What a run from the sources obeys; nobody, when left out. */
  readonly sourcesPolicy: PolicySource | undefined
  /** What is known already to be not as it should be. */
  readonly problems: readonly ErrorCode[]
  readonly running: RunningNote
  readonly logger: Logger
}

interface Arrivals {
  /** Brings the window to the front and gives its page the link, if there is one; makes good during the end what comes then. */
  arrive(link: string | null): void
}

function run(options: RunOptions): Arrivals {
  const { builtFolder, dataFolder, administratorsFolder, sourcesPolicy, problems, running, logger } = options
  // Read while Electron becomes ready, when main has nothing else to do.
  const loading = import('./running-application.ts')
  // `open` hears of a fault.
  loading.catch(() => undefined)
  const expiringClipboard = createExpiringClipboard(systemClipboard(platformName()), keepAwake)
  let desk: DeskWindows | null = null
  /** Null until it is begun: before, there is nothing to close. */
  let opening: Promise<Application> | null = null
  let application: Application | null = null
  /** Null until there are windows. */
  let give: ((event: KeptEvent) => void) | null = null
  /** What came while there was no page to give it to. */
  let waiting: PersonLink | null = null

  /** As the settings have it, from when they can be read. */
  let language: Language = languageOf('system', app.getPreferredSystemLanguages())
  const words = () => desktopTexts[language]

  const shutdown = createShutdown({
    close: async () => {
      const closed = opening?.then((opened) => opened.close())
      await Promise.all([expiringClipboard.clearNow(), closed])
    },
    stopUnsent: () => application?.stopUnsent(),
    stillOpen: () => application?.stillOpen() ?? ['start'],
    tell: (notice, quitRequested) => tellEnd(notice, words(), dataFolder, desk?.all()[0], quitRequested),
    quit: () => app.quit(),
    exit: (code) => app.exit(code),
    killProcess: () => process.kill(process.pid, 'SIGKILL'),
    relaunch: () => {
      const link = waiting === null ? [] : [linkOf(waiting)]
      app.relaunch({ args: [...withoutLinks(process.argv.slice(1)), ...link] })
    },
    logger,
  })
  const failStart = (cause: unknown) => {
    logger.error('start-failed', { reason: nameOf(cause) })
    shutdown.fault('start-failed')
  }
  const show = () => {
    if (shutdown.begun) shutdown.restartAfterExit()
    else desk?.show()
  }
  const arrive = (words: string | null) => {
    const link = words === null ? null : parsePersonLink(words)
    if (words !== null && link === null) logger.info('link-not-known')
    if (link !== null && give !== null && !shutdown.begun) give({ type: 'person-link', link })
    else {
      waiting = link ?? waiting
      show()
    }
  }
  /** It waits for a change under way and for nothing else: everything that is recorded is on the disk already. */
  const sessionEnds = (hold: () => void) => {
    void expiringClipboard.clearNow()
    if (application?.changeUnderWay() !== true) return
    hold()
    application.stopUnsent()
    app.quit()
  }

  const open = () => {
    if (shutdown.begun) return
    const pageSession = session.fromPartition(pagePartition)
    const pageFiles = listPageFiles(join(builtFolder, 'renderer'))
    pageFiles.catch(failStart)
    const atStart = readStartupSettings(dataFolder)
    // Before the application is composed nothing can have changed them.
    const startupSettings = () => (application === null ? atStart : readStartupSettings(dataFolder))
    applyTheme(atStart.theme)
    language = languageOf(atStart.language, app.getPreferredSystemLanguages())
    servePage(
      pageSession.protocol,
      createPageResponder(pageFiles, () => initialAppearanceOf(startupSettings(), systemAppearance())),
    )

    const windows = createDeskWindows({
      builtFolder,
      devTools: !app.isPackaged,
      session: pageSession,
      startupSettings,
      remember: (state) => application?.settings.writeWindowState(state),
      workspaceKind: () => application?.workspaceKind() ?? startupSettings().workspace,
      words,
      pageEnded: (windowId) => application?.windowClosed(windowId),
      pageUnloadable: () => failStart(new PageUnloadableError()),
      isShuttingDown: () => shutdown.begun,
      sessionEnds,
      logger,
    })
    desk = windows
    const composed = Promise.withResolvers<Application>()
    registerIpc(
      {
        dispatch: async (frame, channel, payload) => (await composed.promise).dispatch(frame, channel, payload),
        // After the call it gives up, which waits as well.
        cancel: (windowId, callId) =>
          void composed.promise.then(({ cancel }) => cancel(windowId, callId)).catch(() => undefined),
      },
      (contents) => windows.windowOf(contents),
      logger,
    )
    windows.show()
    running.open()
    const giveToPage = (event: KeptEvent) => {
      if (shutdown.begun) return
      // macOS keeps the menu when the last window is closed.
      const windowId = windows.show()
      void composed.promise.then((opened) => {
        if (windows.byId(windowId) !== null) opened.give(windowId, event)
      })
    }
    give = giveToPage
    if (waiting !== null) giveToPage({ type: 'person-link', link: waiting })
    waiting = null
    const choose = (command: MenuCommand) => giveToPage({ type: 'menu-command', command })
    const showMenu = () => {
      const menu = { platform: platformName(), devTools: !app.isPackaged, words: words(), send: choose }
      Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(menu)))
    }
    /** Before the page is told, so that nothing on the desktop is in another language than the page. */
    const speak = (next: Language) => {
      if (next === language) return
      language = next
      showMenu()
      windows.retitle()
    }
    showMenu()

    opening = loading.then(({ openApplication }) =>
      openApplication({
        builtFolder,
        dataFolder,
        administratorsFolder,
        sourcesPolicy,
        problems,
        logger,
        pageSession,
        windowOf: (windowId) => windows.byId(windowId),
        words,
        expiringClipboard,
      }),
    )
    opening
      .then((opened) => {
        application = opened
        opened.onEvent((event) => {
          if (event.type === 'settings-changed') {
            applyTheme(opened.settings.read().theme)
            speak(opened.language())
          }
          if (event.type === 'workspace-changed') windows.retitle()
          windows.all().forEach((window) => sendEvent(window, event))
        })
        applyTheme(opened.settings.read().theme)
        speak(opened.language())
        windows.retitle()
        // macOS and Linux. Its type knows nothing of the event that its documentation tells of.
        const onShutdown = (event: Pick<Event, 'preventDefault'>) => sessionEnds(() => event.preventDefault())
        powerMonitor.on('shutdown', onShutdown as () => void)
        composed.resolve(opened)
        logger.info('started', { version: app.getVersion(), platform: platformName() })
      })
      .catch(failStart)
  }

  app.on('before-quit', shutdown.onBeforeQuit)
  app.on('will-quit', shutdown.onWillQuit)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  process.on('unhandledRejection', (cause) => logger.error('unhandled-rejection', { reason: nameOf(cause) }))
  process.on('uncaughtException', (cause) => {
    logger.error('uncaught-exception', { reason: nameOf(cause) })
    shutdown.fault('fault')
  })
  app.whenReady().then(open).catch(failStart)
  return { arrive }
}

class PageUnloadableError extends Error {
  override readonly name = 'PageUnloadableError'
}

/** High contrast is the page's own palette; native parts follow the system. */
function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme === 'high-contrast' ? 'system' : theme
}

/**
 * Without holding up main, which may be finishing a change: therefore in a window where there is one, since macOS stops everything
 * for a box without.
 */
async function tellEnd(
  notice: ShutdownNotice,
  words: DesktopTexts,
  dataFolder: string,
  window: BrowserWindow | undefined,
  quitRequested: AbortSignal,
): Promise<void> {
  const message = words[`notice.${notice}.title`]
  const text = words[`notice.${notice}.text`]
  const detail = notice === 'start-failed' ? `${text}\n${dataFolder}` : text
  if (!app.isReady()) {
    dialog.showErrorBox(message, detail)
    return
  }
  const options: MessageBoxOptions = {
    type: 'error',
    message,
    detail,
    buttons: [words['notice.end']],
    noLink: true,
    signal: quitRequested,
  }
  if (window === undefined) {
    await dialog.showMessageBox(options)
    return
  }
  window.show()
  await dialog.showMessageBox(window, options)
}

/** A log takes the kind of an error, never its message: that may quote anything. */
function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause
}
