/** What all simulators of the practice directory share: an app to ask, a path, a record of what was asked, and cut lines. */

/**
 * Thrown by a simulator in place of an answer: the line broke. The practice transport makes a failure of it, a socket server
 * destroys the socket.
 */
export class LineCut extends Error {
  override readonly name = 'LineCut'

  constructor() {
    super('The line was cut before the answer.')
  }
}

/** One request as it arrived: never its headers, query or body, which may hold secrets. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly at: Date
}

export interface Simulator {
  /** Rejects with `LineCut` and nothing else. */
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
