/**
 * As much of the module `electron` as the application's start, its window and its end touch, for tests without the binary. It
 * records the order of what must happen early and lets a test play Electron's part: become ready, call over IPC, quit.
 */
import { EventEmitter } from 'node:events'

export type InvokeHandler = (event: unknown, payload: unknown) => Promise<unknown>

export const calls: string[] = []
export const handlers = new Map<string, InvokeHandler>()
export const sentEvents: unknown[] = []
export const menus: { label?: string; role?: string; submenu?: unknown }[][] = []
export const protocols = new Map<string, (request: { method: string; url: string }) => Promise<Response>>()

/** Electron adds it to Node's own. */
Object.assign(process, { getSystemVersion: () => '0.0' })

const ready = Promise.withResolvers<undefined>()
export const becomeReady = (): void => {
  calls.push('ready')
  ready.resolve(undefined)
}

export const settings = {
  userData: '',
  switches: [] as string[],
  packaged: false,
  firstInstance: true,
  /** Settles when the page is loaded, or cannot be. */
  loading: Promise.resolve(),
}

/** On Electron's own command line at every start, whatever a person gave. */
const ownSwitches = ['allow-file-access-from-files']

class FakeApp extends EventEmitter {
  readonly commandLine = { hasSwitch: (name: string) => [...ownSwitches, ...settings.switches].includes(name) }
  get isPackaged() {
    return settings.packaged
  }
  readonly runningUnderARM64Translation = false
  enableSandbox = () => void calls.push('enableSandbox')
  setAppUserModelId = () => undefined
  requestSingleInstanceLock = () => settings.firstInstance
  whenReady = () => ready.promise
  getPath = () => settings.userData
  getVersion = () => '0.0.0'
  exit = (code: number) => void calls.push(`exit ${code}`)
  /** As Electron does: windows first, then `will-quit`, which may hold the end. */
  quit = () => {
    for (const window of BrowserWindow.open) window.close()
    const held: true[] = []
    this.emit('will-quit', { preventDefault: () => held.push(true) })
    calls.push(held.length > 0 ? 'quit held' : 'quit')
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
  shown = false

  constructor(options: { title: string }) {
    super()
    this.title = options.title
    BrowserWindow.open.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  /** As of all that is native about a window, nothing of it is left after its end. */
  get id() {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed')
    return this.#id
  }
  loadURL = (url: string) => {
    calls.push(`load ${url}`)
    this.emit('ready-to-show')
    return settings.loading
  }
  close = () => {
    this.emit('close')
    BrowserWindow.open.splice(BrowserWindow.open.indexOf(this), 1)
    this.emit('closed')
    if (BrowserWindow.open.length === 0) app.emit('window-all-closed')
  }
  setTitle = (title: string) => (this.title = title)
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 })
  isDestroyed = () => !BrowserWindow.open.includes(this)
  isMaximized = () => false
  isMinimized = () => false
  maximize = () => undefined
  focus = () => calls.push('focus')
  show = () => (this.shown = true)
}

const createSession = () => {
  const session = Object.assign(new EventEmitter(), {
    protocol: { handle: (scheme: string, respond: never) => protocols.set(scheme, respond) },
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
  removeAllListeners: () => undefined,
}
export const dialog = {
  showErrorBox: (title: string, content: string) => void calls.push(`error box: ${title}: ${content}`),
  showMessageBox: () => Promise.resolve({ response: 0 }),
  showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
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
export const shell = { openExternal: () => Promise.resolve(), openPath: () => Promise.resolve('') }
