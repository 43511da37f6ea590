/**
 * Maps Duo's error responses to failures and outcomes. The first three digits of a code are its HTTP status; a code that came with another
 * status was repeated by a gateway, and says nothing of what was done.
 */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { failureByStatus, failureDetail } from '../http/failure.ts'
import { isBusy } from '../http/retry-after.ts'
import type { TransportResponse } from '../http/transport.ts'
import { type FailureKind, ProviderError } from '../provider-error.ts'
import { failed, outcomeUnknown } from '../step-outcome.ts'
import { ErrorAnswer } from './schemas.ts'

const meanings: Readonly<Record<number, readonly [FailureKind, ErrorCode]>> = {
  // Missing credentials, an integration key that is not known, a signature that is wrong.
  40101: ['unauthenticated', 'client-secret-rejected'],
  40102: ['unauthenticated', 'client-secret-rejected'],
  40103: ['unauthenticated', 'client-secret-rejected'],
  // The time of the signature is missing, or too far off.
  40104: ['unauthenticated', 'clock-off'],
  40105: ['unauthenticated', 'clock-off'],
  40301: ['forbidden', 'forbidden'],
  40401: ['not-found', 'account-not-found'],
}

/** The failure of a request; the status must not be 2xx. */
export function failureOf(response: TransportResponse, now: Date): ProviderError {
  const parsed = ErrorAnswer.safeParse(response.json)
  const { code, message, message_detail } = parsed.success
    ? parsed.data
    : { code: null, message: null, message_detail: null }
  const said = [message, message_detail].filter((part) => part).join(': ')
  const detail = failureDetail(response, said, now)
  const isItsOwn = code !== null && Math.floor(code / 100) === response.status
  const meaning = isItsOwn && Object.hasOwn(meanings, code) ? meanings[code] : undefined
  return meaning === undefined ? failureByStatus(response, detail) : new ProviderError(...meaning, detail)
}

/** A server error or a gateway's 408 may come after the change was carried out. For a response that is not 2xx. */
export function mayBeDone(response: TransportResponse): boolean {
  return !isBusy(response) && (response.status >= 500 || response.status === 408)
}

/** For an answer that is not 2xx. */
export function outcomeOfRefusal(response: TransportResponse, failure: ProviderError): StepOutcome {
  const serverText = failure.detail.serverText ?? null
  return mayBeDone(response) ? outcomeUnknown(serverText) : failed(failure.code, serverText)
}
