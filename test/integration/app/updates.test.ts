/** The whole application looks for newer versions by itself, and tells its page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { AppEvent } from '../../../shared/ipc/events.ts'
import { serveScript, throwAwayAuthority } from '../../support/http-server.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication, type TestApplication } from '../../support/test-application.ts'

const link = 'https://software.example.com/mfa-desk/2.0.0/'

async function serveVersion() {
  const server = await serveScript(
    (_request, reply) => reply.json(200, { version: '2.0.0', releasedAt: '2026-11-28', notes: 'New', link }),
    { tls: true },
  )
  onTestFinished(() => server.close())
  return { ...server, address: `${server.origin}/version.json` }
}

async function start(folder = makeTempFolder()): Promise<TestApplication> {
  const application = await startApplication(
    folder,
    { version: '1.0.0', trustedCertificates: () => Promise.resolve([throwAwayAuthority()]) },
    { firstUpdateCheckMs: 1 },
  )
  onTestFinished(() => application.app.close())
  return application
}

const told = (events: readonly AppEvent[]) => events.filter(({ type }) => type === 'updates-changed').length

it('looks after its first answer, and tells the page of a newer version', async () => {
  const server = await serveVersion()
  const folder = makeTempFolder()
  const before = await start(folder)
  await before.ask('settings:change', { changes: { updates: { address: server.address } } })
  await before.app.close()

  const { ask, events, opened } = await start(folder)
  expect((await ask('app:read-state', {})).newerVersion).toBeNull()
  await expect.poll(async () => (await ask('app:read-state', {})).newerVersion).toBe('2.0.0')
  expect(told(events)).toBeGreaterThan(0)
  expect(await ask('updates:read', {})).toMatchObject({
    off: null,
    known: { isNewer: true, release: { notes: 'New' } },
  })
  await ask('updates:open-link', {})
  expect(opened).toEqual([link])
  expect(server.requests).toHaveLength(1)
})

it('tells of nothing and asks nobody while practising', async () => {
  const server = await serveVersion()
  const { ask, refusalOf } = await start()
  await ask('settings:change', { changes: { updates: { address: server.address } } })
  await ask('updates:look-now', {})
  await ask('app:enter-practice', {})
  expect((await ask('app:read-state', {})).newerVersion).toBeNull()
  expect((await refusalOf('updates:look-now', {})).code).toBe('updates-in-practice')
  await ask('app:leave-practice', {})
  expect((await ask('app:read-state', {})).newerVersion).toBe('2.0.0')
  expect(server.requests).toHaveLength(1)
})

it('keeps nothing where no address is set', async () => {
  const folder = makeTempFolder()
  const { ask, refusalOf, app } = await start(folder)
  expect(await ask('updates:read', {})).toEqual({ off: 'no-address', lastLook: null, nextLookAt: null, known: null })
  expect((await refusalOf('updates:look-now', {})).code).toBe('updates-off')
  await app.close()
  expect(existsSync(join(folder, 'updates.json'))).toBe(false)
})

it('says so where the page cannot be opened', async () => {
  const server = await serveVersion()
  const application = await startApplication(makeTempFolder(), {
    version: '1.0.0',
    trustedCertificates: () => Promise.resolve([throwAwayAuthority()]),
    openExternal: () => Promise.reject(new Error('no browser')),
  })
  onTestFinished(() => application.app.close())
  await application.ask('settings:change', { changes: { updates: { address: server.address } } })
  expect((await application.refusalOf('updates:open-link', {})).code).toBe('update-link-unknown')
  await application.ask('updates:look-now', {})
  expect((await application.refusalOf('updates:open-link', {})).code).toBe('link-not-opened')
})

it('refuses to keep an address that is not https or holds a credential', async () => {
  const { refusalOf } = await start()
  for (const address of ['http://software.example.com/version.json', 'https://a:b@software.example.com/v.json']) {
    expect((await refusalOf('settings:change', { changes: { updates: { address } } })).code).toBe('invalid-request')
  }
})
