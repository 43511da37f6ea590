/**
 * An error of Okta's management API as it says it. The reference that Okta's support asks for (`errorId`) stands behind the words.
 */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ErrorAnswer } from './schemas.ts'

export interface OktaError {
  readonly code: string | null
  readonly summary: string | null
  readonly text: string | null
}

export function errorOf(response: TransportResponse): OktaError {
  const parsed = ErrorAnswer.safeParse(response.json)
  if (!parsed.success) return { code: null, summary: null, text: null }
  const { errorCode, errorSummary, errorId, errorCauses } = parsed.data
  const said = [...new Set([errorSummary, ...errorCauses.map((cause) => cause.errorSummary)])].filter((part) => part)
  const reference = errorId === null || errorId === '' ? [] : [`(Okta reference ${errorId.slice(0, 64)})`]
  return { code: errorCode, summary: errorSummary, text: cleanServerText([...said, ...reference].join(' ')) }
}
