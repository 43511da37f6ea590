/** Putting a call away for the next one, from wherever one is, and bringing it back. */
import { expect, test } from './support/desk.ts'
import { card, factor, openPerson, searchField, tick, visit } from './support/hands.ts'

test('from another screen, a call is put away and the next one begins; within five seconds it comes back as it was', async ({
  practice,
}) => {
  const { page } = practice
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await tick(factor(page, /Google Authenticator/))
  await page.getByLabel(/^Reason/).fill('Phone lost')
  await visit(page, 'History')
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('')
  await expect(page.getByRole('heading', { name: 'Gwendolyn Oakes', level: 2 })).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+Z')
  await expect(page.getByRole('heading', { name: 'Gwendolyn Oakes', level: 2 })).toBeFocused()
  await expect(factor(page, /Google Authenticator/)).toBeChecked()
  await expect(page.getByLabel(/^Reason/)).toHaveValue('Phone lost')
  await expect(searchField(page)).toHaveValue('gwendolyn')
})

test('the undo of what is typed stays its own, and the button does the same', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await searchField(page).pressSequentially('mira')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(page.getByRole('heading', { name: 'Gwendolyn Oakes', level: 2 })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Gwendolyn Oakes', level: 2 })).toBeFocused()
})

test('what is told of a search and a person is told once, also after another screen', async ({ practice }) => {
  const { page } = practice
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    const regions = document.querySelectorAll('body > #root [role=status].visually-hidden')
    for (const region of regions) {
      new MutationObserver(() => {
        told.push(region.textContent.trim())
      }).observe(region, { childList: true, characterData: true, subtree: true })
    }
  })
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told)
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await expect.poll(told).toContainEqual(expect.stringMatching(/^\d+ methods\.$/))
  const before = await told()
  expect(before.filter((each) => each.startsWith('Gwendolyn Oakes opened.'))).toHaveLength(1)
  expect(before.filter((each) => each === '1 person found.')).toHaveLength(1)
  await visit(page, 'History')
  await visit(page, 'Desk')
  await expect(page.getByRole('heading', { name: 'Gwendolyn Oakes', level: 2 })).toBeVisible()
  await card(page, 'Okta').waitFor()
  expect(await told()).toEqual(before)
})
