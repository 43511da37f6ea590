/** What Resolver's refusals mean, and what became of a reset. The vendor documents next to nothing, so it is read defensively. */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { CodedError } from '../../../shared/errors/coded-error.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { isBusy, retryAfterSeconds } from '../http/retry-after.ts'
import { isOk } from '../http/session.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { ErrorAnswer } from './schemas.ts'

/** The failure of a request that was sent with a key or token. The status must not be 2xx. */
export function failureOf(response: TransportResponse, now: Date): ProviderError {
  const { status } = response
  const detail = detailOf(response, now)
  if (isBusy(response)) return new ProviderError('rate-limited', 'rate-limited', detail)
  if (status === 401) return new ProviderError('unauthenticated', 'token-rejected', detail)
  if (status === 403) return new ProviderError('forbidden', 'forbidden', detail)
  if (status === 404 || status === 405) return new ProviderError('unexpected-response', 'interface-not-found', detail)
  if (status >= 500) return new ProviderError('unexpected-response', 'server-error', detail)
  return new ProviderError('rejected', 'rejected-by-server', detail)
}

/** The failure of a sign-in. Source of 401 and 404: help.resolver.com/help/create-a-session-token */
export function signInFailureOf(response: TransportResponse, now: Date): ProviderError {
  const detail = detailOf(response, now)
  if (response.status === 401) return new ProviderError('unauthenticated', 'password-rejected', detail)
  if (response.status === 404) return new ProviderError('unauthenticated', 'organisation-refused', detail)
  if (response.status === 403) return new ProviderError('unauthenticated', 'sign-in-denied', detail)
  return failureOf(response, now)
}

/**
 * What became of a reset of `people` users with one call. Where one call carried several, a refusal of its content does not
 * say for whom it holds, and nobody documents that then nobody was changed.
 */
export function outcomeOfAnswer(response: TransportResponse, people: number, now: Date): StepOutcome {
  if (isOk(response)) return { kind: 'succeeded', code: null, serverText: null, messages: [] }
  const failure = failureOf(response, now)
  const serverText = failure.detail.serverText ?? null
  const { status } = response
  if (isBusy(response) || status === 401 || status === 403) return failed(failure.code, serverText)
  if (status >= 500 || status === 408 || people > 1) return unknown(serverText)
  return failed(status === 404 ? 'account-not-found' : failure.code, serverText)
}

/** For what sending a reset rejected with: everything but `outcome-unknown` certainly was not carried out. */
export function outcomeOfFailure(cause: unknown): StepOutcome {
  if (cause instanceof CodedError) return failed(cause.code)
  if (!(cause instanceof ProviderError)) return failed('internal')
  return cause.kind === 'outcome-unknown' ? unknown(null) : failed(cause.code, cause.detail.serverText)
}

export function failed(code: ErrorCode, serverText: string | null = null): StepOutcome {
  return { kind: 'failed', code, serverText, messages: [] }
}

function unknown(serverText: string | null): StepOutcome {
  return { kind: 'outcome-unknown', code: 'outcome-unknown', serverText, messages: [] }
}

function detailOf(response: TransportResponse, now: Date): ProviderErrorDetail {
  const parsed = ErrorAnswer.safeParse(response.json)
  const said = parsed.success ? (parsed.data.message ?? parsed.data.error) : null
  const serverText = cleanServerText(said ?? '')
  const seconds = retryAfterSeconds(response.headers, now)
  return {
    httpStatus: response.status,
    ...(serverText === null ? {} : { serverText }),
    ...(seconds === null ? {} : { retryAfterSeconds: seconds }),
  }
}
