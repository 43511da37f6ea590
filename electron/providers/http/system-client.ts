/**
 * Requests to one system: authenticated, at the rate the system allows, and with responses that are validated or turned into failures.
 * Each system supplies its own way of doing these three things; the providers decide what to request and what outcome a change has.
 */
import type { z } from 'zod'
import { ProviderError } from '../provider-error.ts'
import { contradictionOf } from './contradiction.ts'
import { parse } from './parse-answer.ts'
import { isOk, type Transport, type TransportRequest, type TransportResponse } from './transport.ts'

export type AuthHeaders = Readonly<Record<string, string>>

/** What authentication and pacing may depend on: all that a signature can cover. */
export type RequestTarget = Pick<TransportRequest, 'method' | 'path' | 'query' | 'json' | 'jsonText' | 'form'>

/** Authenticates a connection's requests. */
export interface Authentication {
  /** The headers for one request. Rejects with `ProviderError`, or with the error of reading the secret. */
  headers(target: RequestTarget, signal: AbortSignal): Promise<AuthHeaders>
  /** The system rejected `used`, which came from `headers`. Returns whether retrying once with new ones may help. */
  refused(used: AuthHeaders, response: TransportResponse): boolean
  /** Discards sessions and any remembered rejection, so that the next request signs in again. */
  startOver(): void
}

/** Respects a system's rate limits. Retries only what was certainly not carried out. */
export interface Pacing {
  /**
   * The last response, busy or not. `attempt` sends a new request each time. Aborting `waiting` ends a wait with `ProviderError`
   * `cancelled`.
   */
  run(
    target: RequestTarget,
    attempt: () => Promise<TransportResponse>,
    waiting: AbortSignal,
  ): Promise<TransportResponse>
}

/** What a 404 refers to: the account that a request names or, if it names none, by default the API itself. */
export type Missing = 'account' | 'interface'

/** `timeoutMs` defaults to 15 seconds for a question and 60 for a change. */
export type Change<Path extends string = string> = Omit<
  TransportRequest,
  'path' | 'headers' | 'effect' | 'timeoutMs' | 'signal'
> & { readonly path: Path; readonly timeoutMs?: number }

/** The method defaults to GET. */
export type Question<Path extends string = string> = Omit<Change<Path>, 'method' | 'form'> & {
  readonly method?: 'GET' | 'POST'
}

/** `Path`: every path that can be requested. */
export interface SystemClient<Path extends string = string> {
  /** The response, parsed by `schema`. Rejects with `ProviderError`, or with the error of reading the secret. */
  read<Schema extends z.ZodType>(
    schema: Schema,
    question: Question<Path>,
    signal: AbortSignal,
    about?: Missing,
  ): Promise<z.output<Schema>>
  /** The response to a question, whatever its status, for callers that need more than its JSON. Rejects like `read`. */
  ask(question: Question<Path>, signal: AbortSignal): Promise<TransportResponse>
  /** Validates a response as `read` does. Throws `ProviderError`. */
  understand<Schema extends z.ZodType>(schema: Schema, response: TransportResponse, about?: Missing): z.output<Schema>
  /**
   * The response to a change, whatever its status. Rejects with `ProviderError` `outcome-unknown` if the change may have been sent, or
   * if the response is a success and an error at once, and with any other error only if it certainly was not carried out. Aborting
   * `waiting` cancels what has not been sent, including a wait for the system's rate limit (`wait-given-up`), but nothing that has.
   */
  change(change: Change<Path>, signal: AbortSignal, waiting?: AbortSignal): Promise<TransportResponse>
  /** The meaning of a response that is not 2xx. */
  failureOf(response: TransportResponse, about?: Missing): ProviderError
}

export interface SystemClientPorts {
  readonly transport: Transport
  readonly authentication: Authentication
  readonly pacing: Pacing
  /** Whether a response rejects the request's credentials, which also means that the system did nothing. */
  readonly isUnauthenticated: (response: TransportResponse) => boolean
  /** For a response that is not 2xx. */
  readonly failureOf: (response: TransportResponse, about: Missing) => ProviderError
}

const readTimeoutMs = 15_000

/** The system may have to pass a change on to another service before it can respond. */
const changeTimeoutMs = 60_000

export function createSystemClient<Path extends string = string>(ports: SystemClientPorts): SystemClient<Path> {
  const { transport, authentication, pacing, isUnauthenticated } = ports

  /** A request whose credentials were rejected was not carried out, so even a change may be sent again, once. */
  const send = async (request: Omit<TransportRequest, 'headers'>, waiting: AbortSignal): Promise<TransportResponse> => {
    for (let renewed = false; ; renewed = true) {
      let used: AuthHeaders = {}
      const attempt = async (): Promise<TransportResponse> => {
        used = await authentication.headers(request, waiting)
        // For a change, the transport does not watch `waiting`, so it has to be checked here.
        if (waiting.aborted) throw new ProviderError('cancelled', 'cancelled')
        try {
          return await transport.send({ ...request, headers: used })
        } catch (cause) {
          if (request.effect === 'read' || cause instanceof ProviderError) throw cause
          // A bug in the transport itself: it is not known how far the request got.
          throw new ProviderError('outcome-unknown', 'outcome-unknown', {}, { cause })
        }
      }
      const response = await pacing.run(request, attempt, waiting)
      if (!isUnauthenticated(response) || renewed || !authentication.refused(used, response)) return response
    }
  }

  const ask: SystemClient<Path>['ask'] = (question, signal) =>
    send({ method: 'GET', timeoutMs: readTimeoutMs, ...question, effect: 'read', signal }, signal)

  const failureOf: SystemClient['failureOf'] = (response, about = 'interface') => ports.failureOf(response, about)

  const understand: SystemClient['understand'] = (schema, response, about) => {
    if (!isOk(response)) throw failureOf(response, about)
    const contradiction = contradictionOf(response)
    if (contradiction) throw new ProviderError('unexpected-response', 'answer-not-understood', contradiction)
    return parse(schema, response.json)
  }

  return {
    ask,
    understand,
    failureOf,

    read: async (schema, question, signal, about) => understand(schema, await ask(question, signal), about),

    async change(change, signal, waiting) {
      const either = eitherOf(signal, waiting)
      try {
        const response = await send({ timeoutMs: changeTimeoutMs, ...change, effect: 'change', signal }, either)
        const contradiction = contradictionOf(response)
        if (contradiction) throw new ProviderError('outcome-unknown', 'outcome-unknown', contradiction)
        return response
      } catch (cause) {
        const isGivenUp = waiting?.aborted === true && cause instanceof ProviderError && cause.kind === 'cancelled'
        throw isGivenUp ? new ProviderError('cancelled', 'wait-given-up', {}, { cause }) : cause
      }
    },
  }
}

/** For what comes before a change is sent: it ends with the step, and with the wait for its turn. */
export function eitherOf(signal: AbortSignal, waiting: AbortSignal | undefined): AbortSignal {
  return waiting === undefined ? signal : AbortSignal.any([signal, waiting])
}
