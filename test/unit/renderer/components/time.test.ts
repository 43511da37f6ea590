import { createIntl } from '@formatjs/intl'
import { expect, it } from 'vitest'
import { formatInstant } from '../../../../renderer/components/time.tsx'

const at = '2026-11-20T09:05:07.000Z'

it.each([
  ['en-US', 'time', '9:05 AM'],
  ['en-US', 'date-and-time', 'Nov 20, 2026, 9:05 AM'],
  ['en-US', 'full', 'Nov 20, 2026, 9:05:07 AM'],
  ['en-GB', 'time', '09:05'],
  ['de', 'date-and-time', '20.11.2026, 09:05'],
] as const)('in %s, "%s" is written as people there write it', (locale, form, expected) => {
  const intl = createIntl({ locale, timeZone: 'UTC', messages: {} })
  // No-break spaces, which differ between engines.
  expect(formatInstant(intl, at, form).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(expected)
})

it('keeps a time of day on one line, whatever space the engine puts into it', () => {
  const intl = { formatTime: () => '9:05 AM', formatDate: () => '' }
  for (const form of ['time', 'time-to-the-second'] as const) expect(formatInstant(intl, at, form)).toBe('9:05\u00a0AM')
})
