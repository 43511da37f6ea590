/**
 * Puts the application under Electron's IPC, and is the only file that does. Each channel of the list gets one handler:
 * check the sender, pass on to dispatch; so does giving up a call. A refused sender gets an error like any other caller, never
 * `undefined`, and no handler throws: Electron would send a thrown error's message across.
 */
import { randomUUID } from 'node:crypto'
import { ipcMain, type BrowserWindow, type WebContents } from 'electron'
import { cancelChannel, channels, eventChannel } from '../../shared/ipc/channels.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { Logger } from '../logging/logger.ts'
import { checkSender } from '../window/trusted-sender.ts'

export interface IpcTarget {
  dispatch(
    frame: { readonly windowId: number; readonly callId?: unknown },
    channel: string,
    payload: unknown,
  ): Promise<Envelope<unknown>>
  readonly cancel: (windowId: number, callId: unknown) => void
}

/** `windowOf`: the window these contents are the page of, null unless this application opened it and it is still there. */
export function registerIpc(
  target: IpcTarget,
  windowOf: (contents: WebContents) => BrowserWindow | null,
  logger: Logger,
): void {
  for (const channel of channels) {
    ipcMain.handle(channel, async (event, payload: unknown, callId: unknown): Promise<Envelope<unknown>> => {
      const verdict = checkSender(windowOf(event.sender), event.senderFrame)
      if (!verdict.trusted) {
        const refusal = failure('invalid-request', 'sender refused')
        logger.error('ipc-sender-refused', {
          channel,
          reason: verdict.reason,
          correlationId: refusal.error.correlationId,
        })
        return refusal
      }
      try {
        return await target.dispatch({ windowId: verdict.windowId, callId }, channel, payload)
      } catch (cause) {
        const fault = failure('internal', 'dispatch threw')
        logger.error('ipc-dispatch-threw', {
          channel,
          reason: cause instanceof Error ? cause.name : typeof cause,
          correlationId: fault.error.correlationId,
        })
        return fault
      }
    })
  }
  ipcMain.on(cancelChannel, (event, callId: unknown) => {
    const verdict = checkSender(windowOf(event.sender), event.senderFrame)
    if (verdict.trusted) target.cancel(verdict.windowId, callId)
    else logger.error('ipc-sender-refused', { channel: cancelChannel, reason: verdict.reason })
  })
}

/**
 * Takes away the channel that electron-store answers to any sender. Only that one: Electron itself listens on `error`, without which
 * a page that sends on it would end the program.
 */
export function closeForeignChannels(): void {
  ipcMain.removeAllListeners('electron-store-get-data')
}

/** Tells a window's page. A window on its way out is passed over. */
export function sendEvent(window: BrowserWindow, event: AppEvent): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(eventChannel, event)
}

function failure(code: ErrorCode, message: string): Extract<Envelope<never>, { ok: false }> {
  return { ok: false, error: { code, message, correlationId: randomUUID() } }
}
