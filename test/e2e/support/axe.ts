/** What axe has to say about what is shown. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function expectNoViolations(page: Page, screen: string): Promise<void> {
  // What is still fading in has no contrast yet. Spinners have no end to wait for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ),
  )
  // React Aria's announcer keeps what it has said for some seconds, also after the control it named has gone. Legacy mode sums up
  // in the page itself: the other way opens a second one, which the application refuses.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(rules)
    .exclude('[data-live-announcer]')
    .analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  expect(found, screen).toEqual([])
}
