/**
 * The practice transport: asks a simulator in process, by the rules of the socket transport. A read that loses its connection is sent
 * once more, then `not-reachable`; a change is sent once, and whatever becomes of it without a clear refusal is
 * `outcome-unknown`, because the simulator, like a server, goes on with what it has received.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { ProviderError } from '../providers/provider-error.ts'
import { readAnswer } from '../providers/http/json-answer.ts'
import {
  bodyOf,
  isRefusal,
  queryText,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from '../providers/http/transport.ts'
import { seededRandom } from './seeded-random.ts'
import { ConnectionLost, type Simulator } from './simulator.ts'

/** Nothing is ever sent there; `.invalid` cannot be resolved (RFC 2606). */
const practiceOrigin = 'http://practice.invalid'

const minMs = 80
const maxMs = 250
const maxAnswerBytes = 5 * 1024 * 1024

/** Answers take 80 to 250 ms as over an office network, unless the simulator was given a latency of its own. */
export function createPracticeTransport(simulator: Simulator): Transport {
  const random = seededRandom(7)

  async function exchange(request: TransportRequest): Promise<TransportResponse> {
    const asked = toRequest(request)
    if (simulator.latencyMs === null) await wait(minMs + random.below(maxMs - minMs))
    try {
      return await answerOf(await simulator.app.fetch(asked.clone()), request)
    } catch (error) {
      if (!(error instanceof ConnectionLost) || request.effect === 'change') throw error
      return answerOf(await simulator.app.fetch(asked), request)
    }
  }

  function toRequest(request: TransportRequest): Request {
    const query = queryText(request.query)
    const address = `${practiceOrigin}${simulator.basePath}${request.path}${query === '' ? '' : `?${query}`}`
    const body = bodyOf(request)
    const standard = { 'user-agent': 'MFA-Desk/practice', ...(body === null ? {} : { 'content-type': body.type }) }
    const headers = { ...standard, ...request.headers }
    try {
      return new Request(address, { method: request.method, headers, body: body?.text ?? null })
    } catch (cause) {
      throw new ProviderError('rejected', 'invalid-request', {}, { cause })
    }
  }

  return {
    async send(request) {
      if (request.signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      const timeout = AbortSignal.timeout(request.timeoutMs)
      try {
        return await Promise.race([
          exchange(request),
          rejection(request.signal, new ProviderError('cancelled', 'cancelled')),
          rejection(timeout, new ProviderError('timeout', 'timed-out')),
        ])
      } catch (error) {
        const cause = error instanceof ConnectionLost ? new ProviderError('not-reachable', 'not-reachable') : error
        const status = cause instanceof ProviderError ? cause.detail.httpStatus : undefined
        const neverSent = cause instanceof ProviderError && cause.kind === 'rejected'
        if (request.effect === 'read' || neverSent || (status !== undefined && isRefusal(status))) throw cause
        const detail = status === undefined ? {} : { httpStatus: status }
        throw new ProviderError('outcome-unknown', 'outcome-unknown', detail, { cause })
      }
    },
    close: () => Promise.resolve(),
  }
}

function rejection(signal: AbortSignal, error: ProviderError): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(error), { once: true })
  })
}

async function answerOf(
  response: Response,
  { maxAnswerBytes: capBytes = maxAnswerBytes, list }: TransportRequest,
): Promise<TransportResponse> {
  const { status } = response
  const body = new Uint8Array(await response.arrayBuffer())
  const tooLarge = new ProviderError('unexpected-response', 'answer-too-large', { httpStatus: status })
  const headers = Object.fromEntries(response.headers)
  return readAnswer({ status, headers, body: body.byteLength > capBytes ? tooLarge : body }, capBytes, { list })
}
