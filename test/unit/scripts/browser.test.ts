import type { Browser, LaunchOptions } from '@playwright/test'
import { expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/lib/browser.ts'

/** A computer that has these, each named by its channel or its file. */
function computerWith(...there: readonly string[]) {
  const browser = {} as Browser
  const started: LaunchOptions[] = []
  const launch = (options: LaunchOptions): Promise<Browser> => {
    const name = options.channel ?? options.executablePath ?? ''
    if (!there.includes(name)) return Promise.reject(new Error(`${name} is not found\n\nplaywright install`))
    started.push(options)
    return Promise.resolve(browser)
  }
  return { browser, launch, started }
}

it.each([
  ['Debian’s Chromium', ['/usr/bin/chromium', 'chrome'], { executablePath: '/usr/bin/chromium' }],
  ['Chrome, wherever it is', ['msedge', 'chrome'], { channel: 'chrome' }],
  ['Edge, which every Windows has', ['msedge'], { channel: 'msedge' }],
])('is %s', async (_name, there, expected) => {
  const { browser, launch, started } = computerWith(...there)
  expect(await launchBrowser({ headless: false }, launch)).toBe(browser)
  expect(started).toEqual([expect.objectContaining({ ...expected, headless: false })])
})

it('is asked for by name where none starts, with what each said in a line of its own', async () => {
  const { launch } = computerWith()
  const complaint = await launchBrowser({}, launch).catch((cause: unknown) => (cause as Error).message)
  expect(complaint).toMatch(/^Please install Google Chrome, Microsoft Edge or Chromium/)
  expect(complaint).toContain('\n  msedge: msedge is not found')
  expect(complaint).not.toContain('playwright install')
})
