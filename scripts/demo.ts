/**
 * `npm run demo`: the main job on the practice directory, without a display, a network, a keychain or a real server. It drives
 * the real page over the real main services (`lib/demo-walkthrough.ts`), prints each step in words and saves a picture of each
 * screen, light and dark.
 *
 * `-- --headed` shows the same in a window instead and leaves it to the person; `-- --output FOLDER` names another folder.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Platform } from '../electron/app/ports.ts'
import { createMemoryVault } from '../electron/vault/memory-vault.ts'
import { showInChromium, type Shown } from '../test/e2e/support/chromium-lane.ts'
import { createPerson, testPlatform, type Person } from '../test/e2e/support/platform.ts'
import { removeFolder } from '../test/support/remove-folder.ts'
import { launchBrowser } from './lib/browser.ts'
import { demoViewport, runWalkthrough } from './lib/demo-walkthrough.ts'
import { demoPackages } from './lib/debian-packages.ts'
import { requirePackages } from './lib/require-packages.ts'
import { root, runTool } from './lib/run.ts'

const { values } = parseArgs({
  options: { headed: { type: 'boolean', default: false }, output: { type: 'string' } },
})
const output = resolve(values.output ?? join(root, 'demo-output'))

const noDisplay =
  process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined
if (values.headed && noDisplay) {
  console.error(
    '--headed shows a window, and there is no display here. Without --headed the demo saves pictures instead.',
  )
  process.exit(1)
}
await requirePackages(demoPackages)
const built = await runTool('electron-vite', ['build'])
if (built.code !== 0) {
  console.error(built.output)
  process.exit(1)
}

const dataFolder = await mkdtemp(join(tmpdir(), 'mfa-desk-demo-'))
try {
  await (values.headed ? showToPerson() : playThrough())
} finally {
  await removeFolder(dataFolder)
}

/** In a window, until the person closes it. */
async function showToPerson(): Promise<void> {
  const browser = await launchBrowser({ headless: false })
  const context = await browser.newContext({ viewport: null })
  const downloads = await mkdtemp(join(tmpdir(), 'mfa-desk-exports-'))
  const platform: Platform = {
    ...demoPlatform(createPerson()),
    // Chromium's own question stands in for the operating system's dialog.
    confirm: (_windowId, { message, detail }) =>
      shown.page.evaluate((question) => window.confirm(question), `${message}\n\n${detail}`),
    showOneTimeCode: (_windowId, { message, code, detail }) =>
      shown.page.evaluate((text) => window.alert(text), `${message} ${code.reveal()}\n\n${detail}`),
    chooseSavePath: (_windowId, { fileName }) => Promise.resolve(join(downloads, fileName)),
    writeClipboard: (text) => {
      console.log(`\nCopied to the clipboard in the real application:\n${text}`)
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

/** The whole story, from the welcome to the verified history, with pictures. */
async function playThrough(): Promise<void> {
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  const browser = await launchBrowser()
  const context = await browser.newContext({ viewport: demoViewport, reducedMotion: 'reduce' })
  const person = createPerson()
  const platform: Platform = {
    ...demoPlatform(person),
    chooseSavePath: (_windowId, { fileName }) => Promise.resolve(join(output, fileName)),
  }
  const { application, page } = await showInChromium(context, platform, { practiceLatencyMs: 20 })
  try {
    await runWalkthrough({ page, person, output, say: (text) => console.log(text) })
    console.log(`\nScreens are in ${output}, each in light and dark.`)
  } catch (cause) {
    await page.screenshot({ path: join(output, 'failed.png') })
    throw cause
  } finally {
    await browser.close()
    await application.close()
  }
}

function demoPlatform(person: Person): Platform {
  return {
    ...testPlatform(dataFolder, person),
    version: '0.1.0',
    hostName: () => 'demo',
    vault: createMemoryVault(),
  }
}
