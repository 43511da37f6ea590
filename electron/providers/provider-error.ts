/** How a call to a system can fail: a closed set of kinds for decisions, and a code for the sentence people read. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { CodedError, type CodedErrorDetail } from '../errors/coded-error.ts'

/** Decides what may be done about it. Not "HTTP 500" for a lost connection: that would hide whether the call was carried out. */
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
