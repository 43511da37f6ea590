/** Reset notices: set up in the settings, told of on the outcome, and waiting on the history page while no mail server answers. */
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { factor, openPerson, reset, tick, visit } from './support/hands.ts'

test('a mail server is set up, does not answer, and nobody is told without it being seen', async ({ connected }) => {
  const { page } = connected
  await visit(page, 'Settings')
  const section = page.getByRole('region', { name: 'Reset notices' })
  await section.getByLabel('Name of the desk').fill('Service Desk')
  await section.getByLabel('What to do if it was not them').fill('Call 4711.')
  await section.getByLabel('What to do if it was not them').blur()
  await section.getByText('What the person reads').click()
  await expect(section.getByText('Your sign-in was changed by Service Desk')).toBeVisible()
  await expect(section.getByText('Call 4711.')).toBeVisible()

  await section.getByLabel('Server', { exact: true }).fill('https://localhost')
  await section.getByLabel('Sender address').fill('desk@corp.example')
  await section.getByLabel('User name').fill('desk')
  await section.getByLabel('Password').fill('canary-password')
  await section.getByRole('button', { name: 'Save the mail server' }).click()
  await expect(section.getByText('Enter the name of a server, without https:// or a port.')).toBeVisible()
  await section.getByLabel('Server', { exact: true }).fill('localhost')
  // Nobody listens there.
  await section.getByLabel('Port', { exact: true }).fill('1')

  await connected.answer({ confirm: false })
  await section.getByRole('button', { name: 'Save the mail server' }).click()
  await expect(section.getByText('You answered no, so nothing has changed.')).toBeVisible()
  expect((await connected.lastQuestion())?.detail).toContain('localhost, port 1')
  await connected.answer({ confirm: true })
  await section.getByRole('button', { name: 'Save the mail server' }).click()
  await expect(section.getByText('One is in the keychain. Enter another to replace it.')).toBeVisible()
  expect(await page.content()).not.toContain('canary-password')

  await section.getByRole('radio', { name: /^A webhook/ }).press('Space')
  await section.getByLabel('Address', { exact: true }).fill('http://hooks.corp.example')
  await section.getByRole('button', { name: 'Save the webhook' }).click()
  await expect(section.getByText(/^Enter a complete address that begins with https/)).toBeVisible()
  await expectNoViolations(page, 'settings of a webhook for notices')
  await section.getByRole('radio', { name: /^A mail server/ }).press('Space')
  await section.getByRole('button', { name: 'Save the mail server' }).click()

  await section.getByLabel('Your own address').fill('robin@corp.example')
  await section.getByRole('button', { name: 'Send a test message' }).click()
  await expect(section.getByText('Mail server not reachable')).toBeVisible()
  expect((await connected.lastQuestion())?.message).toContain('robin@corp.example')
  await expectNoViolations(page, 'settings of notices')

  await visit(page, 'Desk')
  await openPerson(page, 'mira', 'Mira Dunmore')
  await tick(factor(page, 'Microsoft Authenticator'))
  await reset(page)
  const told = page.getByText(/^Mira Dunmore will be notified at m…@practice\.example\. The message is waiting:/)
  await expect(told).toContainText('Mail server not reachable')
  await expect(page.getByText(/^The manager of Mira Dunmore will be notified at /)).toBeVisible()

  await visit(page, 'History')
  await expect(page.getByText('2 messages are waiting to be sent')).toBeVisible()
  await page.getByRole('button', { name: /^Try now: Mira Dunmore, to m…@/ }).click()
  await expect(page.getByText('2 messages are waiting to be sent')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Dismiss/ })).toHaveCount(0)
  await expectNoViolations(page, 'messages that wait')
})
