/** Maps Jira's error responses to failures. */
import { failureByStatus, failureDetail } from '../http/failure.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { ErrorAnswer } from './schemas.ts'

/**
 * Whether the request was not authenticated. A site that allows anonymous access responds to a wrong token with a success, and only a
 * header says so.
 */
export function isUnauthenticated({ status, headers }: TransportResponse): boolean {
  const reason = headers['x-seraph-loginreason'] ?? ''
  return status === 401 || /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/i.test(reason)
}

export function failureOf(response: TransportResponse, now: Date): ProviderError {
  const detail = detailOf(response, now)
  if (isUnauthenticated(response)) return new ProviderError('unauthenticated', 'password-rejected', detail)
  return failureByStatus(response, detail)
}

function detailOf(response: TransportResponse, now: Date): ProviderErrorDetail {
  const errorBody = ErrorAnswer.safeParse(response.json).data
  const said = errorBody?.errorMessages?.join(' ') || errorBody?.errorMessage || errorBody?.message || ''
  return failureDetail(response, said, now)
}
