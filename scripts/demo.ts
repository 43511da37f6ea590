/**
 * `npm run demo`: the main job on the practice directory, without a display, a network, a keychain or a real server. It drives
 * the real page over the real main services, prints each step in words and saves a picture of each screen, light and dark.
 *
 * `-- --headed` shows the same in a window instead and leaves it to the person; `-- --output FOLDER` names another folder.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Locator, type Page } from '@playwright/test'
import { chromiumPath } from './lib/chromium-path.ts'
import type { Platform } from '../electron/app/ports.ts'
import { createAdaxesSimulator } from '../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../electron/vault/memory-vault.ts'
import { chromiumArgs, showInChromium, type Shown } from '../test/e2e/support/chromium-lane.ts'
import { createPerson, testPlatform } from '../test/e2e/support/platform.ts'
import { serveSimulator } from '../test/support/simulator-server.ts'
import { demoPackages, ensureDebianPackages } from './lib/debian-packages.ts'
import { root, run } from './lib/run.ts'

const { values } = parseArgs({
  options: { headed: { type: 'boolean', default: false }, output: { type: 'string' } },
})
const output = resolve(values.output ?? join(root, 'demo-output'))
const wide = { width: 1366, height: 820 }

const noDisplay =
  process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined
if (values.headed && noDisplay) {
  console.error(
    '--headed shows a window, and there is no display here. Without --headed the demo saves pictures instead.',
  )
  process.exit(1)
}
const packages = ensureDebianPackages(demoPackages)
if (packages.kind === 'missing') {
  console.error(packages.sentence)
  process.exit(1)
}
const built = await run('electron-vite', ['build'])
if (built.code !== 0) {
  console.error(built.output)
  process.exit(1)
}

const dataFolder = await mkdtemp(join(tmpdir(), 'mfa-desk-demo-'))
try {
  await (values.headed ? showToPerson() : playThrough())
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}

/** In a window, until the person closes it. */
async function showToPerson(): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), headless: false, args: chromiumArgs })
  const context = await browser.newContext({ viewport: null })
  const downloads = await mkdtemp(join(tmpdir(), 'mfa-desk-exports-'))
  const platform: Platform = {
    ...demoPlatform(),
    // Chromium's own question stands in for the operating system's dialog.
    confirm: (_windowId, { message, detail }) =>
      shown.page.evaluate((question) => window.confirm(question), `${message}\n\n${detail}`),
    showOneTimeCode: (_windowId, { message, code, detail }) =>
      shown.page.evaluate((text) => window.alert(text), `${message} ${code.reveal()}\n\n${detail}`),
    chooseSavePath: (_windowId, { fileName }) => Promise.resolve(join(downloads, fileName)),
    writeClipboard: (text) => {
      say(`\nCopied to the clipboard in the real application:\n${text}`)
      return Promise.resolve()
    },
  }
  const shown: Shown = await showInChromium(context, platform)
  // Left open for the person: without a listener it would be answered at once.
  shown.page.on('dialog', () => undefined)
  console.log('MFA Desk is open in a window. Choose “Practise with invented people”. Close the window to end.')
  console.log(`Exports are saved in ${downloads}.`)
  await new Promise<void>((ended) => {
    browser.on('disconnected', () => ended())
    shown.page.on('close', () => ended())
  })
  await browser.close()
  await shown.application.close()
}

