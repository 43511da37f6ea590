/** The record of the desk goes to a server of the organisation, and the settings say how far it has come. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inventedOperation, writeJournal } from '../support/history-fixtures.ts'
import { throwAwayAuthority, unusedPort } from '../support/http-server.ts'
import { serveSyslog } from '../support/record-receiver.ts'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/desk.ts'
import { visit } from './support/hands.ts'

test.use({
  seed: {
    put: (dataFolder: string) => {
      mkdirSync(join(dataFolder, 'history'), { recursive: true })
      writeJournal(join(dataFolder, 'history'), inventedOperation(1, new Date().toISOString()))
      return Promise.resolve()
    },
  },
})

test('is set up, sent, seen, and sent again', async ({ connected }) => {
  const { page } = connected
  const server = await serveSyslog()
  try {
    await visit(page, 'Settings')
    const syslog = page.getByRole('region', { name: 'Syslog over TLS' })
    await syslog.getByLabel('Port').fill(String(server.port))
    await syslog.getByLabel('Port').press('Tab')
    await syslog.getByLabel('Certificate authority').fill(throwAwayAuthority())
    await syslog.getByLabel('Certificate authority').press('Tab')
    await syslog.getByLabel('Server').fill('127.0.0.1')
    await syslog.getByLabel('Server').press('Tab')
    await expect(syslog.getByText(/^Delivered up to entry \d+, .*Nothing is waiting\.$/)).toBeVisible()
    expect((await connected.lastQuestion())?.detail).toContain(`127.0.0.1:${server.port}`)
    const before = server.lines.length
    expect(before).toBeGreaterThanOrEqual(5)

    await syslog.getByLabel('Send again from entry').fill('2')
    await syslog.getByRole('button', { name: 'Send again' }).click()
    await server.received(before + before - 1)
    expect(server.lines.slice(before)).toEqual(server.lines.slice(1, before))
    await expect(page.getByText(/^This desk is [0-9a-f-]{36}\.$/)).toBeVisible()
  } finally {
    await server.close()
  }
})

test('says in words why nothing comes through, and keeps a webhook’s secret out of sight', async ({ connected }) => {
  const { page } = connected
  await visit(page, 'Settings')
  const webhook = page.getByRole('region', { name: 'Webhook' })
  await webhook.getByLabel('Address').fill(`https://127.0.0.1:${await unusedPort()}/collect`)
  await webhook.getByLabel('Address').press('Tab')
  await expect(webhook.getByText(/^No secret is stored for this server\./)).toBeVisible()
  await webhook.getByLabel('Signing secret').fill('not one')
  await webhook.getByRole('button', { name: 'Store it…' }).click()
  await expect(webhook.getByText('Not a valid secret')).toBeVisible()
  await webhook.getByLabel('Signing secret').fill(`whsec_${Buffer.alloc(32, 1).toString('base64')}`)
  await webhook.getByRole('button', { name: 'Store it…' }).click()
  await expect(webhook.getByText(/^The server could not be reached\./)).toBeVisible()
  await expect(webhook.getByText('A secret is stored in the keychain.')).toBeVisible()
  await expect(webhook.getByLabel('Signing secret')).toHaveValue('')
  for (const theme of ['light', 'dark', 'high-contrast'] as const) {
    await connected.ask('settings:change', { changes: { theme } })
    await expectNoViolations(page, `the central record in ${theme}`)
  }
})
