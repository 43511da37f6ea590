/** Maps Resolver's responses to failures and outcomes of resets. The vendor documents next to nothing, so parsing is defensive. */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { failureByStatus, failureDetail } from '../http/failure.ts'
import { isBusy } from '../http/retry-after.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { failed, succeeded, outcomeUnknown } from '../step-outcome.ts'
import { ErrorAnswer } from './schemas.ts'

/** The failure of an authenticated request. The status must not be 2xx. */
export function failureOf(response: TransportResponse, now: Date): ProviderError {
  return failureByStatus(response, detailOf(response, now))
}

/** The failure of a sign-in. Source of 401 and 404: help.resolver.com/help/create-a-session-token */
export function signInFailureOf(response: TransportResponse, now: Date): ProviderError {
  const detail = detailOf(response, now)
  if (response.status === 401) return new ProviderError('unauthenticated', 'password-rejected', detail)
  if (response.status === 404 && response.unread === undefined) {
    return new ProviderError('unauthenticated', 'organisation-refused', detail)
  }
  if (response.status === 403) return new ProviderError('unauthenticated', 'sign-in-denied', detail)
  return failureOf(response, now)
}

/**
 * The outcome of resetting `people` users with one call. If there were several, a rejection of the content does not say which of them it
 * is about, and it is not documented that no one is changed then.
 */
export function outcomeOfAnswer(response: TransportResponse, people: number, now: Date): StepOutcome {
  if (isOk(response)) return succeeded()
  const failure = failureOf(response, now)
  const serverText = failure.detail.serverText ?? null
  const { status } = response
  if (isBusy(response) || status === 401 || status === 403) return failed(failure.code, serverText)
  if (status >= 500 || status === 408 || people > 1) return outcomeUnknown(serverText)
  // A web server's own error page says nothing about accounts.
  return failed(status === 404 && response.unread === undefined ? 'account-not-found' : failure.code, serverText)
}

function detailOf(response: TransportResponse, now: Date): ProviderErrorDetail {
  const parsed = ErrorAnswer.safeParse(response.json)
  const said = parsed.success ? (parsed.data.message ?? parsed.data.error) : null
  return failureDetail(response, said ?? '', now)
}
