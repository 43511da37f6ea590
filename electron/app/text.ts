/** Main's own formatter over the common catalogue, for native dialogs and the evidence note. */
import { createIntl, createIntlCache } from '@formatjs/intl'
import { commonTexts } from '../../shared/messages/common-texts.ts'
import type { FormatText } from '../../shared/messages/format-text.ts'

export function createText(): FormatText {
  const intl = createIntl({ locale: 'en', messages: commonTexts }, createIntlCache())
  return (key, values) => intl.formatMessage({ id: key }, values)
}
