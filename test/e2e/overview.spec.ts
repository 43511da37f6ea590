/** The history in figures: counted, shown as bars and as a table, narrowed to an agent, saved. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { HistoryEntry } from '../../shared/domain/history-entry.ts'
import { makeProof, makeReportedCall } from '../support/domain-fixtures.ts'
import { inventedId, inventedOperation, writeJournal } from '../support/history-fixtures.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { factor, openPerson, reset, tick, visit } from './support/hands.ts'

const dayMs = 24 * 3_600_000

/** Forty resets of invented people, one a day up to yesterday, every fifth without a check; and one reported call. */
function* entries(): Generator<HistoryEntry> {
  for (let day = 40; day > 0; day -= 1) {
    const at = new Date(Date.now() - day * dayMs).toISOString()
    const [intent, ...rest] = inventedOperation(day, at)
    const checked = day % 5 === 0 ? { unchecked: 'Stood at the desk' } : { proofs: [makeProof()] }
    if (intent?.kind === 'intended') yield { ...intent, ...checked }
    yield* rest
    if (day === 3) yield makeReportedCall({ operationId: inventedId(9, day), at })
  }
}

const figure = (page: Page, name: string) =>
  page.getByRole('term').filter({ hasText: name }).locator('xpath=..').getByRole('definition')

test.describe('over a history of forty days', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(join(dataFolder, 'history'), { recursive: true })
        writeJournal(join(dataFolder, 'history'), entries())
      },
    },
  })

  test('figures, bars and table agree, for all agents and for one', async ({ connected }) => {
    const { page, dataFolder } = connected
    await page.keyboard.press('ControlOrMeta+3')
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeFocused()
    await expect(figure(page, 'Resets')).toHaveText('29')
    await expect(figure(page, 'Caller not checked')).toHaveText('5')
    await expect(figure(page, 'Reported calls')).toHaveText('1')
    await expect(page.getByRole('img', { name: /^Resets per day since .*: 29 resets in all\./ })).toBeVisible()
    await expect(page.getByRole('row', { name: /^Not checked, with a reason 5/ })).toBeVisible()
    await expectNoViolations(page, 'overview')

    await page.getByRole('button', { name: 'Show as table' }).press('Enter')
    const table = page.getByRole('region', { name: 'Figures as a table' })
    await expect(table.getByRole('row')).toHaveCount(31)
    await expectNoViolations(page, 'overview as a table')

    await page.getByRole('button', { name: /^All agents/ }).press('Enter')
    await page.getByRole('option', { name: 'Agent 1 (CORP\\agent1)' }).click()
    await expect(figure(page, 'Resets')).toHaveText('3')
    await page.getByRole('button', { name: /^Last 30 days/ }).press('Enter')
    await page.getByRole('option', { name: 'Last 12 weeks' }).click()
    await expect(figure(page, 'Resets')).toHaveText('4')

    const path = join(dataFolder, 'saved.csv')
    await connected.answer({ savePath: path })
    await page.getByRole('button', { name: 'Export CSV' }).click()
    await expect(page.getByText('Saved as saved.csv.')).toBeVisible()
    expect(await readFile(path, 'utf8')).toMatch(/\r\nresets in all,,[^,]+,[^,]+,4,CORP\\agent1\r\n/)
  })
})

test('what is reset while people look on is counted at once, in practice by itself', async ({ practice }) => {
  const { page } = practice
  await visit(page, 'Overview')
  await expect(page.getByRole('heading', { name: 'Nothing in this period' })).toBeVisible()
  await expectNoViolations(page, 'overview without anything')
  await visit(page, 'Desk')
  await openPerson(page, 'gwendolyn oakes', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await reset(page)
  await visit(page, 'Overview')
  await expect(figure(page, 'Resets')).toHaveText('1')
  await expect(figure(page, 'Caller not checked')).toHaveText('1')
  await page.getByRole('button', { name: 'Leave practice' }).click()
  await visit(page, 'Overview')
  await expect(page.getByRole('heading', { name: 'Nothing in this period' })).toBeVisible()
})
