/** The page's formatter: words of one language, with dates, times and numbers as the computer is set to write them. */
import { IntlMessageFormat, type Formatters } from 'intl-messageformat'
import { createIntl, type IntlShape } from 'react-intl'
import { formatLocale } from '../../shared/domain/format-locale.ts'
import type { Language } from '../../shared/domain/language.ts'
import { systemLocale } from './system-locale.ts'

type Values = Readonly<Record<string, string | number | Date>>

/**
 * What stands in a message follows the same rule: the word by its number is chosen as the language of the words does it, the number itself is written as the
 * computer is set to. `messages`: by key, in ICU MessageFormat.
 */
export function createPageIntl(
  messages: Readonly<Record<string, string>>,
  language: Language,
  locale = formatLocale(systemLocale, language),
): IntlShape {
  const words = createIntl({ locale: language, messages: { ...messages } })
  const formats = createIntl({ locale, messages: {} })
  const formatters: Formatters = {
    getPluralRules: words.formatters.getPluralRules,
    getNumberFormat: (_locale, options) => formats.formatters.getNumberFormat(locale, options),
    getDateTimeFormat: (_locale, options) => formats.formatters.getDateTimeFormat(locale, options),
  }
  const compiled = new Map<string, IntlMessageFormat>()
  const compile = (message: string): IntlMessageFormat => {
    const known = compiled.get(message) ?? new IntlMessageFormat(message, language, undefined, { formatters })
    compiled.set(message, known)
    return known
  }
  const formatMessage = ({ id }: { readonly id: string }, values?: Values): string => {
    const message = messages[id]
    try {
      if (message !== undefined) return String(compile(message).format(values))
    } catch {
      // Of a value that was forgotten the usual formatter tells, and takes no screen away.
    }
    return words.formatMessage({ id }, values)
  }
  return {
    ...words,
    // Texts without marks of their own are all there is here; the type knows of others.
    formatMessage: formatMessage as IntlShape['formatMessage'],
    formatDate: formats.formatDate,
    formatTime: formats.formatTime,
    formatNumber: formats.formatNumber,
  }
}
