/** The language is changed under a desk at work. */
import { expect, test } from './support/desk.ts'
import { factor, openPerson, tick, visit } from './support/hands.ts'
import { wordsIn } from './support/words.ts'

const german = wordsIn('de')

test('German takes the place of English at once, and nothing typed or ticked is lost', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await page.getByRole('textbox', { name: /^Ticket/ }).fill('INC0048214')
  await page.getByRole('textbox', { name: /^Reason/ }).fill('New phone')
  await visit(page, 'Settings')
  await page.getByLabel('People who can approve').fill('mira.dunmore@practice.example')

  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: german.say('settings.title'), level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page).toHaveTitle(german.say('app.title-practice'))
  await expect(page.getByLabel(german.say('settings.approvers-names'))).toHaveValue('mira.dunmore@practice.example')
  await expect(page.getByRole('button', { name: new RegExp(german.say('settings.language')) })).toBeFocused()

  await page
    .getByRole('navigation')
    .getByRole('button', { name: german.begins('nav.desk') })
    .click()
  await expect(factor(page, /Google Authenticator/)).toBeChecked()
  await expect(factor(page, /Sicherheitsfrage/, 'Okta')).toBeVisible()
  await expect(page.getByRole('textbox', { name: german.begins('plan.ticket') })).toHaveValue('INC0048214')
  await expect(page.getByRole('textbox', { name: german.begins('plan.reason') })).toHaveValue('New phone')

  await page.reload()
  await expect(page.getByRole('combobox', { name: german.say('find.label') })).toBeVisible()
})

test('what main says about the systems is German too', async ({ desk }) => {
  const { page } = desk
  await desk.ask('settings:change', { changes: { language: 'de' } })
  await page.getByRole('button', { name: german.say('welcome.connect.action'), exact: true }).click()
  await expect(page.getByRole('radio', { name: /Okta.*Organisationen/ })).toBeVisible()
})

test.describe('on a computer whose person reads German first', () => {
  test.use({ preferredLanguages: ['de-AT', 'en-GB'] })

  test('the desk is German from its first picture on', async ({ desk, lane }) => {
    test.skip(lane === 'electron' && process.platform !== 'linux', 'there the setting of this computer holds')
    const { page } = desk
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.getByRole('heading', { name: german.say('welcome.title') })).toBeVisible()
    await desk.ask('settings:change', { changes: { language: 'en' } })
    await expect(page.getByRole('heading', { name: wordsIn('en').say('welcome.title') })).toBeVisible()
  })
})
