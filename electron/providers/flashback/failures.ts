/** Maps Flashback's responses to failures and outcomes of resets. Source: docs.flashback.tech, platform API reference. */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { failureByStatus, failureDetail } from '../http/failure.ts'
import { isBusy } from '../http/retry-after.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { failed, succeeded, outcomeUnknown } from '../step-outcome.ts'
import { ErrorAnswer, ResetAnswer } from './schemas.ts'

/** The failure of an authenticated request. The status must not be 2xx. `about`: what a 404 refers to. */
export function failureOf(response: TransportResponse, now: Date, about: 'account' | 'interface'): ProviderError {
  const detail = detailOf(response, now)
  // A web server's own error page says nothing about accounts.
  return response.status === 404 && about === 'account' && response.unread === undefined
    ? new ProviderError('not-found', 'account-not-found', detail)
    : failureByStatus(response, detail)
}

/** The failure of a sign-in with e-mail address and password. */
export function signInFailureOf(response: TransportResponse, now: Date): ProviderError {
  const detail = detailOf(response, now)
  if (response.status === 401) return new ProviderError('unauthenticated', 'password-rejected', detail)
  if (response.status === 403) return new ProviderError('unauthenticated', 'sign-in-denied', detail)
  return failureOf(response, now, 'interface')
}

/** The failure of submitting the second factor. Anything that rejects the request rejects the code. */
export function codeFailureOf(response: TransportResponse, now: Date): ProviderError {
  const isRefused = response.status >= 400 && response.status < 500 && response.status !== 404
  if (!isRefused || isBusy(response)) return failureOf(response, now, 'interface')
  return new ProviderError('unauthenticated', 'second-factor-rejected', detailOf(response, now))
}

export function outcomeOfAnswer(response: TransportResponse, now: Date): StepOutcome {
  const parsed = ResetAnswer.safeParse(response.json)
  const success = parsed.success ? parsed.data.success : null
  // A success that says `false` contradicts itself, and does not get as far as this.
  if (isOk(response)) return success === true ? succeeded() : outcomeUnknown(detailOf(response, now).serverText ?? null)
  const failure = failureOf(response, now, 'account')
  const serverText = failure.detail.serverText ?? null
  // The documented 500 states that the reset failed. After any other server error, or a gateway's 408, the outcome is unknown.
  const isTold = response.status === 500 && success === false
  const isOpen = (response.status >= 500 && !isTold && !isBusy(response)) || response.status === 408
  return isOpen ? outcomeUnknown(serverText) : failed(failure.code, serverText)
}

function detailOf(response: TransportResponse, now: Date): ProviderErrorDetail {
  const parsed = ErrorAnswer.safeParse(response.json)
  const { error, message, error_code } = parsed.success ? parsed.data : { error: null, message: null, error_code: null }
  return failureDetail(response, error ?? message ?? error_code ?? '', now)
}
