/** Connecting a system: three steps, a test in words, and every wrong turn told without losing what was typed. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultDocument } from '../../electron/settings/settings-document.ts'
import { makeConnection } from '../support/domain-fixtures.ts'
import { unusedPort } from '../support/http-server.ts'
import { serveProxy, serveSocks } from '../support/proxy-servers.ts'
import { expect, test, type Adaxes } from './support/desk.ts'
import { tick, visit } from './support/hands.ts'
import type { Page } from '@playwright/test'

const address = (page: Page) => page.getByLabel('Address of the web service')
const token = (page: Page) => page.getByRole('textbox', { name: 'Access token' })
const next = (page: Page) => page.getByRole('button', { name: 'Next' })

async function describeServer(page: Page, server: { address: string; token: string }): Promise<void> {
  await visit(page, 'Connections')
  await page.getByRole('button', { name: 'Add connection' }).click()
  await tick(page.getByRole('radio', { name: /Adaxes/ }))
  await next(page).click()
  await address(page).fill(server.address)
  await token(page).fill(server.token)
  await next(page).click()
  await page.getByLabel('Name').fill('Head office')
  await tick(page.getByRole('radio', { name: /Production/ }))
}

const good = ({ simulator, server }: Adaxes) => ({ address: server.baseUrl, token: simulator.credentials.token })

test('connects, tests in words, and never shows the token again', async ({ desk, adaxes }) => {
  const { page } = desk
  await describeServer(page, { ...good(adaxes), address: `${adaxes.server.baseUrl}/api/` })
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('Working', { exact: true })).toBeVisible()
  await expect(page.getByText(`The address is saved as ${adaxes.server.baseUrl}`)).toBeVisible()
  await page.getByRole('button', { name: 'Save connection' }).click()
  await expect(page.getByText('Stored in the keychain of this computer')).toBeVisible()

  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(page.locator('body')).not.toContainText(adaxes.simulator.credentials.token)
  for (const field of await page.locator('input').all()) {
    expect(await field.inputValue()).not.toContain(adaxes.simulator.credentials.token)
  }
})

test('a refused token says why and keeps everything else that was typed', async ({ desk, adaxes }) => {
  const { page } = desk
  await describeServer(page, { ...good(adaxes), token: 'no-such-token' })
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(
    page
      .getByText(/token/i)
      .filter({ hasText: /not accept|refused|rejected/i })
      .first(),
  ).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Head office')
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(address(page)).toHaveValue(adaxes.server.baseUrl)
})

test('says in the words of the system what to do where they are known', async ({ desk, adaxes }) => {
  const { page } = desk
  adaxes.simulator.faults.add({ path: '', times: 9, effect: { kind: 'answer', status: 200, html: '<p>Welcome' } })
  await describeServer(page, good(adaxes))
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('A web page instead of data')).toBeVisible()
  await expect(page.getByText(/For Adaxes it ends with the virtual directory/)).toBeVisible()
})

test('an address that is being pasted is judged as it stands there', async ({ desk }) => {
  const { page } = desk
  await visit(page, 'Connections')
  await page.getByRole('button', { name: 'Add connection' }).click()
  await tick(page.getByRole('radio', { name: /Okta/ }))
  await next(page).click()
  await expect(page.getByText('The address people sign in at')).toBeVisible()
  await address(page).fill('https://example-admin.okta.com/admin/users')
  await expect(page.getByText('This is the address of the Admin Console.')).toBeVisible()
})

test.describe('with a connection to a system that only another version knows', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(dataFolder, { recursive: true })
        const connections = [makeConnection({ system: 'entra-id', name: 'Cloud' })]
        await writeFile(join(dataFolder, 'settings.json'), JSON.stringify({ ...defaultDocument, connections }))
      },
    },
  })

  test('says so, offers nothing that cannot work, and removes it when asked', async ({ desk }) => {
    const { page } = desk
    await visit(page, 'Connections')
    await expect(page.getByText('System not known to this version')).toBeVisible()
    await expect(page.getByText('Entra-id')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Test' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0)
    await visit(page, 'Settings')
    await expect(page.getByRole('heading', { name: 'Before a reset' })).toBeVisible()
    await visit(page, 'Connections')
    await page.getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByText('No connections yet')).toBeVisible()
    expect((await desk.lastQuestion())?.message).toBe('Remove the connection Cloud (Entra-id)?')
  })
})

test('an address that is not https is refused at the field', async ({ desk, adaxes }) => {
  const { page } = desk
  await describeServer(page, { ...good(adaxes), address: 'http://adaxes.example.com/restApi' })
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText(/https/).first()).toBeVisible()
  await expect(page.getByText('Working', { exact: true })).toHaveCount(0)
})

test('an unreachable server can be saved deliberately, not by accident', async ({ desk, adaxes }) => {
  const { page } = desk
  await describeServer(page, good(adaxes))
  await adaxes.server.stop()
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByRole('button', { name: 'Save without a working test' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save connection' })).toHaveCount(0)
})

test('names what each proxy said where none leads to the server, and takes the next where one does', async ({
  desk,
  adaxes,
}) => {
  const { page } = desk
  const strict = await serveProxy({ refuseWith: 407 })
  const leading = await serveSocks(5)
  const gone = await unusedPort()
  try {
    await desk.useProxies({ word: 'PROXY', port: strict.port }, { word: 'SOCKS5', port: gone })
    await describeServer(page, good(adaxes))
    await page.getByRole('button', { name: 'Test connection' }).click()
    await expect(page.getByText('Proxy requires a sign-in')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: `127.0.0.1:` })).toHaveText([
      `HTTP proxy 127.0.0.1:${strict.port}: asks for a sign-in`,
      `SOCKS5 proxy 127.0.0.1:${gone}: connection refused`,
    ])

    await desk.useProxies({ word: 'PROXY', port: strict.port }, { word: 'SOCKS5', port: leading.port })
    await page.getByRole('button', { name: 'Test again' }).click()
    await expect(page.getByText('Working', { exact: true })).toBeVisible()
    expect(leading.tunnels).toContain(new URL(adaxes.server.baseUrl).host)
  } finally {
    await Promise.all([strict.close(), leading.close()])
  }
})

test('adding can be given up at its last step, and begins empty the next time', async ({ desk, adaxes }) => {
  const { page } = desk
  await describeServer(page, good(adaxes))
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Connections', level: 1 })).toBeFocused()
  await page.getByRole('button', { name: 'Add connection' }).click()
  await tick(page.getByRole('radio', { name: /Resolver/ }))
  await next(page).click()
  await expect(address(page)).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue('')
})

test('main asks before it removes, naming what is forgotten, and without a yes nothing happens', async ({
  connected,
}) => {
  const { page } = connected
  await connected.answer({ confirm: false })
  await visit(page, 'Connections')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect
    .poll(async () => (await connected.lastQuestion())?.detail)
    .toContain('the token or password in the keychain')
  await expect(page.getByText('Head office').first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await connected.answer({ confirm: true })
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No connections yet')).toBeVisible()
})

test('main asks before the first byte to a new server, and not again when it is saved', async ({ desk, adaxes }) => {
  const { page } = desk
  await desk.answer({ confirm: false })
  await describeServer(page, good(adaxes))
  await page.getByRole('button', { name: 'Test connection' }).click()
  const { origin } = new URL(adaxes.server.baseUrl)
  await expect.poll(async () => (await desk.lastQuestion())?.message).toBe(`Connect to ${origin}?`)
  await expect(page.getByRole('button', { name: 'Test connection' })).toBeVisible()
  await expect(page.getByText('Not confirmed')).toHaveCount(0)
  expect(adaxes.simulator.requests).toEqual([])

  await desk.answer({ confirm: true })
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('Working', { exact: true })).toBeVisible()
  await desk.answer({ confirm: false })
  await page.getByRole('button', { name: 'Save connection' }).click()
  await expect(page.getByText('Stored in the keychain of this computer')).toBeVisible()
})

test('main asks before a connection leads elsewhere, and what was typed stays where the answer is no', async ({
  connected,
}) => {
  const { page } = connected
  await connected.answer({ confirm: false })
  await visit(page, 'Connections')
  await page.getByRole('button', { name: 'Edit' }).click()
  await address(page).fill('https://elsewhere.example.com/restApi')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect
    .poll(async () => (await connected.lastQuestion())?.detail)
    .toContain('https://elsewhere.example.com/restApi')
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeEnabled()
  await expect(address(page)).toHaveValue('https://elsewhere.example.com/restApi')
  const { connections } = await connected.ask('connections:list', {})
  expect(connections[0]).toMatchObject({ secret: 'stored' })
})
