/**
 * An error of Okta's management API in its own words, followed by the reference that Okta's support asks for (`errorId`).
 */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ErrorAnswer } from './schemas.ts'

export interface OktaError {
  /** `null` also for a code that cannot occur with the status: repeated by a server error or gateway, it does not say what was done. */
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
  const counts = errorCode !== null && canComeWith(errorCode, response.status)
  return {
    code: counts ? errorCode : null,
    summary: errorSummary,
    text: cleanServerText([...said, ...reference].join(' ')),
  }
}

/** All of Okta's codes for too many requests. */
const limitCodes = ['E0000047', 'E0000109', 'E0000118', 'E0000133']

/** Compares the class of the status only: within one, Okta's list of codes and its descriptions of the operations disagree. */
function canComeWith(code: string, status: number): boolean {
  if (code === 'E0000009') return status >= 500
  const isRefused = status >= 400 && status < 500 && status !== 408
  return isRefused && limitCodes.includes(code) === (status === 429)
}
