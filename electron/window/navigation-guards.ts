/**
 * Keeps every web page of this application where it is. The page never navigates by itself: it has one document, and places
 * outside are opened by main, from a fixed list. So each attempt is the work of something that should not be there.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
 */
import type { WebContents } from 'electron'
import type { Logger } from '../logging/logger.ts'

/** To be called for each `web-contents-created`. Loading by main itself (`loadURL`) does not pass here. */
export function guardNavigation(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>, logger: Logger): void {
  const prevent = (kind: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault()
    logger.warn('navigation-prevented', { kind })
  }

  contents.on('will-navigate', prevent('will-navigate'))
  contents.on('will-frame-navigate', prevent('will-frame-navigate'))
  contents.on('will-redirect', prevent('will-redirect'))
  contents.on('will-attach-webview', prevent('will-attach-webview'))
  contents.setWindowOpenHandler(() => {
    logger.warn('navigation-prevented', { kind: 'window-open' })
    return { action: 'deny' }
  })
}
