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
  /** Sent as a form (`application/x-www-form-urlencoded`) in place of JSON, as OAuth's token endpoint takes it. */
  readonly form?: Readonly<Record<string, string>>
  /**
   * A read may be repeated and fails with `timeout`; a change is sent once, and after its first byte may have left every
   * failure is `outcome-unknown`.
   */
  readonly effect: 'read' | 'change'
  readonly timeoutMs: number
  /** Larger answers are refused while they stream in. Default: 5 MB. */
  readonly maxAnswerBytes?: number
  /** The answer is one long list, which is given item by item as it arrives. In the JSON it is empty. */
  readonly list?: LongList
  readonly signal: AbortSignal
}

/** What is sent, and as what; `null` for nothing. */
export function bodyOf(request: Pick<TransportRequest, 'json' | 'form'>): { text: string; type: string } | null {
  if (request.form !== undefined) {
    return { text: new URLSearchParams(request.form).toString(), type: 'application/x-www-form-urlencoded' }
  }
  return request.json === undefined ? null : { text: JSON.stringify(request.json), type: 'application/json' }
}

export interface TransportResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON; `undefined` for an empty body, and for one that could not be read. */
  readonly json: unknown
  /** The body of a refusal or fault was no JSON, too much, or broke off. What the status says holds all the same. */
  readonly unread?: true
}

export function isOk(response: TransportResponse): boolean {
  return response.status >= 200 && response.status < 300
}

/**
 * Whether an answer's status says that a change was not carried out: the method or place does not exist, who asks is not let in, or
 * the same must be asked elsewhere. Not among them: 408, which a gateway may say after passing the request on, and 302 and 303,
 * which servers also send after doing what was asked.
 */
export function isRefusal(status: number): boolean {
  if (status >= 400 && status < 500) return status !== 408
  return status === 301 || status === 307 || status === 308
}

/**
 * Answers whatever status the server gave; a success only where its body is JSON or empty. Throws `ProviderError` for everything
 * else: not reachable, TLS, time-out, redirect, a success that is not JSON or too large, cancelled, outcome unknown.
 */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>
  close(): Promise<void>
}