/** The main job from the welcome to the verified history. */
async function playThrough(): Promise<void> {
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce' })
  const person = createPerson()
  const platform: Platform = {
    ...demoPlatform(),
    confirm: (_windowId, question) => {
      person.questions.push(question)
      return Promise.resolve(true)
    },
    chooseSavePath: (_windowId, { fileName }) => Promise.resolve(join(output, fileName)),
    writeClipboard: (text) => {
      person.clipboard = text
      return Promise.resolve()
    },
  }
  const { application, page } = await showInChromium(context, platform, { practiceLatencyMs: 20 })
  const shot = createCamera(page)
  try {
    say('MFA Desk, on invented people: nothing real is asked or changed.')

    await page.getByRole('button', { name: 'Practise', exact: true }).waitFor()
    await shot('welcome')
    say('Opened the application for the first time: it offers to connect a system or to practise.')
    await page.getByRole('button', { name: 'Practise', exact: true }).click()
    const search = page.getByRole('combobox', { name: 'Name, e-mail, login or employee number' })
    await search.waitFor()
    await shot('desk-empty')
    say('Chose practice. The search field has the cursor.')

    await search.fill('ashdowne')
    await page.getByRole('option').first().waitFor()
    await page.getByText('3 found').waitFor()
    await shot('desk-search')
    say('Searched for “ashdowne”: three people, two with the very same name. Nobody was opened by itself.')

    await search.fill('gwendolyn')
    await page.getByRole('option', { name: /Gwendolyn Oakes/ }).click()
    const google = page.getByRole('checkbox', { name: /Google Authenticator/ })
    await google.waitFor()
    say(`Opened Gwendolyn Oakes and read her status: ${await factorsInWords(page)}.`)
    await tick(google)
    await tick(page.getByRole('checkbox', { name: /Okta Verify/ }))
    await tick(page.getByRole('switch', { name: /Microsoft 365/ }))
    await page.getByLabel('Ticket').fill('INC0048213')
    await page.getByLabel('Reason').fill('Phone lost on Friday, new phone today')
    await shot('desk-plan')
    say('Ticked two apps and Microsoft 365, typed ticket and reason. The plan says in words what will be sent.')
    await shotNarrow(page, shot)

    await page.getByRole('button', { name: /^Reset 3 items/ }).click()
    await page.getByRole('heading', { name: 'Outcome' }).waitFor()
    const [question] = person.questions
    say(`Main asked in its own words, with Cancel as the default: “${question?.message ?? ''}”`)
    say(indented(question?.detail ?? ''))
    await shot('desk-outcome')
    say(`Carried it out and read the state again: ${await factorsInWords(page)}.`)

    await page.getByRole('button', { name: 'Copy evidence' }).click()
    await page.getByRole('button', { name: 'Evidence copied' }).waitFor()
    say('Copied the evidence note for the ticket:')
    say(indented(person.clipboard ?? ''))
    await page.getByRole('button', { name: 'Next caller' }).click()

    await resetOne(page, 'cutler breckline', /Microsoft Authenticator/)
    await shot('desk-unknown')
    say(
      'Cutler Breckline: the line broke after the reset was sent. The outcome is unknown, not failed, and not sent again.',
    )
    await page.getByRole('button', { name: 'Next caller' }).click()

    await resetOne(page, 'apollonia waiting', /Okta Verify/)
    await shot('desk-approval')
    say('Apollonia Waiting: the system sent the reset for approval, and the outcome says so.')
    await page.getByRole('button', { name: 'Next caller' }).click()

    await page
      .getByRole('link', { name: 'History' })
      .or(page.getByRole('button', { name: 'History' }))
      .first()
      .click()
    await page.getByRole('row').nth(3).waitFor()
    await shot('history')
    say('Opened the history: three operations, newest first.')
    await page.getByRole('row', { name: /Gwendolyn Oakes/ }).click()
    await page.getByRole('heading', { name: /Gwendolyn Oakes/ }).waitFor()
    await shot('history-details')
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('The history is intact').waitFor()
    await shot('history-verified')
    say(`Verified the history: ${await textOf(page, /Every entry is where it was written/)}`)
    await page.getByRole('button', { name: 'Export CSV' }).click()
    say(`Exported it: ${await textOf(page, /operations saved to/)}`)

    await visit(page, 'Connections', 'Practice directory')
    await shot('connections')
    await visit(page, 'Settings', 'Theme')
    await page.setViewportSize({ ...wide, height: 2000 })
    await shot('settings')
    await page.setViewportSize(wide)
    say('Looked at connections and settings.')

    await page.keyboard.press('Control+Shift+P')
    await page.getByRole('dialog').waitFor()
    await shot('palette')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog').waitFor()
    await shot('keys')
    await page.keyboard.press('Escape')
    say('Every command is in the palette (Ctrl+Shift+P), every key in the list of keys (?).')

    await page.getByRole('button', { name: 'Leave practice' }).click()
    await visit(page, 'Connections', 'No connections yet')
    await addConnection(page, shot)
    say('Left practice and connected an Adaxes server as one would a real one (here a simulated one on this computer).')
    console.log(`\nScreens are in ${output}, each in light and dark.`)
  } catch (cause) {
    await page.screenshot({ path: join(output, 'failed.png') })
    throw cause
  } finally {
    await browser.close()
    await application.close()
  }
}

