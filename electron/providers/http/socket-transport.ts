/**
 * The transport over real sockets (undici): one JSON request to the connection's own origin, by the first way of the network's
 * settings that leads there.
 *
 * It never follows a redirect, keeps no cookies, leaves the connection's host never, accepts no certificate by hand, and
 * sends a change exactly once. undici tells the moment before a request's first byte is written (`onRequestStart`); a failure
 * before it certainly changed nothing and keeps its own kind, a change's failure after it is `outcome-unknown`, with the
 * failure a read would have had as its cause. HTTP/2 stays off: there a connection may hand requests back for repeating.
 */
import { Client, type Dispatcher } from 'undici'
import type { TriedWay } from '../../../shared/domain/tried-way.ts'
import type { Logger } from '../../logging/logger.ts'
import { ProviderError } from '../provider-error.ts'
import { errorCode } from './connect.ts'
import { readHeaders } from './headers.ts'
import { readAnswer, type RawAnswer } from './json-answer.ts'
import { createLongListReader, type LongList, type LongListReader } from './long-list.ts'
import { createLines, type Line, type Lines, type OpenedLine } from './lines.ts'
import { skipContinue } from './skip-continue.ts'
import { bodyOf, isRefusal, type Transport, type TransportRequest, type TransportResponse } from './transport.ts'
import type { Trust } from './trust.ts'
import type { Way } from './way.ts'
import { createWayFinder, noWay, type WayPatience } from './way-finder.ts'

/** The largest answer to a request that names no other limit. */
export const answerCapBytes = 5 * 1024 * 1024

export interface SocketTransportOptions {
  /** As `normaliseBaseUrl` gave it. */
  readonly baseUrl: string
  readonly userAgent: string
  /** The ways to a URL, in their order. */
  readonly resolveProxy: (url: string) => Promise<readonly Way[]>
  readonly trust: Trust
  readonly logger: Logger
  /** Milliseconds since 1970, by the wall clock, which goes on while the computer sleeps. */
  readonly now?: () => number
  readonly patience?: WayPatience
}

/** How far a request came, which decides what its failure means. */
interface Progress {
  /** The first byte may have left. */
  sent: boolean
  /** Status of an answer that arrived as a whole. */
  answered: number | null
  /** The line broke after sending and before any answer. */
  brokeWithoutAnswer: boolean
}

export function createSocketTransport(options: SocketTransportOptions): Transport {
  const base = new URL(options.baseUrl)
  const now = options.now ?? Date.now
  const isTls = base.protocol === 'https:'
  const finder = createWayFinder({
    ...options,
    now,
    target: {
      host: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port === '' ? (isTls ? 443 : 80) : Number(base.port),
      isTls,
    },
  })
  const linesByWays = new Map<string, Lines>()
  let closed = false

  const linesBy = (ways: readonly Way[]): Lines => {
    const key = JSON.stringify(ways)
    const known = linesByWays.get(key)
    if (known) return known
    const open = (): OpenedLine => {
      const givenUp = new AbortController()
      const tried: TriedWay[] = []
      const connect: Client.Options['connect'] = (_options, done) => {
        tried.length = 0
        finder.connect(ways, tried, givenUp.signal).then(
          (socket) => {
            skipContinue(socket)
            done(null, socket)
          },
          (cause: unknown) => done(cause instanceof Error ? cause : new Error('no connection', { cause }), null),
        )
      }
      // The request's own deadline covers headers and body.
      const dispatcher = new Client(base.origin, { allowH2: false, headersTimeout: 0, bodyTimeout: 0, connect })
      return { dispatcher, tried, giveUp: () => givenUp.abort() }
    }
    const lines = createLines(open)
    linesByWays.set(key, lines)
    return lines
  }

  const attempt = async (request: TransportRequest, progress: Progress): Promise<TransportResponse> => {
    const path = pathBelow(base, request)
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(request.timeoutMs)])
    const ways = await settled(options.resolveProxy(base.origin + path), request, progress, signal)
    if (closed) throw new ProviderError('cancelled', 'cancelled')
    const lines = linesBy(ways)
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
      // Its connection ends with it.
      reset: request.effect === 'change',
    }
    const over = async (line: Line): Promise<RawAnswer> => {
      let answered = false
      try {
        const answer = await exchange(line.dispatcher, wire, progress, signal, capBytes, request.list, (cause) =>
          signal.aborted ? interruption(request, progress, line.tried) : lineFailure(cause),
        )
        answered = !(answer.body instanceof ProviderError)
        return answer
      } finally {
        line.release(answered)
      }
    }

    let answer: RawAnswer
    try {
      answer = await over(lines.take(request.effect))
    } catch (failure) {
      if (request.effect === 'change' || !progress.brokeWithoutAnswer) throw failure
      progress.brokeWithoutAnswer = false
      progress.sent = false
      answer = await over(lines.takeNew())
    }

    progress.answered = answer.status
    // Read as it came, unless it was coded.
    const list = answer.headers['content-encoding'] === undefined ? undefined : request.list
    return readAnswer(answer, capBytes, list)
  }

  return {
    async send(request) {
      if (request.signal.aborted || closed) throw new ProviderError('cancelled', 'cancelled')
      const progress: Progress = { sent: false, answered: null, brokeWithoutAnswer: false }
      try {
        return await attempt(request, progress)
      } catch (cause) {
        const { sent, answered } = progress
        if (request.effect === 'read' || !sent || (answered !== null && isRefusal(answered))) throw cause
        const detail = answered === null ? {} : { httpStatus: answered }
        throw new ProviderError('outcome-unknown', 'outcome-unknown', detail, { cause })
      }
    },

    /** Breaks off reads; waits for changes that are under way. */
    async close() {
      closed = true
      const all = [...linesByWays.values()]
      linesByWays.clear()
      await Promise.all(all.map((lines) => lines.close()))
    },
  }
}

