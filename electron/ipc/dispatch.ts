/**
 * From a message of the page to an envelope: channel → parse request → handler → parse response. Plain Node; `register.ts`
 * puts it under Electron. Nothing is thrown across: whatever goes wrong becomes an error with a code.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { channels, type Channel } from '../../shared/ipc/channels.ts'
import { contract, type Request, type Response } from '../../shared/ipc/contract.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import type { Logger } from '../logging/logger.ts'
import { RefusedRequestError, toAppError } from './to-app-error.ts'

export interface HandlerContext {
  readonly windowId: number
  /** Aborted by `requests:cancel` and when the window closes. Reads listen to it, changes do not. */
  readonly signal: AbortSignal
}

export type Handlers = {
  readonly [C in Channel]: (request: Request<C>, context: HandlerContext) => Promise<Response<C>>
}

export interface Dispatcher {
  dispatch(context: { readonly windowId: number }, channel: string, payload: unknown): Promise<Envelope<unknown>>
  cancel(windowId: number, requestId: string): void
  windowClosed(windowId: number): void
}

const knownChannels = new Set<string>(channels)
const withRequestId = z.looseObject({ requestId: z.string() })

export function createDispatcher(handlers: Handlers, logger: Logger): Dispatcher {
  /** Cancellable reads under way, by window and request id. */
  const reads = new Map<number, Map<string, AbortController>>()

  const begin = (windowId: number, request: unknown): { signal: AbortSignal; end: () => void } => {
    const controller = new AbortController()
    const id = withRequestId.safeParse(request).data?.requestId ?? randomUUID()
    const ofWindow = reads.get(windowId) ?? new Map<string, AbortController>()
    reads.set(windowId, ofWindow)
    // An id used again gives up the read before it, which nothing could stop any more.
    ofWindow.get(id)?.abort()
    ofWindow.set(id, controller)
    return {
      signal: controller.signal,
      end: () => {
        if (ofWindow.get(id) === controller) ofWindow.delete(id)
      },
    }
  }

  const run = async (windowId: number, channel: Channel, payload: unknown): Promise<unknown> => {
    const { request: requestSchema, response: responseSchema } = contract[channel]
    const parsedRequest = requestSchema.safeParse(payload)
    if (!parsedRequest.success) throw new RefusedRequestError(parsedRequest.error)
    const request = parsedRequest.data
    const read = begin(windowId, request)
    try {
      // The channel's own schema made the request: what the two types say together, this line cannot.
      const handler = handlers[channel] as (request: unknown, context: HandlerContext) => Promise<unknown>
      const response = await handler(request, { windowId, signal: read.signal })
      const parsed = responseSchema.safeParse(response)
      // Our own answer breaking our own contract is a fault of main, not of the request.
      if (!parsed.success) throw new ContractBreach(channel, parsed.error)
      return parsed.data
    } finally {
      read.end()
    }
  }

  return {
    async dispatch({ windowId }, channel, payload) {
      const correlationId = randomUUID()
      if (!isChannel(channel)) {
        logger.warn('ipc-unknown-channel', { correlationId })
        return { ok: false, error: { code: 'invalid-request', message: 'unknown channel', correlationId } }
      }
      const started = performance.now()
      try {
        const value = await run(windowId, channel, payload)
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

    cancel: (windowId, requestId) => reads.get(windowId)?.get(requestId)?.abort(),

    windowClosed(windowId) {
      for (const controller of reads.get(windowId)?.values() ?? []) controller.abort()
      reads.delete(windowId)
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
