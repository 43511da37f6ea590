/**
 * Main's own formatter over the common catalogue and the systems' texts, for native dialogs and the evidence note. The note names
 * instants in UTC and in the order of ISO 8601: it is read in tickets, on other computers and by other programs. So are exports.
 */
import { createIntl, createIntlCache } from '@formatjs/intl'
import { commonTexts } from '../../shared/messages/common-texts.ts'
import type { FormatText } from '../../shared/messages/format-text.ts'
import { systemTexts, textWithoutSystem, type SystemTextKey } from '../../shared/messages/system-texts.ts'
import { systemDescriptions } from '../systems/systems.ts'

export function createText(): FormatText {
  const messages = { ...commonTexts, ...systemTexts(systemDescriptions) }
  const intl = createIntl({ locale: 'en', messages }, createIntlCache())
  return (key, values) =>
    key in messages ? intl.formatMessage({ id: key }, values) : textWithoutSystem(key as SystemTextKey)
}

/** Instants in the time of this computer, for dialogs that are read at it. */
export function createLocalTime(formatLocale: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat(formatLocale, { dateStyle: 'medium', timeStyle: 'short' })
  return (instant) => format.format(new Date(instant))
}
