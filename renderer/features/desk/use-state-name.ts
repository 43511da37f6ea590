/** What a system says of an account's state beyond the flags: in words, or in its own, which its administrators know. */
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { Account } from '../../../shared/domain/account.ts'
import { useAppStore } from '../../state/app-state.ts'

export function useStateName(): (account: Account) => string | null {
  const { messages, formatMessage } = useIntl()
  const connections = useAppStore((state) => state.connections)
  return useCallback(
    ({ connectionId, state: { reported } }) => {
      if (reported === undefined || reported === null) return null
      const system = connections.find(({ id }) => id === connectionId)?.system ?? ''
      const key = `system.${system}.state.${reported}`
      return key in messages ? formatMessage({ id: key }) : reported
    },
    [connections, messages, formatMessage],
  )
}
