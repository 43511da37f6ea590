/**
 * One person in every practice system: one search, one plan, one question, an outcome for each, and what failed tried again
 * alone. What can be ticked comes from each card, so that a system more needs no word here.
 */
import type { Page } from '@playwright/test'
import type { ConnectionView } from '../../shared/domain/connection.ts'
import { noFilters } from '../../shared/domain/history-query.ts'
import { expect, test, type Desk } from './support/desk.ts'
import { openPerson, reset, reviewButton, searchField, tick, visit } from './support/hands.ts'

const methodsOf = (page: Page, { name }: ConnectionView) => page.getByRole('group', { name: `Methods in ${name}` })

/** Ticks one thing on each card: the first method that can be ticked, or everything where the system lists none. */
async function tickOnEach({ page }: Desk, connections: readonly ConnectionView[]): Promise<void> {
  for (const connection of connections) {
    const methods = methodsOf(page, connection)
    const listed = methods.getByRole('checkbox', { disabled: false })
    const box = (await listed.count()) > 0 ? listed.first() : methods.getByRole('switch', { name: /Reset all methods/ })
    await tick(box)
    await expect(box).toBeChecked()
  }
}

const connectionsOf = async (desk: Desk): Promise<readonly ConnectionView[]> =>
  (await desk.ask('connections:list', {})).connections.filter(({ holds }) => holds === 'accounts')

test('one plan over all systems: one fails with its reason, is retried alone, and all of it is in the history', async ({
  practice,
}) => {
  const { page } = practice
  const connections = await connectionsOf(practice)
  const { systems } = await practice.ask('connections:list-systems', {})
  expect(connections.map(({ system }) => system)).toEqual(
    systems.flatMap(({ id, holds }) => (holds === 'accounts' ? [id] : [])),
  )

  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  for (const connection of connections) await expect(methodsOf(page, connection)).toBeVisible()
  await expect(page.getByText('Resolver does not show which methods this account has.')).toBeVisible()
  await expect(page.getByText('Flashback does not show which methods this account has.')).toBeVisible()

  await tickOnEach(practice, connections)
  await page.getByLabel('Ticket').fill('INC0048213')
  await page.getByLabel('Reason').fill('Phone stolen')
  await expect(reviewButton(page)).toBeEnabled()
  await reset(page)
  const question = await practice.lastQuestion()
  expect(question?.message).toBe('Reset MFA for Gwendolyn Oakes?')
  for (const { name } of connections) expect(question?.detail).toContain(`${name} (Practice)`)

  await expect(page.getByText('Partly failed', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Done', { exact: true })).toHaveCount(connections.length - 1)
  await expect(page.getByText('Failed', { exact: true })).toHaveCount(1)
  await expect(page.getByText('Failed to reset MFA')).toBeVisible()
  // What nobody tells is said, not left out.
  await expect(page.getByText('The system does not say').first()).toBeVisible()

  await page.getByRole('button', { name: 'Retry the failed step' }).click()
  await expect(page.getByRole('button', { name: 'Retry the failed step' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible()
  await expect(page.getByText('Failed', { exact: true })).toHaveCount(0)
  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible()

  const history = await practice.ask('history:query', { filters: noFilters, offset: 0, limit: 10 })
  expect(history.rows.map(({ outcome }) => outcome)).toEqual(['succeeded', 'partly-failed'])
  const [retried, first] = await Promise.all(
    history.rows.map(({ id }) => practice.ask('history:read-operation', { operationId: id })),
  )
  expect(first?.accounts.map(({ connection }) => connection.name)).toEqual(connections.map(({ name }) => name))
  expect(retried?.accounts.map(({ connection }) => connection.system)).toEqual(['flashback'])
  expect(retried?.retryOf).toBe(first?.id)
  await visit(page, 'History')
  await expect(page.getByRole('row', { name: /Gwendolyn Oakes/ })).toHaveCount(2)
  await expect(page.getByRole('row', { name: /Partly failed/ })).toContainText('INC0048213')
})

test('one search shows one person, with a card for each system that knows them', async ({ practice }) => {
  const { page } = practice
  const connections = await connectionsOf(practice)
  await searchField(page).fill('mira.dunmore@practice.example')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.getByRole('option').click()
  for (const connection of connections) await expect(methodsOf(page, connection)).toBeVisible()
})

test('a person who is missing in a system gets no card there', async ({ practice }) => {
  const { page } = practice
  const connections = await connectionsOf(practice)
  await openPerson(page, 'oswin', 'Oswin Cloudless')
  for (const connection of connections) {
    await expect(methodsOf(page, connection)).toHaveCount(
      ['resolver', 'duo', 'entra'].includes(connection.system) ? 0 : 1,
    )
  }
})

test('a deleted account is marked and cannot be reset, and says why', async ({ practice }) => {
  const { page } = practice
  await openPerson(page, 'dagny', 'Dagny Disselhoff')
  await expect(page.getByText('Deleted in Practice storage')).toBeVisible()
  await expect(page.getByText('This account is deleted in Flashback; there is nothing to reset.')).toBeVisible()
  const flashback = (await connectionsOf(practice)).find(({ system }) => system === 'flashback')
  if (flashback === undefined) throw new Error('Flashback is not practised.')
  await expect(methodsOf(page, flashback).getByRole('switch')).toBeDisabled()
})

test('a system that is down is named and holds up nobody', async ({ desk, adaxes }) => {
  const { page } = desk
  for (const draft of [
    {
      system: 'adaxes' as const,
      name: 'Head office',
      address: adaxes.server.baseUrl,
      signIn: { kind: 'access-token' as const },
      secret: adaxes.simulator.credentials.token,
    },
    // Nobody listens on port 1.
    {
      system: 'resolver' as const,
      name: 'Incidents',
      address: 'http://127.0.0.1:1',
      signIn: { kind: 'access-token' as const },
      secret: 'invented-key',
    },
    {
      system: 'flashback' as const,
      name: 'Storage',
      address: 'http://127.0.0.1:1',
      signIn: { kind: 'password' as const, username: 'desk@practice.example' },
      secret: 'invented-password',
    },
  ]) {
    await desk.ask('connections:add', { draft: { ...draft, environment: 'sandbox' } })
  }
  await openPerson(page, 'gwendolyn', 'Gwendolyn Oakes')
  await expect(page.getByText(/Incidents: System not reachable/)).toBeVisible()
  await expect(page.getByText(/Storage: System not reachable/)).toBeVisible()
  await tick(page.getByRole('checkbox', { name: /Google Authenticator/ }))
  await reset(page)
  await expect(page.getByText('No longer there')).toBeVisible()
})
