/**
 * The only place that touches `window.mfaDesk`. Answers come as values; a refusal comes as an `AppFailure`, so that stores
 * use plain try/catch and never look into envelopes.
 */
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Channel } from '../../shared/ipc/channels.ts'
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

/** Asks main. Throws `AppFailure`. */
export async function ask<C extends Channel>(channel: C, request: Request<C>): Promise<Response<C>> {
  // The mapped type says the same for every C; TypeScript does not follow it through a type parameter.
  const call = window.mfaDesk[channel] as unknown as (request: Request<C>) => Promise<Envelope<Response<C>>>
  const envelope = await call(request)
  if (envelope.ok) return envelope.value
  throw new AppFailure(envelope.error)
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

/** A read that can be given up: aborting the signal tells main to stop it. */
export async function askCancellable<C extends Channel>(
  channel: C,
  request: Omit<Request<C>, 'requestId'>,
  signal: AbortSignal,
): Promise<Response<C>> {
  const requestId = crypto.randomUUID()
  const cancel = () => void ask('requests:cancel', { requestId }).catch(() => undefined)
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await ask(channel, { ...request, requestId } as Request<C>)
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
