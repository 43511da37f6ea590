/** Calls to train on, in practice: read a story, deal with it on the desk, end the call, compare with what a careful agent does. */
import type { Locator, Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { card, checkCaller, openPerson, reset, searchField, tick } from './support/hands.ts'

/** The simulated person takes some seconds to look at the phone. */
const onThePhone = { timeout: 25_000 }

const story = (page: Page, caller: RegExp): Locator => page.getByRole('region', { name: caller })
const answerOf = (call: Locator): Locator => call.getByRole('button', { name: 'What a careful agent does' })
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Check the caller' })

async function checkByPush(page: Page): Promise<void> {
  await checkCaller(page, 'Okta Verify push')
  await expect(panel(page).getByText('Read this number to the caller')).toBeVisible()
}

test('an honest call passes the check, is ended, and shows what a careful agent does', async ({ practice }) => {
  const { page } = practice
  const call = story(page, /^Call 1: Mira Dunmore/)
  // What it is stays folded: the story does not say whether it is honest.
  await expect(page.getByText('An honest call', { exact: true })).toBeHidden()
  await call.getByRole('button', { name: 'Take call 1' }).click()
  await expect(searchField(page)).toBeFocused()
  // The other stories make room, this one stays in sight beside the person.
  await expect(page.getByText('Calls to practise')).toHaveCount(0)
  await openPerson(page, 'dunmore', 'Mira Dunmore')
  await expect(call.getByText(/^“I’ve had a new phone since yesterday/)).toBeVisible()
  await checkByPush(page)
  await expect(panel(page).getByText(/^Caller checked with Okta Verify push/)).toBeVisible(onThePhone)
  await tick(card(page, 'Adaxes').getByRole('checkbox', { name: /^Microsoft Authenticator/ }))
  await reset(page)

  await call.getByRole('button', { name: 'End the call' }).click()
  await expect(call.getByText('Practised')).toBeVisible()
  await expect(call.getByText('An honest call', { exact: true })).toBeVisible()
  // The focus is where there is something to read, not on the button that is gone.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^An honest call/)
  await expect(page.getByText('A hurried call, and an honest one')).toBeHidden()
})

test('the hurried caller has nothing left that could be challenged, and a work telephone', async ({ practice }) => {
  const { page } = practice
  await story(page, /^Call 2: Oswin Cloudless/)
    .getByRole('button', { name: 'Take call 2' })
    .click()
  await openPerson(page, 'cloudless', 'Oswin Cloudless')
  await expect(card(page, 'Okta').getByRole('checkbox').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Check the caller/ })).toHaveCount(0)
  const { connections } = await practice.ask('connections:list', {})
  const connectionId = connections.find(({ system }) => system === 'adaxes')?.id ?? ''
  const { accounts } = await practice.ask('directory:search', { connectionId, text: 'cloudless' })
  const accountId = accounts[0]?.accountId ?? ''
  const { phones, manager } = await practice.ask('directory:read-account', { connectionId, accountId })
  expect(phones).toMatchObject([{ kind: 'work' }])
  await expect(page.getByText(manager ?? 'nobody').first()).toBeVisible()
})

test('the attacker is refused on the device of the person', async ({ practice }) => {
  const { page } = practice
  const call = story(page, /^Call 3: Cordelia Boardwell/)
  await call.getByRole('button', { name: 'Take call 3' }).click()
  await openPerson(page, 'boardwell', 'Cordelia Boardwell')
  await checkByPush(page)
  await expect(panel(page).getByRole('alert')).toContainText('The request was refused on the device', onThePhone)
  // The next caller ends the call as well, and goes on to the search.
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await expect(searchField(page)).toBeFocused()
  await expect(call.getByText('An attacker who knows everything that does not count')).toBeVisible()
})

test('a story is read, taken and ended by keyboard alone, and unfolded when it is asked for', async ({ practice }) => {
  const { page } = practice
  const first = story(page, /^Call 1: Mira Dunmore/)
  await first.getByRole('button', { name: 'Take call 1' }).focus()
  await page.keyboard.press('Tab')
  await expect(answerOf(first)).toBeFocused()
  await expect(answerOf(first)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  const hide = first.getByRole('button', { name: 'Hide what a careful agent does' })
  await expect(hide).toBeFocused()
  await expect(hide).toHaveAttribute('aria-expanded', 'true')
  await expect(first.getByText('An honest call', { exact: true })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(first.getByText('An honest call', { exact: true })).toBeHidden()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(searchField(page)).toBeFocused()
  const end = first.getByRole('button', { name: 'End the call' })
  for (let stops = 0; stops < 6; stops += 1) {
    if (await end.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(end).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(first.getByText('An honest call', { exact: true })).toBeVisible()
})

test('no story is told outside of practice', async ({ connected }) => {
  const { page } = connected
  await expect(page.getByText('Who is calling?')).toBeVisible()
  await expect(page.getByText('Calls to practise')).toHaveCount(0)
})

test('starting practice over forgets the call and what was practised', async ({ practice }) => {
  const { page } = practice
  await page.getByRole('button', { name: 'Take call 3' }).click()
  await page.getByRole('button', { name: 'End the call' }).click()
  await expect(page.getByText('Practised')).toBeVisible()
  await page.getByRole('button', { name: 'Take call 2' }).click()
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByRole('button', { name: 'End the call' })).toHaveCount(0)
  await expect(page.getByText('Calls to practise')).toBeVisible()
  await expect(page.getByText('Practised')).toHaveCount(0)
})

for (const theme of ['light', 'dark', 'high-contrast'] as const) {
  test(`the stories have no fault in ${theme}, wide and narrow`, async ({ practice }) => {
    const { page } = practice
    await practice.ask('settings:change', { changes: { theme } })
    for (const call of await page.getByRole('button', { name: 'What a careful agent does' }).all()) await call.click()
    await expectNoViolations(page, 'stories')
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Person' }).click()
    await expect(page.getByRole('heading', { name: 'Calls to practise' })).toBeVisible()
    await expectNoViolations(page, 'stories in a narrow window')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByRole('button', { name: 'Take call 1' }).click()
    await expect(searchField(page)).toBeFocused()
  })
}
