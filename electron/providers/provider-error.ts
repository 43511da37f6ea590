/** How a call to a system can fail: a closed set of kinds for decisions, and a code for the sentence people read. */
import type { TriedWay } from '../../shared/domain/tried-way.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'

/** Decides what may be done about it. Not "HTTP 500" for a dead line: that would erase whether the call was carried out. */
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

export interface ProviderErrorDetail {
  /** The server's words, already cut; never a body as a whole. */
  readonly serverText?: string
  readonly httpStatus?: number
  readonly retryAfterSeconds?: number
  readonly attemptsLeft?: number
  /** The ways to the server that could not be taken, in the order they were tried. Only where a proxy is among them. */
  readonly tried?: readonly TriedWay[]
}

export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly kind: FailureKind
  readonly code: ErrorCode
  readonly detail: ProviderErrorDetail

  constructor(kind: FailureKind, code: ErrorCode, detail: ProviderErrorDetail = {}, options?: ErrorOptions) {
    super(`${kind}: ${code}`, options)
    this.kind = kind
    this.code = code
    this.detail = detail
  }
}
