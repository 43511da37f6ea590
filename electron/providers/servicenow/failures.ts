/** Maps ServiceNow's error responses to failures. */
import { failureByStatus, failureDetail } from '../http/failure.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { ErrorAnswer } from './schemas.ts'

/** The status must not be 2xx. `rejected`: the code for a sign-in that is not accepted. */
export function failureOf(
  response: TransportResponse,
  now: Date,
  rejected: 'password-rejected' | 'token-rejected',
): ProviderError {
  const detail = detailOf(response, now)
  return response.status === 401
    ? new ProviderError('unauthenticated', rejected, detail)
    : failureByStatus(response, detail)
}

/** The failure of requesting an application's token. */
export function signInFailureOf(response: TransportResponse, now: Date): ProviderError {
  const isRefused = response.status === 400 || response.status === 401 || response.status === 403
  return isRefused
    ? new ProviderError('unauthenticated', 'client-secret-rejected', detailOf(response, now))
    : failureOf(response, now, 'token-rejected')
}

function detailOf(response: TransportResponse, now: Date): ProviderErrorDetail {
  return failureDetail(response, ErrorAnswer.safeParse(response.json).data?.error ?? '', now)
}
