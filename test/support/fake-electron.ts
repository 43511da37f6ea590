/**
 * As much of the module `electron` as the application's start, its window and its end touch, for tests without the binary. It
 * records the order of what must happen early and lets a test play Electron's part: become ready, call over IPC, quit.
 */
import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'

export type InvokeHandler = (event: unknown, payload: unknown, callId?: unknown) => Promise<unknown>

export const calls: string[] = []
export const handlers = new Map<string, InvokeHandler>()
export const sentEvents: unknown[] = []
export const menus: { label?: string; role?: string; submenu?: unknown }[][] = []
type Serve = (request: { method: string; url: string }, answer: (answer: unknown) => void) => void
export const protocols = new Map<string, Serve>()

/** Electron adds it to Node's own. */
Object.assign(process, { getSystemVersion: () => '0.0', resourcesPath: import.meta.dirname })
Object.defineProperty(process, 'versions', {
  value: { ...process.versions, electron: '0.0', chrome: '0.0' },
  configurable: true,
})

let isReady = false
const ready = Promise.withResolvers<undefined>()
export const becomeReady = (): void => {
  calls.push('ready')
  isReady = true
  ready.resolve(undefined)
}

interface MessageBox {
  readonly message: string
  readonly detail: string
  readonly answer: (button: number) => void
}
/** What was suggested for files to save. */
export const savePaths: string[] = []

/** Those that stand open. */
export const messageBoxes: MessageBox[] = []

export const settings = {
  userData: '',
  switches: [] as string[],
  packaged: false,
  /** What becomes of a wish for the lock, each time. */
  lock: (() => true) as (call: unknown) => boolean,
  /** `null`: redirected to a place that is not there. */
  documents: '/home/ada/Documents' as string | null,
  home: '/home/ada',
  preferredLanguages: ['en-GB'],
  /** Settles when the page is loaded, or cannot be. */
  loading: Promise.resolve(undefined),
}

/** On Electron's own command line at every start, whatever a person gave. */
const ownSwitches = ['allow-file-access-from-files']

