/** What the page of no window may do, from Electron's security checklist. */
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

function preferencesOf(devTools: boolean): Readonly<Record<string, unknown>> {
  openMainWindow({
    preloadPath: '/app/preload.cjs',
    session: {} as unknown as Session,
    devTools,
    theme: 'light',
    title: 'MFA Desk',
    placement: { width: 800, height: 600, maximised: false },
  })
  return { ...made.at(-1)?.webPreferences }
}

// That each is said matters as well: a default may change.
it.each([
  ['nodeIntegration', true],
  ['nodeIntegrationInSubFrames', true],
  ['nodeIntegrationInWorker', true],
  ['contextIsolation', false],
  ['sandbox', false],
  ['webSecurity', false],
  ['allowRunningInsecureContent', true],
  ['experimentalFeatures', true],
  ['webviewTag', true],
  ['plugins', true],
  ['navigateOnDragDrop', true],
  ['disableDialogs', false],
  ['spellcheck', true],
])('never makes a window with %s %s', (name, forbidden) => {
  for (const devTools of [true, false]) expect(preferencesOf(devTools)[name]).toBe(!forbidden)
})

it('switches on no features of Chromium by name, hands over no arguments, and has developer tools only where they are allowed', () => {
  const preferences = preferencesOf(false)
  for (const name of ['enableBlinkFeatures', 'disableBlinkFeatures', 'additionalArguments']) {
    expect(preferences).not.toHaveProperty(name)
  }
  expect(preferences['devTools']).toBe(false)
})
