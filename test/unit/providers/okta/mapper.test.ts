import { expect, it, onTestFinished, vi } from 'vitest'
import { readInstant } from '../../../../electron/providers/okta/mapper.ts'

it.each([
  ['2026-11-20T10:42:07.000Z', '2026-11-20T10:42:07.000Z'],
  ['2026-11-20T10:42:07', '2026-11-20T10:42:07.000Z'],
  ['2026-11-20T12:42:07+0200', '2026-11-20T10:42:07.000Z'],
  ['2026-11-20T12:42:07+02:00', '2026-11-20T10:42:07.000Z'],
  ['2026-11-20', null],
  ['soon', null],
  [null, null],
])('reads the instant %s, wherever the computer is', (told, instant) => {
  vi.stubEnv('TZ', 'America/New_York')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(readInstant(told)).toBe(instant)
})
