import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { formatInstant } from '../../../../renderer/components/time.tsx'
import { de } from '../../../../shared/messages/de/page-texts.ts'
import { en } from '../../../../shared/messages/en/page-texts.ts'
import { createPageIntl } from '../../../../renderer/messages/page-intl.ts'

describe.each([
  ['en-GB', '20 Nov 2026', '1,234 operations'],
  ['de-DE', '20.11.2026', '1.234 operations'],
  // Another word for one and for none than English has: in French both are singular, Japanese knows no plural.
  ['fr-FR', '20 nov. 2026', '1 234 operations'],
  ['ja-JP', '2026/11/20', '1,234 operations'],
])('a page on a computer that writes as in %s', (locale, day, many) => {
  const intl = createPageIntl(en, 'en', locale)
  const count = (number: number) => intl.formatMessage({ id: 'history.count' }, { count: number })

  it('writes days as that does', () => {
    expect(formatInstant(intl, '2026-11-20T12:00:00.000Z', 'date')).toBe(day)
  })

  it('writes numbers as that does, also within a sentence', () => {
    expect(count(1234).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(many)
    expect(intl.formatNumber(1234)).toBe(new Intl.NumberFormat(locale).format(1234))
  })

  it('has English words, each in the form that English gives it', () => {
    expect(count(1)).toBe('1 operation')
    expect(count(0)).toBe('0 operations')
    expect(intl.formatList(['Adaxes', 'Okta'])).toBe('Adaxes and Okta')
    expect(intl.formatRelativeTime(-3, 'minute', { numeric: 'auto' })).toBe('3 minutes ago')
  })
})

it('in German all is German, each word in the form that German gives it', () => {
  const intl = createPageIntl(de, 'de', 'de-DE')
  const count = (number: number) => intl.formatMessage({ id: 'history.count' }, { count: number })
  expect([0, 1, 1234].map(count)).toEqual(['0 Vorgänge', '1 Vorgang', '1.234 Vorgänge'])
  expect(intl.formatList(['Adaxes', 'Okta'])).toBe('Adaxes und Okta')
  expect(intl.formatRelativeTime(-3, 'minute', { numeric: 'auto' })).toBe('vor 3 Minuten')
})

it('a value that was forgotten takes no screen away', () => {
  const told = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => told.mockRestore())
  expect(createPageIntl(en, 'en', 'en-GB').formatMessage({ id: 'person.opened' }, { count: 2 })).toContain('opened')
  expect(told).toHaveBeenCalled()
})
