/** The record: found again, exported, verified, and honest about what was done to it. */
import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { basename, join } from 'node:path'
import { formatVersion, writeLine } from '../../electron/history/chain-line.ts'
import { openHistory } from '../../electron/history/file-history.ts'
import type { History } from '../../electron/history/history.ts'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import type { HistoryEntry } from '../../shared/domain/history-entry.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { factor, openPerson, reset, reviewButton, tick, visit } from './support/hands.ts'
import { microsoft365, resetMicrosoft365 } from '../support/domain-fixtures.ts'

/** The file of the only month there is. */
async function historyFile(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'history')
  return join(folder, (await readdir(folder)).find((name) => name.endsWith('.jsonl')) ?? '')
}

const openIn = (dataFolder: string): History =>
  openHistory({ folder: join(dataFolder, 'history'), now: () => new Date(), logger: createSilentLogger() })

/** One operation of an earlier run, up to and including the entry named. */
async function leaveOperation(dataFolder: string, name: string, until: 'sent' | 'finished'): Promise<void> {
  const history = openIn(dataFolder)
  await writeOperation(history, name, until)
  await history.close()
}

async function writeOperation(history: History, name: string, until: 'sent' | 'finished'): Promise<void> {
  const operationId = randomUUID()
  const at = new Date().toISOString()
  const place = { connectionId: randomUUID(), accountId: 'b9d6c3f0-1111-4222-8333-444455556666' }
  const entries: HistoryEntry[] = [
    {
      kind: 'intended',
      operationId,
      at,
      agent: { osUser: 'helpdesk', displayName: 'Invented Agent', host: 'desk-1' },
      ticket: 'INC0000042',
      reason: null,
      retryOf: null,
      accounts: [
        {
          account: {
            ...place,
            displayName: name,
            logins: ['invented@practice.example'],
            email: null,
            employeeNumber: null,
            title: null,
            department: null,
            office: null,
            manager: null,
            path: null,
            state: { disabled: false, locked: false, expiresAt: null },
          },
          connection: {
            connectionId: place.connectionId,
            system: 'adaxes',
            name: 'Gone since',
            environment: 'production',
          },
          before: {
            readAt: at,
            factors: { knowledge: 'listed', mayBeIncomplete: false, items: [] },
            services: [{ ...microsoft365, reset: 'possible' }],
            all: null,
          },
        },
      ],
      steps: [{ id: 's1', ...place, effects: [resetMicrosoft365] }],
    },
    { kind: 'sent', operationId, at, stepId: 's1' },
  ]
  if (until === 'finished') {
    const outcome = { kind: 'succeeded' as const, code: null, serverText: null, messages: [] }
    entries.push({ kind: 'outcome', operationId, at, stepId: 's1', outcome })
    entries.push({ kind: 'finished', operationId, at, checks: [] })
  }
  for (const entry of entries) await history.append(entry)
}

test.describe('with an operation that an earlier run did not finish', () => {
  test.use({ seed: { put: (dataFolder: string) => leaveOperation(dataFolder, 'Ivo Unfinished', 'sent') } })

  test('it is closed as unknown, counted, and offered for a check', async ({ connected }) => {
    const { page } = connected
    await expect.poll(async () => (await connected.ask('app:read-state', {})).operationsToCheck).toBe(1)
    await visit(page, 'History')
    const row = page.getByRole('row', { name: /Ivo Unfinished/ })
    await expect(row).toContainText('Outcome unknown')
    await page.getByRole('button', { name: 'Needs a check' }).click()
    await expect(page.getByText('1 operation matches').first()).toBeVisible()
    await expect(row).toBeVisible()
    await row.click()
    await expect(page.getByText('Interrupted')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible()

    // A narrow window shows one column at a time, and this one too.
    await page.setViewportSize({ width: 360, height: 740 })
    await visit(page, 'Desk')
    await page.getByRole('button', { name: 'To check 1' }).click()
    await expect(page.getByRole('heading', { name: 'Ivo Unfinished' })).toBeVisible()
  })
})

test.describe('with a history somebody wrote into', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await leaveOperation(dataFolder, 'Ada Original', 'finished')
        await leaveOperation(dataFolder, 'Ben Later', 'finished')
        const file = await historyFile(dataFolder)
        const text = await readFile(file, 'utf8')
        await writeFile(file, text.replace('Ada Original', 'Eve Inserted'))
      },
    },
  })

  test('verify names the file and the line, and nothing is repaired', async ({ connected }) => {
    const { page } = connected
    await visit(page, 'History')
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByText('The history is not intact')).toBeVisible()
    await expect(page.getByText(/\.jsonl, line \d+/).first()).toBeVisible()
    await expect(page.getByRole('row', { name: /Ben Later/ })).toBeVisible()
  })
})

test.describe('with a last line that was cut off', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await leaveOperation(dataFolder, 'Ada Original', 'finished')
        await appendFile(await historyFile(dataFolder), '{"v":1,"se')
      },
    },
  })

  test('it is set aside and told, and the record goes on', async ({ connected }) => {
    const { page } = connected
    await visit(page, 'History')
    await expect(page.getByText(/The last line was cut off/)).toBeVisible()
    await expect(page.getByRole('row', { name: /Ada Original/ })).toBeVisible()
    await visit(page, 'Desk')
    await openPerson(page, 'mira dunmore', 'Mira Dunmore')
    await tick(factor(page, /Duo Mobile/))
    await reset(page)
    await visit(page, 'History')
    await expect(page.getByRole('row', { name: /Mira Dunmore/ })).toContainText('Done')
  })
})

