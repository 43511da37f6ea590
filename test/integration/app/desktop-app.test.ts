/** The application's life with a stand-in for Electron and everything else real: files, composition, IPC handlers. */
import { writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { hostname, tmpdir, userInfo } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { lockFolder } from '../../../electron/history/folder-lock.ts'
import type { MachineFile } from '../../../electron/place/machine-file.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import { cancelChannel, type Channel } from '../../../shared/ipc/channels.ts'
import type { Request, Response } from '../../../shared/ipc/contract.ts'
import type { AppEvent } from '../../../shared/ipc/events.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import type * as FakeElectron from '../../support/fake-electron.ts'
import { removeFolder } from '../../support/remove-folder.ts'
import { chosen } from '../../support/domain-fixtures.ts'

vi.mock('../../../electron/settings/electron-settings-file.ts', async () => ({
  openElectronSettingsFile: (await import('../../../electron/settings/conf-settings-file.ts')).createConfSettingsFile,
}))
const keychain = vi.hoisted(() => ({ asksThePerson: false }))
vi.mock('../../../electron/vault/keychain-vault.ts', async () => {
  const { createMemoryVault } = await import('../../../electron/vault/memory-vault.ts')
  return { createKeychainVault: () => ({ ...createMemoryVault(), isAsking: () => keychain.asksThePerson }) }
})

const policy = vi.hoisted((): { file: MachineFile } => ({ file: { kind: 'absent' } }))
vi.mock('../../../electron/place/machine-file.ts', async (original) => ({
  ...(await original<object>()),
  readMachineFile: () => policy.file,
}))

/** What the application watches of its own process; the test runner does so too. */
const watched = ['uncaughtException', 'unhandledRejection', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const
const watchers = new Map(watched.map((kind) => [kind, listenersOf(kind)]))

function listenersOf(kind: (typeof watched)[number]): (() => void)[] {
  return process.listeners(kind as 'exit').map((one) => one as () => void)
}

/** Those that came since the tests began. */
const ownListeners = (kind: (typeof watched)[number]): (() => void)[] =>
  listenersOf(kind).filter((one) => watchers.get(kind)?.includes(one) !== true)

/** However busy the machine is: whether something comes is what these tests ask, not when. */
const eventually = <Result>(check: () => Result | Promise<Result>) => vi.waitFor(check, 20_000)

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
  return eventually(() => {
    const [window] = electron.BrowserWindow.open
    if (!window?.shown) throw new Error('no window yet')
    return window
  })
}

const call = (channel: string, payload: unknown, window: FakeElectron.BrowserWindow) =>
  electron.handlers.get(channel)?.({ sender: window.webContents, senderFrame: window.webContents.mainFrame }, payload)

async function ask<C extends Channel>(
  channel: C,
  request: Request<C>,
  window: FakeElectron.BrowserWindow,
): Promise<Response<C>> {
  const envelope = (await call(channel, request, window)) as Envelope<Response<C>>
  if (!envelope.ok) throw new Error(`${channel}: ${envelope.error.code}`)
  return envelope.value
}

/** A stand-in does not end its process, so the application would end the tests' by force in the end. */
const kill = vi.spyOn(process, 'kill').mockReturnValue(true)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desktop-app-'))
  await mkdir(join(folder, 'out', 'renderer'), { recursive: true })
  await writeFile(join(folder, 'out', 'renderer', 'index.html'), '<!doctype html>')
})

const hasEnded = (): boolean => electron.calls.some((call) => call === 'quit' || call.startsWith('exit '))

afterEach(async () => {
  // What stays open keeps its files, and Windows a folder with such a file.
  if (!hasEnded()) {
    electron.app.quit()
    await eventually(() => expect(hasEnded()).toBe(true))
  }
  for (const kind of watched) ownListeners(kind).forEach((one) => process.off(kind, one))
})

