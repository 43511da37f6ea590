/** Bad days at the desk: systems that are gone, slow, cut off or change under the agent's hands. */
import { join } from 'node:path'
import { holdFile } from '../support/held-file.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import {
  factor,
  find,
  openPerson,
  reset,
  reviewButton,
  searchField,
  serviceSwitch,
  tick,
  visit,
  sayWhyUnchecked,
} from './support/hands.ts'

test('a recent person stays readable while the system is gone, and everything comes back by itself', async ({
  connected,
  adaxes,
}) => {
  const { page } = connected
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await factor(page, /Duo Mobile/).waitFor()
  // Told only with the whole account: before that there is nobody to keep.
  await page.getByText(/manager /).waitFor()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await adaxes.server.stop()

  await searchField(page).fill('mira')
  await page.getByRole('option', { name: /Mira Dunmore/ }).click()
  await expect(factor(page, /Duo Mobile/)).toBeVisible()
  await expect(page.getByText(/Resets are off/).first()).toBeVisible()
  await expect(factor(page, /Duo Mobile/)).toBeDisabled()

  await adaxes.server.start()
  await expect(factor(page, /Duo Mobile/)).toBeEnabled({ timeout: 30_000 })
  await expect(page.getByText(/Resets are off/)).toHaveCount(0)
})

test('recent people that cannot be read are not told to be none, and come back', async ({ connected }) => {
  const { page, dataFolder } = connected
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await page.getByText(/manager /).waitFor()
  const path = join(dataFolder, 'recents.sealed')
  // Both are kept, so that nothing is still to be written over what stands in the place of the file.
  const kept = () =>
    page.evaluate(async () => {
      const listed = await window.mfaDesk['directory:list-recents']({})
      const [recent] = listed.ok ? listed.value.recents : []
      return [Boolean(recent?.account.manager), Boolean(recent?.status)]
    })
  await expect.poll(kept).toEqual([true, true])
  const letGo = await holdFile(path)
  await page.reload()
  await expect(page.getByText('Until then, recent people are not shown.')).toBeVisible()
  await expect(page.getByText('No recent people')).toHaveCount(0)
  await letGo()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('option', { name: /Mira Dunmore/ })).toBeVisible()
})

