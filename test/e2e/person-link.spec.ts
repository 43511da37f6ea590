/** A link of another program, such as a ticket system: it fills in fields, and all the rest is the agent's. */
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { factor, openPerson, reset, searchField, tick, visit } from './support/hands.ts'

const link = 'mfa-desk://person?login=mira.dunmore&ticket=INC0048213'

test('the person and the ticket are filled in, and nobody is searched for until Enter is pressed', async ({
  practice,
}) => {
  const { page } = practice
  await visit(page, 'History')
  await practice.openLink(link)
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('mira.dunmore')
  await expect(page.getByText('Press Enter to search')).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(0)
  await expectNoViolations(page, 'filled in from a link')

  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /Mira Dunmore/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tick(factor(page, /Duo Mobile/))
  await expect(page.getByLabel('Ticket')).toHaveValue('INC0048213')
  await reset(page)
  expect((await practice.lastQuestion())?.detail).toContain('INC0048213')
})

test('in the middle of a call it is offered, on every screen, and taking it up loses nothing of the call', async ({
  practice,
}) => {
  const { page } = practice
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await page.getByLabel('Ticket').fill('INC1')
  await practice.openLink(link)
  const offer = page.getByRole('region', { name: 'Link from another program' })
  await expect(offer).toContainText('“mira.dunmore” and ticket INC0048213')
  await expect(page.getByLabel('Ticket')).toHaveValue('INC1')
  await visit(page, 'History')
  await expect(offer).toBeVisible()
  await expectNoViolations(page, 'with a link on offer')

  await offer.getByRole('button', { name: 'Start that call' }).press('Enter')
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('mira.dunmore')
  await expect(offer).toHaveCount(0)
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /Mira Dunmore/ }).click()
  await expect(page.getByLabel('Ticket')).toHaveValue('INC0048213')
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await expect(page.getByLabel('Ticket')).toHaveValue('INC1')
  await expect(factor(page, /Google Authenticator/)).toBeChecked()
})

test('a link that asks for more than fields are filled in with does nothing', async ({ practice }) => {
  const { page } = practice
  await practice.openLink('mfa-desk://reset?login=mira.dunmore&all=1')
  await practice.openLink('mfa-desk://person?login=%20')
  await practice.openLink('mfa-desk://person?ticket=INC9')
  await expect(page.getByLabel('Ticket')).toHaveValue('INC9')
  await expect(searchField(page)).toHaveValue('')
})
