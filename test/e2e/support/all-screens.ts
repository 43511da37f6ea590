/** A way through every screen, the same in each language. */
import type { Page } from '@playwright/test'
import { find, factor, tick } from './hands.ts'
import type { Words } from './words.ts'

/** Begins at the welcome. `look` is called with each screen as it stands there. */
export async function throughAllScreens(
  page: Page,
  words: Words,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const { say, begins } = words
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const visit = (name: 'history' | 'overview' | 'connections' | 'settings') =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: begins(`nav.${name}`) })
      .click()

  await button(say('welcome.practice.action')).waitFor()
  await look('welcome')
  await button(say('welcome.practice.action')).click()
  await page.getByRole('combobox', { name: say('find.label') }).waitFor()
  await look('desk, empty')

  await (await find(page, 'gwendolyn', /Gwendolyn Oakes/, words)).click()
  await tick(factor(page, /Google Authenticator/))
  await look('desk with a plan')
  await page.getByLabel(say('known.unchecked')).fill('Practised in a test')
  await button(say('plan.review', { count: 1 })).click()
  await page.getByRole('heading', { name: say('run.title-done') }).waitFor()
  await look('desk with an outcome')

  await page.getByRole('button', { name: words.like('account.check-with') }).click()
  await page.getByText(say('check.number')).waitFor()
  await look('desk with a push to the caller')
  await button(say('check.cancel')).click()
  await button(say('check.others')).click()
  await look('desk with every way to check the caller')
  // As main calls it, which does not speak the language that nobody speaks.
  await page.getByRole('button', { name: /Security question|Sicherheitsfrage/ }).click()
  await page.getByText(say('check.question')).waitFor()
  await look('desk with a question to the caller')

  await visit('history')
  await page.getByRole('row', { name: /Gwendolyn Oakes/ }).click()
  await button(say('history.details.close')).waitFor()
  await button(say('history.verify')).click()
  await page.getByText(say('history.verify.intact.title')).waitFor()
  await look('history with details')

  await visit('overview')
  await page.getByRole('img', { name: words.like('overview.chart') }).waitFor()
  await look('overview')
  await visit('connections')
  await page.getByText('Practice directory').first().waitFor()
  await look('connections')
  await visit('settings')
  await page.getByRole('heading', { name: say('settings.rules') }).waitFor()
  await look('settings')

  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.getByRole('dialog').waitFor()
  await look('palette')
  await page.getByRole('combobox', { name: say('palette.field') }).fill(say('command.about'))
  await page.keyboard.press('Enter')
  await button(say('shell.about-copy')).waitFor()
  await look('about')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+?')
  await page.getByRole('dialog', { name: say('keys.title') }).waitFor()
  await look('keys')
  await page.keyboard.press('Escape')

  await button(say('practice.leave')).click()
  await visit('connections')
  await button(say('connections.add')).click()
  await page.getByRole('dialog').or(page.getByRole('radiogroup')).first().waitFor()
  await look('adding a connection')
}
