/** What has to be known of a caller before anything is reset. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/desk.ts'
import { openPerson, reset, reviewButton, searchField, tick, uncheckedField, factor, visit } from './support/hands.ts'

test.use({ viewport: { width: 1400, height: 900 } })

const panel = (page: Page) => page.getByRole('region', { name: 'Who is calling' })

test('without a proof nothing is reset until it is said why, and the record says so first', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await reviewButton(page).click()
  await expect(uncheckedField(page)).toBeFocused()
  await expect(page.getByText('It is not known who is calling')).toBeVisible()
  expect(await practice.lastQuestion()).toBeNull()

  await uncheckedField(page).fill('Sits beside me')
  await reset(page)
  const question = await practice.lastQuestion()
  expect(question?.detail.split('\n')[0]).toBe('CALLER NOT CHECKED. Reason given: Practised in a test')
  await visit(page, 'History')
  await page.getByRole('row', { name: /Mira Dunmore/ }).click()
  await expect(page.getByText('Caller not checked, because')).toBeVisible()
})

test('a call back to the number in the directory is a proof that the agent states', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await panel(page).getByRole('button', { name: 'Called back…' }).click()
  await page.getByRole('radio', { name: /^\+44 20 7946/ }).press('Space')
  await panel(page).getByRole('button', { name: 'Record this check' }).click()
  await expect(panel(page).getByText(/^Stated by you: called back on \+44 20 7946/)).toBeVisible()
  await expect(uncheckedField(page)).toHaveCount(0)
  await reset(page)
  expect((await practice.lastQuestion())?.detail).toContain('Stated by you: called back on +44 20 7946')
})

test('a statement made by mistake is taken back', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await panel(page).getByRole('button', { name: 'In person…' }).click()
  await page.getByRole('radio', { name: 'Passport' }).press('Space')
  await panel(page).getByRole('button', { name: 'Record this check' }).click()
  await panel(page)
    .getByRole('button', { name: /^Withdraw/ })
    .click()
  await expect(panel(page).getByText(/^Stated by you/)).toHaveCount(0)
  await expect(uncheckedField(page)).toBeVisible()
})

test('an administrator is locked, through the screen and through the bridge, until two proofs and a second person are there', async ({
  practice,
}) => {
  const { page } = practice
  await openPerson(page, 'keyswarden', 'Leopold Keyswarden')
  await expect(panel(page).getByText('Administrator in a connected system.')).toBeVisible()
  await tick(factor(page, /.*/).first())
  await expect(reviewButton(page)).toBeDisabled()
  await expect(uncheckedField(page)).toHaveCount(0)
  await panel(page).getByRole('button', { name: 'Live video…' }).click()
  await page.getByRole('radio', { name: 'Passport' }).press('Space')
  await panel(page).getByRole('button', { name: 'Record this check' }).click()
  await panel(page).getByRole('button', { name: 'Manager…' }).click()
  await page.getByRole('radio', { name: 'In person' }).press('Space')
  await panel(page).getByRole('button', { name: 'Record this check' }).click()
  await expect(panel(page).getByText('A second person must approve.')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Find someone who can approve' }).click()
  await expect(panel(page).getByText(/^The rules name nobody/)).toBeVisible()
  await expect(reviewButton(page)).toBeDisabled()
  await page.keyboard.press('ControlOrMeta+Enter')
  expect(await practice.lastQuestion()).toBeNull()

  // As a page that was taken over would.
  const { connections } = await practice.ask('connections:list', {})
  const connectionId = connections.find(({ system }) => system === 'adaxes')?.id ?? ''
  const { accounts } = await practice.ask('directory:search', { connectionId, text: 'keyswarden' })
  const accountId = accounts[0]?.accountId ?? ''
  const { factors } = await practice.ask('directory:read-status', { connectionId, accountId })
  const [first] = factors.items
  const effects = [{ kind: 'remove-factor' as const, factorId: first?.id ?? '', label: first?.label ?? '' }]
  const plan = await practice.ask('resets:prepare', {
    selections: [{ connectionId, accountId, effects }],
    retryOf: null,
  })
  const commit = practice.ask('resets:commit', { planId: plan.id, ticket: '', reason: '', unchecked: 'He is the boss' })
  await expect(commit).rejects.toThrow('proofs-missing')
  expect(await practice.lastQuestion()).toBeNull()
})

test('an approver named by the rules agrees on a device of their own, and the administrator is reset', async ({
  practice,
}) => {
  test.setTimeout(90_000)
  const { page } = practice
  await practice.ask('settings:change', { changes: { approvers: ['mira.dunmore@practice.example'] } })
  await openPerson(page, 'keyswarden', 'Leopold Keyswarden')
  await tick(factor(page, /.*/).first())
  for (const [way, choice] of [
    ['Live video…', 'Passport'],
    ['Manager…', 'In person'],
  ] as const) {
    await panel(page).getByRole('button', { name: way }).click()
    await page.getByRole('radio', { name: choice }).press('Space')
    await panel(page).getByRole('button', { name: 'Record this check' }).click()
    await expect(
      panel(page)
        .getByText(/^Stated by you/)
        .last(),
    ).toBeVisible()
  }
  await panel(page).getByRole('button', { name: 'Find someone who can approve' }).click()
  await panel(page).getByRole('button', { name: 'Ask Mira Dunmore with Okta Verify push' }).click()
  await expect(page.getByText('Tell the second person this number')).toBeVisible()
  await expect(panel(page).getByText(/^Approved: Mira Dunmore/)).toBeVisible({ timeout: 30_000 })
  await reset(page)
  expect((await practice.lastQuestion())?.detail).toContain('Approved by Mira Dunmore (mira.dunmore@practice.example)')
})