test.describe('with a file that cannot be read', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await leaveOperation(dataFolder, 'Ada Original', 'finished')
        await writeFile(await historyFile(dataFolder), 'something else\nand more of it\n')
      },
    },
  })

  test('it is named, and nobody is told that there was nothing', async ({ connected }) => {
    const { page } = connected
    await visit(page, 'History')
    await expect(page.getByText('No operation could be read')).toBeVisible()
    await expect(page.getByText('No operations yet')).toHaveCount(0)
    await expect(page.getByText(/\.jsonl/).first()).toBeVisible()
  })
})

test.describe('with a record that a newer version has continued', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await leaveOperation(dataFolder, 'Ada Original', 'finished')
        const file = await historyFile(dataFolder)
        const month = basename(file).slice(0, 7)
        const line = writeLine({ seq: 99, hash: 'a'.repeat(64) }, { month }).bytes.toString()
        await appendFile(file, line.replace(`"v":${formatVersion}`, `"v":${formatVersion + 1}`))
      },
    },
  })

  test('the desk says from the start that resets are off, and why', async ({ connected }) => {
    const { page } = connected
    await expect(page.getByText('Resets are off. History from a newer version')).toBeVisible()
    await openPerson(page, 'mira dunmore', 'Mira Dunmore')
    await tick(factor(page, /Duo Mobile/))
    await expect(reviewButton(page)).toBeDisabled()
    await visit(page, 'History')
    await expect(page.getByRole('row', { name: /Ada Original/ })).toBeVisible()
  })
})

test('searches as typed, exports what is shown, and says when nothing was saved', async ({ practice }) => {
  const { page, dataFolder } = practice
  for (const [typed, name] of [
    ['mira dunmore', 'Mira Dunmore'],
    ['gwendolyn', 'Gwendolyn Oakes'],
  ] as const) {
    await openPerson(page, typed, name)
    await tick(page.getByRole('checkbox').first())
    await page.getByLabel('Ticket').fill(`T-${name.slice(0, 4)}`)
    await reset(page)
    await page.getByRole('button', { name: 'Next caller' }).click()
  }
  await visit(page, 'History')
  await expect(page.getByRole('row', { name: /Mira|Gwendolyn/ })).toHaveCount(2)
  await page.getByRole('searchbox', { name: 'Search the history' }).fill('gwen')
  await expect(page.getByRole('row', { name: /Mira|Gwendolyn/ })).toHaveCount(1)

  await practice.answer({ savePath: null })
  await page.getByRole('button', { name: 'Export CSV' }).click()
  await expect(page.getByText('Nothing was saved.')).toBeVisible()

  const path = join(dataFolder, 'export.csv')
  await practice.answer({ savePath: path })
  await page.getByRole('button', { name: 'Export CSV' }).click()
  await expect(page.getByText('1 operation saved to export.csv.')).toBeVisible()
  const csv = await readFile(path, 'utf8')
  expect(csv).toContain('Gwendolyn Oakes')
  expect(csv).not.toContain('Mira Dunmore')

  await page.getByRole('searchbox', { name: 'Search the history' }).fill('nobody of this name')
  await expect(page.getByText('Nothing matches')).toBeVisible()
})

test.describe('with a history that another MFA Desk has open', () => {
  test.skip(({ lane }) => lane === 'electron', 'Locks between processes are tried in test/integration/history.')

  let other: History
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        other = openIn(dataFolder)
        await writeOperation(other, 'Ida Elsewhere', 'sent')
      },
    },
  })
  test.afterEach(async ({ lane }) => {
    // It also comes after tests that are skipped, which have opened none.
    if (lane !== 'electron') await other.close()
  })

  test('resets are off with words of their own, it can be read, and they are on when it was closed there', async ({
    connected,
  }) => {
    const { page } = connected
    const title = page.getByText('History open in another MFA Desk', { exact: true })
    await openPerson(page, 'mira dunmore', 'Mira Dunmore')
    await tick(factor(page, /Duo Mobile/))
    // A start waits five seconds for a program that is still ending.
    await expect(title).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('Resets are off. History open in another MFA Desk')).toBeVisible()
    await expect(reviewButton(page)).toBeDisabled()

    await visit(page, 'History')
    await expect(page.getByRole('row', { name: /Ida Elsewhere/ })).toContainText('Running')
    const tryAgain = page.getByRole('button', { name: 'Try again' })
    await tryAgain.click()
    await expect(page.getByText(/^Tried again at .*: no change\.$/)).toBeVisible()
    await expectNoViolations(page, 'history that is open elsewhere')
    await writeOperation(other, 'Jon Meanwhile', 'finished')
    await tryAgain.click()
    await expect(page.getByRole('row', { name: /Jon Meanwhile/ })).toBeVisible()

    await other.close()
    await tryAgain.click()
    await expect(title).toHaveCount(0)
    await expect(page.getByRole('status').filter({ hasText: 'Solved: History open in another MFA Desk' })).toHaveCount(
      1,
    )
    await expect(page.locator('main')).toBeFocused()
    await expect(page.getByRole('row', { name: /Ida Elsewhere/ })).toContainText('Outcome unknown')
    await visit(page, 'Desk')
    await expect(factor(page, /Duo Mobile/)).toBeChecked()
    await reset(page)
  })

  test('resets are on again when somebody comes back to the window', async ({ connected }) => {
    const { page } = connected
    const title = page.getByText('History open in another MFA Desk', { exact: true })
    await expect(title).toBeVisible({ timeout: 20_000 })
    await other.close()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(title).toHaveCount(0)
    expect((await connected.ask('app:read-state', {})).resetsOff).toBeNull()
  })
})