function demoPlatform(): Platform {
  return {
    ...testPlatform(dataFolder, createPerson()),
    version: '0.1.0',
    osUser: userInfo().username,
    hostName: 'demo',
    vault: createMemoryVault(),
  }
}

type Camera = (name: string) => Promise<void>

/** Pictures of the page in light and dark. The page follows the system's theme, so that is what is changed. */
function createCamera(page: Page): Camera {
  return async (name) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(output, `${name}-${colorScheme}.png`), animations: 'disabled' })
    }
  }
}

async function shotNarrow(page: Page, shot: Camera): Promise<void> {
  for (const width of [900, 600]) {
    await page.setViewportSize({ width, height: 820 })
    await shot(`desk-plan-${width}`)
  }
  await page.setViewportSize(wide)
}

async function resetOne(page: Page, typed: string, factor: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Name, e-mail, login or employee number' }).fill(typed)
  await page.getByRole('option').first().click()
  await tick(page.getByRole('checkbox', { name: factor }))
  await page.getByLabel('Ticket').fill('INC0048214')
  await page.getByRole('button', { name: /^Reset 1 item/ }).click()
  await page.getByRole('heading', { name: 'Outcome' }).waitFor()
}

/** As the agent's hands do it: the row is the target, and Space ticks. */
async function tick(box: Locator): Promise<void> {
  await box.focus()
  await box.press('Space')
}

async function factorsInWords(page: Page): Promise<string> {
  const names = await page
    .getByRole('checkbox')
    .evaluateAll((boxes) =>
      boxes.map((box) => (box.getAttribute('aria-label') ?? box.closest('label')?.textContent ?? '').trim()),
    )
  return names.length === 0 ? 'no authenticator apps' : names.join(', ')
}

async function textOf(page: Page, pattern: RegExp): Promise<string> {
  return (await page.getByText(pattern).first().textContent())?.trim() ?? ''
}

async function visit(page: Page, screen: string, landmark: string | RegExp): Promise<void> {
  const target = page.getByRole('navigation').getByText(screen, { exact: true })
  await target.click()
  await page.getByText(landmark).first().waitFor()
}

/** The three steps, to a server of the demo's own on loopback. */
async function addConnection(page: Page, shot: Camera): Promise<void> {
  const simulator = createAdaxesSimulator()
  const server = await serveSimulator(simulator)
  try {
    await page.getByRole('button', { name: 'Add connection' }).click()
    await tick(page.getByRole('radio', { name: /Adaxes/ }))
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Address of the web service').fill(`${server.baseUrl}/api/`)
    await page.getByLabel('Access token').last().fill(simulator.credentials.token)
    await shot('connection-address')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Name').fill('Head office')
    await tick(page.getByRole('radio', { name: /Sandbox/ }))
    await page.getByRole('button', { name: 'Test connection' }).click()
    await page.getByRole('button', { name: 'Test again' }).waitFor()
    await shot('connection-tested')
    await page.getByRole('button', { name: 'Save connection' }).click()
    await page.getByText('Head office').first().waitFor()
    await shot('connections-real')
  } finally {
    await server.close()
  }
}

function say(text: string): void {
  console.log(text)
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
