/** About, asked for as the page asks: what is copied for support, and what is said where the system does not take it. */
import { expect, it, onTestFinished } from 'vitest'
import type { Platform } from '../../../electron/app/ports.ts'
import { makeDraft } from '../../support/domain-fixtures.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { startApplication } from '../../support/test-application.ts'

async function start(parts: Partial<Platform> = {}) {
  const application = await startApplication(makeTempFolder(), parts)
  onTestFinished(() => application.app.close())
  return application
}

it('copies what is shown, without people, computers, servers and secrets', async () => {
  const { ask, clipboard } = await start({ osUser: () => 'ada.lovelace', hostName: () => 'desk-7.example.com' })
  await ask('settings:change', {
    changes: { agentName: 'Ada Lovelace', updates: { address: 'https://software.example.com/version.json' } },
  })
  await ask('connections:add', {
    draft: makeDraft('https://adaxes.example.com/restApi', 'a-token-of-this-test', { environment: 'production' }),
  })
  await ask('app:copy-about', {})
  const about = await ask('app:read-about', {})
  expect(clipboard).toHaveLength(1)
  expect(clipboard[0]).toContain(`MFA Desk: ${about.version}\nCommit: ${about.commit}\n`)
  expect(clipboard[0]).not.toMatch(/ada|lovelace|desk-7|example\.com|head office|token/i)
})

it('says so where the clipboard does not take it', async () => {
  const { refusalOf } = await start({ writeClipboard: () => Promise.reject(new Error('in use')) })
  expect((await refusalOf('app:copy-about', {})).code).toBe('clipboard-refused')
})

it('claims neither a commit nor a signature that no build has given it', async () => {
  const { ask, refusalOf } = await start()
  expect(await ask('app:read-about', {})).toMatchObject({
    commit: 'unknown',
    signed: false,
    fuses: { kind: 'sources' },
    notices: false,
  })
  expect((await refusalOf('app:open-notices', {})).code).toBe('notices-not-opened')
})
