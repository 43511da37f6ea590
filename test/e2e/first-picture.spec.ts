/**
 * The start as it is seen: the frame of the desk before any of the page's code runs, and the same frame when it does. In the lane
 * `chromium` alone: code and answers that are on their way can be held back only where the test itself brings them.
 */
import type { Page } from '@playwright/test'
import { createServiceNowSimulator } from '../../electron/practice/servicenow/servicenow-simulator.ts'
import { makeDraft } from '../support/domain-fixtures.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import { expect, test } from './support/desk.ts'
import { searchField, visit } from './support/hands.ts'

/** What the init script of `startHeld` keeps on the page. */
declare global {
  interface Window {
    asked: string[]
    shifts: number
    answer: () => void
  }
}

interface HeldStart {
  /** Lets the page's own code come. Resolves when it has taken the place of the frame; main has not answered yet. */
  loadPage(): Promise<void>
  /** Lets main answer, now and from now on. */
  answer(): Promise<void>
}

/** Reloads the page. Its code and main's answers are on their way and do not arrive. */
async function startHeld(page: Page): Promise<HeldStart> {
  const code = Promise.withResolvers<undefined>()
  await page.route(/\/assets\/app-[^/]+\.js$/, async (route) => {
    await code.promise
    await route.fallback()
  })
  await page.addInitScript(() => {
    const answers = new Promise<void>((resolve) => (window.answer = resolve))
    const call = window.mfaDeskCall
    window.asked = []
    window.mfaDeskCall = async (channel, payload) => {
      window.asked.push(channel)
      await answers
      return call(channel, payload)
    }
    window.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.reload({ waitUntil: 'commit' })
  // Nothing is painted before the styles are there, and boxes are not what they will be.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  return {
    async loadPage() {
      code.resolve(undefined)
      await page.locator('.first-frame').waitFor({ state: 'detached' })
    },
    answer: () => page.evaluate(() => window.answer()),
  }
}

/**
 * Everything that takes room, in the order of the document, with its place and its looks. Without the cursor: the frame has
 * none, since nothing can be typed into it.
 */
function drawn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    for (const fading of document.getAnimations()) fading.finish()
    const shell = document.querySelector('.first-frame > div') ?? document.querySelector('#root > div')
    return [...(shell?.querySelectorAll('*') ?? [])].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      if (width * height === 0) return []
      const text = element.children.length === 0 ? element.textContent : ''
      const style = getComputedStyle(element)
      const border = `${style.borderWidth} ${style.borderColor}`
      const looks = [style.color, style.backgroundColor, border, style.boxShadow, style.font, style.opacity]
      return [[element.tagName, text, x, y, width, height, ...looks].join(' | ')]
    })
  })
}

test('the frame of the desk is there while the page is still loading', async ({ connected }) => {
  const { page } = connected
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  const start = await startHeld(page)
  await expect(page).toHaveTitle('MFA Desk')
  await expect(page.getByPlaceholder('Name, e-mail or login')).toBeVisible()
  await expect(page.getByText('Connections')).toBeVisible()
  // Nothing to use, nothing to read out twice.
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await expect(page.getByRole('button')).toHaveCount(0)

  await start.loadPage()
  await expect(searchField(page)).toBeFocused()
  // Nothing is said to be so that main has not said.
  await expect(page.getByText('No recent people')).toHaveCount(0)
  await expect(page.getByText('optional')).toHaveCount(0)
  await start.answer()
  await expect(page.getByText('No recent people')).toBeVisible()
  // What every start asks is asked once. (The preload asks it before there is a page, see `security/bridge`.)
  const asked = await page.evaluate(() => window.asked)
  for (const channel of ['app:read-state', 'settings:read', 'connections:list', 'directory:list-recents']) {
    expect(asked.filter((each) => each === channel)).toHaveLength(1)
  }
  expect(await page.evaluate(() => window.shifts)).toBe(0)
  // The policy of the page would be named here, if the frame had met it.
  expect(complaints).toEqual([])
})

