/** The one place that makes windows, and what each of them may not do, written out. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, type WebPreferences } from 'electron'
import type { ThemeName } from '../../shared/domain/initial-appearance.ts'
import type { WindowState } from '../settings/settings-store.ts'
import { pageUrl } from './page-origin.ts'
import { minimumSize, type WindowPlacement } from './window-placement.ts'

/** The page's own background (`--bg` of its tokens), so that opening does not flash. */
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
 * Defaults of Electron are repeated here on purpose: a changed default must not change them.
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
    // Chromium would fetch dictionaries from the internet, and names of people would run through it.
    spellcheck: false,
  }
}

/** Opens the window. Its background is the page's, whose first picture comes a moment later. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { maximised, ...bounds } = options.placement
  const constructorOptions: BrowserWindowConstructorOptions = {
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: options.title,
    backgroundColor: backgrounds[options.theme],
    // Maximising shows it as well, and then at once in its size.
    show: !maximised,
    webPreferences: securePreferences(options),
  }
  const window = new BrowserWindow(constructorOptions)
  // The title says whether this is practice. That is main's to say, not the page's.
  window.on('page-title-updated', (event) => event.preventDefault())
  if (maximised) window.maximize()
  return window
}

/** Loads the page. Rejects when it cannot be loaded at all. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(pageUrl)
}

/** The window as it would stand unmaximised, for the next start. */
export function readWindowState(window: BrowserWindow): WindowState {
  const { x, y, width, height } = window.getNormalBounds()
  return { x, y, width, height, maximised: window.isMaximized() }
}
