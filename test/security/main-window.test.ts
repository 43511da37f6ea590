/** What every window is made with. The list is Electron's checklist; a preference missing here is a default that may change. */
import type { BrowserWindowConstructorOptions, Session } from 'electron'
import { expect, it, vi } from 'vitest'

const made = vi.hoisted(() => [] as BrowserWindowConstructorOptions[])
vi.mock('electron', () => ({
  BrowserWindow: class {
    constructor(options: BrowserWindowConstructorOptions) {
      made.push(options)
    }
    on() {
      return this
    }
    once() {
      return this
    }
  },
}))

const { openMainWindow } = await import('../../electron/window/main-window.ts')

it.each([true, false])('makes the window without power for its page (developer tools: %s)', (devTools) => {
  const session = {} as unknown as Session
  openMainWindow({
    preloadPath: '/app/preload.cjs',
    session,
    devTools,
    theme: 'light',
    title: 'MFA Desk',
    placement: { width: 800, height: 600, maximised: false },
  })
  expect(made.at(-1)?.webPreferences).toEqual({
    preload: '/app/preload.cjs',
    session,
    devTools,
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
    spellcheck: false,
  })
})
