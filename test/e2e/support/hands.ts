/** What an agent does with the desk, in the words people would use for it. Works through roles and names, as people do. */
import { expect, type Locator, type Page } from '@playwright/test'
import { wordsIn } from './words.ts'

const english = wordsIn('en')

export const searchField = (page: Page, words = english): Locator =>
  page.getByRole('combobox', { name: words.say('find.label') })

/** Types and waits for the person to be listed. */
export async function find(page: Page, typed: string, name: string | RegExp, words = english): Promise<Locator> {
  await searchField(page, words).fill(typed)
  const person = page.getByRole('option', { name })
  await person.first().waitFor()
  return person
}

/** Finds the person and opens the only one of that name. */
export async function openPerson(page: Page, typed: string, name: string): Promise<void> {
  await (await find(page, typed, new RegExp(name))).click()
  await expect(
    page.getByRole('heading', { name, level: 1 }).or(page.getByRole('heading', { name }).first()),
  ).toBeVisible()
}

/**
 * The row is the target of the mouse and the input is hidden under it, so the keyboard is the plainest way. What an earlier look-up
 * found cannot be ticked until it has been read again.
 */
export async function tick(box: Locator): Promise<void> {
  await expect(box).toBeEnabled()
  await box.focus()
  await box.press('Space')
}

/** The card of a person's account in one system. */
export const card = (page: Page, system: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^\\W?${system} `) })

/** In Adaxes unless said otherwise: other systems may know a factor of the same name. */
export const factor = (page: Page, name: string | RegExp, system = 'Adaxes'): Locator =>
  card(page, system).getByRole('checkbox', { name })

export const serviceSwitch = (page: Page): Locator => page.getByRole('switch', { name: /Microsoft 365/ })

export const reviewButton = (page: Page): Locator => page.getByRole('button', { name: /^Reset( \d+ items?)?…/ })

/** Why nobody is checked, which the desk wants to know where nothing was proved. */
export const uncheckedField = (page: Page): Locator => page.getByLabel('Not checked, because')

/** For a spec about something else than who is calling. */
export async function sayWhyUnchecked(page: Page): Promise<void> {
  await uncheckedField(page).fill('Practised in a test')
}

/** Sends what is ticked, without a check of the caller where none was made, and waits for the outcome. */
export async function reset(page: Page): Promise<void> {
  if ((await uncheckedField(page).count()) > 0) await sayWhyUnchecked(page)
  await reviewButton(page).click()
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
}

export async function visit(
  page: Page,
  screen: 'Desk' | 'History' | 'Overview' | 'Connections' | 'Settings',
): Promise<void> {
  // Begins with: a count may follow.
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${screen}`) })
    .click()
}

/** Begins a check of the caller: with the method that is offered first, or one of the others. */
export async function checkCaller(page: Page, label: string, key: 'click' | 'Enter' = 'click'): Promise<void> {
  const name = new RegExp(`^Check the caller with ${label},`)
  const way = page.getByRole('button', { name })
  // Once every system has answered; before, the first may still become another.
  await expect(page.getByRole('button', { name: /^Check the caller with/ }).first()).toBeEnabled()
  const go = (button: Locator) => (key === 'click' ? button.click() : button.press(key))
  if ((await way.count()) === 0) await go(page.getByRole('button', { name: 'Other methods' }))
  await go(way)
}
