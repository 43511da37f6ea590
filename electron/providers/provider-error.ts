/** How a call to a system can fail: a closed set of kinds for decisions, and a code for the message that people read. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { CodedError, type CodedErrorDetail } from '../errors/coded-error.ts'

/** Decides what can be done about it. A lost connection must not become "HTTP 500", which would hide whether the call was carried out. */
export type FailureKind =
  | 'not-reachable'
  | 'timeout'
  | 'tls'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'rejected'
  | 'unexpected-response'
  | 'redirected'
  | 'cancelled'
  | 'outcome-unknown'

export interface ProviderErrorDetail extends Pick<
  CodedErrorDetail,
  'serverText' | 'retryAfterSeconds' | 'attemptsLeft' | 'tried'
> {
  readonly httpStatus?: number
}

export class ProviderError extends CodedError {
  override readonly name = 'ProviderError'
  readonly kind: FailureKind
  override readonly detail: ProviderErrorDetail

  constructor(kind: FailureKind, code: ErrorCode, detail: ProviderErrorDetail = {}, options?: ErrorOptions) {
    super(code, detail, options, `${kind}: ${code}`)
    this.kind = kind
    this.detail = detail
  }
}

/** Whether an error says itself what went wrong, as those of reading a secret do, and has to be passed on unchanged. */
export function isCoded(cause: unknown): cause is CodedError {
  return cause instanceof CodedError
}