test('a lost answer is no failure, is sent once, and what is read after it settles it', async ({
  connected,
  adaxes,
}) => {
  const { page } = connected
  await openPerson(page, 'cutler', 'Cutler Breckline')
  await tick(factor(page, /Duo Mobile/))
  await reset(page)
  await expect(page.getByText('Confirmed done')).toBeVisible()
  await expect(page.getByText('Failed', { exact: true })).toHaveCount(0)
  await expect(page.getByText(/current state shows that it was done/)).toBeVisible()
  await expect(page.getByText(/may have been done/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Check now' })).toHaveCount(0)
  const sent = adaxes.simulator.requests.filter(({ path }) => path.endsWith('/resetMfa'))
  expect(sent).toHaveLength(1)
  await test.step('and is not counted as open', async () => {
    expect((await connected.ask('app:read-state', {})).operationsToCheck).toBe(0)
    await visit(page, 'History')
    await expect(page.getByRole('row', { name: /Cutler Breckline/ })).toContainText('Done')
    await page.getByRole('button', { name: 'Needs a check' }).click()
    await expect(page.getByText('Nothing matches')).toBeVisible()
  })
})

test('what no system can show is to be checked until the agent says what the caller knows', async ({ connected }) => {
  const { page } = connected
  await openPerson(page, 'cutler', 'Cutler Breckline')
  await tick(serviceSwitch(page))
  await reset(page)
  await expect(page.getByText('Outcome unknown').first()).toBeVisible()
  expect((await connected.ask('app:read-state', {})).operationsToCheck).toBe(1)
  const said = page.getByRole('group', { name: /Does the caller know/ })
  await expectNoViolations(page, 'an outcome to be settled')
  await said.getByRole('button', { name: 'It was reset', exact: true }).press('Enter')
  const word = page.getByText(/^Stated by .* No system has confirmed it\.$/)
  await expect(word).toBeFocused()
  await expect(page.getByText('Confirmed done')).toBeVisible()
  await expect(said).toHaveCount(0)
  expect((await connected.ask('app:read-state', {})).operationsToCheck).toBe(0)
  await visit(page, 'History')
  await page.getByRole('row', { name: /Cutler Breckline/ }).click()
  await expect(word).toBeVisible()
})

test('a reset sent for approval is neither done nor failed', async ({ connected }) => {
  const { page } = connected
  await openPerson(page, 'apollonia', 'Apollonia Waiting')
  await tick(factor(page, /Okta Verify/))
  await reset(page)
  await expect(page.getByText('Waiting for approval').first()).toBeVisible()
  await expect(factor(page, /Okta Verify/)).toBeVisible()
})

test('a rule that refuses is told with the words of the server, and is not to be tried again', async ({
  connected,
}) => {
  const { page } = connected
  await openPerson(page, 'norbert', 'Norbert Rulinghaus')
  await tick(factor(page, /Google Authenticator/))
  await reset(page)
  await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Finance accounts are reset by the security team only.')).toBeInViewport()
  await expect(page.getByText('Retrying will be refused again.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Retry/ })).toHaveCount(0)
})

test('somebody who vanishes between the search and the reset is told as such', async ({ connected }) => {
  const { page } = connected
  await openPerson(page, 'vanora', 'Vanora Fadingham')
  await tick(factor(page, /Google Authenticator/))
  await reset(page)
  await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/no longer|not there|not found|gone/i).first()).toBeVisible()
})

test('an older, slower answer never overwrites a newer one', async ({ connected, adaxes }) => {
  const { page } = connected
  adaxes.simulator.faults.add({ path: '/search', times: 1, effect: { kind: 'delay', ms: 1500 } })
  await searchField(page).fill('mira')
  await expect.poll(() => adaxes.simulator.requests.length).toBeGreaterThan(0)
  await find(page, 'gwendolyn', /Gwendolyn Oakes/)
  await expect(page.getByRole('option', { name: /Mira/ })).toHaveCount(0)
  await expect(page.getByRole('option')).toHaveCount(1)
})

test('a system that answers with a web page is named, and what was typed stays', async ({ connected, adaxes }) => {
  const { page } = connected
  adaxes.simulator.faults.add({
    path: '/search',
    times: 1,
    effect: { kind: 'answer', status: 200, html: '<p>Sign in</p>' },
  })
  await searchField(page).fill('mira')
  await expect(page.getByText(/web page/i).first()).toBeVisible()
  // Nobody was looked for, so nobody is not what was found.
  await expect(page.getByRole('status').filter({ hasText: 'Not responding: Head office.' })).toHaveCount(1)
  await expect(page.getByText('Nobody found.')).toHaveCount(0)
  await expect(page.getByText(/not with data/)).toBeVisible()
  await expect(page.getByText(/Check the address of the connection/)).toBeVisible()
  await expect(searchField(page)).toHaveValue('mira')
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect(page.getByRole('option', { name: /Mira Dunmore/ })).toBeVisible()
})

test('what a system lists and nobody can read hides nobody else, and is counted', async ({ connected, adaxes }) => {
  const { page } = connected
  const change = (json: unknown) => {
    const { objects } = json as { objects: readonly unknown[] }
    return { ...(json as object), objects: [null, ...objects, { guid: 17 }] }
  }
  adaxes.simulator.faults.add({ path: '/search', times: 1, effect: { kind: 'rewrite', change } })
  await find(page, 'mira', /Mira Dunmore/)
  await expect(page.getByText('2 entries from Head office could not be read and are not shown.')).toBeVisible()
  await expectNoViolations(page, 'a search with entries that cannot be read')
  // Of another search it says nothing.
  await find(page, 'gwendolyn', /Gwendolyn Oakes/)
  await expect(page.getByText(/could not be read/)).toHaveCount(0)
})

test('a token that expires on the way keeps the plan and says what to do', async ({ connected, adaxes }) => {
  const { page } = connected
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await page.getByLabel('Reason').fill('kept')
  adaxes.simulator.faults.add({ path: '', times: 20, effect: { kind: 'expired-token' } })
  await sayWhyUnchecked(page)
  await reviewButton(page).click()
  await expect(page.getByText('Token not accepted')).toBeVisible()
  await expect(page.getByLabel('Reason')).toHaveValue('kept')
  await expect(factor(page, /Duo Mobile/)).toBeChecked()

  await page.getByRole('button', { name: 'Open connections' }).click()
  await expect(page.getByRole('heading', { name: 'Connections', level: 1 })).toBeVisible()
  adaxes.simulator.faults.clear()
  await visit(page, 'Desk')
  await page.getByRole('button', { name: /^Refresh / }).click()
  await expect(page.getByText('Token not accepted')).toHaveCount(0)
  await expect(factor(page, /Duo Mobile/)).toBeChecked()
  await expect(page.getByLabel('Reason')).toHaveValue('kept')
})

test('a reset that ends while another screen is open is spoken and stays in sight', async ({ connected, adaxes }) => {
  const { page } = connected
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  adaxes.simulator.faults.add({ path: '/resetMfa', times: 3, effect: { kind: 'delay', ms: 1000 } })
  await sayWhyUnchecked(page)
  await reviewButton(page).click()
  await expect.poll(() => adaxes.simulator.requests.filter(({ path }) => /resetmfa$/i.test(path)).length).toBe(1)
  await visit(page, 'Settings')
  await expect(page.getByRole('region', { name: 'Finished resets' })).toContainText(/Reset for Mira Dunmore: Done/)
  await expect(page.getByRole('status').filter({ hasText: 'Reset for Mira Dunmore' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Show on the desk' }).click()
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Finished resets' })).toHaveCount(0)
})
