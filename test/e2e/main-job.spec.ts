/** The main job: find a person, see what they have, reset exactly that, and be able to prove it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectNoViolations } from './support/axe.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import { expect, test } from './support/desk.ts'
import {
  factor,
  find,
  serviceSwitch,
  openPerson,
  reset,
  reviewButton,
  searchField,
  tick,
  visit,
  sayWhyUnchecked,
  uncheckedField,
} from './support/hands.ts'

test('resets two apps and Microsoft 365 and can prove it', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await tick(factor(page, /Okta Verify/))
  await tick(serviceSwitch(page))
  await page.getByLabel('Ticket').fill('INC0048213')
  await page.getByLabel('Reason').fill('Phone lost')
  await reset(page)

  await expect(page.getByText('No longer there')).toHaveCount(2)
  await expect(factor(page, /Google Authenticator/)).toHaveCount(0)
  await expect(page.getByText(/sign in to Microsoft\s365 on the new phone/)).toBeVisible()

  await page.getByRole('button', { name: 'Copy evidence', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Evidence copied' })).toBeVisible()
  const evidence = await practice.clipboard()
  expect(evidence).toContain('Ticket: INC0048213')
  expect(evidence).toContain('Rules: the settings of this computer')
  expect(evidence).toContain('Remove Google Authenticator: Done')
  expect(evidence).toContain('gwendolyn.oakes@practice.example')

  await visit(page, 'History')
  const row = page.getByRole('row', { name: /Gwendolyn Oakes/ })
  await expect(row).toContainText('INC0048213')
  await expect(row).toContainText('Done')
  await row.click()
  await expect(page.getByText('Of this computer, without a policy')).toBeVisible()
})

test('main asks in its own words before anything is sent', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await reset(page)

  const question = await practice.lastQuestion()
  expect(question?.message).toBe('Reset MFA for Mira Dunmore?')
  expect(question?.detail).toContain('mira.dunmore@practice.example')
  expect(question?.detail).toContain('Remove Duo Mobile: Adaxes · Practice directory (Practice)')
  expect(question?.detail).not.toContain('Microsoft Authenticator')
})

test('a declined question sends nothing, records nothing and loses nothing', async ({ practice }) => {
  const { page } = practice
  await practice.answer({ confirm: false })
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await page.getByLabel('Ticket').fill('INC1')
  await page.getByLabel('Reason').fill('typed with care')
  await sayWhyUnchecked(page)
  await reviewButton(page).click()

  await expect(reviewButton(page)).toBeEnabled()
  await expect(factor(page, /Duo Mobile/)).toBeChecked()
  await expect(page.getByLabel('Ticket')).toHaveValue('INC1')
  await expect(page.getByLabel('Reason')).toHaveValue('typed with care')
  const history = await practice.ask('history:query', {
    filters: noFilters,
    offset: 0,
    limit: 10,
  })
  expect(history.total).toBe(0)
})

test('only what is ticked is reset, byte for byte', async ({ connected, adaxes }) => {
  const { page } = connected
  const { guid } = adaxes.simulator.state.account('septima.allgood')
  await openPerson(page, 'septima', 'Septima Allgood')
  await tick(factor(page, /Google Authenticator/))
  await reset(page)

  expect(adaxes.simulator.state.activatedApps(guid)).toEqual([1, 2, 3, 4, 5, 6])
  expect(adaxes.simulator.state.microsoft365Resets(guid)).toBe(0)
})

test('two people of the same name are told apart, and nobody is opened by itself', async ({ practice }) => {
  const { page } = practice
  // Another record of that name is somebody's test account, and says so in it.
  const people = await find(page, 'robin ashdowne', /Robin Ashdowne(?! \(test\))/)
  await expect(people).toHaveCount(2)
  await expect(people.filter({ hasText: 'robin.ashdowne@practice.example' })).toContainText('Finance')
  await expect(people.filter({ hasText: 'r.ashdowne2@harbour.example' })).toContainText('Warehouse')
  // Heard first: who it is, and what tells the two apart.
  await expect(people.first()).toHaveAccessibleName(/^Robin Ashdowne Others have the same name: \S+@\S+/)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(page.getByText('Who is calling?')).toBeVisible()
})

test('an unknown app stays visible and cannot be ticked', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'nona weirside', 'Nona Weirside')
  await expect(page.getByText('App #9')).toBeVisible()
  await expect(factor(page, /App #9/)).toBeDisabled()
  await expect(factor(page, /Microsoft Authenticator/)).toBeEnabled()
})

test('a person without Microsoft 365 has no switch that could be turned on', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'oswin cloudless', 'Oswin Cloudless')
  await expect(factor(page, /Google Authenticator/)).toBeEnabled()
  await expect(serviceSwitch(page)).toBeDisabled()
})

test('the whole job can be done with the keyboard alone', async ({ practice }) => {
  const { page } = practice
  const { keyboard } = page
  await keyboard.press('ControlOrMeta+K')
  await expect(searchField(page)).toBeFocused()
  await keyboard.type('gwendolyn')
  await page.getByRole('option', { name: /Gwendolyn Oakes/ }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await factor(page, /Google Authenticator/).waitFor()

  const tabTo = async (target: ReturnType<typeof factor>): Promise<void> => {
    for (let stop = 0; stop < 60; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await keyboard.press('Tab')
    }
    throw new Error('not reached with Tab')
  }
  await tabTo(factor(page, /Google Authenticator/))
  await keyboard.press('Space')
  await tabTo(uncheckedField(page))
  await keyboard.type('Known to me')
  await tabTo(page.getByLabel('Ticket'))
  await keyboard.type('INC7')
  await keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
  await expect(page.getByText('No longer there')).toBeVisible()
  await keyboard.press('ControlOrMeta+Shift+C')
  await expect(page.getByRole('button', { name: 'Evidence copied' })).toBeVisible()
  await keyboard.press('ControlOrMeta+Shift+N')
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('')
})

test('Ctrl+Enter asks again after a rejection, from the button that has the focus then', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await practice.answer({ confirm: false })
  await sayWhyUnchecked(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(reviewButton(page)).toBeFocused()
  await practice.answer({ confirm: true })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
})

test('the search is worked by keys alone: Enter opens the only person, and says what to do where there are several', async ({
  practice,
}) => {
  const { page } = practice
  const search = searchField(page)
  await search.focus()
  await page.keyboard.type('ashdowne')
  // Said once every system has answered.
  await expect(page.getByRole('status').getByText(/^[3-9] people found\.$/)).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Choose one with the up and down arrow keys.')).toBeVisible()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Home')
  await expect(search).toHaveAttribute('aria-activedescendant', /-0$/)
  await expect(page.getByText('Choose one with the up and down arrow keys.')).toHaveCount(0)

  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')
  // At once: what is told of the first letters is not taken for what is told of the name.
  await page.keyboard.insertText('septima')
  await expect(page.getByRole('status').getByText('1 person found.')).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Septima Allgood' })).toBeFocused()
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
})

test('Escape goes back one step and loses nothing', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await page.getByLabel('Reason').fill('half a sen')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Reason')).toHaveValue('half a sen')
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await expect(factor(page, /Google Authenticator/)).toBeChecked()
})

for (const [width, height] of [
  [1400, 900],
  [640, 500],
] as const) {
  test(`F6 goes from column to column and round, and Shift+F6 back, at ${width} by ${height}`, async ({ practice }) => {
    const { page } = practice
    await page.setViewportSize({ width, height })
    await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
    const name = page.getByRole('region', { name: 'Person', exact: true }).getByRole('heading', { level: 2 }).first()
    await expect(name).toBeFocused()
    await page.keyboard.press('F6')
    await expect(page.getByRole('region', { name: 'Reset', exact: true }).locator(':focus')).toBeVisible()
    await page.keyboard.press('F6')
    await expect(searchField(page)).toBeFocused()
    await page.keyboard.press('F6')
    await expect(name).toBeFocused()
    await page.keyboard.press('Shift+F6')
    await expect(searchField(page)).toBeFocused()
  })
}

for (const [width, height] of [
  [1280, 800],
  [1024, 700],
  [800, 600],
  [640, 800],
] as const) {
  test(`a method is whole on the screen, and so are ticket and reason beside a long plan, at ${width} by ${height}`, async ({
    practice,
  }) => {
    const { page } = practice
    await page.setViewportSize({ width, height })
    await openPerson(page, 'septima', 'Septima Allgood')
    await expect(factor(page, /Google Authenticator/).locator('xpath=ancestor::label')).toBeInViewport({ ratio: 1 })
    for (const name of [/^SMS/, /^Google/, /^RSA/, /^YubiKey/, /^Security question/, /^Duo/]) {
      await tick(factor(page, name, 'Okta'))
    }
    const step = page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: /^Reset/ })
    if (await step.isVisible()) await step.press('Enter')
    await expect(page.getByLabel('Ticket')).toBeInViewport({ ratio: 1 })
    await expect(page.getByLabel('Reason')).toBeInViewport({ ratio: 1 })
    await page.getByLabel('Ticket').press('Tab')
    await expect(page.getByLabel('Reason')).toBeFocused()
  })
}

test('a call that is left for another one is marked, and goes on as it was left', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await page.getByLabel('Ticket').fill('INC0048213')
  await openPerson(page, 'cutler', 'Cutler Breckline')
  await expect(page.getByLabel('Ticket')).toHaveValue('')
  await searchField(page).fill('')
  const mira = page.getByRole('option', { name: /Mira Dunmore/ })
  await expect(mira).toContainText('Not finished')
  await expectNoViolations(page, 'a call that was left')
  await mira.click()
  await expect(page.getByLabel('Ticket')).toHaveValue('INC0048213')
  await expect(factor(page, /Duo Mobile/)).toBeChecked()
  await expect(mira).not.toContainText('Not finished')
})

test('practice never touches the real record', async ({ practice }) => {
  const { page, dataFolder } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await reset(page)
  await page.getByRole('button', { name: 'Leave practice' }).click()
  await visit(page, 'History')
  await expect(page.getByText('No operations yet')).toBeVisible()
  const practised = join(dataFolder, 'practice', 'history', `${new Date().toISOString().slice(0, 7)}.jsonl`)
  expect(await readFile(practised, 'utf8')).toContain('mira.dunmore')
})
