/** Knowing who is calling: with a method that is left, before anything is reset; and a code that no page ever has. */
import type { Locator, Page } from '@playwright/test'
import { noFilters } from '../../shared/domain/history-query.ts'
import { practiceCode } from '../../electron/practice/read-out.ts'
import { expect, test } from './support/desk.ts'
import { card, checkCaller, openPerson, reset, reviewButton, tick, visit, sayWhyUnchecked } from './support/hands.ts'

/** The simulated person takes some seconds to look at the phone. */
const onThePhone = { timeout: 25_000 }

const okta = (page: Page): Locator => card(page, 'Okta')
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Check the caller' })

async function checkWith(page: Page, factor: string): Promise<void> {
  await checkCaller(page, factor)
  await expect(panel(page)).toBeVisible()
}

test('a push with a number is confirmed, and the reset that follows records it', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await checkWith(page, 'Okta Verify push')
  await expect(panel(page).getByText('Read this number to the caller')).toBeVisible()
  await expect(panel(page).getByText(/^\d{2}$/)).toBeVisible()
  await expect(panel(page).getByText(/^\d:\d\d left$/)).toBeVisible()

  // What is typed and ticked meanwhile stays, also with Esc.
  await tick(okta(page).getByRole('checkbox', { name: /^SMS/ }))
  await page.getByLabel('Ticket').fill('INC0048213')
  await page.keyboard.press('Escape')
  await expect(panel(page).getByText('Read this number to the caller')).toBeVisible()

  await expect(
    panel(page).getByText(/^Caller checked with Okta Verify push at .*, valid for this reset until/),
  ).toBeVisible(onThePhone)
  await expect(okta(page).getByText(/^Caller checked at/)).toBeVisible()
  await reset(page)
  expect((await practice.lastQuestion())?.detail).toContain('Caller checked: Okta Verify push')

  await page.getByRole('button', { name: 'Copy evidence', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Evidence copied' })).toBeVisible()
  expect(await practice.clipboard()).toContain('Caller checked: Okta Verify push, Okta · Practice sign-in')
  // One check, one reset.
  await expect(page.getByText(/^Caller checked/)).toHaveCount(0)

  await visit(page, 'History')
  await page.getByRole('row', { name: /Mira Dunmore/ }).click()
  await expect(page.getByText(/^Okta Verify push, Okta · Practice sign-in, /)).toBeVisible()
})

test('a push refused on the device is an alarm, not a failure of the line', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'rulinghaus', 'Norbert Rulinghaus')
  await checkWith(page, 'Okta Verify push')
  const alarm = panel(page).getByRole('alert')
  await expect(alarm).toContainText('The request was refused on the device', onThePhone)
  await expect(alarm).toContainText('Someone else may be calling')
  await expect(page.getByText(/^Caller checked/)).toHaveCount(0)
  // The next step after an alarm is not another request.
  await expect(panel(page).getByRole('button', { name: 'Start a new check' })).toHaveCount(0)
  await tick(okta(page).getByRole('checkbox', { name: /^Voice call/ }))
  await expect(reviewButton(page)).toBeDisabled()
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await expect(reviewButton(page)).toBeEnabled()
  // Whoever goes on all the same is held back, whatever the page offers.
  await sayWhyUnchecked(page)
  await reviewButton(page).click()
  await expect(page.getByText('No reset for this person right now')).toBeVisible()
  await expect(page.getByText(/^The limit ends at (.+, )?\d\d:\d\d\. It cannot be lifted early\.$/)).toBeVisible()
  // Where the rules of the desk hold nobody back, the question says it where nothing can be passed over.
  const { limits } = await practice.ask('settings:read', {})
  await practice.ask('settings:change', { changes: { limits: { ...limits, coolDownMinutes: null } } })
  await practice.answer({ confirm: false })
  await reviewButton(page).click()
  await expect(reviewButton(page)).toBeEnabled()
  expect((await practice.lastQuestion())?.detail).toContain('Caller check refused')

  // It is evidence, although nothing was reset.
  await visit(page, 'History')
  const row = page.getByRole('row', { name: /Norbert Rulinghaus/ })
  await expect(row).toContainText('Caller check: Okta Verify push')
  await expect(row).toContainText('Caller check refused')
  await row.click()
  const details = page.getByRole('complementary', { name: 'Operation details' })
  await expect(details.getByText('The request was refused on the device')).toBeVisible()
  await expect(details.getByRole('heading', { name: 'Steps' })).toHaveCount(0)
  await details.getByRole('button', { name: 'Copy evidence', exact: true }).click()
  await expect(details.getByText('Refused on the device: Okta Verify push')).toBeVisible()
})

test('a push that is cancelled is taken back and proves nothing', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'apollonia waiting', 'Apollonia Waiting')
  await checkWith(page, 'Okta Verify push')
  await panel(page).getByRole('button', { name: 'Cancel the check' }).click()
  await expect(panel(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Check the caller with Okta Verify push/ })).toBeEnabled()
})

test('a wrong code says so; the right one passes; neither is kept', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await checkWith(page, 'SMS')
  const code = panel(page).getByLabel('Code')
  await expect(code).toBeFocused()
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByText('That was not right. 2 attempts are left.')).toBeVisible()
  await expect(code).toBeFocused()
  await expect(code).toHaveValue('')
  await page.keyboard.type(practiceCode)
  await page.keyboard.press('Enter')
  await expect(panel(page).getByText(/^Caller checked with SMS/)).toBeVisible()
  expect(await page.content()).not.toContain(practiceCode)

  await tick(okta(page).getByRole('checkbox', { name: /^SMS/ }))
  await reset(page)
  const { rows } = await practice.ask('history:query', { filters: noFilters, offset: 0, limit: 1 })
  const operation = await practice.ask('history:read-operation', { operationId: rows[0]?.id ?? '' })
  expect(operation.proofs).toMatchObject([{ factor: { label: 'SMS' } }])
  expect(JSON.stringify(operation)).not.toContain(practiceCode)
})

