/**
 * Requests to one system: each with what it proves itself with, at the pace the system allows, its answer understood or told as a
 * failure. How a system wants the three done is given to it; what is asked for, and what becomes of a change, the providers know.
 */
import type { z } from 'zod'
import { ProviderError } from '../provider-error.ts'
import { contradictionOf } from './contradiction.ts'
import { parse } from './parse-answer.ts'
import { isOk, type Transport, type TransportRequest, type TransportResponse } from './transport.ts'

export type AuthHeaders = Readonly<Record<string, string>>

/** What headers and pace may depend on. */
export type RequestTarget = Pick<TransportRequest, 'method' | 'path'>

/** How a connection proves itself, request by request. */
export interface Authentication {
  /** For one request. Rejects with `ProviderError`, or with what reading the secret rejected with. */
  headers(target: RequestTarget, signal: AbortSignal): Promise<AuthHeaders>
  /** The system refused `used`, as `headers` gave them. Answers whether asking once more with new ones may help. */
  refused(used: AuthHeaders, response: TransportResponse): boolean
  /** Forgets what was got and any remembered refusal, so that the next request really signs in. */
  startOver(): void
}

/** Obeys a system that asks for fewer requests. Repeats only what certainly was not carried out. */
export interface Pacing {
  /**
   * The last answer, busy or not. `attempt` makes a new request each time. Aborting `waiting` ends a wait, with `ProviderError`
   * `cancelled`.
   */
  run(
    target: RequestTarget,
    attempt: () => Promise<TransportResponse>,
    waiting: AbortSignal,
  ): Promise<TransportResponse>
}

/** What a 404 misses: the account a request names or, where it names none and nothing else is said, the interface itself. */
export type Missing = 'account' | 'interface'

/** `timeoutMs`: 15 seconds for a question and 60 for a change where left out. */
export type Change<Path extends string = string> = Omit<
  TransportRequest,
  'path' | 'headers' | 'effect' | 'timeoutMs' | 'signal'
> & { readonly path: Path; readonly timeoutMs?: number }

/** GET where no method is given. */
export type Question<Path extends string = string> = Omit<Change<Path>, 'method' | 'form'> & {
  readonly method?: 'GET' | 'POST'
}

/** `Path`: all that can be asked for. */
export interface SystemClient<Path extends string = string> {
  /** The answer as `schema` has it. Rejects with `ProviderError`, or with what reading the secret rejected with. */
  read<Schema extends z.ZodType>(
    schema: Schema,
    question: Question<Path>,
    signal: AbortSignal,
    about?: Missing,
  ): Promise<z.output<Schema>>
  /** The answer to a question, whatever its status, for whoever needs more of it than its JSON. Rejects as `read`. */
  ask(question: Question<Path>, signal: AbortSignal): Promise<TransportResponse>
  /** What `read` makes of an answer. Throws `ProviderError`. */
  understand<Schema extends z.ZodType>(schema: Schema, response: TransportResponse, about?: Missing): z.output<Schema>
  /**
   * The answer to a change, whatever its status. Rejects with `ProviderError` `outcome-unknown` where the change may have been
   * sent, or its answer is a success and an error at once, and with anything else only where it certainly was not carried out. Aborting `waiting` gives up what was not sent, also
   * while it waits for the system's limits (`wait-given-up`), and breaks off nothing that was.
   */
  change(change: Change<Path>, signal: AbortSignal, waiting?: AbortSignal): Promise<TransportResponse>
  /** What an answer that is not 2xx means. */
  failureOf(response: TransportResponse, about?: Missing): ProviderError
}

export interface SystemClientPorts {
  readonly transport: Transport
  readonly authentication: Authentication
  readonly pacing: Pacing
  /** Whether an answer refuses what a request proved itself with. The system did nothing then, and says so. */
  readonly isUnauthenticated: (response: TransportResponse) => boolean
  /** For an answer that is not 2xx. */
  readonly failureOf: (response: TransportResponse, about: Missing) => ProviderError
}

const readTimeoutMs = 15_000

/** A change may go through the system's own service to another before its answer comes. */
const changeTimeoutMs = 60_000

export function createSystemClient<Path extends string = string>(ports: SystemClientPorts): SystemClient<Path> {
  const { transport, authentication, pacing, isUnauthenticated } = ports

  /** What was refused for its headers was refused before anything was done, so even a change may be sent again, once. */
  const send = async (request: Omit<TransportRequest, 'headers'>, waiting: AbortSignal): Promise<TransportResponse> => {
    for (let renewed = false; ; renewed = true) {
      let used: AuthHeaders = {}
      const attempt = async (): Promise<TransportResponse> => {
        used = await authentication.headers(request, waiting)
        // The transport hears of the end of a wait only where it breaks off a request too.
        if (waiting.aborted) throw new ProviderError('cancelled', 'cancelled')
        try {
          return await transport.send({ ...request, headers: used })
        } catch (cause) {
          if (request.effect === 'read' || cause instanceof ProviderError) throw cause
          // A fault of the transport itself, which cannot say how far it came.
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
      const either = waiting === undefined ? signal : AbortSignal.any([signal, waiting])
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
