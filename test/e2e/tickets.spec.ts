/** The ticket field beside the practice ticket system: what is said of a ticket as it is typed, and what the rules make of it. */
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { factor, openPerson, reset, reviewButton, tick } from './support/hands.ts'

test('a ticket is looked up as it is typed: its state, whom it is for, and what is wrong with it', async ({
  practice,
}) => {
  const { page } = practice
  const ticket = page.getByLabel('Ticket')
  await ticket.fill('inc0048213')
  await expect(page.getByText('In Progress, for mira.dunmore@practice.example.')).toBeVisible()
  await openPerson(page, 'mira', 'Mira Dunmore')
  await expect(page.getByText('In Progress, for this person.')).toBeVisible()
  await expect(page.getByText('New phone: Microsoft Authenticator asks on the old one')).toBeVisible()

  for (const [number, said] of [
    ['INC0048127', 'This ticket is no longer open: Closed.'],
    ['INC0048205', 'This ticket is no longer open: Resolved.'],
    ['INC0048214', 'This ticket is for someone else: gwendolyn.oakes@practice.example. In Progress.'],
    ['INC0048219', 'In Progress. Not known whether it is for this person.'],
    ['RITM0020077', 'Work in Progress. Not known whether it is for this person.'],
    ['OLD-7', 'Open, for this person. Its number is now HELP-107.'],
    ['INC0000001', 'Not found, or not visible to MFA Desk.'],
    ['4711', 'No connected ticket system uses numbers like this.'],
    ['SCTASK0031002', 'Work in Progress, for this person.'],
  ] as const) {
    await ticket.fill(number)
    await expect(page.getByText(said, { exact: true })).toBeVisible()
  }
  await ticket.fill('')
  await expect(page.getByText('Work in Progress, for this person.')).toHaveCount(0)
})

test('in a low window, what is said of a ticket comes into sight below its field', async ({ practice }) => {
  const { page } = practice
  await page.setViewportSize({ width: 1280, height: 640 })
  await openPerson(page, 'mira', 'Mira Dunmore')
  await tick(factor(page, 'Microsoft Authenticator'))
  await tick(factor(page, 'Duo Mobile'))
  await page.getByLabel('Ticket').fill('INC0048127')
  await expect(page.getByText('This ticket is no longer open: Closed.')).toBeInViewport({ ratio: 1 })
})

test('what is said of a ticket can be read by everybody', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira', 'Mira Dunmore')
  // What an earlier look-up found is dimmed until it has been read again.
  await expect(factor(page, /Microsoft Authenticator/)).toBeEnabled()
  await expect(page.locator('section[aria-busy=true]')).toHaveCount(0)
  for (const number of ['INC0048213', 'INC0048214']) {
    await page.getByLabel('Ticket').fill(number)
    await expect(page.getByText(/^(In Progress, for this person|This ticket is for someone else)/)).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      // A change of theme may still be on its way to some of the text.
      await expect(() => expectNoViolations(page, `${number}, ${colorScheme}`)).toPass({ timeout: 20_000 })
    }
  }
})

test('a wrong ticket is warned about and recorded, or stops the reset, as the rules say', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira', 'Mira Dunmore')
  await tick(page.getByRole('checkbox', { name: /Duo Mobile/ }).first())
  const ticket = page.getByLabel('Ticket')
  await ticket.fill('INC0048127')
  await practice.ask('settings:change', {
    changes: { ticket: { required: true, pattern: null, check: 'refuse', note: true } },
  })
  await expect(reviewButton(page)).toBeEnabled()
  await page.getByLabel('Not checked, because').fill('Sits beside me')
  await reviewButton(page).click()
  await expect(page.getByText(/^The ticket system says that this ticket is resolved or closed/)).toBeVisible()
  await expect(ticket).toBeFocused()
  expect(await practice.lastQuestion()).toBeNull()

  await ticket.fill('INC0048213')
  await expect(page.getByText('In Progress, for this person.')).toBeVisible()
  await reset(page)
  expect((await practice.lastQuestion())?.detail).toContain('Ticket system: INC0048213, In Progress, for this person')
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
})
