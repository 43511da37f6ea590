/** The browser that shows the page where Electron does not: one that is on this computer. Playwright's own downloads are never used. */
import { chromium, type Browser, type LaunchOptions } from '@playwright/test'
import { chromiumOfLinux } from './debian-packages.ts'

/** By its channel Playwright finds a browser where its maker's installer puts it on each system, for everybody or for one user. */
const choices: readonly LaunchOptions[] = [
  ...chromiumOfLinux.map((executablePath) => ({ executablePath })),
  { channel: 'chrome' },
  { channel: 'msedge' },
]

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The first that starts. Rejects with a sentence for people, and a line for each that did not, where none does. */
export async function launchBrowser(
  options: Pick<LaunchOptions, 'headless'> = {},
  launch: (options: LaunchOptions) => Promise<Browser> = (all) => chromium.launch(all),
): Promise<Browser> {
  const failures: string[] = []
  for (const choice of choices) {
    try {
      return await launch({ ...options, ...choice, args })
    } catch (cause) {
      const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
      failures.push(`${choice.channel ?? choice.executablePath ?? ''}: ${reason}`)
    }
  }
  throw new Error(
    ['Please install Google Chrome, Microsoft Edge or Chromium: none of them starts here.', ...failures].join('\n  '),
  )
}
