/** The note on a reset in its ticket: added by itself, told of on the outcome, waiting on the history page while it cannot be, or copied. */
import type { Locator, Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { expect, test, type Desk } from './support/desk.ts'
import { factor, openPerson, reset, tick, visit } from './support/hands.ts'
import { openTicketWorld, type TicketWorld } from '../support/ticket-world.ts'

const withTickets = test.extend<{ tickets: TicketWorld }>({
  tickets: async ({ connected }, use) => {
    const tickets = await openTicketWorld('servicenow')
    await connected.ask('connections:add', { draft: tickets.draft })
    await use(tickets)
    await tickets.close()
  },
})

/** What is said of a note is announced as well, outside of it. */
const outcome = (page: Page): Locator => page.getByRole('group', { name: 'Outcome' })

/** A method of Mira Dunmore, ticked, with the ticket looked up. */
async function prepare({ page }: Desk, method: string, ticket: string): Promise<void> {
  await openPerson(page, 'mira', 'Mira Dunmore')
  await tick(factor(page, method))
  await page.getByLabel('Ticket').fill(ticket)
  await expect(page.getByText(/^(In Progress, for this person|This ticket is no longer open)/)).toBeVisible()
}

withTickets('a reset leaves its evidence in the ticket, and says so', async ({ connected, tickets }) => {
  const { page } = connected
  await prepare(connected, 'Microsoft Authenticator', tickets.numbers.open)
  await reset(page)
  await expect(outcome(page).getByText('Note added to INC0048213 in Tickets.')).toBeVisible()
  const [note = '', ...more] = tickets.notes()
  expect(more).toEqual([])
  expect(note).toContain('MFA reset, Done')
  expect(note).toMatch(/Head of this desk’s record: line \d+, SHA-256 [0-9a-f]{64}/)
  expect(tickets.shownOutside()).toEqual([])
  await expectNoViolations(page, 'an outcome with a note')

  // The same for the hand, as text and as Markdown.
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await expect.poll(() => connected.clipboard()).toMatch(/^MFA reset, Done\nOperation: /)
  await page.keyboard.press('ControlOrMeta+Shift+M')
  await expect.poll(() => connected.clipboard()).toMatch(/^\*\*MFA reset, Done\*\*\n\n- Operation: /)
})

withTickets('a note that cannot be added is red, waits, and is added later', async ({ connected, tickets }) => {
  const { page } = connected
  await prepare(connected, 'Microsoft Authenticator', tickets.numbers.open)
  tickets.fail()
  await reset(page)
  await expect(outcome(page).getByText(/^The note could not be added to INC0048213 in Tickets yet: /)).toBeVisible()
  await expect(outcome(page).getByText('Done').first()).toBeVisible()
  await expectNoViolations(page, 'an outcome without its note')
  await visit(page, 'History')
  await expect(page.getByText('1 message is waiting to be sent')).toBeVisible()
  tickets.recover()
  await page.getByRole('button', { name: 'Try now: Note in INC0048213, Tickets' }).click()
  await expect(page.getByText('1 message is waiting to be sent')).toHaveCount(0)
  expect(tickets.notes()).toHaveLength(1)
  await visit(page, 'Desk')
  await expect(outcome(page).getByText('Note added to INC0048213 in Tickets.')).toBeVisible()
})

withTickets('where no note goes by itself, the outcome says to copy it', async ({ connected, tickets }) => {
  const { page } = connected
  await openPerson(page, 'mira', 'Mira Dunmore')
  await tick(factor(page, 'Microsoft Authenticator'))
  await page.getByLabel('Ticket').fill(tickets.numbers.missing)
  await expect(page.getByText('Not found, or not visible to MFA Desk.')).toBeVisible()
  await reset(page)
  await expect(page.getByText(/^No note is added: no connected ticket system shows .+ Copy the note\.$/)).toBeVisible()
  await visit(page, 'Settings')
  const rule = page.getByRole('switch', { name: 'Add a note on each reset to its ticket' })
  await expect(rule).toBeChecked()
  await rule.press('Space')
  await expect(rule).not.toBeChecked()
  expect((await connected.lastQuestion())?.detail).toContain('Resets no longer add a note to their ticket')
})

test('practice adds its notes to the practice ticket system', async ({ practice }) => {
  const { page } = practice
  await prepare(practice, 'Microsoft Authenticator', 'INC0048213')
  await reset(page)
  await expect(outcome(page).getByText('Note added to INC0048213 in Practice tickets.')).toBeVisible()
})