test('where only a second person is wanted, the panel offers nothing else and the reset waits for them', async ({
  practice,
}) => {
  test.setTimeout(90_000)
  const { page } = practice
  const { tiers } = await practice.ask('settings:read', {})
  const standard = { proofs: 0, including: [], mayGoUnchecked: false, secondPerson: true }
  const approvers = ['mira.dunmore@practice.example']
  await practice.ask('settings:change', { changes: { approvers, tiers: { ...tiers, standard } } })
  await openPerson(page, 'gwendolyn oakes', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await expect(panel(page).getByText('A second person must approve.')).toBeVisible()
  await expect(uncheckedField(page)).toHaveCount(0)
  await expect(reviewButton(page)).toBeDisabled()
  await panel(page).getByRole('button', { name: 'Find someone who can approve' }).click()
  await panel(page).getByRole('button', { name: 'Ask Mira Dunmore with Okta Verify push' }).click()
  await expect(panel(page).getByText(/^Approved: Mira Dunmore/)).toBeVisible({ timeout: 30_000 })
  await expect(reviewButton(page)).toBeEnabled()
  await reset(page)
  expect((await practice.lastQuestion())?.detail).toContain('Approved by Mira Dunmore')
})

/** A keyboard that counts. */
function keysOf(page: Page) {
  let count = 0
  const press = async (key: string): Promise<void> => {
    count += 1
    await page.keyboard.press(key)
  }
  const tabTo = async (target: Locator): Promise<void> => {
    for (let stop = 0; stop < 30; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await press('Tab')
    }
    throw new Error('not reached with Tab')
  }
  return { press, tabTo, count: () => count }
}

/** From the focused search to the evidence note. `prove` is where the calls differ. Resolves with the number of keys. */
async function callByKeys(page: Page, prove: (keys: ReturnType<typeof keysOf>) => Promise<void>): Promise<number> {
  const keys = keysOf(page)
  const { press, tabTo } = keys
  await searchField(page).focus()
  for (const letter of 'dunm') await press(letter)
  await page.getByRole('option', { name: /Mira Dunmore/ }).waitFor()
  await press('ArrowDown')
  await press('Enter')
  await expect(page.getByRole('button', { name: /^Check the caller with Okta Verify push/ })).toBeEnabled()
  const lost = factor(page, /Duo Mobile/)
  await lost.waitFor()
  await tabTo(lost)
  await press('Space')
  await prove(keys)
  await press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
  await press('ControlOrMeta+Shift+C')
  await expect(page.getByRole('button', { name: 'Evidence copied' })).toBeVisible()
  return keys.count()
}

test('from the focused search to the evidence note in at most 25 keys, with a factor that is left', async ({
  practice,
}) => {
  test.setTimeout(90_000)
  const { page } = practice
  const count = await callByKeys(page, async ({ press }) => {
    await press('Alt+C')
    await expect(page.getByRole('button', { name: /^Check the caller with Okta Verify push/ })).toBeFocused()
    await press('Enter')
    await expect(panel(page).getByText(/^Checked: Okta Verify push/)).toBeVisible({ timeout: 30_000 })
  })
  expect(count).toBeLessThanOrEqual(25)
})

test('a proof that the agent states costs at most three keys more', async ({ practice }) => {
  test.setTimeout(90_000)
  const { page } = practice
  const count = await callByKeys(page, async ({ press, tabTo }) => {
    await press('F6')
    await tabTo(panel(page).getByRole('button', { name: 'Called back…' }))
    await press('Enter')
    await expect(panel(page).getByRole('radio').first()).toBeFocused()
    await press('Space')
    await tabTo(panel(page).getByRole('button', { name: 'Record this check' }))
    await press('Enter')
    await expect(panel(page).getByText(/^Stated by you: called back/)).toBeVisible()
  })
  expect(count).toBeLessThanOrEqual(28)
})

test('groups that the directory keeps back count as the rules say, and the desk says why', async ({
  connected,
  adaxes,
}) => {
  const { page } = connected
  const { tiers } = await connected.ask('settings:read', {})
  const sensitive = { ...tiers.sensitive, groups: ['Executives'] }
  await connected.ask('settings:change', { changes: { tiers: { ...tiers, sensitive, unknownCountsAs: 'sensitive' } } })
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(panel(page).getByText(/^Needs one proof/)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+N')

  const change = (body: unknown) => {
    const object = structuredClone(body) as { properties?: Record<string, unknown> }
    for (const [name, values] of Object.entries(object.properties ?? {})) {
      if (name.toLowerCase() === 'memberof') object.properties = { ...object.properties, [name]: [values, {}].flat() }
    }
    return object
  }
  adaxes.simulator.faults.add({ path: '/directoryObjects', times: 9, effect: { kind: 'rewrite', change } })
  await openPerson(page, 'gwendolyn oakes', 'Gwendolyn Oakes')
  await expect(panel(page).getByText(/a system did not show all groups of this person/)).toBeVisible()
  await tick(factor(page, /Google Authenticator/))
  await expect(reviewButton(page)).toBeDisabled()
})
