/**
 * Main's own formatter over the common catalogue and the systems' texts, for native dialogs and the evidence note. The note names
 * instants in UTC and in the order of ISO 8601: it is read in tickets, on other computers and by other programs. So are exports.
 *
 * Texts are gathered and formatters made when first used: loading the data of a locale takes 15 ms that a start would wait for.
 */
import { createIntl, createIntlCache } from '@formatjs/intl'
import { formatLocale } from '../../shared/domain/format-locale.ts'
import { commonTexts } from '../../shared/messages/en/common-texts.ts'
import type { NoticeText } from '../../shared/messages/notice-message.ts'
import { noticeTexts } from '../../shared/messages/en/notice-texts.ts'
import { questionTexts, type QuestionText } from '../../shared/messages/en/question-texts.ts'
import { systemTexts, textWithoutSystem, type SystemTextKey } from '../../shared/messages/system-texts.ts'
import { describeSystems } from '../systems/systems.ts'

export function createText(): QuestionText {
  const messages = whenUsed(() => ({ ...commonTexts, ...questionTexts, ...systemTexts(describeSystems('en')) }))
  const intl = whenUsed(() => createIntl({ locale: 'en', messages: messages() }, createIntlCache()))
  return (key, values) =>
    key in messages() ? intl().formatMessage({ id: key }, values) : textWithoutSystem(key as SystemTextKey)
}

/** The words of notices, in the language they are written in. */
export function createNoticeText(): NoticeText {
  const intl = whenUsed(() => createIntl({ locale: 'en', messages: noticeTexts }, createIntlCache()))
  return (key, values) => intl().formatMessage({ id: key }, values)
}

/** An instant for a reader anywhere, in the time of this computer and with its zone: "2 March 2026 at 09:14 GMT+1". */
export const noticeTime = (instant: string): string => noticeFormat().format(new Date(instant))

/** Instants in the time of this computer, for dialogs that are read at it. `systemLocale`: as the operating system names it. */
export const createLocalTime = (systemLocale: string): ((instant: string) => string) =>
  localFormat(systemLocale, { dateStyle: 'medium', timeStyle: 'short' })

/** The same, as days. */
export const createLocalDay = (systemLocale: string): ((instant: string) => string) =>
  localFormat(systemLocale, { dateStyle: 'medium' })

function localFormat(systemLocale: string, options: Intl.DateTimeFormatOptions): (instant: string) => string {
  const format = whenUsed(() => new Intl.DateTimeFormat(formatLocale(systemLocale), options))
  return (instant) => format().format(new Date(instant))
}

function whenUsed<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

const noticeFormat = whenUsed(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
)
