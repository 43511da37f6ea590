/** Newer versions are told of in the settings and in About, and never stand in the way. */
import { createServer, type AddressInfo } from 'node:net'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultDocument } from '../../electron/settings/settings-document.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { find, visit } from './support/hands.ts'

const address = 'https://software.example.com/mfa-desk/version.json'
const link = 'https://software.example.com/mfa-desk/99.0.0/'

test.describe('a version that was found earlier', () => {
  test.use({
    seed: {
      put: async (dataFolder: string) => {
        await mkdir(dataFolder, { recursive: true })
        const settings = { ...defaultDocument.settings, updates: { address } }
        await writeFile(join(dataFolder, 'settings.json'), JSON.stringify({ ...defaultDocument, settings }))
        // A look of just now: none is made by itself.
        const at = new Date().toISOString()
        const release = { version: '99.0.0', releasedAt: '2026-11-28', notes: 'New:\n- finds people faster', link }
        const record = { version: 1, address, lookedAt: at, failure: null, known: { readAt: at, release } }
        await writeFile(join(dataFolder, 'updates.json'), JSON.stringify(record))
      },
    },
  })

  test('stands in the settings with its notes and its address, and as a dot in the frame', async ({ desk }) => {
    const { page } = desk
    await visit(page, 'Settings')
    const updates = page.getByRole('region', { name: 'Updates' })
    await expect(updates.getByText('Version 99.0.0 is available')).toBeVisible()
    await expect(updates.getByRole('region', { name: 'What is new' })).toContainText('- finds people faster')
    await expect(updates.getByText(link)).toBeVisible()
    await expect(page.getByRole('navigation').getByRole('button', { name: /^Settings/ })).toHaveAccessibleName(
      'Settings version 99.0.0 is available',
    )
  })

  for (const theme of ['light', 'dark', 'high-contrast'] as const) {
    test(`has no fault in ${theme}`, async ({ desk }) => {
      const { page } = desk
      await desk.ask('settings:change', { changes: { theme } })
      await visit(page, 'Settings')
      await page.getByText('Version 99.0.0 is available', { exact: true }).waitFor()
      await expectNoViolations(page, 'settings with a newer version')
    })
  }

  test('stands in About', async ({ desk }) => {
    const { page } = desk
    await visit(page, 'History')
    await page.keyboard.press('ControlOrMeta+Shift+P')
    await page.getByRole('combobox', { name: 'Command' }).fill('about')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'About MFA Desk' })
    await expect(dialog.getByText('Version 99.0.0 is available')).toBeVisible()
    await expect(dialog.getByText(link)).toBeVisible()
  })
})

test('a version file that cannot be read is told in the settings, by keyboard, and nowhere else', async ({
  connected,
}) => {
  const { page } = connected
  await visit(page, 'Settings')
  const field = page.getByLabel('Address of the version file')
  await field.fill('http://software.example.com/version.json')
  await expect(page.getByText('The address must begin with https.')).toBeVisible()
  await field.fill(`https://127.0.0.1:${await unusedPort()}/version.json`)
  await field.press('Tab')
  const checkNow = page.getByRole('button', { name: 'Check for updates' })
  await expect(checkNow).toBeEnabled()
  await checkNow.press('Enter')
  await expect(page.getByText('The version file could not be read')).toBeVisible()
  await expect(page.getByText(/The server could not be reached\./)).toBeVisible()
  await expect(page.getByText(/next try after/)).toBeVisible()

  await visit(page, 'Desk')
  await expect(page.getByText('The version file could not be read')).toHaveCount(0)
  await find(page, 'mira dunmore', /Mira Dunmore/)
})

test('no check for updates is made in practice', async ({ practice }) => {
  const { page } = practice
  await practice.ask('settings:change', { changes: { updates: { address } } })
  await visit(page, 'Settings')
  await expect(page.getByText('Updates are not checked in practice.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check for updates' })).toBeDisabled()
})

/** A loopback port where nobody listens. */
async function unusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
