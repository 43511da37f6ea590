import { expect, it, onTestFinished, vi } from 'vitest'
import { createLocalTime, createText } from '../../../electron/app/text.ts'
import { oneTimeCodeNotice } from '../../../electron/resets/one-time-code-notice.ts'
import { connectionId, makeAccount, makeStatus } from '../../support/domain-fixtures.ts'
import { Secret } from '../../../electron/secret/secret.ts'

const made = { code: new Secret('n@C*bU26'), expiresAt: '2026-11-20T15:42:07.000Z' }
const mira = {
  account: makeAccount({ displayName: 'Mira Dunmore', logins: ['mira.dunmore'] }),
  connection: { connectionId, system: 'okta', name: 'Head office', environment: 'production' },
  before: makeStatus([]),
} as const
const detailOn = (platform: 'windows' | 'macos' | 'linux', formatLocale = 'en-GB') =>
  oneTimeCodeNotice(mira, made, { text: createText(), localTime: createLocalTime(formatLocale), platform }).detail

it.each([
  ['mira.dunmore', {}, 'Code for Mira Dunmore (mira.dunmore) in Okta · Head office:'],
  ['nobody by a login', { logins: [] }, 'Code for Mira Dunmore in Okta · Head office:'],
  [
    'a name of several lines',
    { displayName: 'Mira\nIn: Duo' },
    'Code for Mira In: Duo (mira.dunmore) in Okta · Head office:',
  ],
])('names the person, the login and the connection: %s', (_case, changes, message) => {
  const words = { text: createText(), localTime: createLocalTime('en-GB'), platform: 'linux' } as const
  const notice = oneTimeCodeNotice({ ...mira, account: { ...mira.account, ...changes } }, made, words)
  expect(notice.message).toBe(message)
})

it('promises of a copy what its system keeps, before it is copied', () => {
  expect(detailOn('windows')).toContain('Windows keeps it out of the clipboard history and the cloud clipboard')
  for (const platform of ['macos', 'linux'] as const) {
    expect(detailOn(platform)).toContain('asked not to keep it')
    expect(detailOn(platform)).not.toContain('keeps it out')
  }
  expect(detailOn('macos')).toContain('your other devices can paste it')
})

it.each([
  ['Europe/London', 'en-GB', 'Valid until 20 Nov 2026, 15:42,'],
  ['Europe/Berlin', 'de-DE', 'Valid until 20 Nov 2026, 16:42,'],
  ['America/New_York', 'en-US', 'Valid until Nov 20, 2026, 10:42 AM,'],
])('says until when in the time of a computer in %s, as that writes it in %s', (timeZone, formatLocale, sentence) => {
  vi.stubEnv('TZ', timeZone)
  onTestFinished(() => void vi.unstubAllEnvs())
  // Engines differ in the space before AM and PM.
  expect(detailOn('linux', formatLocale).replaceAll('\u202f', ' ')).toContain(sentence)
})
