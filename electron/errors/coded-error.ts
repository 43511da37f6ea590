/**
 * The base of our errors: a code, which chooses the sentence people read, and what may be told beside it. Thrown as it is by services
 * that refuse something; a room whose callers tell one error from another has a class of its own.
 */
import type { SystemId } from '../../shared/domain/connection.ts'
import type { TriedRoute } from '../../shared/domain/tried-route.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'

/** What may reach the page: the fields of `AppError`. */
export interface CodedErrorDetail {
  readonly connectionId?: string
  readonly system?: SystemId
  readonly fieldErrors?: Readonly<Record<string, string>>
  /** The server's words, already cut; never a body as a whole. */
  readonly serverText?: string
  readonly retryAfterSeconds?: number
  /** ISO 8601. */
  readonly until?: string
  readonly approverLifts?: boolean
  readonly attemptsLeft?: number
  /** The ways to the server that could not be taken, in the order they were tried. Only where a proxy is among them. */
  readonly tried?: readonly TriedRoute[]
}

export class CodedError extends Error {
  override readonly name: string = 'CodedError'
  readonly code: ErrorCode
  readonly detail: CodedErrorDetail

  /** `message`, in English, is logged and reaches the page: words of ours, never what was typed or received. */
  constructor(code: ErrorCode, detail: CodedErrorDetail = {}, options?: ErrorOptions, message: string = code) {
    super(message, options)
    this.code = code
    this.detail = detail
  }
}

/** The code of whatever was thrown. What nobody foresaw is `internal`. */
export function codeOf(cause: unknown): ErrorCode {
  if (cause instanceof CodedError) return cause.code
  // What an `AbortSignal` throws.
  if (cause instanceof Error && cause.name === 'AbortError') return 'cancelled'
  return 'internal'
}
