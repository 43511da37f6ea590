/** The type of `window.mfaDesk`: one function a channel, the way to give a call up, and one subscription. */
import type { CancellableChannel, Channel } from './channels.ts'
import type { Request, Response } from './contract.ts'
import type { Envelope } from './envelope.ts'
import type { AppEvent } from './events.ts'

export type Bridge = Readonly<{
  [C in Channel]: (
    request: Request<C>,
    /** Unique among the calls of this page that are under way. */
    ...callId: C extends CancellableChannel ? [callId?: string] : []
  ) => Promise<Envelope<Response<C>>>
}> & {
  /** Gives up the call that was made with this id. One that is over, or unknown, is passed over. */
  readonly cancel: (callId: string) => void
  /** Calls `listener` with each event, never with Electron's own event object. Returns the way to stop. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void
}
