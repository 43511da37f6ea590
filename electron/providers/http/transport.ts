/**
 * The transport port: one JSON request to a connection's own origin. The socket transport (undici) and the practice
 * transport (a simulator in process) implement it; providers know only this.
 */
import type { LongList } from './long-list.ts'

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path below the connection's base URL, beginning with `/`, segments already encoded. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON, byte for byte as `JSON.stringify` writes it. */
  readonly json?: unknown
  /** JSON as text, in place of `json`: sent exactly as it is, because it was signed. */
  readonly jsonText?: string
  /** Sent as a form (`application/x-www-form-urlencoded`) instead of JSON, as OAuth's token endpoint requires. */
  readonly form?: Readonly<Record<string, string>>
  /**
   * A read may be retried and fails with `timeout`; a change is sent once, and once its first byte may have been sent, every
   * failure is `outcome-unknown`.
   */
  readonly effect: 'read' | 'change'
  readonly timeoutMs: number
  /** Larger responses are rejected while they arrive. Default: 5 MB. */
  readonly maxAnswerBytes?: number
  /** The content of the response does not matter: plain text, or no content type at all, is as good as JSON. HTML is not. */
  readonly takesText?: boolean
  /** The response is one long list, whose items are passed on as they arrive. In the JSON, the list is empty. */
  readonly list?: LongList
  readonly signal: AbortSignal
}

/** The request's body and its content type; `null` if there is none. */
export function bodyOf(
  request: Pick<TransportRequest, 'json' | 'jsonText' | 'form'>,
): { text: string; type: string } | null {
  if (request.form !== undefined) {
    return { text: new URLSearchParams(request.form).toString(), type: 'application/x-www-form-urlencoded' }
  }
  const text = request.jsonText ?? (request.json === undefined ? undefined : JSON.stringify(request.json))
  return text === undefined ? null : { text, type: 'application/json' }
}

/** The query as it is sent, without the question mark. Only unreserved characters stay bare (RFC 3986), as signatures require. */
export function queryText(query: TransportRequest['query'] = {}): string {
  return Object.entries(query)
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .join('&')
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

export interface TransportResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON; `undefined` for an empty body, and for one that could not be read. */
  readonly json: unknown
  /** The body of an error response was not JSON, too large or incomplete. The status is still valid. */
  readonly unread?: true
}

export function isOk(response: TransportResponse): boolean {
  return response.status >= 200 && response.status < 300
}

/**
 * Whether a response's status says that a change was not carried out: the method or path does not exist, the client is not authorised, or
 * the request has to be sent elsewhere. Not included: 408, which a gateway may send after passing the request on, and 302 and 303,
 * which servers also send after carrying out a request.
 */
export function isRefusal(status: number): boolean {
  if (status >= 400 && status < 500) return status !== 408
  return status === 301 || status === 307 || status === 308
}

/**
 * Returns a response whatever its status, but a success only if its body is JSON or empty. Throws `ProviderError` for everything
 * else: not reachable, TLS, timeout, redirect, a success that is not JSON or too large, cancelled, outcome unknown.
 */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>
  close(): Promise<void>
}
