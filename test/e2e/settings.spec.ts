/** Settings that are kept, rules that hold, and files that cannot be used. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultDocument } from '../../electron/settings/settings-document.ts'
import { holdFile } from '../support/held-file.ts'
import { expect, test } from './support/desk.ts'
import { factor, serviceSwitch, openPerson, reviewButton, tick, visit, sayWhyUnchecked } from './support/hands.ts'

test('a required ticket of a certain form is asked for at the field', async ({ practice }) => {
  const { page } = practice
  await practice.ask('settings:change', {
    changes: { ticket: { required: true, pattern: 'INC\\d{7}', check: 'warn', note: true } },
  })
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await page.getByLabel('Ticket').fill('INC12')
  await sayWhyUnchecked(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: 'Outcome' })).toHaveCount(0)
  await expect(page.getByLabel('Ticket')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Ticket').fill('inc0048213')
  await reviewButton(page).click()
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
})

test('the theme changes at once and is kept', async ({ practice }) => {
  const { page } = practice
  await visit(page, 'Settings')
  await tick(page.getByRole('radio', { name: /^Dark/ }))
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('text of another size is there at once, from the first picture of the next start on, and nothing is cut off', async ({
  practice,
}) => {
  const { page } = practice
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))
  expect(await size()).toBe(14)
  await visit(page, 'Settings')
  await tick(page.getByRole('radio', { name: 'Larger' }))
  await expect.poll(size).toBeCloseTo(18, 1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

  // A first picture may be gone before anything outside the page could look: it is noted inside, before the page's own code runs.
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return
      const drawn = document.querySelector('.first-frame') !== null
      sessionStorage.setItem('first-picture', drawn ? (document.documentElement.dataset['textSize'] ?? 'none') : 'none')
    })
  })
  await page.reload()
  expect(await page.evaluate(() => sessionStorage.getItem('first-picture'))).toBe('larger')
  expect(await size()).toBeCloseTo(18, 1)
  // A screen folds by how much text fits in: three columns do not stand side by side any more.
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible()
})

test('nothing that is read is smaller than 13 px', async ({ practice }) => {
  const { page } = practice
  const smallest = () =>
    page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll<HTMLElement>('#root *')]
          .filter((each) =>
            [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()),
          )
          .filter((each) => each.checkVisibility())
          .map((each) => parseFloat(getComputedStyle(each).fontSize)),
      ),
    )
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  expect(await smallest(), 'the desk').toBeGreaterThanOrEqual(13)
  for (const screen of ['History', 'Overview', 'Connections', 'Settings'] as const) {
    await visit(page, screen)
    await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
    expect(await smallest(), screen).toBeGreaterThanOrEqual(13)
  }
})

test('a hidden app and Microsoft 365 are not offered any more', async ({ connected }) => {
  const { page } = connected
  const { connections } = await connected.ask('connections:list', {})
  const [connection] = connections
  await connected.ask('connections:change', {
    connectionId: connection?.id ?? '',
    changes: { offer: { hiddenFactorIds: ['Duo'], hiddenServiceIds: ['microsoft-365'] } },
  })
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(factor(page, /Microsoft Authenticator/)).toBeVisible()
  await expect(factor(page, /Duo Mobile/)).toHaveCount(0)
  await expect(serviceSwitch(page)).toHaveCount(0)
})

test('main asks before a rule becomes less strict, and without a yes the switch goes back', async ({ desk }) => {
  const { page } = desk
  await desk.ask('settings:change', { changes: { reasonRequired: true } })
  await desk.answer({ confirm: false })
  await visit(page, 'Settings')
  const reason = page.getByRole('switch', { name: /A reason is required/ })
  await expect(reason).toBeChecked()
  await tick(reason)
  await expect.poll(async () => (await desk.lastQuestion())?.detail).toContain('A reason is no longer required')
  await expect(page.getByText('Not saved')).toBeVisible()
  await expect(reason).toBeChecked()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await desk.answer({ confirm: true })
  await tick(reason)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(reason).not.toBeChecked()
})

test('how long the history is kept is changed by a button and a question, and stands in the history', async ({
  desk,
}) => {
  const { page } = desk
  await visit(page, 'Settings')
  const change = page.getByRole('button', { name: 'Change how long it is kept' })
  await expect(change).toBeDisabled()
  await tick(page.getByRole('radio', { name: /Delete old entries/ }))
  await page.getByLabel('Months to keep').fill('36')
  expect((await desk.ask('settings:read', {})).historyRetentionMonths).toBeNull()
  await desk.answer({ confirm: false })
  await change.click()
  await expect
    .poll(async () => (await desk.lastQuestion())?.detail)
    .toContain('History kept: 36 months (before: everything)')
  await expect(page.getByLabel('Months to keep')).toHaveValue('36')
  expect((await desk.ask('settings:read', {})).historyRetentionMonths).toBeNull()

  await desk.answer({ confirm: true })
  await change.click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await visit(page, 'History')
  const row = page.getByRole('row', { name: /Retention changed/ })
  await expect(row).toContainText('The history itself')
  await row.click()
  await expect(page.getByText('History kept: 36 months (before: everything)').last()).toBeVisible()
})

test.describe('with settings that cannot be read', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(dataFolder, { recursive: true })
        await writeFile(join(dataFolder, 'settings.json'), '{"version": 1, "sett')
      },
    },
  })

  test('they are kept aside only when a person says so', async ({ desk }) => {
    const { page, dataFolder } = desk
    await expect(page.getByText('Settings cannot be read').first()).toBeVisible()
    await expect(page.getByText(dataFolder)).toBeVisible()
    await expect(page.getByRole('button', { name: /before the last change/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Set the file aside and start fresh' }).click()
    await expect(page.getByRole('button', { name: 'Practise', exact: true })).toBeVisible()
    const kept = (await readdir(dataFolder)).filter((name) => /^settings\..*\d{4}-\d\d-\d\d/.test(name))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(dataFolder, kept[0] ?? ''), 'utf8')).toBe('{"version": 1, "sett')
    await expect(page.getByText(`was kept as ${kept[0]}`)).toBeVisible()
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByText('was kept as')).toHaveCount(0)
  })
})

test.describe('with settings that cannot be read, beside whole ones from before', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(dataFolder, { recursive: true })
        await writeFile(join(dataFolder, 'settings.json'), '{"version": 1, "sett')
        const settings = { ...defaultDocument.settings, agentName: 'Ada', theme: 'dark' }
        await writeFile(join(dataFolder, 'settings.previous.json'), JSON.stringify({ ...defaultDocument, settings }))
      },
    },
  })

  test('those are offered and used, and the damaged file is kept', async ({ desk }) => {
    const { page, dataFolder } = desk
    await expect(page.getByText(/complete copy from before the last change/)).toBeVisible()
    await page.getByRole('button', { name: 'Restore the settings from before the last change' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Practise', exact: true })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect((await desk.ask('settings:read', {})).agentName).toBe('Ada')
    const kept = (await readdir(dataFolder)).filter((name) => /^settings\..*\d{4}-\d\d-\d\d/.test(name))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(dataFolder, kept[0] ?? ''), 'utf8')).toBe('{"version": 1, "sett')
    await expect(page.getByText(kept[0] ?? 'a file', { exact: false })).toBeVisible()
    // It may have weakened rules, so it stands in the history.
    await visit(page, 'History')
    await page.getByRole('row', { name: /Settings replaced/ }).click()
    await expect(page.getByText(/No rule is less strict than in a new installation/)).toBeVisible()
  })
})

test.describe('with settings that another program holds', () => {
  let letGo: () => Promise<void> = () => Promise.resolve()
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(dataFolder, { recursive: true })
        const path = join(dataFolder, 'settings.json')
        const settings = { ...defaultDocument.settings, agentName: 'Ada', theme: 'dark' }
        await writeFile(path, JSON.stringify({ ...defaultDocument, settings }))
        letGo = await holdFile(path)
      },
    },
  })

  test('nothing is put aside, trying again says what came of it, and they come back by themselves', async ({
    desk,
  }) => {
    const { page, dataFolder } = desk
    await expect(page.getByText('Settings cannot be opened right now').last()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Set the file aside and start fresh' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('Tried again once. Nothing has changed yet.')).toBeVisible()
    await letGo()
    await expect(page.getByRole('button', { name: 'Practise', exact: true })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect((await desk.ask('settings:read', {})).agentName).toBe('Ada')
    expect((await readdir(dataFolder)).filter((name) => name.startsWith('settings'))).toEqual(['settings.json'])
  })
})

test.describe('with settings from a newer version', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(dataFolder, { recursive: true })
        await writeFile(join(dataFolder, 'settings.json'), JSON.stringify({ version: 999, theme: 'sepia' }))
      },
    },
  })

  test('they are left alone, and practice still works', async ({ desk }) => {
    const { page, dataFolder } = desk
    await expect(page.getByText(/newer/i).first()).toBeVisible()
    await page.getByRole('button', { name: 'Practise with invented people' }).click()
    await openPerson(page, 'mira dunmore', 'Mira Dunmore')
    expect(JSON.parse(await readFile(join(dataFolder, 'settings.json'), 'utf8'))).toEqual({
      version: 999,
      theme: 'sepia',
    })
  })
})
