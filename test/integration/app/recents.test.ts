/** The recent look-ups of the real workspace, in the whole application. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Platform } from '../../../electron/app/ports.ts'
import { createAdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { makeDraft } from '../../support/domain-fixtures.ts'
import { holdFile } from '../../support/held-file.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication } from '../../support/test-application.ts'

/** The application in its folder, connected to an Adaxes of its own, and a person looked up. */
async function lookSomebodyUp(parts: Partial<Platform> = {}) {
  const folder = makeTempFolder()
  const simulator = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  onTestFinished(() => server.close())
  const application = await startApplication(folder, parts)
  onTestFinished(() => application.app.close())
  const { id: connectionId } = await application.ask('connections:add', {
    draft: makeDraft(server.baseUrl, simulator.credentials.token),
  })
  const lookUp = (login: string) => {
    const { guid } = simulator.state.account(login)
    return application.ask('directory:read-account', { connectionId, accountId: guid })
  }
  await lookUp('mira.dunmore')
  const kept = join(folder, 'recents.sealed')
  await expect.poll(() => existsSync(kept)).toBe(true)
  return { ...application, folder, lookUp, kept }
}

test('the sealed file of the real workspace goes when look-ups are switched off, also while somebody practises', async () => {
  const { ask, kept } = await lookSomebodyUp()
  await ask('app:enter-practice', {})
  await ask('settings:change', { changes: { recents: { kept: false, days: 30 } } })
  expect(existsSync(kept)).toBe(false)
})

test('what could not be removed when look-ups were switched off goes at the next start', async () => {
  const { app, ask, folder, kept } = await lookSomebodyUp()
  const sealed = readFileSync(kept)
  await ask('settings:change', { changes: { recents: { kept: false, days: 30 } } })
  await app.close()
  writeFileSync(kept, sealed)
  const again = await startApplication(folder)
  onTestFinished(() => again.app.close())
  await expect.poll(() => existsSync(kept)).toBe(false)
})

test('a look-up that could not be kept is told, and kept when somebody tries again', async () => {
  const { ask, lookUp, events, kept } = await lookSomebodyUp()
  const letGo = await holdFile(kept)
  await lookUp('cutler.breckline')
  await expect.poll(() => events.some(({ type }) => type === 'problems-changed'), { timeout: 10_000 }).toBe(true)
  expect((await ask('app:read-state', {})).problems).toHaveLength(1)
  await letGo()
  expect((await ask('app:read-state', { again: true })).problems).toEqual([])
  const { recents } = await ask('directory:list-recents', {})
  expect(recents.map(({ account }) => account.displayName)).toEqual(['Cutler Breckline', 'Mira Dunmore'])
})

test('nothing is thrown away by rules that cannot be read', async () => {
  const vault = createMemoryVault()
  const { app, folder, kept } = await lookSomebodyUp({ vault })
  await app.close()
  const sealed = readFileSync(kept)
  writeFileSync(join(folder, 'settings.json'), '{ damaged')
  const inTwoMonths = () => new Date(Date.now() + 60 * 24 * 60 * 60 * 1000)
  const again = await startApplication(folder, { vault, now: inTwoMonths })
  onTestFinished(() => again.app.close())
  expect((await again.ask('directory:list-recents', {})).recents).toEqual([])
  expect(readFileSync(kept)).toEqual(sealed)
})
