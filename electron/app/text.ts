/**
 * Main's own formatters over the common catalogue and the systems' texts, for native dialogs, the evidence note and exports, in the
 * language in force when they are asked. The note names instants in UTC and in the order of ISO 8601: it is read in tickets, on other
 * computers and by other programs. So do exports.
 *
 * Texts are gathered and formatters made when first used: loading the data of a locale takes 15 ms that a start would wait for.
 */
import { createIntl, createIntlCache } from '@formatjs/intl'
import { formatLocale } from '../../shared/domain/format-locale.ts'
import { languageLocales, type Language } from '../../shared/domain/language.ts'
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'
import { mainTexts } from '../../shared/messages/main-texts.ts'
import type { NoticeText } from '../../shared/messages/notice-message.ts'
import { systemTexts, textWithoutSystem, type SystemTextKey } from '../../shared/messages/system-texts.ts'
import { describeSystems } from '../systems/systems.ts'

/** The language in force. */
type CurrentLanguage = () => Language

const inEnglish: CurrentLanguage = () => 'en'

export function createText(language = inEnglish): QuestionText {
  const textsIn = inEach((locale) => {
    const { common, question } = mainTexts[locale]
    const messages = { ...common, ...question, ...systemTexts(describeSystems(locale)) }
    return { messages, intl: createIntl({ locale, messages }, createIntlCache()) }
  })
  return (key, values) => {
    const { messages, intl } = textsIn(language())
    return key in messages ? intl.formatMessage({ id: key }, values) : textWithoutSystem(key as SystemTextKey)
  }
}

/** The words of notices, and the instants in them for a reader anywhere: "2 March 2026 at 09:14 GMT+1". */
export function createNoticeText(language = inEnglish): { text: NoticeText; when: (instant: string) => string } {
  const intlIn = inEach((locale) => createIntl({ locale, messages: mainTexts[locale].notice }, createIntlCache()))
  const formatIn = inEach((known) => new Intl.DateTimeFormat(languageLocales[known], noticeTime))
  return {
    text: (key, values) => intlIn(language()).formatMessage({ id: key }, values),
    when: (instant) => formatIn(language()).format(new Date(instant)),
  }
}

/** In the time of this computer, with its zone. */
const noticeTime: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
}

/** Instants in the time of this computer, for dialogs that are read at it. `systemLocale`: as the operating system names it. */
export const createLocalTime = (systemLocale: string, language = inEnglish): ((instant: string) => string) =>
  localFormat(systemLocale, language, { dateStyle: 'medium', timeStyle: 'short' })

/** The same, as days. */
export const createLocalDay = (systemLocale: string, language = inEnglish): ((instant: string) => string) =>
  localFormat(systemLocale, language, { dateStyle: 'medium' })

function localFormat(
  systemLocale: string,
  language: CurrentLanguage,
  options: Intl.DateTimeFormatOptions,
): (instant: string) => string {
  const formatIn = inEach((known) => new Intl.DateTimeFormat(formatLocale(systemLocale, known), options))
  return (instant) => formatIn(language()).format(new Date(instant))
}

/** What `make` makes for a language, made when it is first wanted. */
function inEach<T extends object>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>()
  return (language) => {
    const known = made.get(language) ?? make(language)
    made.set(language, known)
    return known
  }
}
