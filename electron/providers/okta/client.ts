/** Requests of Okta's management API, with the token on them and within its limits. */
import { isOk, type Transport, type TransportRequest, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf, isUnauthenticated } from './failures.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Headers, SignInMethod } from './sign-in.ts'

const readTimeoutMs = 15_000
const changeTimeoutMs = 60_000

export type Call = Pick<TransportRequest, 'method' | 'path' | 'query' | 'json'>

export interface OktaClient {
  /** The answer of a question, which must be 2xx. Throws `ProviderError`. */
  read(call: Omit<Call, 'method' | 'json'>, signal: AbortSignal): Promise<TransportResponse>
  /** As `read`, with a right that is not asked for otherwise; `null` where it was not granted. */
  readWithScope(path: string, scope: string, signal: AbortSignal): Promise<TransportResponse | null>
  /**
   * The answer, whatever its status. Rejects with `ProviderError` `outcome-unknown` where the change may have been sent, and
   * with anything else only where it certainly was not carried out. Aborting `waiting` ends a wait for a limit and nothing else.
   */
  change(call: Call, signal: AbortSignal, waiting?: AbortSignal): Promise<TransportResponse>
  failureOf(response: TransportResponse): ProviderError
}

export function createOktaClient(ports: {
  readonly transport: Transport
  readonly signIn: SignInMethod
  readonly limits: RateLimits
  readonly now: () => Date
}): OktaClient {
  const { transport, signIn, limits, now } = ports

  /** A refused token was refused before anything was done, so even a change may be sent again with a new one. */
  const send = async (
    call: Call & Pick<TransportRequest, 'effect'>,
    signal: AbortSignal,
    headersOf: (call: Call, signal: AbortSignal) => Promise<Headers> = (target, until) => signIn.headers(target, until),
    waiting: AbortSignal = signal,
  ): Promise<TransportResponse> => {
    const timeoutMs = call.effect === 'change' ? changeTimeoutMs : readTimeoutMs
    for (let renewed = false; ; renewed = true) {
      let used: Headers = {}
      const attempt = async (): Promise<TransportResponse> => {
        used = await headersOf(call, waiting)
        try {
          return await transport.send({ ...call, headers: used, timeoutMs, signal })
        } catch (cause) {
          if (call.effect === 'read' || cause instanceof ProviderError) throw cause
          // A fault of the transport itself, which cannot say how far it came.
          throw new ProviderError('outcome-unknown', 'outcome-unknown', {}, { cause })
        }
      }
      const response = await limits.run(bucketOf(call), attempt, waiting)
      if (!isUnauthenticated(response) || renewed || !signIn.refused(response, used)) return response
    }
  }

  const failure = (response: TransportResponse): ProviderError =>
    failureOf(response, { now: now(), isServiceApp: signIn.isServiceApp })

  const succeeded = (response: TransportResponse): TransportResponse => {
    if (!isOk(response)) throw failure(response)
    return response
  }

  return {
    read: async (call, signal) => succeeded(await send({ ...call, method: 'GET', effect: 'read' }, signal)),
    async readWithScope(path, scope, signal) {
      const call = { method: 'GET', path, effect: 'read' } as const
      const headers = await signIn.headersWithScope(scope, call, signal)
      if (headers === null) return null
      return succeeded(await send(call, signal, () => Promise.resolve(headers)))
    },
    async change(call, signal, waiting) {
      const either = waiting === undefined ? signal : AbortSignal.any([signal, waiting])
      try {
        return await send({ ...call, effect: 'change' }, signal, undefined, either)
      } catch (cause) {
        const isGivenUp = waiting?.aborted === true && cause instanceof ProviderError && cause.kind === 'cancelled'
        throw isGivenUp ? new ProviderError('cancelled', 'wait-given-up', {}, { cause }) : cause
      }
    },
    failureOf: failure,
  }
}

/** Okta counts by endpoint; ids do not count. */
function bucketOf({ method, path }: Call): string {
  return `${method} ${path.replace(/\/(?=[^/]*\d)(?!v1(?:\/|$))[^/]+/gu, '/*')}`
}

/** The path of what belongs to one user. The transport refuses segments that would be steps in the path. */
export function userPath(accountId: string, ...below: readonly string[]): string {
  return ['/api/v1/users', encodeURIComponent(accountId), ...below.map(encodeURIComponent)].join('/')
}
