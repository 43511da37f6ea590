/** Watching after a reset: the outcome and the history say what was set up again, the overview what was not. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { HistoryEntry } from '../../shared/domain/history-entry.ts'
import { inventedNotSetUpAgain, inventedOperation, writeJournal } from '../support/history-fixtures.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { card, factor, openPerson, reset, tick, visit } from './support/hands.ts'

test('a person on the telephone sets a method up again, and the outcome and the history say so', async ({
  connected,
  adaxes,
}) => {
  const { page } = connected
  const person = adaxes.simulator.state.account('mira.dunmore')
  const appsBefore = [...person.activatedApps]
  await openPerson(page, 'mira', 'Mira Dunmore')
  await tick(factor(page, 'Microsoft Authenticator'))
  await reset(page)
  const again = page.getByText(/^Microsoft Authenticator set up again, first seen (.+, )?\d\d:\d\d/)
  await expect(again).toHaveCount(0)

  Object.assign(person, { activatedApps: appsBefore })
  await card(page, 'Adaxes')
    .getByRole('button', { name: /^Refresh / })
    .click()
  await expect(again).toBeVisible()
  await expectNoViolations(page, 'outcome with a method that was set up again')

  await visit(page, 'History')
  await page.getByRole('row', { name: /Mira Dunmore/ }).click()
  await expect(
    page
      .getByRole('complementary', { name: 'Operation details' })
      .getByText(/^Microsoft Authenticator set up again, first seen /),
  ).toBeVisible()
  await expectNoViolations(page, 'details with a method that was set up again')
})

const hourMs = 3_600_000

/** Three resets of invented people. After the second, something was not set up again within a day. */
function* entries(): Generator<HistoryEntry> {
  for (const number of [1, 2, 3]) {
    yield* inventedOperation(number, new Date(Date.now() - (50 - number) * hourMs).toISOString())
    if (number === 2) yield inventedNotSetUpAgain(number, new Date(Date.now() - 24 * hourMs).toISOString())
  }
}

test.describe('over a history in which something was not set up again', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(join(dataFolder, 'history'), { recursive: true })
        writeJournal(join(dataFolder, 'history'), entries())
      },
    },
  })

  test('the overview counts it and leads to the list of it', async ({ connected }) => {
    const { page } = connected
    await visit(page, 'Overview')
    await page.getByRole('button', { name: 'Show 1 reset after which something was not set up again' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
    await expect(page.getByRole('main').getByText('1 operation matches')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Not set up again' })).toHaveAttribute('aria-pressed', 'true')
    await expectNoViolations(page, 'history of what was not set up again')
    await page.getByRole('row').nth(1).click()
    await expect(page.getByText(/ not set up again as of /)).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(page.getByRole('main').getByText('3 operations')).toBeVisible()
  })
})
