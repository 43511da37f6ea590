/** Okta beside Adaxes: one search, one plan, one record; and connecting an organisation as an application with a key. */
import { createPrivateKey } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createOktaSimulator, type OktaSimulator } from '../../electron/practice/okta/okta-simulator.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import { serveSimulator, type SimulatorServer } from '../support/simulator-server.ts'
import { expect, test, type Desk } from './support/desk.ts'
import { card, factor, find, openPerson, reset, reviewButton, tick, visit, sayWhyUnchecked } from './support/hands.ts'

const latestOperation = async (desk: Desk) => {
  const { rows } = await desk.ask('history:query', { filters: noFilters, offset: 0, limit: 1 })
  return desk.ask('history:read-operation', { operationId: rows[0]?.id ?? '' })
}

test('one search finds the person in Adaxes and in Okta, one plan resets in both, one record shows both', async ({
  practice,
}) => {
  const { page } = practice
  await expect(await find(page, 'mira.dunmore', /Mira Dunmore/)).toHaveCount(1)
  await openPerson(page, 'mira.dunmore', 'Mira Dunmore')
  await expect(card(page, 'Adaxes')).toBeVisible()
  await expect(card(page, 'Okta')).toBeVisible()

  await tick(factor(page, /Duo Mobile/))
  await tick(factor(page, /^SMS/, 'Okta'))
  await page.getByLabel('Ticket').fill('INC0048213')
  await reset(page)
  await expect(page.getByText('No longer there')).toHaveCount(2)
  await expect(factor(page, /Duo Mobile/)).toHaveCount(0)
  await expect(factor(page, /^SMS/, 'Okta')).toHaveCount(0)
  // What was not ticked is where it was.
  await expect(factor(page, /Microsoft Authenticator/)).toHaveCount(1)
  await expect(factor(page, /^Okta Verify push/, 'Okta')).toHaveCount(1)

  const operation = await latestOperation(practice)
  expect(operation.steps.map(({ step, state }) => [step.effects, state])).toMatchObject([
    [[{ kind: 'remove-factor', label: 'Duo Mobile' }], 'succeeded'],
    [[{ kind: 'remove-factor', label: 'SMS' }], 'succeeded'],
  ])
  await visit(page, 'History')
  await page.getByRole('row', { name: /Mira Dunmore/ }).click()
  await expect(page.getByText(/Duo Mobile/).first()).toBeVisible()
  await expect(page.getByText(/SMS/).first()).toBeVisible()
})

/** A desk on a simulator of its own, with the token of a service desk, which is not told who is an administrator. */
async function connectSignIn(desk: Desk, simulator: OktaSimulator): Promise<SimulatorServer> {
  const server = await serveSimulator(simulator)
  await desk.ask('connections:add', {
    draft: {
      system: 'okta',
      name: 'Sign-in',
      address: server.baseUrl,
      environment: 'production',
      signIn: { kind: 'access-token' },
      secret: simulator.credentials.apiTokens.serviceDesk,
    },
  })
  return server
}

test('an administrator is not reset by the token of a service desk, and Okta’s reference is told', async ({ desk }) => {
  const server = await connectSignIn(desk, createOktaSimulator({ latencyMs: 0 }))
  try {
    const { page } = desk
    await openPerson(page, 'heedwell', 'Warrick Heedwell')
    await tick(factor(page, /^SMS/, 'Okta'))
    await reset(page)
    await expect(page.getByText(/Okta does not let this token reset an administrator/).first()).toBeVisible()
    await expect(page.getByText(/Okta reference oae/).first()).toBeVisible()
  } finally {
    await server.close()
  }
})

test('a factor of a type that nobody knows stays visible, and can be reset', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'nona.weirside', 'Nona Weirside')
  const strange = factor(page, /palm_vein/, 'Okta')
  await expect(strange).toHaveAccessibleName(/not known to this version/)
  await expect(strange).not.toHaveAccessibleName(/cannot be reset/)
  await tick(strange)
  await reset(page)
  await expect(page.getByText('No longer there')).toBeVisible()
  await expect(strange).toHaveCount(0)
  await expect(factor(page, /^Okta Verify push/, 'Okta')).toHaveCount(1)
})

test('a deactivated person is said to be, once, in words', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'disselhoff', 'Dagny Disselhoff')
  await expect(page.getByText(/^Deactivated/)).toHaveText(['Deactivated in Practice sign-in'])
  await expect(card(page, 'Okta').getByRole('checkbox')).toHaveCount(0)
  await expect(
    card(page, 'Okta').getByText('Okta does not list or reset methods while an account is in this state.'),
  ).toBeVisible()
})

