/** The application's life with a stand-in for Electron and everything else real: files, composition, IPC handlers. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as FakeElectron from '../../support/fake-electron.ts'

vi.mock('../../../electron/settings/electron-settings-file.ts', async () => ({
  openElectronSettingsFile: (await import('../../../electron/settings/conf-settings-file.ts')).createConfSettingsFile,
}))
vi.mock('../../../electron/vault/keychain-vault.ts', async () => ({
  createKeychainVault: (await import('../../../electron/vault/memory-vault.ts')).createMemoryVault,
}))

const watchers = {
  uncaughtException: process.listenerCount('uncaughtException'),
  unhandledRejection: process.listenerCount('unhandledRejection'),
}

let folder: string
let electron: typeof FakeElectron

async function start(changes: Partial<typeof FakeElectron.settings> = {}): Promise<void> {
  vi.resetModules()
  electron = await import('../../support/fake-electron.ts')
  vi.doMock('electron', () => electron)
  Object.assign(electron.settings, { userData: await mkdtemp(join(folder, 'user-')) }, changes)
  const { startDesktopApp } = await import('../../../electron/app/desktop-app.ts')
  startDesktopApp(join(folder, 'out'))
}

async function open(): Promise<FakeElectron.BrowserWindow> {
  electron.becomeReady()
  return vi.waitFor(() => {
    const [window] = electron.BrowserWindow.open
    if (!window?.shown) throw new Error('no window yet')
    return window
  })
}

const call = (channel: string, payload: unknown, window: FakeElectron.BrowserWindow) =>
  electron.handlers.get(channel)?.({ sender: window.webContents, senderFrame: window.webContents.mainFrame }, payload)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desktop-app-'))
  await mkdir(join(folder, 'out', 'renderer'), { recursive: true })
  await writeFile(join(folder, 'out', 'renderer', 'index.html'), '<!doctype html>')
})

afterEach(() => {
  // The application's own watch over faults; the test runner has another.
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
    process
      .listeners(kind as 'uncaughtException')
      .slice(watchers[kind])
      .forEach((one) => process.off(kind, one))
  }
})

afterAll(() => rm(folder, { recursive: true }))

describe('before Electron is ready', () => {
  it('the sandbox is on and the scheme known', async () => {
    await start()
    expect(electron.calls).toEqual(['enableSandbox', 'registerSchemesAsPrivileged'])
  })

  it('an installed application with a dangerous switch ends with a notice that names it', async () => {
    await start({ packaged: true, switches: ['no-sandbox'] })
    expect(electron.calls).toHaveLength(2)
    expect(electron.calls[0]).toContain('--no-sandbox')
    expect(electron.calls[1]).toBe('exit 1')
  })

  it('an installed application without one starts', async () => {
    await start({ packaged: true })
    expect(electron.calls).toEqual(['enableSandbox', 'registerSchemesAsPrivileged'])
  })

  it('a second instance leaves at once', async () => {
    await start({ firstInstance: false })
    expect(electron.calls.at(-1)).toBe('quit')
    expect(electron.app.listenerCount('web-contents-created')).toBe(0)
  })

  it('client certificates are never sent and untrusted servers never accepted', async () => {
    await start()
    const answers: unknown[][] = []
    const answer = (...parameters: unknown[]) => answers.push(parameters)
    const prevented = vi.fn<() => void>()
    const event = { preventDefault: prevented }
    electron.app.emit('select-client-certificate', event, null, 'https://x.example', [{}], answer)
    electron.app.emit('certificate-error', event, null, 'https://x.example', 'net::ERR', {}, answer)
    expect(answers).toEqual([[], [false]])
    expect(prevented).toHaveBeenCalledTimes(2)
  })
})

describe('the running application', () => {
  let window: FakeElectron.BrowserWindow

  beforeEach(async () => {
    await start()
    window = await open()
  })

  it('guards the session and the page before the page is loaded', () => {
    const { calls } = electron
    const loaded = calls.indexOf('load app://mfa-desk/index.html')
    expect(calls.indexOf('setPermissionRequestHandler')).toBeLessThan(loaded)
    expect(calls.indexOf('setWindowOpenHandler')).toBeLessThan(loaded)
    expect(calls).toContain('setWindowOpenHandler')
    expect(calls).toContain('setPermissionRequestHandler')
  })

  it('serves the page', async () => {
    const response = await electron.protocols.get('app')?.({ method: 'GET', url: 'app://mfa-desk/index.html' })
    expect(await response?.text()).toBe('<!doctype html>')
  })

  it('answers its page', async () => {
    expect(await call('settings:read', {}, window)).toMatchObject({ ok: true, value: { theme: 'system' } })
  })

  it('follows the theme and the workspace, and tells the page', async () => {
    await call('settings:change', { changes: { theme: 'dark' } }, window)
    expect(electron.nativeTheme.themeSource).toBe('dark')
    await call('app:enter-practice', {}, window)
    expect(window.title).toContain('Practice')
    await call('app:leave-practice', {}, window)
    expect(window.title).toBe('MFA Desk')
    expect(electron.sentEvents).toEqual(
      expect.arrayContaining([{ type: 'settings-changed' }, { type: 'workspace-changed' }]),
    )
  })

  it('shows its window again to whoever starts it twice', () => {
    electron.app.emit('second-instance')
    expect(electron.BrowserWindow.open).toEqual([window])
    expect(electron.calls).toContain('focus')
  })

  it('remembers the window, closes its files and only then ends', async () => {
    window.close()
    expect(electron.calls).toContain('quit held')
    await vi.waitFor(() => expect(electron.calls.at(-1)).toBe('quit'))
    electron.app.emit('second-instance')
    expect(electron.BrowserWindow.open).toEqual([])
  })
})

describe('a page that cannot be loaded', () => {
  let giveUp: () => void
  let window: FakeElectron.BrowserWindow
  const unhandled = vi.fn()

  beforeEach(async () => {
    const loading = Promise.withResolvers<undefined>()
    giveUp = () => loading.reject(new Error('ERR_FAILED'))
    await start({ loading: loading.promise })
    window = await open()
    process.on('unhandledRejection', unhandled)
  })

  it('ends the application with a notice', async () => {
    giveUp()
    await vi.waitFor(() => expect(electron.calls).toContain('exit 1'))
  })

  it('is no fault where the window was closed meanwhile', async () => {
    window.close()
    giveUp()
    await vi.waitFor(() => expect(electron.calls.at(-1)).toBe('quit'))
    expect(electron.calls).not.toContain('exit 1')
    expect(unhandled).not.toHaveBeenCalled()
  })
})

it('a start that fails says so and names the folder', async () => {
  await start({ userData: join(folder, 'user-x') })
  await rm(join(folder, 'out', 'renderer'), { recursive: true })
  electron.becomeReady()
  await vi.waitFor(() => expect(electron.calls).toContain('exit 1'))
  expect(electron.calls.some((line) => line.includes('could not start') && line.includes('user-x'))).toBe(true)
})