/** Path and query to send. The host is not part of it, so no path can lead elsewhere; what could leave the base is refused. */
function pathBelow(base: URL, request: TransportRequest): string {
  const { path } = request
  const query = Object.entries(request.query ?? {})
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
  const segments = path.split('/').map((segment) => segment.replace(/%2e/gi, '.'))
  if (!/^\/[\x21-\x7e]*$/.test(path) || /[?#\\]/.test(path) || segments.some((s) => s === '.' || s === '..')) {
    throw new ProviderError('rejected', 'invalid-request')
  }
  return base.pathname.replace(/\/+$/, '') + path + (query === '' ? '' : `?${query}`)
}

/** The request was given up by its signal or its time-out. */
function interruption(request: TransportRequest, progress: Progress, tried: readonly TriedWay[]): ProviderError {
  if (request.signal.aborted) return new ProviderError('cancelled', 'cancelled')
  // Nothing was sent: no server was slow, none was reached.
  return progress.sent ? new ProviderError('timeout', 'timed-out') : noWay(tried)
}

const brokenLineCode = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE|ECONNABORTED)$/

/** What an error of undici means, or of the socket once it stood. */
function lineFailure(cause: unknown): ProviderError {
  if (cause instanceof ProviderError) return cause
  const code = errorCode(cause)
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return new ProviderError('cancelled', 'cancelled')
  if (code === 'UND_ERR_INVALID_ARG') return new ProviderError('rejected', 'invalid-request', {}, { cause })
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new ProviderError('unexpected-response', 'answer-too-large')
  // The parser's error carries the bytes it met, so it is not kept as the cause.
  if (cause instanceof Error && cause.name === 'HTTPParserError') {
    return new ProviderError('unexpected-response', 'answer-not-understood')
  }
  return new ProviderError('not-reachable', 'not-reachable', {}, { cause })
}

/**
 * Writes one request to the line and reads its answer as a whole. Rejects with what `failure` makes of an error, unless the answer has
 * begun with a refusal or fault: its status is known then, and the failure stands in place of the body.
 */
function exchange(
  line: Dispatcher,
  wire: Dispatcher.DispatchOptions,
  progress: Progress,
  signal: AbortSignal,
  capBytes: number,
  list: LongList | undefined,
  failure: (cause: unknown) => ProviderError,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let over = false
    let breakOff: ((reason: Error) => void) | null = null
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
      breakOff?.(new Error('given up'))
    }
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) {
      onAbort()
      return
    }

    line.dispatch(wire, {
      onRequestStart(controller) {
        // Given up while the connection was being made, or written a second time, which undici must never do: not a byte.
        if (over || progress.sent) {
          controller.abort(new Error('not to be sent'))
          return
        }
        progress.sent = true
        breakOff = (reason) => controller.abort(reason)
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
          breakOff?.(new Error('answer too large'))
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
          breakOff?.(new Error('answer not to be read'))
        }
      },
      onResponseEnd: () => finish(() => resolve({ status, headers, body: reader?.rest() ?? Buffer.concat(chunks) })),
      onResponseError(_controller, error) {
        progress.brokeWithoutAnswer =
          !over && progress.sent && status === 0 && !signal.aborted && brokenLineCode.test(errorCode(error))
        fail(error)
      },
    })
  })
}

/** Waits for the platform's answer about the proxy, but no longer than the request lives. */
async function settled(
  ways: Promise<readonly Way[]>,
  request: TransportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly Way[]> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(interruption(request, progress, []))
    signal.addEventListener('abort', onAbort, { once: true })
    ways
      .then(resolve, (cause: unknown) => reject(new ProviderError('not-reachable', 'not-reachable', {}, { cause })))
      .finally(() => signal.removeEventListener('abort', onAbort))
  })
}
