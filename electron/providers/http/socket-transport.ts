/**
 * The transport over real sockets (undici): one JSON request to the connection's own origin, by the first route in the network
 * settings that leads there.
 *
 * It never follows a redirect, keeps no cookies, never leaves the connection's host, makes no certificate exceptions, and sends a
 * change exactly once. undici calls `onRequestStart` just before a request's first byte is written. A failure before that has
 * certainly changed nothing and keeps its own kind; the failure of a change after it is `outcome-unknown`, and its cause is the
 * failure a read would have had. HTTP/2 is disabled because a connection there may hand requests back to be sent again.
 */
import { Client, type Dispatcher } from 'undici'
import type { TriedRoute } from '../../../shared/domain/tried-route.ts'
import type { Logger } from '../../logging/logger.ts'
import { ProviderError } from '../provider-error.ts'
import { errorCode } from './connect.ts'
import { readHeaders } from './headers.ts'
import { readAnswer, type RawAnswer } from './json-answer.ts'
import { createLongListReader, type LongList, type LongListReader } from './long-list.ts'
import {
  createConnectionPool,
  type PooledConnection,
  type ConnectionPool,
  type NewConnection,
} from './connection-pool.ts'
import { skipContinue } from './skip-continue.ts'
import {
  bodyOf,
  isRefusal,
  queryText,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts'
import type { Trust } from './trust.ts'
import type { Route } from './route.ts'
import { createRouteFinder, noRoute, type ConnectTimeouts } from './route-finder.ts'

/** The maximum size of a response unless the request sets another limit. */
export const answerCapBytes = 5 * 1024 * 1024

export interface SocketTransportOptions {
  /** As returned by `normaliseBaseUrl`. */
  readonly baseUrl: string
  readonly userAgent: string
  /** The routes to a URL, in order. */
  readonly resolveProxy: (url: string) => Promise<readonly Route[]>
  readonly trust: Trust
  readonly logger: Logger
  /** Milliseconds since 1970, by the wall clock, which keeps running while the computer sleeps. */
  readonly now?: () => number
  readonly timeouts?: ConnectTimeouts
}

/** How far a request got, which decides what its failure means. */
interface Progress {
  /** The first byte may have left. */
  sent: boolean
  /** Status of a response that arrived completely. */
  answered: number | null
  /** The connection was lost after sending and before any response. */
  lostWithoutAnswer: boolean
}

export function createSocketTransport(options: SocketTransportOptions): Transport {
  const base = new URL(options.baseUrl)
  const now = options.now ?? Date.now
  const isTls = base.protocol === 'https:'
  const finder = createRouteFinder({
    ...options,
    now,
    target: {
      host: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port === '' ? (isTls ? 443 : 80) : Number(base.port),
      isTls,
    },
  })
  const poolsByRoutes = new Map<string, ConnectionPool>()
  let closed = false

  const poolFor = (routes: readonly Route[]): ConnectionPool => {
    const key = JSON.stringify(routes)
    const known = poolsByRoutes.get(key)
    if (known) return known
    const open = (): NewConnection => {
      const connecting = new AbortController()
      const tried: TriedRoute[] = []
      const connect: Client.Options['connect'] = (_options, done) => {
        tried.length = 0
        finder.connect(routes, tried, connecting.signal).then(
          (socket) => {
            skipContinue(socket)
            done(null, socket)
          },
          (cause: unknown) => done(cause instanceof Error ? cause : new Error('no connection', { cause }), null),
        )
      }
      // The request's own timeout covers headers and body.
      const dispatcher = new Client(base.origin, { allowH2: false, headersTimeout: 0, bodyTimeout: 0, connect })
      return { dispatcher, tried, stopConnecting: () => connecting.abort() }
    }
    const pool = createConnectionPool(open)
    poolsByRoutes.set(key, pool)
    return pool
  }

  const attempt = async (request: TransportRequest, progress: Progress): Promise<TransportResponse> => {
    const path = pathBelow(base, request)
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(request.timeoutMs)])
    const routes = await settled(options.resolveProxy(base.origin + path), request, progress, signal)
    if (closed) throw new ProviderError('cancelled', 'cancelled')
    const pool = poolFor(routes)
    const body = bodyOf(request)
    const capBytes = request.maxAnswerBytes ?? answerCapBytes
    const wire: Dispatcher.DispatchOptions = {
      origin: base.origin,
      path,
      method: request.method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': options.userAgent,
        ...(body === null ? {} : { 'content-type': body.type }),
        ...request.headers,
      },
      body: body?.text ?? null,
      // Closes its connection afterwards.
      reset: request.effect === 'change',
    }
    const over = async (connection: PooledConnection): Promise<RawAnswer> => {
      let answered = false
      try {
        const answer = await exchange(connection.dispatcher, wire, progress, signal, capBytes, request.list, (cause) =>
          signal.aborted ? interruption(request, progress, connection.tried) : socketFailure(cause),
        )
        answered = !(answer.body instanceof ProviderError)
        return answer
      } finally {
        connection.release(answered)
      }
    }

    let answer: RawAnswer
    try {
      answer = await over(pool.acquire(request.effect))
    } catch (failure) {
      if (request.effect === 'change' || !progress.lostWithoutAnswer) throw failure
      progress.lostWithoutAnswer = false
      progress.sent = false
      answer = await over(pool.acquireNew())
    }

    progress.answered = answer.status
    // The list was read while it arrived, unless the body has a content coding.
    const list = answer.headers['content-encoding'] === undefined ? undefined : request.list
    return readAnswer(answer, capBytes, { list, takesText: request.takesText === true })
  }

  return {
    async send(request) {
      if (request.signal.aborted || closed) throw new ProviderError('cancelled', 'cancelled')
      const progress: Progress = { sent: false, answered: null, lostWithoutAnswer: false }
      try {
        return await attempt(request, progress)
      } catch (cause) {
        const { sent, answered } = progress
        if (request.effect === 'read' || !sent || (answered !== null && isRefusal(answered))) throw cause
        const detail = answered === null ? {} : { httpStatus: answered }
        throw new ProviderError('outcome-unknown', 'outcome-unknown', detail, { cause })
      }
    },

    /** Aborts reads; waits for changes in progress. */
    async close() {
      closed = true
      const pools = [...poolsByRoutes.values()]
      poolsByRoutes.clear()
      await Promise.all(pools.map((pool) => pool.close()))
    },
  }
}

