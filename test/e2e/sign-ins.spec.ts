/** Signing in where more than a token is wanted: an organisation's number, a code; and a sandbox marked as production. */
import type { Page } from '@playwright/test'
import { createFlashbackSimulator } from '../../electron/practice/flashback/flashback-simulator.ts'
import { createResolverSimulator } from '../../electron/practice/resolver/resolver-simulator.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import { expect, test } from './support/desk.ts'
import { openPerson, searchField, tick, visit } from './support/hands.ts'

async function describe(
  page: Page,
  filled: { system: RegExp; address: string; user: string; organisation?: string; password: string; name: string },
): Promise<void> {
  await visit(page, 'Connections')
  await page.getByRole('button', { name: 'Add connection' }).click()
  await tick(page.getByRole('radio', { name: filled.system }))
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Address of the web service').fill(filled.address)
  await tick(page.getByRole('radio', { name: /User name and password/ }))
  await page.getByLabel('User name', { exact: true }).fill(filled.user)
  const organisation = page.getByLabel(/Organisation number/)
  if (filled.organisation === undefined) await expect(organisation).toHaveCount(0)
  else await organisation.fill(filled.organisation)
  await page.getByLabel('Password', { exact: true }).fill(filled.password)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Name').fill(filled.name)
  await tick(page.getByRole('radio', { name: /Production/ }))
  await page.getByRole('button', { name: 'Test connection' }).click()
}

test('a code is asked for where the account has a second factor, at the test and once after the start', async ({
  desk,
}) => {
  const { page } = desk
  const simulator = createFlashbackSimulator()
  const server = await serveSimulator(simulator)
  try {
    const { emailWithSecondFactor, password, code } = simulator.credentials
    await describe(page, {
      system: /Flashback/,
      address: server.baseUrl,
      user: emailWithSecondFactor,
      password,
      name: 'Storage',
    })
    await expect(page.getByText('Code needed to sign in')).toBeVisible()
    await page.getByLabel('Code', { exact: true }).fill('000000')
    await page.getByRole('button', { name: 'Sign in with the code' }).click()
    await expect(page.getByText('Code not accepted')).toBeVisible()
    await page.getByLabel('Code', { exact: true }).fill(code)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Working', { exact: true })).toBeVisible()
    await expect(page.getByText(`Signed in as ${emailWithSecondFactor}`)).toBeVisible()
    await page.getByRole('button', { name: 'Save connection' }).click()

    // The session of the test was the test's own.
    await visit(page, 'Desk')
    await searchField(page).fill('mira')
    await expect(page.getByText(/Storage: Code needed to sign in/)).toBeVisible()
    await page.getByRole('button', { name: 'Open connections' }).click()
    await page.getByRole('button', { name: 'Test Storage' }).click()
    await page.getByLabel('Code', { exact: true }).fill(code)
    await page.getByRole('button', { name: 'Sign in with the code' }).click()
    await expect(page.getByText('Working', { exact: true })).toBeVisible()
    await visit(page, 'Desk')
    await openPerson(page, 'mira', 'Mira Dunmore')
    await expect(page.getByRole('switch', { name: /Reset all methods/ })).toBeEnabled()
    expect(simulator.alarms).toEqual([])
  } finally {
    await server.close()
  }
})

test('a role that may look and not reset is told by the test and on the card', async ({ desk }) => {
  const { page } = desk
  const simulator = createFlashbackSimulator()
  const server = await serveSimulator(simulator)
  try {
    const { emailLookOnly, password } = simulator.credentials
    await describe(page, {
      system: /Flashback/,
      address: server.baseUrl,
      user: emailLookOnly,
      password,
      name: 'Storage',
    })
    await expect(page.getByText('Responds, but some rights are missing')).toBeVisible()
    await expect(page.getByText(/This account’s role can look people up but not reset them/)).toBeVisible()
    await page.getByRole('button', { name: 'Save without a working test' }).click()
    await visit(page, 'Desk')
    await openPerson(page, 'mira', 'Mira Dunmore')
    await expect(page.getByText(/its role is too low/)).toBeVisible()
    await expect(page.getByRole('switch', { name: /Reset all methods/ })).toBeDisabled()
  } finally {
    await server.close()
  }
})

test('a sandbox marked as production is pointed out, with the organisation that answered', async ({ desk }) => {
  const { page } = desk
  const simulator = createResolverSimulator({ environment: 'sandbox' })
  const server = await serveSimulator(simulator)
  try {
    const { email, password, organisationId } = simulator.credentials
    const filled = { system: /Resolver/, address: server.baseUrl, user: email, password, name: 'Incidents' }
    await describe(page, { ...filled, organisation: '1' })
    await expect(page.getByText('Organisation not accepted')).toBeVisible()
    await page.getByRole('button', { name: 'Change the sign-in' }).click()
    await page.getByLabel(/Organisation number/).fill(String(organisationId))
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Organisation Practice Freight (Sandbox) (167)')).toBeVisible()
    const doubt = page.getByText('Marked as production, but it looks like a sandbox')
    await expect(doubt).toBeVisible()
    await tick(page.getByRole('radio', { name: /Sandbox/ }))
    await expect(doubt).toHaveCount(0)
  } finally {
    await server.close()
  }
})
