/** The electron lane: the real application with its preload, contextBridge and ipcMain, steered by Playwright. */
import { spawnSync, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { pageUrl } from '../../../electron/window/page-origin.ts'
import { root } from '../../../scripts/lib/run.ts'
import type { Look } from './look.ts'
import { pageThere } from './page-there.ts'
import type { NamedProxy } from './platform.ts'
import { policyVariable } from '../under-policy/variable.ts'

/** Starts the application as it is started at a desk, its sandbox on. Resolves when its page is there. */
interface Shown {
  readonly electron: ElectronApplication
  readonly page: Page
}

/** A start takes a second or two. */
const startTimeoutMs = 20_000

/** A page that is there is drawn at once. */
const drawingTimeoutMs = 5_000

/**
 * Once in some two hundred starts the page never came while it was driven (Electron 33), or came and was never drawn, so such a start
 * is tried once more. That the application always starts is the matter of `npm run package:check`, which drives nothing.
 *
 * With `policyPath` it obeys the policy of that file. No run from the sources obeys any, so that is another build of main.
 */
export async function showInElectron(
  executablePath: string,
  userDataFolder: string,
  look: Look,
  policyPath?: string,
): Promise<Shown> {
  const start = () => startInElectron(executablePath, userDataFolder, look, policyPath)
  return start().catch(start)
}

async function startInElectron(
  executablePath: string,
  userDataFolder: string,
  { colorScheme, viewport, systemLocale, preferredLanguages }: Look,
  policyPath: string | undefined,
): Promise<Shown> {
  const folder = policyPath === undefined ? root : join(root, 'out/under-policy')
  const named = policyPath === undefined ? {} : { [policyVariable]: policyPath }
  const electron = await _electron.launch({
    executablePath,
    args: [folder, `--user-data-dir=${userDataFolder}`],
    cwd: root,
    chromiumSandbox: true,
    colorScheme,
    env: {
      ...definedIn(process.env),
      LC_ALL: `${systemLocale.replace('-', '_')}.UTF-8`,
      LANGUAGE: preferredLanguages.join(':').replaceAll('-', '_'),
      ...named,
    },
    timeout: startTimeoutMs,
  })
  try {
    const page = await electron.firstWindow({ timeout: startTimeoutMs })
    // The window is told before it has loaded anything.
    await page.waitForURL(pageUrl, { timeout: startTimeoutMs })
    if (viewport !== null) await page.setViewportSize(viewport)
    await drawn(page)
    await pageThere(page)
    return { electron, page }
  } catch (cause) {
    kill(electron.process())
    throw cause
  }
}

/** Resolves once the page has been drawn, without which nothing on it can be clicked. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))),
    undefined,
    { timeout: drawingTimeoutMs, polling: 500 },
  )
}

/** On Windows Playwright starts it through a shell, with which alone it would not end. */
function kill(started: ChildProcess): void {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(started.pid), '/T', '/F'])
  else started.kill('SIGKILL')
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** As main gave it to the system. */
interface Box {
  readonly type: string
  readonly message: string
  readonly detail: string
}

/** Answers main's native dialogs, which are the operating system's and out of a page driver's reach, and keeps what they said. */
export interface StandIn {
  answer(answers: { readonly confirm?: boolean; readonly savePath?: string | null }): Promise<void>
  /** The last question that could be declined. */
  lastQuestion(): Promise<Box | null>
  questionCount(): Promise<number>
  /** The codes of all boxes that showed one. */
  codes(): Promise<string[]>
}

export async function answerDialogs(electron: ElectronApplication): Promise<StandIn> {
  const standIn = await electron.evaluateHandle(({ dialog }) => {
    const state = { confirm: true, savePath: null as string | null, boxes: [] as Box[] }
    const showBox = (...words: unknown[]) => {
      const { type = '', message, detail = '', buttons = [], cancelId = 0 } = words.at(-1) as Electron.MessageBoxOptions
      state.boxes.push({ type, message, detail })
      // What only informs is closed.
      const answered =
        type === 'warning' && state.confirm ? buttons.findIndex((_, index) => index !== cancelId) : cancelId
      return Promise.resolve({ response: answered, checkboxChecked: false })
    }
    dialog.showMessageBox = showBox
    dialog.showSaveDialog = () => Promise.resolve({ canceled: state.savePath === null, filePath: state.savePath ?? '' })
    return state
  })
  const boxes = (type: string) =>
    standIn.evaluate((state, wanted) => state.boxes.filter((box) => box.type === wanted), type)
  return {
    answer: (answers) => standIn.evaluate((state, changed) => void Object.assign(state, changed), answers),
    lastQuestion: async () => (await boxes('warning')).at(-1) ?? null,
    questionCount: async () => (await boxes('warning')).length,
    // It stands alone in the last paragraph.
    codes: async () => (await boxes('info')).map(({ message }) => message.split('\n\n').at(-1) ?? ''),
  }
}

/** Chooses the entry with this label, wherever it stands in the application's menu. */
export async function chooseInElectron(electron: ElectronApplication, label: string): Promise<void> {
  await electron.evaluate(({ Menu }, wanted) => {
    const flat = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      menu?.items.flatMap((item) => [item, ...flat(item.submenu ?? null)]) ?? []
    const entry = flat(Menu.getApplicationMenu()).find((item) => item.label === wanted)
    if (entry === undefined) throw new Error(`no entry ${wanted}`)
    // Electron's own type for it says no more than that it can be called.
    const click = entry.click as () => void
    click()
  }, label)
}

/** In place of the settings of this computer. Chromium names no proxy for loopback unless it is told to. */
export async function useProxiesInElectron(
  electron: ElectronApplication,
  proxies: readonly NamedProxy[],
): Promise<void> {
  const schemes = { PROXY: 'http', SOCKS5: 'socks5' }
  const proxyRules = proxies.map(({ word, port }) => `${schemes[word]}://127.0.0.1:${port}`).join(',')
  await electron.evaluate(
    ({ BrowserWindow }, rules) =>
      BrowserWindow.getAllWindows()[0]?.webContents.session.setProxy({
        proxyRules: rules,
        proxyBypassRules: '<-loopback>',
      }),
    proxyRules,
  )
}

/** As an authority that this computer trusts. What it really trusts is the operating system's, and not for a spec to change. */
export async function trustInElectron(electron: ElectronApplication, authority: string): Promise<void> {
  await electron.evaluate((_electron, added) => {
    const tls = process.getBuiltinModule('node:tls')
    // Missing in the runtime of an older Electron.
    const own = (tls as Partial<typeof tls>).getCACertificates ?? (() => [...tls.rootCertificates])
    tls.getCACertificates = (type) => [...own(type), ...(type === 'system' ? [] : [added])]
  }, authority)
}