test('three wrong codes end the check', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await checkWith(page, 'SMS')
  for (const left of ['2 attempts are left', '1 attempt is left']) {
    await panel(page).getByLabel('Code').fill('000000')
    await panel(page).getByRole('button', { name: 'Check it' }).click()
    await expect(panel(page).getByText(left)).toBeVisible()
  }
  await panel(page).getByLabel('Code').fill('000000')
  await panel(page).getByRole('button', { name: 'Check it' }).click()
  await expect(panel(page).getByRole('alert')).toContainText('The caller could not give the right answer')
  await expect(panel(page).getByLabel('Code')).toHaveCount(0)
})

/** By keyboard alone, from the code field that has the focus. */
async function readOut(page: Page, code: string): Promise<void> {
  await expect(panel(page).getByLabel('Code')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

async function checkByCode(page: Page, typed: string, name: string): Promise<void> {
  await openPerson(page, typed, name)
  await checkCaller(page, 'Duo Mobile[^,]*')
  await expect(
    panel(page).getByText(/^The request on the device shows a code\. Ask the caller to read it/),
  ).toBeVisible()
}

test('a push with a code passes with both, the code that was read out and the confirmation', async ({ practice }) => {
  const { page } = practice
  await checkByCode(page, 'mira dunmore', 'Mira Dunmore')
  // The code is nowhere but on the device; in practice, where there is none, what everybody reads out is said.
  await expect(panel(page).getByText(/^\d{6}$/)).toHaveCount(0)
  await expect(panel(page).getByText(`everyone reads out ${practiceCode}`)).toBeVisible()
  await readOut(page, '000000')
  await expect(panel(page).getByText('That was not right. 2 attempts are left.')).toBeVisible()
  await readOut(page, ` ${practiceCode.slice(0, 3)}-${practiceCode.slice(3)}`)
  await expect(panel(page).getByText(/^The code is right\. Ask the caller to confirm/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Check the caller' })).toBeFocused()
  await expect(page.getByText(/^Caller checked/)).toHaveCount(0)
  await expect(panel(page).getByText(/^Caller checked with Duo Mobile/)).toBeVisible(onThePhone)
})

test('a push with a code that is confirmed at once waits for the code, and three wrong ones are recorded', async ({
  practice,
}) => {
  const { page } = practice
  await checkByCode(page, 'gwendolyn oakes', 'Gwendolyn Oakes')
  await expect(panel(page).getByText('Confirmed on the device. The code is still missing.')).toBeVisible(onThePhone)
  await expect(page.getByText(/^Caller checked/)).toHaveCount(0)
  await readOut(page, '000000')
  await readOut(page, '000001')
  await readOut(page, '000002')
  const alarm = panel(page).getByRole('alert')
  await expect(alarm).toContainText('The caller could not give the right answer')
  await expect(alarm).toContainText('The request was confirmed on the device all the same')
  await expect(page.getByText(/^Caller checked/)).toHaveCount(0)
  await visit(page, 'History')
  await expect(page.getByRole('row', { name: /Gwendolyn Oakes/ })).toContainText('Caller check: Duo Mobile')
})

test('methods that cannot check a caller say so', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'septima', 'Septima Allgood')
  for (const name of [/^Okta FastPass/, /^Passkey or security key/, /^Duo Security/]) {
    await expect(okta(page).getByRole('checkbox', { name })).toHaveAccessibleName(/cannot be used to check the caller/)
  }
  // Where the account is the reason, that is what is said.
  await openPerson(page, 'lockside', 'Lachlan Lockside')
  await expect(okta(page).getByRole('checkbox', { name: /^SMS/ })).toHaveAccessibleName(/while the account is locked/)
  await openPerson(page, 'septima', 'Septima Allgood')
  await checkWith(page, 'Security question')
  await expect(panel(page).getByText('Read this question to the caller')).toBeVisible()
})

test('methods that leave together are ticked together, and what is left is said first', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(okta(page).getByRole('checkbox', { name: /^Okta Verify code/ }))
  await expect(okta(page).getByRole('checkbox', { name: /^Okta Verify push/ })).toBeChecked()
  await expect(okta(page).getByRole('checkbox', { name: /^Okta FastPass/ })).toBeChecked()
  await expect(okta(page).getByRole('checkbox', { name: /^SMS/ })).not.toBeChecked()
  await expect(okta(page).getByText(/^SMS .+ may still work\./)).toBeVisible()
})

test('a temporary access code is shown by main alone', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(okta(page).getByRole('switch', { name: /^Temporary access code/ }))
  await reset(page)
  await expect(page.getByText('Give the code to the person only on the call you have checked.')).toBeVisible()
  const [code] = await practice.codes()
  expect(code).toMatch(/.{6,}/)
  expect(await page.content()).not.toContain(code)
  const { rows } = await practice.ask('history:query', { filters: noFilters, offset: 0, limit: 1 })
  const operation = await practice.ask('history:read-operation', { operationId: rows[0]?.id ?? '' })
  expect(JSON.stringify(operation)).not.toContain(JSON.stringify(code).slice(1, -1))

  // Made for the wrong person, it is taken back like any method.
  await tick(okta(page).getByRole('checkbox', { name: /^Temporary Access Code/ }))
  await reset(page)
  await expect(page.getByText('Remove Temporary Access Code')).toBeVisible()
  await expect(okta(page).getByRole('checkbox', { name: /^Temporary Access Code/ })).toHaveCount(0)
})
