/** Duo on a server of its own: connecting, and a bypass code that main alone shows, which is taken away again. */
import type { Page } from '@playwright/test'
import { createDuoSimulator, type DuoSimulator } from '../../electron/practice/duo/duo-simulator.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import { expect, test, type Desk } from './support/desk.ts'
import { card, factor, openPerson, reset, tick, visit } from './support/hands.ts'

type Application = DuoSimulator['credentials']['desk']

const secretKeyField = (page: Page) => page.getByRole('textbox', { name: 'Secret key' })

async function describeDuo(page: Page, address: string, { integrationKey, secretKey }: Application): Promise<void> {
  await visit(page, 'Connections')
  await page.getByRole('button', { name: 'Add connection' }).click()
  await tick(page.getByRole('radio', { name: /^Duo/ }))
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Address of the web service').fill('https://admin-1a2b3c4d.duosecurity.com/applications')
  await expect(page.getByText('This is the address of the Admin Panel.')).toBeVisible()
  await page.getByLabel('Address of the web service').fill(address)
  await page.getByLabel('Integration key').fill(integrationKey)
  await secretKeyField(page).fill(secretKey)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Name').fill('Remote access')
  await tick(page.getByRole('radio', { name: /Production/ }))
}

async function onServer(work: (simulator: DuoSimulator, address: string) => Promise<void>): Promise<void> {
  const simulator = createDuoSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  try {
    await work(simulator, server.baseUrl)
  } finally {
    await server.close()
  }
}

const connect = (desk: Desk, { credentials: { desk: application } }: DuoSimulator, address: string) =>
  desk.ask('connections:add', {
    draft: {
      system: 'duo',
      name: 'Remote access',
      address,
      environment: 'production',
      signIn: { kind: 'client-secret', clientId: application.integrationKey },
      secret: application.secretKey,
    },
  })

test('connects with an integration key, whose secret key is never shown again, and says what cannot be tested', async ({
  desk,
}) => {
  await onServer(async ({ credentials }, address) => {
    const { page } = desk
    await describeDuo(page, address, { ...credentials.desk, secretKey: 'another-secret-key' })
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Signature not accepted')).toBeVisible()
    await page.getByRole('button', { name: 'Back' }).click()
    await expect(page.getByLabel('Integration key')).toHaveValue(credentials.desk.integrationKey)
    await secretKeyField(page).fill(credentials.desk.secretKey)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Working', { exact: true })).toBeVisible()
    await expect(page.getByText(/needs the permission Grant write resource/)).toBeVisible()
    await page.getByRole('button', { name: 'Save connection' }).click()
    await expect(page.getByText('Stored in the keychain of this computer')).toBeVisible()
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect(secretKeyField(page)).toHaveValue('')
    expect(await page.content()).not.toContain(credentials.desk.secretKey)
  })
})

test('an application that may do more than it needs is warned of', async ({ desk }) => {
  await onServer(async ({ credentials }, address) => {
    const { page } = desk
    await describeDuo(page, address, credentials.everything)
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('It has more rights than it needs')).toBeVisible()
  })
})

test('a bypass code is shown by main alone, ends, and can be taken away again', async ({ desk }) => {
  await onServer(async (simulator, address) => {
    await connect(desk, simulator, address)
    const { page } = desk
    await openPerson(page, 'mira.dunmore', 'Mira Dunmore')
    await tick(card(page, 'Duo').getByRole('switch', { name: /^Temporary access code/ }))
    await reset(page)
    const [code = ''] = await desk.codes()
    expect(code).toMatch(/^\d{9}$/)
    expect(await page.content()).not.toContain(code)
    expect(simulator.state.account('mira.dunmore').bypassCodes).toMatchObject([{ reuse_count: 1 }])

    await tick(factor(page, /^Bypass code/, 'Duo'))
    await reset(page)
    await expect(page.getByText('Remove Bypass code')).toBeVisible()
    await expect(factor(page, /^Bypass code/, 'Duo')).toHaveCount(0)
    expect(simulator.state.account('mira.dunmore').bypassCodes).toEqual([])
    expect(simulator.alarms).toEqual([])
  })
})
