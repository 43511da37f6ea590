/** What the record says of a person, the limits that are near, and a call that is stopped and reported. */
import type { Page } from '@playwright/test'
import type { Limits } from '../../shared/domain/rules.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test, type Desk } from './support/desk.ts'
import {
  card,
  checkCaller,
  factor,
  openPerson,
  reset,
  reviewButton,
  sayWhyUnchecked,
  tick,
  visit,
} from './support/hands.ts'

const flags = (page: Page) => page.getByRole('region', { name: /^(Warning signs for this person|Reset recently)$/ })

async function limit(practice: Desk, changes: Partial<Limits>): Promise<void> {
  const { limits } = await practice.ask('settings:read', {})
  await practice.ask('settings:change', { changes: { limits: { ...limits, ...changes } } })
}

async function nextCaller(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+N')
}

test('an earlier reset stands at the head of the person, and leads to the history', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(card(page, 'Okta')).toBeVisible()
  await expect(flags(page)).toHaveCount(0)
  await tick(factor(page, /Microsoft Authenticator/))
  await reset(page)
  // What this desk has just done is no sign.
  await expect(flags(page)).toHaveCount(0)

  await nextCaller(page)
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(flags(page)).toContainText('Reset recently')
  await expect(flags(page)).toContainText(/\d\d:\d\d: Remove Microsoft Authenticator.*, by .+\. Done\./)
  await flags(page).getByRole('button', { name: 'Show it in the history' }).click()
  await expect(page.getByRole('row', { name: /Mira Dunmore/ })).toHaveCount(1)
  await expect(page.getByRole('searchbox', { name: /Search/ })).not.toHaveValue('')
})

test('what is left of a limit is said before it is reached, and then until when', async ({ practice }) => {
  const { page } = practice
  await limit(practice, { agentHour: 3, person30Days: 1 })
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Microsoft Authenticator/))
  await reset(page)
  await nextCaller(page)
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(page.getByText('2 resets left for you this hour.')).toBeVisible()
  await expect(page.getByText(/^No resets left for this person within 30 days\. Next from /)).toBeVisible()

  await tick(factor(page, /./).first())
  await sayWhyUnchecked(page)
  await reviewButton(page).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'This person was reset too often' })
  await expect(refusal).toContainText(/The limit ends at .+\. It cannot be lifted early\./)
})

test('a call is stopped and reported by the keyboard, and stays with the person', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Microsoft Authenticator/))
  await page.getByLabel('Ticket').fill('INC0048213')
  await page.keyboard.press('ControlOrMeta+Shift+X')
  const dialog = page.getByRole('alertdialog', { name: 'Stop and report this call about Mira Dunmore?' })
  await expect(dialog.getByLabel('What was suspicious')).toBeFocused()
  await expect(dialog.getByRole('button', { name: 'Stop and report' })).toBeDisabled()
  await expectNoViolations(page, 'the report')
  await page.keyboard.type('Knew the manager, not the ticket')

  // Without a yes to main's own question, nothing is reported and nothing typed is lost.
  await practice.answer({ confirm: false })
  await dialog.getByRole('button', { name: 'Stop and report' }).click()
  expect((await practice.lastQuestion())?.message).toContain('report it for Mira Dunmore')
  await expect(dialog.getByLabel('What was suspicious')).toHaveValue('Knew the manager, not the ticket')
  await practice.answer({ confirm: true })
  await dialog.getByRole('button', { name: 'Stop and report' }).click()
  await expect(dialog).toHaveCount(0)

  await expect(flags(page)).toContainText('Warning signs for this person')
  await expect(flags(page)).toContainText(
    /reported a call about this person as suspicious: “Knew the manager, not the ticket”/,
  )
  await expect(factor(page, /Microsoft Authenticator/)).not.toBeChecked()
  await expect(page.getByLabel('Ticket')).toHaveValue('')
  await expect(page.getByText(/^No resets for this person until (.+, )?\d\d:\d\d/)).toBeVisible()
  await tick(factor(page, /Microsoft Authenticator/))
  await sayWhyUnchecked(page)
  await reviewButton(page).click()
  await expect(page.getByText('No reset for this person right now')).toBeVisible()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectNoViolations(page, `a warning sign, ${colorScheme}`)
  }

  await visit(page, 'History')
  const row = page.getByRole('row', { name: /Mira Dunmore/ })
  await expect(row).toContainText('Suspicious call')
  await row.click()
  const details = page.getByRole('complementary', { name: 'Operation details' })
  await expect(details.getByText('Knew the manager, not the ticket')).toBeVisible()
  await expect(details.getByRole('heading', { name: 'Steps' })).toHaveCount(0)
})

test('a refused check is a warning sign at once', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await checkCaller(page, 'SMS')
  const code = page.getByRole('region', { name: 'Check the caller' }).getByLabel('Code')
  for (let tries = 0; tries < 3; tries += 1) {
    await code.fill('000000')
    await code.press('Enter')
  }
  await expect(flags(page)).toContainText(/ended without a right answer \(SMS/)
})

test('a telephone that was changed a short while ago is a warning sign, of the system’s word', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'guessanou', 'Guessanou')
  const changed = page.getByRole('region', { name: 'Changed recently' })
  await expect(changed).toContainText(/“SMS .+” was set up or changed at .+: check them another way\./)
  await expect(changed.getByRole('button')).toHaveCount(0)
  await expectNoViolations(page, 'a changed telephone')
  await nextCaller(page)
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(card(page, 'Okta').getByRole('checkbox', { name: /^SMS/ })).toBeVisible()
  await expect(changed).toHaveCount(0)
})
