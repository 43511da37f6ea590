/** The application's window: opens it once, finds it again, remembers where it was, and distinguishes it from any other contents. */
import { join } from 'node:path'
import { app, nativeTheme, screen, type BrowserWindow, type Session, type WebContents } from 'electron'
import { resolveTheme, type SystemAppearance } from '../../shared/domain/initial-appearance.ts'
import type { DesktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { Logger } from '../logging/logger.ts'
import type { StartupSettings } from '../settings/startup-settings.ts'
import type { WindowState } from '../settings/settings-store.ts'
import { askToReload, tellPageGoneAgain } from './dialogs.ts'
import { offerEditMenu } from './edit-menu.ts'
import { loadPage, openMainWindow, readWindowState } from './main-window.ts'
import { afterPageGone } from './page-recovery.ts'
import { placeWindow } from './window-placement.ts'

export interface DeskWindows {
  /** Brings the window to the front, opening it if necessary. Returns its id. */
  show(): number
  /** The window whose page these contents are; `null` for any other contents. */
  windowOf(contents: WebContents): BrowserWindow | null
  /** The open window with this id, or null. */
  byId(windowId: number): BrowserWindow | null
  all(): readonly BrowserWindow[]
  /** Updates the window titles with the workspace and the language. */
  retitle(): void
}

export function createDeskWindows(options: {
  readonly builtFolder: string
  readonly devTools: boolean
  readonly session: Session
  /** The settings that a window needs before anything else is loaded. */
  readonly startupSettings: () => StartupSettings
  /** Saves the window's placement for the next start. May throw. */
  readonly remember: (state: WindowState) => void
  readonly workspaceKind: () => WorkspaceKind
  /** In the language in force. */
  readonly words: () => DesktopTexts
  /** The page of this window has ended: its reads and plans must be cancelled. */
  readonly pageEnded: (windowId: number) => void
  readonly pageUnloadable: () => void
  /** Whether the application is shutting down, so that no more dialogs are shown. */
  readonly isShuttingDown: () => boolean
  /** A window is about to close because the system is ending the session. `hold` makes the system wait until the application has quit. */
  readonly sessionEnds: (hold: () => void) => void
  readonly logger: Logger
}): DeskWindows {
  const { logger } = options
  const windows = new Map<number, BrowserWindow>()
  /** Windows whose page has ended or is ending, so that loading it may be aborted. */
  const leaving = new Set<number>()
  const title = () => options.words()[options.workspaceKind() === 'practice' ? 'window.title-practice' : 'window.title']

  const open = (): number => {
    const { window: saved, theme } = options.startupSettings()
    const window = openMainWindow({
      preloadPath: join(options.builtFolder, 'preload', 'preload.cjs'),
      session: options.session,
      devTools: options.devTools,
      theme: resolveTheme(theme, systemAppearance()),
      title: title(),
      placement: placeWindow(saved, workAreas()),
    })
    const { id } = window
    windows.set(id, window)
    window.on('close', () => {
      leaving.add(id)
      rememberPlace(window)
    })
    window.on('closed', () => {
      windows.delete(id)
      leaving.delete(id)
      options.pageEnded(id)
    })
    // Windows only: there, the end of a session triggers neither `before-quit` nor `will-quit`.
    window.on('query-session-end', (event) => options.sessionEnds(() => event.preventDefault()))
    offerEditMenu(window, options.words)
    recoverPage(window)
    load(window)
    return id
  }

  const load = (window: BrowserWindow): void => {
    // A closed window has no id any more.
    const { id } = window
    leaving.delete(id)
    loadPage(window).catch(() => {
      // Closing a window aborts its loading, which is no error; so does the end of its page, which has already been reported.
      if (windows.has(id) && !leaving.has(id) && !options.isShuttingDown()) options.pageUnloadable()
    })
  }

  const rememberPlace = (window: BrowserWindow): void => {
    try {
      options.remember(readWindowState(window))
    } catch (cause) {
      // Settings that cannot be written must not prevent a window from closing.
      logger.warn('window-place-not-kept', { reason: cause instanceof Error ? cause.name : typeof cause })
    }
  }

  const recoverPage = (window: BrowserWindow): void => {
    const { id } = window
    let gone = 0
    const giveUp = (): void => {
      if (!window.isDestroyed()) window.destroy()
    }
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      leaving.add(id)
      const next = afterPageGone(reason, gone)
      if (next === 'nothing' || options.isShuttingDown()) return
      gone += 1
      logger.error('page-gone', { reason, count: gone })
      options.pageEnded(id)
      const told =
        next === 'close'
          ? tellPageGoneAgain(window, options.words()).then(() => false)
          : askToReload(window, options.words())
      void told.then((reload) => {
        if (reload && !window.isDestroyed()) load(window)
        else giveUp()
      }, giveUp)
    })
  }

  return {
    show() {
      const [window] = windows.values()
      if (window === undefined) return open()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return window.id
    },
    windowOf(contents) {
      return [...windows.values()].find((window) => window.webContents === contents) ?? null
    },
    byId: (windowId) => windows.get(windowId) ?? null,
    all: () => [...windows.values()],
    retitle: () => windows.forEach((window) => window.setTitle(title())),
  }
}

/** The operating system's appearance, unless the settings override it. */
export function systemAppearance(): SystemAppearance {
  return {
    dark: nativeTheme.shouldUseDarkColors,
    moreContrast: nativeTheme.shouldUseHighContrastColors,
    systemLocale: app.getSystemLocale(),
    preferredLanguages: app.getPreferredSystemLanguages(),
  }
}

/** The primary screen first. */
function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(({ workArea }) => workArea)
}
