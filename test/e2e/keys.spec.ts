/**
 * How few keys the main paths take: the same ones in each language.
 */
import type { Page } from '@playwright/test'
import { noFilters } from '../../shared/domain/history-query.ts'
import { languages } from '../../shared/domain/language.ts'
import { expect, test, type Desk } from './support/desk.ts'
import { countKeys, type CountedKeys } from './support/counted-keys.ts'
import { wordsIn } from './support/words.ts'

/** The simulated person takes some seconds to look at the phone. */
const onThePhone = { timeout: 25_000 }

const operations = async (desk: Desk) =>
  (await desk.ask('history:query', { filters: noFilters, offset: 0, limit: 10 })).total

async function open(page: Page, keys: CountedKeys, typed: string, name: string): Promise<void> {
  await keys.type(typed)
  await expect(page.getByRole('option', { name })).toHaveCount(1)
  await expect(page.getByRole('status').getByText(/^1 /)).toBeAttached()
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name, level: 2 })).toBeFocused()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** Reviews; where the reason is wanted why nobody was checked, the focus is on it. */
async function review(page: Page, keys: CountedKeys, whyUnchecked: string | null): Promise<void> {
  await keys.press('ControlOrMeta+Enter')
  if (whyUnchecked !== null) {
    await expect(page.locator('[aria-invalid=true]')).toBeFocused()
    await keys.type(whyUnchecked)
    await keys.press('ControlOrMeta+Enter')
  }
  keys.confirm()
}

for (const language of languages) {
  test.describe(language, () => {
    const words = wordsIn(language)

    test.beforeEach(async ({ practice }) => {
      await practice.ask('settings:change', { changes: { language } })
      await expect(practice.page.locator('html')).toHaveAttribute('lang', language)
    })

    test('a reset without a check takes 12 keys', async ({ practice }) => {
      const { page } = practice
      const keys = countKeys(page)
      await open(page, keys, 'gwendolyn', 'Gwendolyn Oakes')
      await keys.tabTo('input[type=checkbox]')
      await keys.press('Space')
      await keys.press('Alt+T')
      await keys.type('INC7')
      await review(page, keys, 'Known to me')
      await expect.poll(() => operations(practice)).toBe(1)
      expect(keys.count()).toBeLessThanOrEqual(12)
    })

    test('a reset with a check, a ticket and a reason takes 20 keys', async ({ practice }) => {
      const { page } = practice
      const keys = countKeys(page)
      await open(page, keys, 'mira dunmore', 'Mira Dunmore')
      await keys.tabTo('input[type=checkbox]')
      await keys.press('Space')
      await keys.press('Alt+C')
      await keys.press('Enter')
      await expect(page.getByText(words.like('known.confirmed'))).toBeVisible(onThePhone)
      await keys.press('Alt+T')
      await keys.type('INC0048213')
      await keys.press('Alt+R')
      await keys.type('New phone')
      await review(page, keys, null)
      await expect.poll(() => operations(practice)).toBe(1)
      expect((await practice.lastQuestion())?.detail).toMatch(/Okta Verify,? push/i)
      expect(keys.count()).toBeLessThanOrEqual(20)
    })
  })
}

test('Esc closes the details of the history and keeps the focus, at 200 %', async ({ practice }) => {
  const { page } = practice
  const keys = countKeys(page)
  await open(page, keys, 'gwendolyn', 'Gwendolyn Oakes')
  await keys.tabTo('input[type=checkbox]')
  await keys.press('Space')
  await review(page, keys, 'Known to me')
  await expect.poll(() => operations(practice)).toBe(1)
  await page.setViewportSize({ width: 640, height: 500 })
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('row', { name: /Gwendolyn Oakes/ }).click()
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid')).toBeFocused()
})
