/** The application's window: opened once, found again, remembered where it was, and told apart from anything else. */
import { join } from 'node:path'
import { dialog, nativeTheme, screen, type BrowserWindow, type Session, type WebContents } from 'electron'
import { resolveTheme, type SystemLook } from '../../shared/domain/first-look.ts'
import { desktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { WorkspaceKind } from '../../shared/domain/app-state.ts'
import type { Logger } from '../logging/logger.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { askToReload } from './dialogs.ts'
import { offerEditMenu } from './edit-menu.ts'
import { loadPage, openMainWindow, readWindowState } from './main-window.ts'
import { afterPageGone } from './page-recovery.ts'
import { placeWindow } from './window-placement.ts'

export interface DeskWindows {
  /** Brings the window to the front; opens it where there is none. */
  show(): void
  /** The window these contents are the page of; null for any other contents. */
  windowOf(contents: WebContents): BrowserWindow | null
  /** The open window with this id, or null. */
  byId(windowId: number): BrowserWindow | null
  all(): readonly BrowserWindow[]
  /** Writes the workspace into the titles again. */
  retitle(): void
}

export function createDeskWindows(options: {
  readonly builtFolder: string
  readonly devTools: boolean
  readonly session: Session
  readonly settings: Pick<SettingsStore, 'read' | 'readWindowState' | 'writeWindowState'>
  readonly workspaceKind: () => WorkspaceKind
  /** The page of this window is gone: its reads and plans are to be given up. */
  readonly pageEnded: (windowId: number) => void
  readonly pageUnloadable: () => void
  readonly logger: Logger
}): DeskWindows {
  const { logger, settings } = options
  const windows = new Map<number, BrowserWindow>()
  const title = () => desktopTexts[options.workspaceKind() === 'practice' ? 'window.title-practice' : 'window.title']

  const open = (): void => {
    const window = openMainWindow({
      preloadPath: join(options.builtFolder, 'preload', 'preload.cjs'),
      session: options.session,
      devTools: options.devTools,
      theme: resolveTheme(settings.read().theme, systemLook()),
      title: title(),
      placement: placeWindow(settings.readWindowState(), workAreas()),
    })
    const { id } = window
    windows.set(id, window)
    window.on('close', () => rememberPlace(window))
    window.on('closed', () => {
      windows.delete(id)
      options.pageEnded(id)
    })
    offerEditMenu(window)
    recoverPage(window)
    load(window)
  }

  const load = (window: BrowserWindow): void => {
    // A closed window does not even tell its id.
    const { id } = window
    loadPage(window).catch(() => {
      // A window closed while loading is no fault.
      if (windows.has(id)) options.pageUnloadable()
    })
  }

  const rememberPlace = (window: BrowserWindow): void => {
    try {
      settings.writeWindowState(readWindowState(window))
    } catch (cause) {
      // Settings that cannot be written must not keep a window open.
      logger.warn('window-place-not-kept', { reason: cause instanceof Error ? cause.name : typeof cause })
    }
  }

  const recoverPage = (window: BrowserWindow): void => {
    let gone = 0
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      const next = afterPageGone(reason, gone)
      if (next === 'nothing') return
      gone += 1
      logger.error('page-gone', { reason, count: gone })
      options.pageEnded(window.id)
      if (next === 'close') {
        dialog.showErrorBox(desktopTexts['notice.page-gone.title'], desktopTexts['notice.page-gone-again.text'])
        window.destroy()
        return
      }
      void askToReload(window).then((reload) => {
        if (window.isDestroyed()) return
        if (reload) load(window)
        else window.destroy()
      })
    })
  }

  return {
    show() {
      const [window] = windows.values()
      if (window === undefined) {
        open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    windowOf(contents) {
      return [...windows.values()].find((window) => window.webContents === contents) ?? null
    },
    byId: (windowId) => windows.get(windowId) ?? null,
    all: () => [...windows.values()],
    retitle: () => windows.forEach((window) => window.setTitle(title())),
  }
}

/** How the operating system wants windows to look, or the settings where they have told it so. */
export function systemLook(): SystemLook {
  return { dark: nativeTheme.shouldUseDarkColors, moreContrast: nativeTheme.shouldUseHighContrastColors }
}

/** The primary screen first. */
function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(({ workArea }) => workArea)
}