test('an account that a directory locks is told to be unlocked there, and resets go on', async ({ practice }) => {
  const { page } = practice
  const okta = card(page, 'Okta')
  await openPerson(page, 'treeholt', 'Barnaby Treeholt')
  await expect(okta.getByText(/comes from a directory, so Okta cannot unlock it\. Unlock it there\.$/)).toBeVisible()
  await expect(okta.getByRole('switch', { name: /^Unlock/ })).toHaveCount(0)
  await tick(factor(page, /^Okta Verify push/, 'Okta'))
  await reset(page)
  await expect(okta.getByText(/Unlock it there/)).toBeVisible()
  // Whom Okta locked itself it can unlock.
  await openPerson(page, 'lockside', 'Lachlan Lockside')
  await expect(okta.getByRole('switch', { name: /^Unlock/ })).toBeVisible()
  await expect(okta.getByText(/Unlock it there/)).toHaveCount(0)
})

test('a reset that a limit holds back says so, and need not be waited for', async ({ desk }) => {
  // Five to look at somebody, five to look again for the plan, and one for the first step.
  const simulator = createOktaSimulator({ latencyMs: 0, rateLimits: { users: 11 } })
  const server = await connectSignIn(desk, simulator)
  try {
    const { page } = desk
    await openPerson(page, 'septima', 'Septima Allgood')
    await tick(factor(page, /^SMS/, 'Okta'))
    await tick(factor(page, /^Voice call/, 'Okta'))
    await sayWhyUnchecked(page)
    await reviewButton(page).click()
    const held = page.getByRole('status').filter({ hasText: 'Sign-in is limiting requests until' })
    await expect(held.getByText('are then left out, and can be retried.')).toBeVisible()
    await held.getByRole('button', { name: 'Stop waiting for Sign-in' }).click()
    await expect(held.getByText('Only their result in Sign-in is then not read again.')).toBeVisible()
    await held.getByRole('button', { name: 'Stop waiting for Sign-in' }).click()
    await expect(page.getByText('Partly failed', { exact: true })).toBeVisible()
    await expect(page.getByText('waiting for it was stopped')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Retry the failed step' })).toBeVisible()
    expect(simulator.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  } finally {
    await server.close()
  }
})

const chooseOkta = async (page: Page, address: string): Promise<void> => {
  await visit(page, 'Connections')
  await page.getByRole('button', { name: 'Add connection' }).click()
  await tick(page.getByRole('radio', { name: /Okta/ }))
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Address of the web service').fill(address)
}

test('the token of a super administrator works, and is warned of in plain sight', async ({ desk }) => {
  const simulator = createOktaSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  try {
    const { page } = desk
    await chooseOkta(page, 'https://example-admin.okta.com/admin/dashboard')
    await expect(page.getByText('The one without “-admin” is used instead.')).toBeVisible()
    await page.getByLabel('Address of the web service').fill(server.baseUrl)
    await expect(page.getByText('The address people sign in at')).toBeVisible()
    await page.getByLabel('API token', { exact: true }).fill(simulator.credentials.apiTokens.superAdmin)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Name').fill('Sign-in')
    await tick(page.getByRole('radio', { name: /Production/ }))
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Organisation Practice Freight (invented)')).toBeVisible()
    await expect(page.getByText('Signed in as svc-super@practice.example')).toBeVisible()
    await expect(page.getByText('Administrator roles: Super Administrator')).toBeVisible()
    await expect(page.getByText('It has more rights than it needs')).toBeVisible()
  } finally {
    await server.close()
  }
})

test('connects as an application with a private key, which is never shown again', async ({ desk }) => {
  const simulator = createOktaSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  try {
    const { page } = desk
    const { serviceKey, serviceApps } = simulator.credentials
    const key = createPrivateKey({ key: serviceKey.privateJwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' })
    const privateKey = page.getByRole('textbox', { name: 'Private key' })

    await chooseOkta(page, server.baseUrl)
    await tick(page.getByRole('radio', { name: /Service application/ }))
    await page.getByLabel('Client ID').fill(serviceApps.serviceDeskWithDpop.clientId)
    await page.getByLabel('Key ID').fill(serviceKey.keyId)
    await privateKey.fill('-----BEGIN RSA PRIVATE KEY-----')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Name').fill('Sign-in')
    await tick(page.getByRole('radio', { name: /Production/ }))
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Not a usable private key')).toBeVisible()

    await page.getByRole('button', { name: 'Back' }).click()
    await expect(page.getByLabel('Client ID')).toHaveValue(serviceApps.serviceDeskWithDpop.clientId)
    await privateKey.fill(key.toString())
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Working', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Save connection' }).click()
    await expect(page.getByText('Stored in the keychain of this computer')).toBeVisible()
    await expect(page.getByText(/Service application 0oa/)).toBeVisible()

    const secretLine = key.toString().split('\n')[3] ?? ''
    expect(secretLine).toHaveLength(64)
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect(privateKey).toHaveValue('')
    expect(await page.content()).not.toContain(secretLine)
    await page.getByRole('button', { name: 'Cancel' }).click()

    await visit(page, 'Desk')
    await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
    await tick(factor(page, /Google Authenticator/, 'Okta'))
    await expect(reviewButton(page)).toBeEnabled()
    await reset(page)
    await expect(page.getByText('No longer there')).toBeVisible()
    expect(simulator.state.factors('gwendolyn.oakes').map(({ provider }) => provider)).not.toContain('GOOGLE')
  } finally {
    await server.close()
  }
})
