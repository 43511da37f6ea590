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

/** What every start asks. None of it names anything, so that a channel is all there is to an answer. */
const askedEarly = [
  'app:read-state',
  'connections:list-systems',
  'settings:read',
  'connections:list',
  'directory:list-recents',
] as const

/** Answers that are waited for, or there, before anybody wants them. Each is taken once. */
const earlyAnswers = new Map<Channel, Promise<Envelope<unknown>>>()

/**
 * Asks what every start asks, while the code that wants to know is still loading. Once main says that anything has changed,
 * the answers may be old: whoever has not taken one by then asks anew.
 */
export function askEarly(): void {
  for (const channel of askedEarly) {
    const answer = window.mfaDesk[channel]({})
    // Whoever takes it is told; an answer nobody takes is nobody's trouble.
    answer.catch(() => undefined)
    earlyAnswers.set(channel, answer)
  }
  const stop = window.mfaDesk.onEvent(() => {
    earlyAnswers.clear()
    stop()
  })
}

function takeEarly(channel: Channel): Promise<Envelope<unknown>> | undefined {
  const answer = earlyAnswers.get(channel)
  earlyAnswers.delete(channel)
  return answer
}

/** Asks main. Throws `AppFailure`. */
export async function ask<C extends Channel>(channel: C, request: Request<C>): Promise<Response<C>> {
  // The mapped type says the same for every C; TypeScript does not follow it through a type parameter.
  const call = window.mfaDesk[channel] as unknown as (request: Request<C>) => Promise<Envelope<Response<C>>>
  const early = takeEarly(channel) as Promise<Envelope<Response<C>>> | undefined
  const envelope = await (early ?? call(request))
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
