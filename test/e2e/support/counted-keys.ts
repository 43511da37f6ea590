/**
 * Counts what somebody does on the keyboard. A key with its modifiers is one; whatever is typed in one go into one field is one, however
 * long. Main's native question costs two, the Tab to its button and Enter, which the lanes answer by themselves.
 */
import type { Page } from '@playwright/test'

export interface CountedKeys {
  press(key: string): Promise<void>
  type(text: string): Promise<void>
  /** Counts the answer to main's question, which the lane gives. */
  confirm(): void
  /** Presses Tab until the focus is on a control that matches. */
  tabTo(selector: string): Promise<void>
  count(): number
}

/** More would be no way that anybody goes. */
const maxTabs = 12

export function countKeys(page: Page): CountedKeys {
  let count = 0
  const press = async (key: string): Promise<void> => {
    count += 1
    await page.keyboard.press(key)
  }
  return {
    press,
    async type(text) {
      count += 1
      await page.keyboard.type(text)
    },
    confirm: () => void (count += 2),
    async tabTo(selector) {
      for (let tabs = 0; tabs < maxTabs; tabs += 1) {
        if ((await page.locator(`:focus:is(${selector})`).count()) > 0) return
        await press('Tab')
      }
      throw new Error(`not reached with ${maxTabs} Tabs: ${selector}`)
    },
    count: () => count,
  }
}
