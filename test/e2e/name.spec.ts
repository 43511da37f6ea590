/** How the agent is called in the record: asked for until it is known, and in nobody's way. */
import { makeDraft } from '../support/domain-fixtures.ts'
import { expect, test, type Adaxes, type Desk } from './support/desk.ts'
import { factor, openPerson, reset, reviewButton, sayWhyUnchecked, searchField, tick, visit } from './support/hands.ts'

const field = ({ page }: Desk) => page.getByRole('textbox', { name: 'Your name' })

async function connect(desk: Desk, { server, simulator }: Adaxes): Promise<void> {
  const draft = makeDraft(server.baseUrl, simulator.credentials.token, { environment: 'production' })
  await desk.ask('connections:add', { draft })
}

test('is asked for at the first start, taken with one key, and stands beside the account', async ({ desk, adaxes }) => {
  const { page } = desk
  // Whatever the computer's account says of its person is offered.
  if ((await desk.ask('settings:suggest-name', {})).name === null) await field(desk).fill('Robin Desk')
  else await expect(field(desk)).not.toHaveValue('')
  await field(desk).fill('Robin Hale')
  await field(desk).press('Enter')
  await expect(field(desk)).toHaveCount(0)
  await connect(desk, adaxes)
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await reset(page)
  await visit(page, 'History')
  await page.getByRole('row', { name: /Mira Dunmore/ }).click()
  const { osUser } = await desk.ask('app:read-state', {})
  await expect(page.getByText(`Robin Hale (${osUser} on`)).toBeVisible()
  // A later start asks nothing and costs nothing.
  await page.reload()
  await visit(page, 'Desk')
  await expect(searchField(page)).toBeVisible()
  await expect(field(desk)).toHaveCount(0)
})

test('may wait, is no hindrance to practice, and is asked for again at the next start', async ({ desk }) => {
  const { page } = desk
  await expect(field(desk)).toBeVisible()
  await page.getByRole('button', { name: 'Not now' }).click()
  await expect(field(desk)).toHaveCount(0)
  await page.reload()
  await expect(field(desk)).toBeVisible()
  await page.getByRole('button', { name: 'Practise', exact: true }).click()
  await expect(searchField(page)).toBeVisible()
  await expect(field(desk)).toHaveCount(0)
})

test('locks the reset where the rules want it, with that reason', async ({ desk, adaxes }) => {
  const { page } = desk
  await connect(desk, adaxes)
  await desk.ask('settings:change', { changes: { agentNameRequired: true } })
  await expect(page.getByText('Enter your name before you reset anything')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Not now' })).toHaveCount(0)
  await openPerson(page, 'mira dunmore', 'Mira Dunmore')
  await tick(factor(page, /Duo Mobile/))
  await sayWhyUnchecked(page)
  await expect(reviewButton(page)).toBeDisabled()
  await expect(page.getByText(/Your name is missing/)).toBeVisible()
  await field(desk).fill('Robin Hale')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(reviewButton(page)).toBeEnabled()
})
