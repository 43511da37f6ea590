/** The only place that creates windows, with everything they may not do spelled out. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, type WebPreferences } from 'electron'
import type { ThemeName } from '../../shared/domain/initial-appearance.ts'
import type { WindowState } from '../settings/settings-store.ts'
import { pageUrl } from './page-origin.ts'
import { minimumSize, type WindowPlacement } from './window-placement.ts'

/** The page's own background (`--bg` of its tokens), so that the window does not flash on opening. */
const backgrounds: Readonly<Record<ThemeName, string>> = {
  light: '#f5f6f9',
  dark: '#0e1219',
  'high-contrast': '#000000',
}

export interface MainWindowOptions {
  readonly preloadPath: string
  readonly session: Session
  readonly devTools: boolean
  readonly theme: ThemeName
  readonly title: string
  readonly placement: WindowPlacement
}

/**
 * Electron's defaults are repeated on purpose, so that a changed default has no effect here.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#checklist-security-recommendations
 */
function securePreferences(options: Pick<MainWindowOptions, 'preloadPath' | 'session' | 'devTools'>): WebPreferences {
  return {
    preload: options.preloadPath,
    session: options.session,
    devTools: options.devTools,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    // Chromium would download dictionaries from the internet, and people's names would pass through the spellchecker.
    spellcheck: false,
  }
}

/** Opens the window with the page's background; the first frame follows a moment later. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { maximised, ...bounds } = options.placement
  const constructorOptions: BrowserWindowConstructorOptions = {
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: options.title,
    backgroundColor: backgrounds[options.theme],
    // Maximising also shows the window, at its final size right away.
    show: !maximised,
    webPreferences: securePreferences(options),
  }
  const window = new BrowserWindow(constructorOptions)
  // The title says whether this is practice, which main decides, not the page.
  window.on('page-title-updated', (event) => event.preventDefault())
  if (maximised) window.maximize()
  return window
}

/** Loads the page. Rejects if it cannot be loaded at all. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(pageUrl)
}

/** The window's placement for the next start, with its bounds when not maximised. */
export function readWindowState(window: BrowserWindow): WindowState {
  const { x, y, width, height } = window.getNormalBounds()
  return { x, y, width, height, maximised: window.isMaximized() }
}
