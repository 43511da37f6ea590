/** What this installation is: reached by menu, palette and F1's list, and copied for support. */
import { expect, test } from './support/desk.ts'
import { visit } from './support/hands.ts'

test('is reached by keyboard from the list of keys, and Esc goes back', async ({ practice }) => {
  const { page } = practice
  await visit(page, 'History')
  const heading = page.getByRole('heading', { name: 'History', level: 1 })
  await expect(heading).toBeFocused()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.getByRole('button', { name: 'About MFA Desk' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'About MFA Desk' })
  await expect(dialog.getByText('This build is not signed.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(heading).toBeFocused()
})

test('is found in the palette and copied without the name of the folder’s owner', async ({ practice }) => {
  const { page } = practice
  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.getByRole('combobox', { name: 'Command' }).waitFor()
  await page.keyboard.type('about')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'About MFA Desk' })
  await expect(dialog.getByText(/Running from source/)).toBeVisible()
  await expect(dialog.getByText(practice.dataFolder)).toBeVisible()
  await dialog.getByRole('button', { name: 'Copy for support' }).click()
  await expect(dialog.getByText('Copied, without the names of people and servers.')).toBeVisible()
  const lines = await practice.clipboard()
  expect(lines).toContain('Signature: This build is not signed.')
  expect(lines).toMatch(/^Keychain: .+, not used in practice$/m)
  expect(lines).not.toContain(practice.dataFolder)
})
