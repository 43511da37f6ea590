/** POSTs JSON to a server of the organisation: a port, implemented with the transport that the systems are reached by. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'

/** What came back. Redirects were not followed. */
export type Posted =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Parsed JSON; `undefined` where the body was empty or plain text. */
      readonly json: unknown
      /** From `Retry-After`. */
      readonly retryAfterMs: number | null
    }
  /** `status`: HTTP status, where there was one. */
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly status: number | null }

/** Keeps connections to one address. `post` never rejects, and ends within its own deadline. */
export interface Poster {
  post(headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<Posted>
  close(): Promise<void>
}

/** `takesText`: a success may have a body that is no JSON. */
export type OpenPoster = (address: string, options: { readonly takesText: boolean }) => Poster
