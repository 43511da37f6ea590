/** The application's menu, whose commands are about what the page shows. */
import { expect, test } from './support/desk.ts'
import { searchField } from './support/hands.ts'

test('its commands lead to every screen, and to a person', async ({ practice }) => {
  const { page } = practice
  for (const [command, heading] of [
    ['show-history', 'History'],
    ['show-connections', 'Connections'],
    ['show-settings', 'Settings'],
  ] as const) {
    await practice.choose(command)
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
  }
  await practice.choose('find-person')
  await expect(searchField(page)).toBeFocused()
  await practice.choose('show-keys')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})
