/**
 * The chromium lane: the built renderer, served with the application's own CSP, over the real `compose()` in this process.
 * The bridge is built from the same channel list and passes the same envelopes as JSON text (much faster than as objects).
 */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { compose, type Application } from '../../../electron/app/compose.ts'
import type { Platform } from '../../../electron/app/ports.ts'
import { pageHeaders } from '../../../electron/window/content-security-policy.ts'
import { readStartupSettings } from '../../../electron/settings/startup-settings.ts'
import { initialAppearanceOf, withInitialAppearance } from '../../../electron/window/initial-appearance.ts'
import type { SystemAppearance } from '../../../shared/domain/initial-appearance.ts'
import type { Response } from '../../../shared/ipc/contract.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { cancellable, channels } from '../../../shared/ipc/channels.ts'
import { pageThere } from './page-there.ts'
import { inPseudo, isEnglishCatalogue, pseudoCatalogue, textsWithin } from './pseudo-page.ts'

/** Of the one page. */
export const windowId = 1

/** Never leaves the machine: every request to it is answered by `route`. */
export const pageOrigin = 'https://mfa-desk.invalid'

const rendererFolder = join(import.meta.dirname, '../../../out/renderer')

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface Shown {
  readonly application: Application
  readonly page: Page
  /** Every text that main has answered with. */
  readonly told: ReadonlySet<string>
}

/** Composes the application and opens its page. Closing the context closes neither: call `application.close()`. */
export async function showInChromium(
  context: BrowserContext,
  platform: Platform,
  options: {
    readonly practiceLatencyMs?: number
    readonly system?: Pick<SystemAppearance, 'dark' | 'moreContrast'>
    /** The language that nobody speaks, in place of English. */
    readonly pseudo?: boolean
  } = {},
): Promise<Shown> {
  const application = await compose(platform, options)
  const { system = { dark: false, moreContrast: false }, pseudo = false } = options
  const told = new Set<string>()
  await context.route(`${pageOrigin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const path = pathname === '/' ? '/index.html' : pathname
    try {
      const file = await readFile(join(rendererFolder, path))
      const initialAppearance = () =>
        initialAppearanceOf(readStartupSettings(platform.dataFolder), {
          ...system,
          systemLocale: platform.systemLocale,
          preferredLanguages: platform.preferredLanguages,
        })
      const body =
        path === '/index.html'
          ? withInitialAppearance(file.toString(), initialAppearance())
          : pseudo && isEnglishCatalogue(path)
            ? pseudoCatalogue(file.toString())
            : file
      await route.fulfill({
        body,
        contentType: mimeTypes[extname(path)] ?? 'application/octet-stream',
        headers: { ...pageHeaders },
      })
    } catch {
      await route.fulfill({ status: 404, body: '' })
    }
  })
  await context.exposeBinding('mfaDeskCall', async (_source, channel: string, payload: string, callId?: string) => {
    const envelope = await application.dispatch({ windowId, callId }, channel, JSON.parse(payload))
    if (channel !== 'connections:list-systems' || !envelope.ok) {
      textsWithin(envelope, told)
      return JSON.stringify(envelope)
    }
    // What is said of the systems is words; their names are data.
    const { systems } = envelope.value as Response<'connections:list-systems'>
    textsWithin(
      systems.map(({ name, mark }) => ({ name, mark })),
      told,
    )
    return JSON.stringify(pseudo ? { ...envelope, value: { systems: systems.map(inPseudo) } } : envelope)
  })
  await context.exposeBinding('mfaDeskCancel', (_source, callId: string) => application.cancel(windowId, callId))
  await context.addInitScript(installBridge, { names: [...channels], cancellable: [...cancellable] })
  const page = await context.newPage()
  const stop = application.onEvent((event) => {
    // A page that is closing cannot take events any more, and need not.
    void page.evaluate((json) => window.mfaDeskReceive(json), JSON.stringify(event)).catch(() => undefined)
  })
  // A page that is reloaded is another page.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) application.windowClosed(windowId)
  })
  page.on('close', () => {
    stop()
    application.windowClosed(windowId)
  })
  await page.goto(`${pageOrigin}/index.html`)
  await pageThere(page)
  return { application, page, told }
}

declare global {
  // What the init script puts on the page beside the bridge itself.
  interface Window {
    readonly mfaDesk: Bridge
    mfaDeskCall: (channel: string, payload: string, callId?: string) => Promise<string>
    mfaDeskCancel: (callId: string) => Promise<void>
    mfaDeskReceive: (json: string) => void
  }
}

/** Runs in the page before its own scripts. The preload's counterpart. */
function installBridge({ names, cancellable }: { names: string[]; cancellable: string[] }): void {
  const listeners = new Set<(event: unknown) => void>()
  window.mfaDeskReceive = (json) => {
    for (const listener of listeners) listener(JSON.parse(json))
  }
  const bridge: Record<string, unknown> = {
    cancel: (callId: string) => void window.mfaDeskCancel(callId),
    onEvent: (listener: (event: unknown) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  for (const name of names) {
    bridge[name] = async (request: unknown, callId?: string) => {
      const beside = cancellable.includes(name) && callId !== undefined ? [callId] : []
      return JSON.parse(await window.mfaDeskCall(name, JSON.stringify(request), ...beside)) as unknown
    }
  }
  Object.defineProperty(window, 'mfaDesk', { value: Object.freeze(bridge) })
}
