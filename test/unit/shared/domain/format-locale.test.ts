import { expect, it } from 'vitest'
import { formatLocale } from '../../../../shared/domain/format-locale.ts'

it.each([
  ['en-GB', 'en-GB'],
  ['de-DE', 'de-DE'],
  ['en-US', 'en-US'],
  // As macOS and Linux may name them.
  ['en_GB', 'en-GB'],
  ['en-US@rg=gbzzzz', 'en-GB'],
  ['de-DE@calendar=buddhist', 'de-DE'],
  ['en-US-u-va-posix', 'en-US'],
])('%s is a locale to write dates in: %s', (system, locale) => {
  expect(formatLocale(system)).toBe(locale)
})

it.each(['', 'C', 'POSIX', 'xx-XX', 'not a locale', '"><script>', 'en-US@rg=', '@rg=gbzzzz'])(
  'whatever a system names, %j is one that dates can be written in',
  (system) => {
    const locale = formatLocale(system)
    expect(new Intl.DateTimeFormat(locale).resolvedOptions().locale).toBe(locale)
    expect(locale).toMatch(/^[A-Za-z0-9-]+$/)
  },
)
