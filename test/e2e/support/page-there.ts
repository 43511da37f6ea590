import type { Page } from '@playwright/test'

/**
 * Resolves once the page has taken the place of the picture it came with: what is pressed before goes nowhere. React writes a key of
 * its own on each element it makes, puts them into the document at once, and its layout effects run before anything else can.
 */
export async function pageThere(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('#root')?.firstElementChild ?? {}).some((key) => key.startsWith('__reactFiber')),
  )
}
