import { expect, it } from 'vitest'
import { formatLocale } from '../../../../shared/domain/format-locale.ts'

it.each([
  ['en-GB', 'en-GB'],
  ['fr-FR', 'fr-FR'],
  ['en-US', 'en-US'],
  // As macOS and Linux may name them.
  ['en_GB', 'en-GB'],
  ['en-US@rg=gbzzzz', 'en-GB'],
  ['fr-FR@calendar=buddhist', 'fr-FR'],
  ['en-US-u-va-posix', 'en-US'],
])('%s is a locale to write dates in: %s', (system, locale) => {
  expect(formatLocale(system, 'en')).toBe(locale)
})

it.each([
  ['de', 'en-US', 'de-US', '20.11.2026'],
  ['de', 'en', 'de', '20.11.2026'],
  ['de', 'en-US@rg=atzzzz', 'de-AT', '20.11.2026'],
  ['de', 'de-CH', 'de-CH', '20.11.2026'],
  ['de', 'ja-JP', 'ja-JP', '2026/11/20'],
  ['de', '', 'de-DE', '20.11.2026'],
  ['en', 'de-DE', 'en-DE', '20 Nov 2026'],
] as const)('with %s words on a computer set to %s dates are those of %s', (language, system, locale, day) => {
  const found = formatLocale(system, language)
  expect(found).toBe(locale)
  expect(new Intl.DateTimeFormat(found, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 20))).toBe(
    day,
  )
})

it.each(['', 'C', 'POSIX', 'xx-XX', 'not a locale', '"><script>', 'en-US@rg=', '@rg=gbzzzz'])(
  'whatever a system names, %j is one that dates can be written in',
  (system) => {
    const locale = formatLocale(system, 'en')
    expect(new Intl.DateTimeFormat(locale).resolvedOptions().locale).toBe(locale)
    expect(locale).toMatch(/^[A-Za-z0-9-]+$/)
  },
)
