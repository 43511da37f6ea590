/** The application's menu, whose commands are about what the page shows. */
import { expect, test } from './support/desk.ts'
import { openPerson, searchField } from './support/hands.ts'

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

test('stops and reports the call from any screen, and does nothing where nobody is open', async ({ practice }) => {
  const { page } = practice
  const report = page.getByRole('alertdialog', { name: /^Stop and report this call about / })
  await practice.choose('stop-and-report')
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await expect(report).toHaveCount(0)
  await practice.choose('show-history')
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
  await practice.choose('stop-and-report')
  await expect(report.getByLabel('What was suspicious')).toBeFocused()
  // Once more is no second one, and loses nothing.
  await page.keyboard.type('Hurried')
  await practice.choose('stop-and-report')
  await expect(report).toHaveCount(1)
  await expect(report.getByLabel('What was suspicious')).toHaveValue('Hurried')
})
