/**
 * From a message of the page to an envelope: channel → parse request → handler → parse response. Plain Node; `register.ts`
 * puts it under Electron. Nothing is thrown across: whatever goes wrong becomes an error with a code.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { cancellable, channels, type CancellableChannel, type Channel } from '../../shared/ipc/channels.ts'
import { contract, type Request, type Response } from '../../shared/ipc/contract.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import { RefusedRequestError, toAppError } from './to-app-error.ts'

export interface HandlerContext {
  readonly windowId: number
}

/** Of a channel that can be cancelled. */
export interface CancellableContext extends HandlerContext {
  /** Aborted when the page gives the call up, goes away or is reloaded. */
  readonly signal: AbortSignal
}

export type Handlers = {
  readonly [C in Channel]: (
    request: Request<C>,
    context: C extends CancellableChannel ? CancellableContext : HandlerContext,
  ) => Promise<Response<C>>
}

/** What stands beside a request. */
export interface CallFrame {
  readonly windowId: number
  /** By which the page can give the call up: a short text, and only on a channel that can be cancelled. */
  readonly callId?: unknown
}

export interface Dispatcher {
  dispatch(frame: CallFrame, channel: string, payload: unknown): Promise<Envelope<unknown>>
  /** Gives up the call of that id in that window, if it is under way. */
  readonly cancel: (windowId: number, callId: unknown) => void
  windowClosed(windowId: number): void
}

const knownChannels = new Set<string>(channels)
const cancellableChannels = new Set<Channel>(cancellable)
const CallId = z.string().min(1).max(64)

export function createDispatcher(handlers: Handlers, logger: Logger): Dispatcher {
  /** Calls under way that can be cancelled, by window and id. */
  const calls = new Map<number, Map<unknown, AbortController>>()

  /** Without an id, only the end of the page gives the call up. */
  const begin = (windowId: number, id: unknown = randomUUID()): { signal: AbortSignal; end: () => void } => {
    const controller = new AbortController()
    const ofWindow = calls.get(windowId) ?? new Map<unknown, AbortController>()
    calls.set(windowId, ofWindow)
    // An id used again gives up the call before it, which nothing could stop any more.
    ofWindow.get(id)?.abort()
    ofWindow.set(id, controller)
    return {
      signal: controller.signal,
      end: () => {
        if (ofWindow.get(id) === controller) ofWindow.delete(id)
      },
    }
  }

  const run = async ({ windowId, callId }: CallFrame, channel: Channel, payload: unknown): Promise<unknown> => {
    const canBeCancelled = cancellableChannels.has(channel)
    if (callId !== undefined && !(canBeCancelled && CallId.safeParse(callId).success)) {
      throw new CodedError('invalid-request', { fieldErrors: { callId: 'not-taken' } })
    }
    const { request: requestSchema, response: responseSchema } = contract[channel]
    const parsedRequest = requestSchema.safeParse(payload)
    if (!parsedRequest.success) throw new RefusedRequestError(parsedRequest.error)
    const request = parsedRequest.data
    const call = canBeCancelled ? begin(windowId, callId) : null
    try {
      // The channel's own schema made the request: what the two types say together, this line cannot.
      const handler = handlers[channel] as (request: unknown, context: HandlerContext) => Promise<unknown>
      const response = await handler(request, { windowId, ...(call === null ? {} : { signal: call.signal }) })
      const parsed = responseSchema.safeParse(response)
      // Our own answer breaking our own contract is a fault of main, not of the request.
      if (!parsed.success) throw new ContractBreach(channel, parsed.error)
      return parsed.data
    } finally {
      call?.end()
    }
  }

  return {
    async dispatch(frame, channel, payload) {
      const correlationId = randomUUID()
      if (!isChannel(channel)) {
        logger.warn('ipc-unknown-channel', { correlationId })
        return { ok: false, error: { code: 'invalid-request', message: 'unknown channel', correlationId } }
      }
      const started = performance.now()
      try {
        const value = await run(frame, channel, payload)
        logger.info('ipc', { channel, correlationId, tookMs: Math.round(performance.now() - started) })
        return { ok: true, value }
      } catch (cause) {
        const error = toAppError(cause, correlationId)
        logger.warn('ipc-refused', {
          channel,
          correlationId,
          code: error.code,
          tookMs: Math.round(performance.now() - started),
          ...(error.code === 'internal' ? { reason: error.message } : {}),
        })
        return { ok: false, error }
      }
    },

    cancel: (windowId, callId) => calls.get(windowId)?.get(callId)?.abort(),

    windowClosed(windowId) {
      for (const controller of calls.get(windowId)?.values() ?? []) controller.abort()
      calls.delete(windowId)
    },
  }
}

/** Named after the channel and the fields, never their values. */
class ContractBreach extends Error {
  override readonly name: string

  constructor(channel: Channel, error: z.ZodError) {
    super('the answer does not fit the contract')
    this.name = `ContractBreach(${channel}: ${error.issues.map((issue) => issue.path.join('.')).join(', ')})`
  }
}

function isChannel(channel: string): channel is Channel {
  return knownChannels.has(channel)
}
