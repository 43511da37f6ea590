import { expect, it } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { oneTimeCodeNotice } from '../../../electron/resets/one-time-code-notice.ts'
import { Secret } from '../../../electron/secret/secret.ts'

const detailOn = (platform: 'windows' | 'macos' | 'linux') =>
  oneTimeCodeNotice('Mira Dunmore', { code: new Secret('n@C*bU26'), expiresAt: null }, createText(), platform).detail

it('promises of a copy what its system keeps, before it is copied', () => {
  expect(detailOn('windows')).toContain('Windows keeps a copy out of its clipboard history and its cloud clipboard')
  for (const platform of ['macos', 'linux'] as const) {
    expect(detailOn(platform)).toContain('asked to leave a copy out')
    expect(detailOn(platform)).not.toContain('keeps a copy out')
  }
  expect(detailOn('macos')).toContain('your other devices can paste it')
})