afterAll(() => removeFolder(folder))

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

  describe('a second instance', () => {
    /** Moves the clock instead of waiting, and plays what happens meanwhile. */
    const passTime = (meanwhile: () => void = () => undefined): void => {
      vi.useFakeTimers({ toFake: ['performance'] })
      const waiting = vi.spyOn(Atomics, 'wait').mockImplementation((_array, _index, _value, ms) => {
        vi.advanceTimersByTime(ms ?? 0)
        meanwhile()
        return 'timed-out'
      })
      onTestFinished(() => {
        waiting.mockRestore()
        vi.useRealTimers()
      })
    }
    const openNote = (answered: readonly unknown[] = []) =>
      writeFileSync(join(electron.settings.userData, 'running.json'), JSON.stringify({ host: 'DESK-7', answered }))

    it('leaves at once where the first has noticed it', async () => {
      await start({
        lock: (call) => {
          openNote([(call as { token: string }).token])
          return false
        },
      })
      expect(electron.calls.at(-1)).toBe('quit')
      expect(electron.app.listenerCount('web-contents-created')).toBe(0)
    })

    it('says that another session has it, and on which computer, where nobody answers', async () => {
      passTime()
      await start({
        lock: () => {
          openNote()
          return false
        },
      })
      electron.becomeReady()
      await eventually(() => expect(electron.calls.at(-1)).toBe('exit 0'))
      const [box = ''] = electron.calls.filter((one) => one.startsWith('error box'))
      expect(box).toContain('already open in another session')
      expect(box).toContain('DESK-7')
      expect(electron.app.listenerCount('web-contents-created')).toBe(0)
    })

    it('starts as the first does where that has ended meanwhile', async () => {
      passTime()
      let asked = 0
      await start({
        lock: () => {
          openNote()
          asked += 1
          return asked > 1
        },
      })
      vi.useRealTimers()
      const window = await open()
      expect(window.shown).toBe(true)
      window.close()
      await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
    })
  })

  it('a signal is an end in good order, whoever listens to it later', async () => {
    await start()
    // Listeners of packages that are loaded meanwhile end the process, so only the first is called.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) ownListeners(signal)[0]?.()
    expect(electron.calls.filter((call) => call.startsWith('quit'))).not.toHaveLength(0)
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

it.each([
  ['the settings have it', { language: 'de' }, ['en-GB']],
  ['the computer’s person reads it', {}, ['fr-FR', 'de-AT']],
])('starts in German where %s, from its first frame on', async (_where, chosen, preferredLanguages) => {
  const userData = await mkdtemp(join(folder, 'german-'))
  const data = join(userData, 'MFA Desk from sources', 'data')
  await mkdir(data, { recursive: true })
  const settings = { ...defaultDocument.settings, ...chosen }
  await writeFile(join(data, 'settings.json'), JSON.stringify({ ...defaultDocument, settings }))
  await writeFile(join(folder, 'out', 'renderer', 'built.html'), '<!doctype html><html lang="en">')
  await start({ userData, preferredLanguages })
  await open()
  expect(electron.menus[0]?.map(({ label }) => label)).toContain('&Datei')
  const answer = await new Promise<{ data: Buffer }>((resolve) =>
    electron.protocols.get('app')?.({ method: 'GET', url: 'app://mfa-desk/built.html' }, (told) =>
      resolve(told as { data: Buffer }),
    ),
  )
  expect(answer.data.toString()).toContain('<html lang="de" ')
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
    const request = { method: 'GET', url: 'app://mfa-desk/index.html' }
    const answer = await new Promise((resolve) => electron.protocols.get('app')?.(request, resolve))
    expect(answer).toMatchObject({ statusCode: 200, data: Buffer.from('<!doctype html>') })
  })

  it('answers its page', async () => {
    expect(await call('settings:read', {}, window)).toMatchObject({ ok: true, value: { theme: 'system' } })
  })

  it('says what it is', async () => {
    expect(await call('app:read-about', {}, window)).toMatchObject({
      ok: true,
      value: { fuses: { kind: 'sources' }, translated: false, notices: false },
    })
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

  it('speaks another language as soon as it is chosen: the menu, the title and what main asks', async () => {
    const labels = () => electron.menus.at(-1)?.map(({ label }) => label)
    const [english, menus] = [labels(), electron.menus.length]
    await call('app:enter-practice', {}, window)
    await call('settings:change', { changes: { language: 'de' } }, window)
    expect(labels()).toEqual(['&Datei', '&Bearbeiten', '&Ansicht', '&Hilfe'])
    expect(window.title).toContain('Übung')
    await askForReset()
    expect(electron.messageBoxes[0]?.detail).toContain('nur erfundene Personen')
    electron.messageBoxes[0]?.answer(0)
    await call('settings:change', { changes: { language: 'system' } }, window)
    expect(labels()).toEqual(english)
    await call('settings:change', { changes: { theme: 'dark' } }, window)
    expect(electron.menus).toHaveLength(menus + 2)
  })

  it('shows its window again to whoever starts it twice, and says so to that start', async () => {
    electron.app.emit('second-instance', {}, [], '', { token: '12-34', screens: [] })
    const note = await readFile(join(electron.settings.userData, 'running.json'), 'utf8')
    expect(JSON.parse(note)).toEqual({ host: hostname(), answered: ['12-34'] })
    expect(electron.BrowserWindow.open).toEqual([window])
    expect(electron.calls).toContain('focus')
  })

  it('remembers the window, closes its files and only then ends', async () => {
    window.close()
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
    expect(electron.calls).toContain('quit held')
    electron.app.emit('second-instance', {}, [], '', undefined)
    expect(electron.BrowserWindow.open).toEqual([])
  })

  it('started once more while it ends, it starts again after its end', async () => {
    electron.app.once('window-all-closed', () => electron.app.emit('second-instance', {}, [], '', undefined))
    window.close()
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
    expect(electron.calls).toContainEqual(expect.stringMatching(/^relaunch/))
    expect(electron.BrowserWindow.open).toEqual([])
  })

  it('keeps what Electron itself listens to', () => {
    expect(electron.ipcMain.listenerCount('error')).toBe(1)
  })

  it('does not hold up the end of the session without need', () => {
    const hold = vi.fn<() => void>()
    window.emit('query-session-end', { preventDefault: hold })
    expect(hold).not.toHaveBeenCalled()
    expect(electron.calls).not.toContain('quit held')
  })

  it('gives up a call of its page by the id it was made with', async () => {
    await ask('app:enter-practice', {}, window)
    const { connections } = await ask('connections:list', {}, window)
    const page = { sender: window.webContents, senderFrame: window.webContents.mainFrame }
    const request = { connectionId: connections[0]?.id, text: 'mira dunmore' }
    const searching = electron.handlers.get('directory:search')?.(page, request, 'c1')
    electron.ipcMain.emit(cancelChannel, page, 'c1')
    expect(await searching).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  /** With what main asks still standing. */
  async function askForReset(): Promise<{ readonly reset: Promise<unknown> }> {
    await ask('app:enter-practice', {}, window)
    const { connections } = await ask('connections:list', {}, window)
    const connectionId = connections[0]?.id ?? ''
    const { accounts } = await ask('directory:search', { connectionId, text: 'mira dunmore' }, window)
    const ref = { connectionId, accountId: accounts[0]?.accountId ?? '' }
    const { factors } = await ask('directory:read-status', { ...ref }, window)
    const factorIds = factors.items.map(({ id }) => id)
    const selections = [{ ...ref, ...chosen({ factorIds, microsoft365: true }) }]
    const { id } = await ask('resets:prepare', { selections, retryOf: null }, window)
    const reset = ask('resets:commit', { planId: id, ticket: 'INC1', reason: '', unchecked: 'A test' }, window)
    reset.catch(() => undefined)
    await eventually(() => expect(electron.messageBoxes).toHaveLength(1))
    return { reset }
  }

  it.each([
    ['the screen is locked', 'lock-screen'],
    ['the computer goes to sleep', 'suspend'],
    ['another person’s session comes to the front', 'user-did-resign-active'],
  ])('a question goes away as Cancel when %s', async (_case, event) => {
    const { reset } = await askForReset()
    electron.powerMonitor.emit(event)
    await expect(reset).rejects.toThrow('not-confirmed')
    expect(electron.messageBoxes).toEqual([])
  })

  describe('while a reset is being carried out', () => {
    /** Resolves as soon as the first step of a reset in practice was sent. */
    async function beginReset(): Promise<void> {
      await askForReset()
      electron.messageBoxes[0]?.answer(1)
      const sent = expect.objectContaining({ type: 'reset-progress', state: 'sent' }) as unknown
      await eventually(() => expect(electron.sentEvents).toContainEqual(sent))
    }

    const recorded = async (): Promise<string[]> => {
      const history = join(electron.settings.userData, 'data', 'practice', 'history')
      const [month = ''] = (await readdir(history)).filter((name) => name.endsWith('.jsonl'))
      const lines = (await readFile(join(history, month), 'utf8')).trim().split('\n')
      return lines.flatMap((line) => /"kind":"(intended|sent|outcome|finished|recovered)"/.exec(line)?.[1] ?? [])
    }

    it('the end of the session waits for the call that was sent and its record', async () => {
      await beginReset()
      const hold = vi.fn<() => void>()
      window.emit('query-session-end', { preventDefault: hold })
      expect(hold).toHaveBeenCalledOnce()
      await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
      expect(await recorded()).toEqual(['intended', 'sent', 'outcome', 'finished'])
    })

    it('the end of the computer waits in the same way where the system tells of it', async () => {
      await beginReset()
      const hold = vi.fn<() => void>()
      electron.powerMonitor.emit('shutdown', { preventDefault: hold })
      expect(hold).toHaveBeenCalledOnce()
      await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
      expect(await recorded()).toEqual(['intended', 'sent', 'outcome', 'finished'])
    })

    it('a fault of main waits for it as well', async () => {
      await beginReset()
      process.emit('uncaughtException', new Error('of the test'))
      await eventually(() => expect(electron.messageBoxes).toHaveLength(1))
      expect(await recorded()).toEqual(['intended', 'sent', 'outcome', 'finished'])
    })

    it('a closed window ends nothing of it', async () => {
      await beginReset()
      window.close()
      await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
      expect(await recorded()).toEqual(['intended', 'sent', 'outcome', 'sent', 'outcome', 'finished'])
    })
  })

  it('a fault of main is told, and whoever read it ends the program', async () => {
    process.emit('uncaughtException', new Error('of the test'))
    await eventually(() => expect(electron.messageBoxes).toHaveLength(1))
    expect(electron.messageBoxes[0]?.message).toBe('MFA Desk has to close')
    expect(electron.calls).not.toContain('exit 1')
    electron.messageBoxes[0]?.answer(0)
    await eventually(() => expect(electron.calls.at(-1)).toBe('exit 1'))
  })

  it('a page that dies twice is told of without holding up main, and its window goes', async () => {
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await eventually(() => expect(electron.messageBoxes).toHaveLength(1))
    electron.messageBoxes[0]?.answer(0)
    await eventually(() => expect(electron.calls.filter((call) => call.startsWith('load '))).toHaveLength(2))
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await eventually(() => expect(electron.messageBoxes[0]?.detail).toContain('a second time'))
    electron.messageBoxes[0]?.answer(0)
    await eventually(() => expect(electron.BrowserWindow.open).toEqual([]))
  })
})

describe('a command of the menu', () => {
  interface Entry {
    readonly accelerator?: string
    readonly click?: () => void
    readonly submenu?: readonly Entry[]
  }

  /** Presses the keys of an entry of the application's menu. */
  function press(accelerator: string): void {
    const flat = (entries: readonly Entry[]): Entry[] => entries.flatMap((one) => [one, ...flat(one.submenu ?? [])])
    const menu = electron.menus.at(-1) as readonly Entry[] | undefined
    const entry = flat(menu ?? []).find((one) => one.accelerator === accelerator)
    if (entry?.click === undefined) throw new Error('no such entry')
    entry.click()
  }

  const commandsSent = (): unknown[] =>
    (electron.sentEvents as AppEvent[]).flatMap((event) => (event.type === 'menu-command' ? [event.command] : []))

  const taken = async (window: FakeElectron.BrowserWindow) =>
    (await ask('app:take-kept-events', {}, window)).events.map((event) =>
      event.type === 'menu-command' ? event.command : event.link,
    )

  function becomeMac(): void {
    const { platform } = process
    Object.defineProperty(process, 'platform', { value: 'darwin' })
    onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }))
  }

  it('on macOS without a window opens one, and is carried out when its page is there', async () => {
    becomeMac()
    await start()
    const first = await open()
    await taken(first)
    first.close()
    await eventually(() => expect(electron.BrowserWindow.open).toEqual([]))
    press('CommandOrControl+,')
    press('CommandOrControl+K')
    const [second, ...more] = electron.BrowserWindow.open
    expect(more).toEqual([])
    if (second === undefined) throw new Error('no window')
    expect(await taken(second)).toEqual(['show-settings', 'find-person'])
    // To a page that does not listen yet nothing is said.
    expect(commandsSent()).toEqual([])
    press('CommandOrControl+2')
    await eventually(() => expect(commandsSent()).toEqual(['show-history']))
  })

  it('at the very start waits for the page, on every system', async () => {
    await start()
    electron.becomeReady()
    await eventually(() => expect(electron.menus).not.toEqual([]))
    press('CommandOrControl+3')
    const [window] = electron.BrowserWindow.open
    if (window === undefined) throw new Error('no window')
    expect(await taken(window)).toEqual(['show-overview'])
  })

  const link = 'mfa-desk://person?login=mira&ticket=INC7'

  it('a link that starts the application waits for the page', async () => {
    const { argv } = process
    process.argv = [...argv, '--', link]
    onTestFinished(() => void (process.argv = argv))
    await start()
    expect(await taken(await open())).toEqual([{ login: 'mira', ticket: 'INC7' }])
  })

  it('a link that macOS opens is given to the page, in a window of its own where there is none', async () => {
    becomeMac()
    await start()
    const early = vi.fn<() => void>()
    electron.app.emit('open-url', { preventDefault: early }, link)
    expect(early).toHaveBeenCalled()
    const first = await open()
    expect(await taken(first)).toEqual([{ login: 'mira', ticket: 'INC7' }])
    first.close()
    await eventually(() => expect(electron.BrowserWindow.open).toEqual([]))
    electron.app.emit('open-url', { preventDefault: early }, `${link}8`)
    const [second] = electron.BrowserWindow.open
    if (second === undefined) throw new Error('no window')
    expect(await taken(second)).toEqual([{ login: 'mira', ticket: 'INC78' }])
  })

  it('a link of a second start comes to the front and to the page; one it does not know only to the front', async () => {
    await start()
    const window = await open()
    await taken(window)
    electron.calls.length = 0
    electron.app.emit('second-instance', {}, ['mfa-desk', link, '--no-sandbox'], '', undefined)
    await eventually(() =>
      expect(electron.sentEvents).toContainEqual({ type: 'person-link', link: { login: 'mira', ticket: 'INC7' } }),
    )
    const told = electron.sentEvents.length
    electron.app.emit('second-instance', {}, ['mfa-desk', 'mfa-desk://reset?login=mira'], '', undefined)
    expect(electron.calls.filter((one) => one === 'focus')).toHaveLength(2)
    expect(electron.sentEvents).toHaveLength(told)
  })

  it('a link that comes during the end is what the next start begins with', async () => {
    await start()
    const window = await open()
    await taken(window)
    electron.app.once('window-all-closed', () => electron.app.emit('second-instance', {}, [link], '', undefined))
    window.close()
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
    expect(electron.calls).toContainEqual(
      expect.stringMatching(/^relaunch .*mfa-desk:\/\/person\?login=mira&ticket=INC7$/),
    )
    expect(electron.BrowserWindow.open).toEqual([])
  })

  it('opens nothing once the application ends', async () => {
    becomeMac()
    await start()
    const window = await open()
    await taken(window)
    electron.app.quit()
    press('CommandOrControl+,')
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
    expect(electron.BrowserWindow.open).toEqual([])
    expect(electron.calls).not.toContainEqual(expect.stringMatching(/^relaunch/))
  })
})

it.runIf(process.platform === 'linux')('leaves a start on another screen without an answer', async () => {
  vi.stubEnv('DISPLAY', ':1')
  onTestFinished(() => void vi.unstubAllEnvs())
  await start()
  const window = await open()
  electron.app.emit('second-instance', {}, [], '', { token: '12-34', screens: ['x11 :77'] })
  const note = await readFile(join(electron.settings.userData, 'running.json'), 'utf8')
  expect(JSON.parse(note)).toEqual({ host: hostname(), answered: [] })
  expect(electron.calls).not.toContain('focus')
  window.close()
  await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
})

describe('a page that cannot be loaded', () => {
  let giveUp: () => void
  let window: FakeElectron.BrowserWindow

  beforeEach(async () => {
    const loading = Promise.withResolvers<undefined>()
    giveUp = () => loading.reject(new Error('ERR_FAILED'))
    await start({ loading: loading.promise })
    window = await open()
  })

  it('ends the application with a notice that names the folder', async () => {
    giveUp()
    await eventually(() => expect(electron.messageBoxes).toHaveLength(1))
    expect(electron.messageBoxes[0]?.detail).toContain(electron.settings.userData)
    electron.messageBoxes[0]?.answer(0)
    await eventually(() => expect(electron.calls).toContain('exit 1'))
  })

  it('does not keep the application from ending while that is told', async () => {
    giveUp()
    await eventually(() => expect(electron.messageBoxes).toHaveLength(1))
    electron.app.quit()
    await eventually(() => expect(electron.calls).toContain('exit 1'))
    expect(electron.messageBoxes).toEqual([])
  })

  it.each(['the window is closed', 'the application is asked to end'])(
    'is no fault where %s meanwhile',
    async (how) => {
      if (how === 'the window is closed') window.close()
      else electron.app.quit()
      await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
      expect(electron.calls).not.toContain('exit 1')
      expect(electron.messageBoxes).toEqual([])
    },
  )
})

describe('asked to end early', () => {
  it('before Electron is ready, it ends and opens nothing any more', async () => {
    await start()
    electron.app.quit()
    electron.becomeReady()
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
    expect(electron.BrowserWindow.open).toEqual([])
  })

  it('while the application is still being composed, it ends after that and shows no window', async () => {
    await start()
    electron.becomeReady()
    await eventually(() => expect(electron.BrowserWindow.open).toHaveLength(1))
    electron.app.quit()
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
    expect(electron.messageBoxes).toEqual([])
  })

  it('with a line of garbage in the history, it ends all the same', async () => {
    await start()
    const history = join(electron.settings.userData, 'data', 'history')
    await mkdir(history, { recursive: true })
    await writeFile(join(history, '2026-10.jsonl'), 'garbage\n')
    const window = await open()
    window.close()
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
  })
})

describe('the very end', () => {
  const log = () => readFile(join(electron.settings.userData, 'data', 'log', 'mfa-desk.log'), 'utf8')

  /** Starts with a thread for the system's certificates that does this, and asks what begins it. */
  const startReading = async (code: string): Promise<void> => {
    await mkdir(join(folder, 'out', 'main'), { recursive: true })
    await writeFile(join(folder, 'out', 'main', 'system-certificates-worker.js'), code)
    await start()
    await call('settings:read', {}, await open())
    // It begins after the answer.
    await new Promise(setImmediate)
  }

  /** What the process was sent at its end. */
  const signals = (): unknown[][] => {
    kill.mockClear()
    electron.app.emit('quit')
    return kill.mock.calls
  }

  it('does not wait for the thread that reads certificates while the system keeps that waiting', async () => {
    await startReading('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)')
    expect(signals()).toEqual([[process.pid, 'SIGKILL']])
    expect(await log()).toContain('"event":"ended-by-force","reason":"certificates"')
  })

  it('does not wait for a name server that does not answer', async () => {
    await startReading('')
    await eventually(async () => expect(await log()).toContain('system-certificates-not-read'))
    const resources = vi.spyOn(process, 'getActiveResourcesInfo').mockReturnValue(['Timeout', 'GetAddrInfoReqWrap'])
    onTestFinished(() => resources.mockRestore())
    expect(signals()).toEqual([[process.pid, 'SIGKILL']])
    expect(await log()).toContain('"event":"ended-by-force","reason":"name"')
  })

  it('does not wait for a keychain that asks for its password', async () => {
    await startReading('')
    await eventually(async () => expect(await log()).toContain('system-certificates-not-read'))
    keychain.asksThePerson = true
    onTestFinished(() => void (keychain.asksThePerson = false))
    expect(signals()).toEqual([[process.pid, 'SIGKILL']])
    expect(await log()).toContain('"event":"ended-by-force","reason":"keychain"')
  })

  it('comes by itself where the system was asked nothing', async () => {
    await startReading('')
    await eventually(async () => expect(await log()).toContain('system-certificates-not-read'))
    expect(signals()).toEqual([])
  })
})

it('opens where it was and as it looked, before the settings are read', async () => {
  await start()
  const data = join(electron.settings.userData, 'data')
  const place = { x: 70, y: 80, width: 900, height: 700, maximised: false }
  await mkdir(data, { recursive: true })
  await writeFile(
    join(data, 'settings.json'),
    JSON.stringify({ version: 2, settings: { theme: 'dark' }, workspace: 'practice', window: place }),
  )
  electron.becomeReady()
  await eventually(() => expect(electron.BrowserWindow.open).toHaveLength(1))
  const [window] = electron.BrowserWindow.open
  expect(window?.options).toMatchObject({ x: 70, width: 900, show: true, backgroundColor: '#0e1219' })
  expect(window?.options.title).toContain('Practice')
})

it.each([
  ['the folder of documents', '/home/ada/Documents', '/home/ada/Documents'],
  ['the home folder where there is none', null, '/home/ada'],
])('suggests %s for an export', async (_, documents, suggested) => {
  await start({ documents })
  const window = await open()
  expect((await ask('history:export', { format: 'csv', filters: noFilters }, window)).saved).toBe(false)
  expect(electron.savePaths.map((path) => dirname(path))).toEqual([normalize(suggested)])
  electron.app.quit()
  await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
})

it('a run from the sources has a data folder of its own', async () => {
  await start()
  expect(electron.settings.userData).toMatch(/MFA Desk from sources$/)
  await start({ packaged: true })
  expect(electron.settings.userData).not.toMatch(/from sources/)
  await start({ switches: ['user-data-dir'] })
  expect(electron.settings.userData).not.toMatch(/from sources/)
})

describe('where the data lie', () => {
  /** What there is on this computer before the start. */
  let appData: string
  let own: string
  let administrators: string

  beforeEach(async () => {
    appData = await mkdtemp(join(folder, 'app-data-'))
    own = join(appData, 'MFA Desk')
    administrators = await mkdtemp(join(folder, 'administrators-'))
    const settings = { ...defaultDocument, settings: { ...defaultDocument.settings, theme: 'dark' } }
    await mkdir(join(own, 'data', 'history'), { recursive: true })
    await writeFile(join(own, 'data', 'settings.json'), JSON.stringify(settings))
    await writeFile(join(own, 'data', 'history', '2026-10.jsonl'), 'a record\n')
    policy.file = { kind: 'ok', dataFolder: administrators }
    onTestFinished(() => void (policy.file = { kind: 'absent' }))
  })

  const startInstalled = () => start({ packaged: true, userData: appData })
  const stateOf = async () => ask('app:read-state', {}, await open())
  const box = () => electron.calls.find((one) => one.startsWith('error box'))
  const refused = async (): Promise<string> => {
    electron.becomeReady()
    await eventually(() => expect(electron.calls).toContain('exit 1'))
    expect(electron.BrowserWindow.open).toEqual([])
    return box() ?? ''
  }
  const end = async (): Promise<void> => {
    electron.app.quit()
    await eventually(() => expect(electron.calls.at(-1)).toBe('quit'))
  }

  it('is the administrator’s to say, and what there was goes there before anything is opened', async () => {
    await startInstalled()
    const data = join(administrators, userInfo().username, 'data')
    expect((await stateOf()).dataFolder).toBe(data)
    expect(electron.nativeTheme.themeSource).toBe('dark')
    expect(await readFile(join(data, 'history', '2026-10.jsonl'), 'utf8')).toBe('a record\n')
    expect(await readFile(join(data, 'log', 'mfa-desk.log'), 'utf8')).toContain('"event":"data-moved"')
    await end()
  })

  it('says so and goes on in the old place where that could not be brought there', async () => {
    const lock = lockFolder(join(own, 'data', 'history', 'history.lock'))
    await startInstalled()
    const { dataFolder, problems } = await stateOf()
    lock.release()
    expect(dataFolder).toBe(join(own, 'data'))
    expect(problems).toContain('data-not-moved')
    expect(await readFile(join(own, 'data', 'log', 'mfa-desk.log'), 'utf8')).toContain(
      '"event":"data-not-moved","reason":"in-use"',
    )
    await end()
  })

  it('begins no second record where the administrator says something else later', async () => {
    await startInstalled()
    await open()
    await end()
    policy.file = { kind: 'absent' }
    await startInstalled()
    expect(await refused()).toContain(join(administrators, userInfo().username, 'data'))
  })

  it('is not guessed where the administrator’s file cannot be used', async () => {
    policy.file = { kind: 'broken', fault: 'unknown-key' }
    const lock = vi.fn<() => boolean>()
    await start({ packaged: true, userData: appData, lock })
    const words = await refused()
    expect(words).toContain('policy.json')
    expect(words).toContain('has no key “dataFolder” at its top')
    expect(lock).not.toHaveBeenCalled()
  })

  it('is not another one by a switch, where there is a policy', async () => {
    policy.file = { kind: 'ok', dataFolder: null }
    const lock = vi.fn<() => boolean>()
    await start({ packaged: true, userData: appData, switches: ['user-data-dir'], lock })
    const words = await refused()
    expect(words).toContain('an organisation policy')
    expect(words).toContain('--user-data-dir')
    expect(lock).not.toHaveBeenCalled()
  })

  it('is told where its folder cannot be made', async () => {
    const file = join(administrators, 'a file')
    await writeFile(file, '')
    policy.file = { kind: 'ok', dataFolder: file }
    await startInstalled()
    expect(await refused()).toContain(`${join(file, userInfo().username)}\nENOTDIR`)
  })

  it('is its own matter in a run from the sources', async () => {
    await start({ userData: appData })
    expect((await stateOf()).dataFolder).toBe(join(appData, 'MFA Desk from sources', 'data'))
    await end()
  })
})

it('a start that fails says so and names the folder', async () => {
  await start()
  await rename(join(folder, 'out', 'renderer'), join(folder, 'out', 'away'))
  electron.becomeReady()
  await eventually(() => expect(electron.messageBoxes).toHaveLength(1))
  await rename(join(folder, 'out', 'away'), join(folder, 'out', 'renderer'))
  expect(electron.messageBoxes[0]?.message).toBe('MFA Desk could not start')
  expect(electron.messageBoxes[0]?.detail).toContain(electron.settings.userData)
  electron.messageBoxes[0]?.answer(0)
  await eventually(() => expect(electron.calls).toContain('exit 1'))
})
