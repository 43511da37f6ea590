/** The one way a component gets text: by key, typed. */
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { SystemId } from '../../shared/domain/connection.ts'
import type { OwnTextKey } from '../../shared/domain/system.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { textWithoutSystem, type SystemTextKey } from '../../shared/messages/system-texts.ts'
import type { TextKey } from '../../shared/messages/en/page-texts.ts'

export type TextValues = Readonly<Record<string, string | number | Date>>
export type Text = (key: TextKey | SystemTextKey, values?: TextValues) => string

export function useText(): Text {
  const intl = useIntl()
  return useCallback(
    (key, values) =>
      key.startsWith('system.') && !(key in intl.messages)
        ? textWithoutSystem(key as SystemTextKey)
        : intl.formatMessage({ id: key }, values),
    [intl],
  )
}

/** A text that a system may say in words of its own; the usual one where it does not, or no system is known. */
export function useOwnText(): (key: OwnTextKey, system: SystemId | null) => string {
  const intl = useIntl()
  return useCallback(
    (key, system) => {
      const own = `system.${system ?? ''}.${key}`
      return intl.formatMessage({ id: own in intl.messages ? own : key })
    },
    [intl],
  )
}

/** What an error is called, what happened and is known, or what to do: in the words of the system that gave it. */
export type ErrorText = (
  error: { readonly code: ErrorCode; readonly system?: SystemId | undefined },
  part: 'title' | 'text' | 'action',
) => string

export function useErrorText(): ErrorText {
  const own = useOwnText()
  return useCallback(({ code, system }, part) => own(`error.${code}.${part}`, system ?? null), [own])
}
