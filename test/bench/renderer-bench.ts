/**
 * The page in Chromium, over the composed services as in the end-to-end tests: from navigation to the first picture and to a
 * focused search field, and from a key to the local recents on the screen. The first question is
 * no matter of the page: the preload asks it before there is a document.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page } from '@playwright/test'
import { launchBrowser } from '../../scripts/lib/browser.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import type { AccountPage } from '../../shared/domain/account.ts'
import { showInChromium } from '../e2e/support/chromium-lane.ts'
import { createPerson, testPlatform } from '../e2e/support/platform.ts'
import { removeFolder } from '../support/remove-folder.ts'
import type { BenchRow } from './bench-row.ts'
import { median, percentile } from './statistics.ts'

const navigations = 20
const keystrokes = 60

export async function rendererBenchmarks(): Promise<BenchRow[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mfa-desk-bench-'))
  const browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1366, height: 800 } })
  const platform = { ...testPlatform(dataFolder, createPerson()), vault: createMemoryVault() }
  const { application, page } = await showInChromium(context, platform, { practiceLatencyMs: 0 })
  try {
    await application.dispatch({ windowId: 1 }, 'app:enter-practice', {})
    await fillRecents(application.dispatch)
    const starts = await timesOfStart(page)
    const recentsMs = await timesToRecents(page)
    return [
      row(
        'page: navigation to the first picture',
        starts.map(({ pictureMs }) => pictureMs),
        150,
      ),
      row(
        'page: navigation to a focused search field',
        starts.map(({ focusMs }) => focusMs),
        300,
      ),
      row('page: keystroke to local recents', recentsMs, 16),
    ]
  } finally {
    await closeAll(context, () => browser.close())
    await application.close()
    await removeFolder(dataFolder)
  }
}

function row(name: string, values: readonly number[], limitMs: number): BenchRow {
  const middle = median(values)
  return {
    name,
    unit: 'ms',
    median: middle,
    p99: percentile(values, 99),
    target: `median ≤ ${limitMs}`,
    met: middle <= limitMs,
  }
}

type Dispatch = Awaited<ReturnType<typeof showInChromium>>['application']['dispatch']

/** As many recents as are kept at the most, so that the local search has its full work. */
async function fillRecents(dispatch: Dispatch): Promise<void> {
  const window = { windowId: 1 }
  const listed = await dispatch(window, 'connections:list', {})
  if (!listed.ok) throw new Error(listed.error.code)
  const [connection] = (listed.value as { connections: { id: string }[] }).connections
  if (!connection) throw new Error('practice has no connection')
  for (const text of ['an', 'er', 'ma']) {
    const found = await dispatch(window, 'directory:search', { connectionId: connection.id, text })
    if (!found.ok) throw new Error(found.error.code)
    for (const { accountId } of (found.value as AccountPage).accounts.slice(0, 25)) {
      await dispatch(window, 'directory:read-account', { connectionId: connection.id, accountId })
    }
  }
}

interface StartTimes {
  readonly pictureMs: number
  readonly focusMs: number
}

/** Measured by the page's own clock: 0 is the navigation's start. */
async function timesOfStart(page: Page): Promise<StartTimes[]> {
  await page.addInitScript(() => {
    const times: Partial<Record<keyof StartTimes, number>> = {}
    Object.assign(window, { startTimes: times })
    new PerformanceObserver((list) => {
      const [painted] = list.getEntriesByName('first-contentful-paint')
      if (painted) times.pictureMs = painted.startTime
    }).observe({ type: 'paint', buffered: true })
    const look = (): void => {
      const active = document.activeElement
      if (active instanceof HTMLInputElement && active.checkVisibility()) {
        times.focusMs = performance.now()
      } else {
        requestAnimationFrame(look)
      }
    }
    requestAnimationFrame(look)
  })
  const starts: StartTimes[] = []
  for (let navigation = 0; navigation < navigations; navigation++) {
    await page.reload()
    const handle = await page.waitForFunction(() => {
      const { startTimes } = window as unknown as { startTimes: Partial<StartTimes> }
      return Object.keys(startTimes).length === 2 ? (startTimes as StartTimes) : null
    })
    const times = await handle.jsonValue()
    if (times !== null) starts.push(times)
  }
  return starts
}

/**
 * From the input event to the frame in which the list has changed. One letter of a name is typed and taken back, so that
 * every stroke changes what is shown.
 */
async function timesToRecents(page: Page): Promise<number[]> {
  const field = page.getByRole('searchbox').or(page.getByRole('combobox')).first()
  await field.fill('')
  await field.focus()
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { strokeTimes: times })
    document.addEventListener(
      'input',
      () => {
        const started = performance.now()
        const seen = new MutationObserver(() => {
          seen.disconnect()
          times.push(performance.now() - started)
        })
        seen.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
      },
      { capture: true },
    )
  })
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    await page.keyboard.press(stroke % 2 === 0 ? 'm' : 'Backspace')
    await page.waitForFunction(
      (count) => (window as unknown as { strokeTimes: number[] }).strokeTimes.length > count,
      stroke,
    )
  }
  return page.evaluate(() => (window as unknown as { strokeTimes: number[] }).strokeTimes)
}

async function closeAll(context: BrowserContext, closeBrowser: () => Promise<void>): Promise<void> {
  await context.close()
  await closeBrowser()
}
