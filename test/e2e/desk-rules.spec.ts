/** The rules of the desk as they are set on the screen, set by the organisation, and set by a policy that cannot be used. */
import type { Locator, Page } from '@playwright/test'
import { defaultRules } from '../../shared/domain/default-rules.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import {
  factor,
  find,
  openPerson,
  reset,
  reviewButton,
  sayWhyUnchecked,
  tick,
  uncheckedField,
  visit,
} from './support/hands.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Who is calling' })
const standard = (page: Page) => page.getByRole('region', { name: 'Standard people', exact: true })
const limit = (page: Page) => page.getByLabel('Resets of one person within 30 days')

/** As somebody without a mouse comes to it. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let presses = 0; presses < 120; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not come to it')
}

async function stateInPerson(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'In person…' }).click()
  await page.getByRole('radio', { name: 'Passport' }).press('Space')
  await panel(page).getByRole('button', { name: 'Record this check' }).click()
}

test('a demand that nobody can meet is saved, and the desk says why nobody is reset', async ({ practice }) => {
  const { page } = practice
  await practice.ask('settings:change', {
    changes: {
      acceptedProofs: ['in-person'],
      tiers: {
        ...defaultRules.tiers,
        standard: { proofs: 2, including: [], mayGoUnchecked: false, secondPerson: false },
      },
    },
  })
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(panel(page)).toContainText(
    'People in this tier cannot be reset here: that takes 2 kinds of proof, and this desk accepts 1.',
  )
  await expect(panel(page)).not.toContainText('missing')
  await visit(page, 'Settings')
  await expect(standard(page)).toContainText('None of these people can be reset: this needs 2 kinds of proof')
})

test('a rule about proofs and a limit are set by the keyboard, and bite at a reset', async ({ practice }) => {
  const { page } = practice
  await visit(page, 'Settings')
  await tabTo(page, standard(page).getByRole('checkbox', { name: /^In person/ }))
  await page.keyboard.press('Space')
  await expect(standard(page).getByText('Saved', { exact: true })).toBeVisible()
  await tabTo(page, standard(page).getByRole('switch', { name: /^Allow a reset without a check/ }))
  await page.keyboard.press('Space')
  await expect(standard(page).getByText('Saved', { exact: true })).toHaveCount(2)
  await tabTo(page, limit(page))
  await page.keyboard.type('0')
  await expect(page.getByText('A whole number from 1 to 10,000, or empty. This is not saved.')).toBeVisible()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await practice.ask('settings:read', {})).limits.person30Days).toBe(1)
  // All of it is stricter than before.
  expect(await practice.lastQuestion()).toBeNull()

  await visit(page, 'Desk')
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await expect(uncheckedField(page)).toHaveCount(0)
  await expect(reviewButton(page)).toBeDisabled()
  await expect(panel(page).getByText('Needs one proof: in person.')).toBeVisible()
  await stateInPerson(page)
  await reset(page)

  await page.keyboard.press('ControlOrMeta+Shift+N')
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Microsoft Authenticator/))
  await stateInPerson(page)
  await reviewButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This person was reset too often' })).toBeVisible()
})

test('a no to a less strict rule is said, keeps what was typed, and lets it be put back', async ({ practice }) => {
  const { page } = practice
  await practice.answer({ confirm: false })
  await visit(page, 'Settings')
  await limit(page).fill('9')
  await limit(page).press('Enter')
  await expect(page.getByText('You answered no. The previous setting stays in force.')).toBeVisible()
  expect((await practice.lastQuestion())?.detail).toContain('Resets of a person within 30 days: 9, no longer 5')
  await expect(limit(page)).toHaveValue('9')
  await page.getByRole('button', { name: 'Restore the previous setting' }).press('Enter')
  await expect(limit(page)).toHaveValue('5')
  await expect(limit(page)).toBeFocused()

  const manager = page
    .getByRole('group', { name: 'Proofs this desk accepts' })
    .getByRole('checkbox', { name: /manager/ })
  await tick(manager)
  await expect(manager).not.toBeChecked()
  await expect.poll(async () => (await practice.ask('settings:read', {})).acceptedProofs).not.toContain('manager')
  await tick(manager)
  await expect(page.getByText('You answered no, so nothing has changed.')).toBeVisible()
  await expect(manager).not.toBeChecked()

  await practice.answer({ confirm: true })
  const people = page.getByRole('region', { name: 'Privileged people' }).getByLabel('People', { exact: true })
  await people.fill('mira.dunmore@practice.example\nGrace Hopper')
  await expect(page.getByText('“Grace Hopper” looks like a person’s name')).toBeVisible()
  await people.fill('mira.dunmore@practice.example')
  await people.press('Tab')
  await visit(page, 'Desk')
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(panel(page).getByText('Privileged', { exact: true })).toBeVisible()
})

const listed = test.extend({
  policy: async ({ adaxes }, use) => {
    await use({
      version: 1,
      ticket: { pattern: 'INC\\d{7}' },
      limits: { agentHour: 7 },
      tiers: { sensitive: { groups: ['Finance'] } },
      approvers: ['lead@large.example'],
      connections: [
        {
          system: 'adaxes',
          name: 'Head office',
          address: adaxes.server.baseUrl,
          environment: 'production',
          signIn: { kind: 'access-token' },
        },
      ],
    })
  },
})

listed(
  'what a policy sets is shown and locked, and of its connections only the secret is asked for',
  async ({ desk, adaxes }) => {
    const { page } = desk
    await visit(page, 'Settings')
    const card = (title: string) => page.getByRole('region', { name: title, exact: true })
    for (const title of ['Proof of who is calling', 'Second person', 'Limits'])
      await expect(card(title).getByRole('group', { name: 'Set by your organisation' })).toBeVisible()
    await expect(page.getByLabel('Resets by one agent within an hour')).toHaveValue('7')
    await expect(page.getByLabel('Resets by one agent within an hour')).toBeDisabled()
    await expect(page.getByLabel('People who can approve')).toBeDisabled()
    await expect(standard(page).getByRole('switch', { name: /^Allow a reset without a check/ })).toBeDisabled()
    await expect(page.getByLabel('Ticket format')).toBeDisabled()
    await page.getByLabel('Try it with a ticket number').fill('INC0048213')
    await expect(page.getByText('Would be accepted')).toBeVisible()
    // What it does not name stays the settings'.
    await expect(
      page.getByRole('group', { name: 'Proofs this desk accepts' }).getByRole('checkbox').first(),
    ).toBeEnabled()
    await expectNoViolations(page, 'locked settings')

    await visit(page, 'Connections')
    await expect(page.getByText('Set by your organisation')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add connection' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^(Edit|Remove) / })).toHaveCount(0)
    await expectNoViolations(page, 'locked connections')
    await page.getByRole('button', { name: 'Enter token or password of Head office' }).press('Enter')
    await expect(page.getByRole('textbox')).toHaveCount(1)
    await page.keyboard.insertText(adaxes.simulator.credentials.token)
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Working')).toBeVisible()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Stored in the keychain of this computer')).toBeVisible()
    await visit(page, 'Desk')
    await find(page, 'mira dunmore', /Mira Dunmore/)
  },
)

const brokenPolicy = '{\n  "version": 1,\n  "limitz": {}\n}'

test.describe('with a policy that comes later', () => {
  test.use({ policy: null })

  test('a policy that comes locks what is being typed, shows what is in force, and closes the screen when it breaks', async ({
    desk,
  }) => {
    const { page } = desk
    await visit(page, 'Settings')
    await limit(page).fill('0')
    const usual = page.getByRole('button', { name: 'Use the defaults: Limits' })
    await usual.press('Enter')
    await expect(limit(page)).toHaveValue('5')
    await expect(usual).toBeFocused()
    await limit(page).fill('0')
    await desk.setPolicy({ version: 1, limits: { person30Days: 3 } })
    await expect(limit(page)).toBeDisabled()
    await expect(limit(page)).toHaveValue('3')
    await expect(page.getByText('This is not saved')).toHaveCount(0)
    await desk.setPolicy('{"version": 1')
    await expect(page.getByText('Cannot be changed while your organisation’s policy').first()).toBeVisible()
    await expect(page.getByText(/^policy\.json:1:\d+: A closing bracket is missing/)).toBeVisible()
    await desk.setPolicy(null)
    await expect(limit(page)).toBeEnabled()
    await expect(limit(page)).toHaveValue('5')
  })

  test('a policy that cannot be used is told with the place of the fault, nobody is reset, and the rest goes on', async ({
    connected,
  }) => {
    const { page } = connected
    await openPerson(page, 'mira dunmore', 'Mira Dunmore')
    await tick(factor(page, /Microsoft Authenticator/))
    await reset(page)
    await connected.setPolicy(brokenPolicy)
    await expect(page.getByText('Your organisation’s policy cannot be used').first()).toBeVisible()
    await expect(page.getByText('policy.json:3:3 limitz: Unknown key. Did you mean “limits”?')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Shift+N')
    await openPerson(page, 'mira dunmore', 'Mira Dunmore')
    await tick(factor(page, /Duo Mobile/))
    await sayWhyUnchecked(page)
    await expect(reviewButton(page)).toBeDisabled()
    const asked = await connected.questionCount()
    await page.keyboard.press('ControlOrMeta+Enter')
    await visit(page, 'Settings')
    await expect(
      page.getByText('Cannot be changed while your organisation’s policy cannot be used').first(),
    ).toBeVisible()
    await expect(limit(page)).toBeDisabled()
    await visit(page, 'Connections')
    await expect(page.getByText('Connections cannot be changed at the moment')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add connection' })).toHaveCount(0)
    await visit(page, 'History')
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByText('The history is intact')).toBeVisible()
    expect(await connected.questionCount()).toBe(asked)
  })
})

test.describe('with a policy that lists no connections', () => {
  test.use({ policy: { version: 1, connections: [] } })

  test('the first screen says so, and offers practice alone', async ({ desk }) => {
    const { page } = desk
    await expect(page.getByText('Your organisation’s policy lists no systems yet')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toHaveCount(0)
    await expectNoViolations(page, 'welcome under a policy without connections')
    await page.getByRole('button', { name: 'Practise', exact: true }).click()
    await find(page, 'mira dunmore', /Mira Dunmore/)
  })
})

test.describe('with a policy that cannot be used from the start', () => {
  test.use({ policy: brokenPolicy })

  test('no connection can be added', async ({ desk }) => {
    const { page } = desk
    await visit(page, 'Connections')
    await expect(page.getByText('Connections cannot be changed at the moment')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add connection' })).toHaveCount(0)
    await expectNoViolations(page, 'connections under a policy that cannot be used')
  })
})