test('a command of the menu that comes before the page is carried out when it is there', async ({ connected }) => {
  const { page } = connected
  const start = await startHeld(page)
  await connected.choose('show-settings')
  await start.loadPage()
  await expect(page.getByRole('heading', { name: 'Settings' })).toHaveCount(0)
  await start.answer()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

for (const [theme, textSize] of [
  ['light', 'larger'],
  ['dark', 'normal'],
  ['high-contrast', 'large'],
] as const) {
  test(`the page grows into its frame without a jump, in ${theme} and with ${textSize} text`, async ({ connected }) => {
    const { page } = connected
    // Against the system, which is light: the frame is in the theme of the settings.
    await connected.ask('settings:change', { changes: { theme, textSize } })
    for (const [width, height] of [
      [1800, 900],
      [1366, 800],
      [1000, 700],
      [760, 600],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height })
      const start = await startHeld(page)
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await expect(page.locator('html')).toHaveAttribute('data-text-size', textSize)
      const frame = await drawn(page)
      await start.loadPage()
      expect(await drawn(page), `at ${width} by ${height}`).toEqual(frame)
      await page.unrouteAll({ behavior: 'ignoreErrors' })
    }
  })
}

test('the frame is in the system’s own colours where the system forces them', async ({ connected }) => {
  const { page } = connected
  await page.emulateMedia({ forcedColors: 'active' })
  const start = await startHeld(page)
  const frame = await drawn(page)
  await start.loadPage()
  expect(await drawn(page)).toEqual(frame)
})

test('practice is practice from the first picture on', async ({ practice }) => {
  const { page } = practice
  const start = await startHeld(page)
  await expect(page.getByText('Nothing real changes.')).toBeVisible()
  const frame = await drawn(page)
  await start.loadPage()
  expect(await drawn(page)).toEqual(frame)
  await start.answer()
  await expect(page.getByRole('heading', { name: 'No recent people' })).toBeVisible()
  expect(await page.evaluate(() => window.shifts)).toBe(0)
})

test('a desk in German is German from the first picture on', async ({ practice }) => {
  const { page } = practice
  await practice.ask('settings:change', { changes: { language: 'de' } })
  const start = await startHeld(page)
  await expect(page.getByText('Nichts Echtes ändert sich.')).toBeVisible()
  await expect(page.getByText('Nothing real changes.')).toHaveCount(0)
  const frame = await drawn(page)
  await start.loadPage()
  expect(await drawn(page)).toEqual(frame)
  await start.answer()
  await expect(page.getByText('Nichts Echtes ändert sich.')).toBeVisible()
  expect(await page.evaluate(() => window.shifts)).toBe(0)
})

test('a first start shows neither a desk nor practice before the welcome', async ({ desk }) => {
  const { page } = desk
  const start = await startHeld(page)
  await expect(page.getByText('Connections')).toBeVisible()
  await expect(page.getByPlaceholder('Name, e-mail or login')).toBeHidden()
  await expect(page.getByText('Nothing real changes.')).toBeHidden()
  const frame = await drawn(page)
  await start.loadPage()
  expect(await drawn(page)).toEqual(frame)
  await start.answer()
  await expect(page.getByRole('button', { name: 'Practise', exact: true })).toBeVisible()
})

test('a desk with a ticket system alone is a desk from the first picture on, and says what to connect', async ({
  desk,
}) => {
  const { page } = desk
  const simulator = createServiceNowSimulator()
  const server = await serveSimulator(simulator)
  try {
    const { username, password } = simulator.credentials
    await desk.ask('settings:change', { changes: { agentName: 'Robin Desk' } })
    await desk.ask('connections:add', {
      draft: makeDraft(server.baseUrl, password, { system: 'servicenow', signIn: { kind: 'password', username } }),
    })
    const start = await startHeld(page)
    await expect(page.getByPlaceholder('Name, e-mail or login')).toBeVisible()
    const frame = await drawn(page)
    await start.loadPage()
    expect(await drawn(page)).toEqual(frame)
    await start.answer()
    await expect(page.getByRole('heading', { name: 'No directory is connected' })).toBeVisible()
    expect(await page.evaluate(() => window.shifts)).toBe(0)
    await searchField(page).fill('mira')
    await expect(page.getByText(/Nobody found/)).toHaveCount(0)
    await page.getByRole('button', { name: 'Open connections' }).click()
    await expect(page.getByRole('heading', { name: 'Connections', level: 1 })).toBeVisible()
  } finally {
    await server.close()
  }
})

test('the other screens come by themselves, so that changing to one needs nothing any more', async ({ practice }) => {
  const { page } = practice
  const loaded: string[] = []
  page.on('requestfinished', (request) => loaded.push(request.url()))
  await page.reload()
  for (const screen of ['history', 'connections', 'settings', 'palette', 'keys-dialog']) {
    await expect.poll(() => loaded.some((url) => url.includes(`/assets/${screen}-`) && url.endsWith('.js'))).toBe(true)
  }
  await page.route('**/assets/**', (route) => route.abort())
  await visit(page, 'History')
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
  await visit(page, 'Settings')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('a page whose own code does not come says so, in the place of a frame that nothing would fill', async ({
  desk,
}) => {
  const { page } = desk
  await page.route(/\/assets\/app-[^/]+\.js$/, (route) => route.abort())
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('could not load its page')
  await expect(page.locator('.first-frame')).toHaveCount(0)
})

test('a screen that cannot be loaded says so, loses nothing, and comes with another try', async ({ practice }) => {
  const { page } = practice
  await page.route(/\/assets\/(?:history|keys-dialog)-[^/]+\.js$/, (route) => route.abort())
  await page.reload()
  await searchField(page).fill('mira dun')
  await page.getByLabel('Ticket').fill('INC0048213')
  await visit(page, 'History')
  await expect(page.getByRole('alert')).toContainText('could not be loaded')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeFocused()
  await visit(page, 'Desk')
  await expect(searchField(page)).toHaveValue('mira dun')
  await expect(page.getByLabel('Ticket')).toHaveValue('INC0048213')
})

test('a list of keys that cannot be loaded leaves the desk as it is', async ({ practice }) => {
  const { page } = practice
  await page.route(/\/assets\/keys-dialog-[^/]+\.js$/, (route) => route.abort())
  await page.reload()
  await page.getByRole('button', { name: 'Keys' }).click()
  const trouble = page.getByRole('alert')
  await expect(trouble).toContainText('could not be loaded')
  await expect(searchField(page)).toBeVisible()
  await trouble.getByRole('button', { name: 'Close' }).click()
  await expect(trouble).toHaveCount(0)
})