class FakeApp extends EventEmitter {
  readonly commandLine = { hasSwitch: (name: string) => [...ownSwitches, ...settings.switches].includes(name) }
  get isPackaged() {
    return settings.packaged
  }
  /** As in Electron, which knows it on Windows and macOS only. */
  readonly runningUnderARM64Translation = process.platform === 'linux' ? undefined : false
  enableSandbox = () => void calls.push('enableSandbox')
  setAppUserModelId = () => undefined
  setPath = (_name: string, path: string) => {
    mkdirSync(path, { recursive: true })
    settings.userData = path
  }
  requestSingleInstanceLock = (call: unknown) => settings.lock(call)
  isReady = () => isReady
  whenReady = () => ready.promise
  getPath = (name: string) => {
    if (name === 'documents' && settings.documents === null) throw new Error("Failed to get 'documents' path")
    return { documents: settings.documents ?? '', home: settings.home }[name] ?? settings.userData
  }
  getVersion = () => '0.0.0'
  getSystemLocale = () => 'en-GB'
  getPreferredSystemLanguages = () => settings.preferredLanguages
  relaunch = ({ args }: { args: string[] }) => void calls.push(['relaunch', ...args].join(' '))
  exit = (code: number) => void calls.push(`exit ${code}`)
  #quitting = false
  /**
   * As Electron does: `before-quit`, then the windows, then `will-quit`, which may hold the end. A quit that is asked for while these
   * are told is dropped.
   */
  quit = () => {
    if (this.#quitting) return
    this.#quitting = true
    this.emit('before-quit')
    if (BrowserWindow.open.length === 0) this.#willQuit()
    for (const window of [...BrowserWindow.open]) window.close()
  }
  windowAllClosed = () => {
    if (this.#quitting) this.#willQuit()
    else this.emit('window-all-closed')
  }
  #willQuit = () => {
    const held: true[] = []
    this.emit('will-quit', { preventDefault: () => held.push(true) })
    calls.push(held.length > 0 ? 'quit held' : 'quit')
    // What promises have to say by now is still heard inside the dispatch.
    if (held.length > 0) setImmediate(() => (this.#quitting = false))
  }
}
export const app = new FakeApp()

const mainFrame = {
  detached: false,
  frameTreeNodeId: 1,
  origin: 'app://mfa-desk',
  parent: null,
  url: 'app://mfa-desk/index.html',
}

/** Its listener keeps a page that sends on `error` from ending the program. */
const electronsOwn = () => undefined
const ipcListeners = new EventEmitter().on('error', electronsOwn)

class FakeWebContents extends EventEmitter {
  readonly mainFrame = mainFrame
  isDestroyed = () => false
  send = (_channel: string, event: unknown) => void sentEvents.push(event)
  setWindowOpenHandler = () => calls.push('setWindowOpenHandler')
}

export class BrowserWindow extends EventEmitter {
  static readonly open: BrowserWindow[] = []
  readonly #id = BrowserWindow.open.length + 1
  readonly webContents = new FakeWebContents()
  title: string
  readonly options: {
    readonly title: string
    readonly backgroundColor: string
    readonly x?: number
    readonly width: number
  }
  shown: boolean

  constructor(options: { title: string; show: boolean; backgroundColor: string; x?: number; width: number }) {
    super()
    this.options = options
    this.title = options.title
    this.shown = options.show
    BrowserWindow.open.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  /** As of all that is native about a window, nothing of it is left after its end. */
  get id() {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed')
    return this.#id
  }
  #breakOff: (cause: Error) => void = () => undefined
  loadURL = (url: string) => {
    calls.push(`load ${url}`)
    const loading = Promise.withResolvers<undefined>()
    this.#breakOff = loading.reject
    settings.loading.then(loading.resolve, loading.reject)
    return loading.promise
  }
  /** What was being loaded is broken off first, and the window is gone only later. */
  close = () => {
    this.emit('close')
    this.#breakOff(new Error('ERR_ABORTED'))
    void Promise.resolve().then(this.destroy)
  }
  destroy = () => {
    if (this.isDestroyed()) return
    BrowserWindow.open.splice(BrowserWindow.open.indexOf(this), 1)
    this.emit('closed')
    if (BrowserWindow.open.length === 0) app.windowAllClosed()
  }
  setTitle = (title: string) => (this.title = title)
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 })
  isDestroyed = () => !BrowserWindow.open.includes(this)
  isMaximized = () => false
  isMinimized = () => false
  maximize = () => (this.shown = true)
  focus = () => calls.push('focus')
  show = () => (this.shown = true)
}

const createSession = () => {
  const session = Object.assign(new EventEmitter(), {
    protocol: { registerBufferProtocol: (scheme: string, serve: Serve) => protocols.set(scheme, serve) },
    resolveProxy: () => Promise.resolve('DIRECT'),
    setPermissionRequestHandler: () => calls.push('setPermissionRequestHandler'),
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    webRequest: { onBeforeRequest: () => undefined },
  })
  app.emit('session-created', session)
  return session
}
export const session = { fromPartition: createSession }

export const protocol = { registerSchemesAsPrivileged: () => void calls.push('registerSchemesAsPrivileged') }
export const ipcMain = {
  handle: (channel: string, handler: InvokeHandler) => handlers.set(channel, handler),
  on: (channel: string, listener: (...words: unknown[]) => void) => ipcListeners.on(channel, listener),
  emit: (channel: string, ...words: unknown[]) => ipcListeners.emit(channel, ...words),
  removeAllListeners: (channel?: string) => ipcListeners.removeAllListeners(channel),
  listenerCount: (channel: string) => ipcListeners.listenerCount(channel),
}
export const dialog = {
  showErrorBox: (title: string, content: string) => void calls.push(`error box: ${title}: ${content}`),
  /** As a person does, it answers when told to; taken away, it answers by itself. */
  showMessageBox: (...words: unknown[]) => {
    const options = words.at(-1) as { message: string; detail: string; signal?: AbortSignal }
    const answered = Promise.withResolvers<{ response: number }>()
    const box: MessageBox = {
      message: options.message,
      detail: options.detail,
      answer: (response) => {
        messageBoxes.splice(messageBoxes.indexOf(box), 1)
        answered.resolve({ response })
      },
    }
    messageBoxes.push(box)
    options.signal?.addEventListener('abort', () => box.answer(0))
    return answered.promise
  },
  showSaveDialog: (...words: unknown[]) => {
    savePaths.push((words.at(-1) as { defaultPath: string }).defaultPath)
    return Promise.resolve({ canceled: true, filePath: '' })
  },
}
export const Menu = {
  buildFromTemplate: (template: never) => template,
  setApplicationMenu: (template: never) => menus.push(template),
  getApplicationMenu: () => null,
}
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false, shouldUseHighContrastColors: false }
export const powerMonitor = new EventEmitter()
const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }
export const clipboard = {
  writeText: () => Promise.resolve(),
  readText: () => Promise.resolve(''),
  clear: () => undefined,
}
export { powerSaveBlocker } from './fake-power-save-blocker.ts'
export const shell = { openExternal: () => Promise.resolve(), openPath: () => Promise.resolve('') }
