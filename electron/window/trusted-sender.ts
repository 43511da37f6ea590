/**
 * Who may call main: the main frame of a window this application opened, showing the page from its own origin. Everything
 * else is refused, including a frame that no longer exists when the call is checked: what cannot be checked is not trusted.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
import type { BrowserWindow, WebFrameMain } from 'electron'
import { isOnPageOrigin, pageOrigin } from './page-origin.ts'

export type SenderFrame = Pick<WebFrameMain, 'detached' | 'frameTreeNodeId' | 'origin' | 'parent' | 'url'>

/** The window a call came from, if it is one of ours. */
export type KnownWindow = Pick<BrowserWindow, 'id'> & {
  readonly webContents: { readonly mainFrame: Pick<WebFrameMain, 'frameTreeNodeId'> }
}

export type SenderVerdict =
  | { readonly trusted: true; readonly windowId: number }
  | { readonly trusted: false; readonly reason: 'unknown-window' | 'missing-frame' | 'sub-frame' | 'foreign-origin' }

/** `window`: the known window the sending contents belong to; `frame`: the event's `senderFrame`. */
export function checkSender(window: KnownWindow | null, frame: SenderFrame | null): SenderVerdict {
  if (window === null) return { trusted: false, reason: 'unknown-window' }
  if (frame === null || frame.detached) return { trusted: false, reason: 'missing-frame' }
  if (frame.parent !== null || frame.frameTreeNodeId !== window.webContents.mainFrame.frameTreeNodeId) {
    return { trusted: false, reason: 'sub-frame' }
  }
  if (frame.origin !== pageOrigin || !isOnPageOrigin(frame.url)) return { trusted: false, reason: 'foreign-origin' }
  return { trusted: true, windowId: window.id }
}