/** Path and query to send. The host is not part of it, so no path can lead elsewhere; a path that could leave the base is refused. */
function pathBelow(base: URL, request: TransportRequest): string {
  const { path } = request
  const query = queryText(request.query)
  const segments = path.split('/').map((segment) => segment.replace(/%2e/gi, '.'))
  if (!/^\/[\x21-\x7e]*$/.test(path) || /[?#\\]/.test(path) || segments.some((s) => s === '.' || s === '..')) {
    throw new ProviderError('rejected', 'invalid-request')
  }
  return base.pathname.replace(/\/+$/, '') + path + (query === '' ? '' : `?${query}`)
}

/** The request was cancelled by its signal or timed out. */
function interruption(request: TransportRequest, progress: Progress, tried: readonly TriedRoute[]): ProviderError {
  if (request.signal.aborted) return new ProviderError('cancelled', 'cancelled')
  // Nothing was sent, so the problem is reaching the server, not a slow response.
  return progress.sent ? new ProviderError('timeout', 'timed-out') : noRoute(tried)
}

const connectionLostCode = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE|ECONNABORTED)$/

/** Maps an error from undici, or from an open socket. */
function socketFailure(cause: unknown): ProviderError {
  if (cause instanceof ProviderError) return cause
  const code = errorCode(cause)
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return new ProviderError('cancelled', 'cancelled')
  if (code === 'UND_ERR_INVALID_ARG') return new ProviderError('rejected', 'invalid-request', {}, { cause })
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new ProviderError('unexpected-response', 'answer-too-large')
  // The parser's error contains the bytes it read, so it is not kept as the cause.
  if (cause instanceof Error && cause.name === 'HTTPParserError') {
    return new ProviderError('unexpected-response', 'answer-not-understood')
  }
  return new ProviderError('not-reachable', 'not-reachable', {}, { cause })
}

/**
 * Sends one request over a connection and reads the complete response. Rejects with what `failure` makes of an error, unless an error
 * status has already been received: then the status is known, and the failure replaces the body.
 */
function exchange(
  connection: Dispatcher,
  wire: Dispatcher.DispatchOptions,
  progress: Progress,
  signal: AbortSignal,
  capBytes: number,
  list: LongList | undefined,
  failure: (cause: unknown) => ProviderError,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let over = false
    let abort: ((reason: Error) => void) | null = null
    let status = 0
    let headers: Record<string, string> = {}
    let reader: LongListReader | null = null
    const chunks: Buffer[] = []
    let size = 0

    const finish = (end: () => void): void => {
      if (over) return
      over = true
      signal.removeEventListener('abort', onAbort)
      end()
    }
    const fail = (cause: unknown): void =>
      finish(() => {
        const error = failure(cause)
        if (status >= 400 && error.kind !== 'cancelled') resolve({ status, headers, body: error })
        else reject(error)
      })
    const onAbort = (): void => {
      fail(signal.reason)
      abort?.(new Error('cancelled'))
    }
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) {
      onAbort()
      return
    }

    connection.dispatch(wire, {
      onRequestStart(controller) {
        // Cancelled while connecting, or about to be written a second time, which must never happen: not a single byte may be sent.
        if (over || progress.sent) {
          controller.abort(new Error('not to be sent'))
          return
        }
        progress.sent = true
        abort = (reason) => controller.abort(reason)
      },
      onResponseStart(_controller, statusCode, answered) {
        if (statusCode < 200) return
        status = statusCode
        headers = readHeaders(answered)
        if (list && statusCode < 300 && !('content-encoding' in headers)) reader = createLongListReader(list)
      },
      onResponseData(_controller, chunk) {
        size += chunk.byteLength
        if (size > capBytes) {
          fail(new ProviderError('unexpected-response', 'answer-too-large', { httpStatus: status }))
          abort?.(new Error('answer too large'))
          return
        }
        if (reader === null) {
          chunks.push(chunk)
          return
        }
        try {
          reader.read(chunk)
        } catch (cause) {
          fail(cause)
          abort?.(new Error('answer not to be read'))
        }
      },
      onResponseEnd: () => finish(() => resolve({ status, headers, body: reader?.rest() ?? Buffer.concat(chunks) })),
      onResponseError(_controller, error) {
        progress.lostWithoutAnswer =
          !over && progress.sent && status === 0 && !signal.aborted && connectionLostCode.test(errorCode(error))
        fail(error)
      },
    })
  })
}

/** Waits for the platform's proxy lookup, but no longer than the request may take. */
async function settled(
  routes: Promise<readonly Route[]>,
  request: TransportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly Route[]> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(interruption(request, progress, []))
    signal.addEventListener('abort', onAbort, { once: true })
    routes
      .then(resolve, (cause: unknown) => reject(new ProviderError('not-reachable', 'not-reachable', {}, { cause })))
      .finally(() => signal.removeEventListener('abort', onAbort))
  })
}
