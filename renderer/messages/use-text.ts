/** The one way a component gets text: by key, typed. */
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { TextKey } from './en.ts'

export type TextValues = Readonly<Record<string, string | number | Date>>
export type Text = (key: TextKey, values?: TextValues) => string

export function useText(): Text {
  const intl = useIntl()
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl])
}
