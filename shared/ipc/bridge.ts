/** The type of `window.mfaDesk`: one function a channel and one subscription. */
import type { Channel } from './channels.ts'
import type { Request, Response } from './contract.ts'
import type { Envelope } from './envelope.ts'
import type { AppEvent } from './events.ts'

export type Bridge = Readonly<{
  [C in Channel]: (request: Request<C>) => Promise<Envelope<Response<C>>>
}> & {
  /** Calls `listener` with each event, never with Electron's own event object. Returns the way to stop. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void
}
