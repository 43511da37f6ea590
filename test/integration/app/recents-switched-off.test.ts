/** Switching the recent look-ups off removes what was kept. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication } from '../../support/test-application.ts'

test('the sealed file of the real workspace goes, also while somebody practises', async () => {
  const folder = makeTempFolder()
  const simulator = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  const { app, ask } = await startApplication(folder)
  try {
    const { id } = await ask('connections:add', {
      draft: {
        system: 'adaxes',
        name: 'Head office',
        address: server.baseUrl,
        environment: 'sandbox',
        signIn: { kind: 'access-token' },
        secret: simulator.credentials.token,
      },
    })
    const { guid } = simulator.state.account('mira.dunmore')
    await ask('directory:read-account', { requestId: 'r', connectionId: id, accountId: guid })
    const kept = join(folder, 'recents.sealed')
    await expect.poll(() => existsSync(kept)).toBe(true)

    await ask('app:enter-practice', {})
    await ask('settings:change', { changes: { recents: { kept: false, days: 30 } } })
    expect(existsSync(kept)).toBe(false)
  } finally {
    await app.close()
    await server.close()
  }
})
