/** What all simulators of the practice directory share: an app to ask, a path, a log of requests, and lost connections. */

/**
 * Thrown by a simulator in place of an answer: the connection was lost. The practice transport turns it into a failure, a socket
 * server destroys the socket.
 */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'

  constructor() {
    super('The connection was lost before the answer.')
  }
}

/** One request as it arrived: never its headers, query or body, which may hold secrets. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly at: Date
}

export interface Simulator {
  /** Rejects with `ConnectionLost` and nothing else. */
  readonly app: { fetch(request: Request): Response | Promise<Response> }
  /** The path under which the interface begins, without trailing slash; goes into a connection's base URL. */
  readonly basePath: string
  /** Milliseconds each answer is held back; `null` leaves it to the practice transport to feel like a network. */
  readonly latencyMs: number | null
  /** The last requests, oldest first. */
  readonly requests: readonly LoggedRequest[]
  /** Everything as on the first day: people, sessions, faults and the record. */
  reset(): void
}

const keptRequests = 10_000

/** A bounded record of requests. */
export class RequestLog {
  readonly entries: LoggedRequest[] = []

  add(request: LoggedRequest): void {
    this.entries.push(request)
    if (this.entries.length > keptRequests) this.entries.shift()
  }

  clear(): void {
    this.entries.length = 0
  }
}
