/**
 * The only place that touches `window.mfaDesk`. Answers come as values; a refusal comes as an `AppFailure`, so that stores
 * use plain try/catch and never look into envelopes.
 */
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { CancellableChannel, Channel } from '../../shared/ipc/channels.ts'
import type { Request, Response } from '../../shared/ipc/contract.ts'
import type { AppError, Envelope } from '../../shared/ipc/envelope.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'

declare global {
  interface Window {
    readonly mfaDesk: Bridge
  }
}

export class AppFailure extends Error {
  override readonly name = 'AppFailure'
  readonly error: AppError

  constructor(error: AppError) {
    super(error.message)
    this.error = error
  }
}

/** Asks main. Aborting the signal, where the channel can be cancelled, has main give the call up. Throws `AppFailure`. */
export async function ask<C extends Channel>(
  channel: C,
  request: Request<C>,
  ...[signal]: C extends CancellableChannel ? [signal?: AbortSignal] : []
): Promise<Response<C>> {
  // The mapped type says the same for every C; TypeScript does not follow it through a type parameter.
  const call = window.mfaDesk[channel] as unknown as (
    request: Request<C>,
    callId?: string,
  ) => Promise<Envelope<Response<C>>>
  const envelope = await (signal === undefined
    ? call(request)
    : untilAborted(signal, (callId) => call(request, callId)))
  if (envelope.ok) return envelope.value
  throw new AppFailure(envelope.error)
}

async function untilAborted<Answer>(signal: AbortSignal, call: (callId: string) => Promise<Answer>): Promise<Answer> {
  const callId = crypto.randomUUID()
  const cancel = () => window.mfaDesk.cancel(callId)
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const answer = call(callId)
    // Aborted before: main hears of the call first, so that it can be given up.
    if (signal.aborted) cancel()
    return await answer
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** Calls `listener` with every event of one type. Returns the way to stop. */
export function onEvent<T extends AppEvent['type']>(
  type: T,
  listener: (event: Extract<AppEvent, { type: T }>) => void,
): () => void {
  return window.mfaDesk.onEvent((event) => {
    if (event.type === type) listener(event as Extract<AppEvent, { type: T }>)
  })
}
