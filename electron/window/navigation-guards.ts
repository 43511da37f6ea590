/**
 * Prevents all navigation. The page never navigates by itself: it has one document, and external pages are opened by main, from a
 * fixed list. So any attempt comes from something that should not be there.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
 */
import type { WebContents } from 'electron'
import type { Logger } from '../logging/logger.ts'

/** Must be called for each `web-contents-created`. Loads by main itself (`loadURL`) are not affected. */
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
