import { EventEmitter } from 'node:events'
import type { HandlerDetails, WebContents, WindowOpenHandlerResponse } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { guardNavigation } from '../../electron/window/navigation-guards.ts'
import { createRecordingLogger } from '../support/recording-logger.ts'

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

function guardedContents() {
  let openHandler: OpenHandler | undefined
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: OpenHandler) => {
      openHandler = handler
    },
  })
  const logger = createRecordingLogger()
  guardNavigation(contents as unknown as WebContents, logger)
  return { contents, logger, open: (url: string) => openHandler?.({ url } as HandlerDetails) }
}

describe('a page stays where it is', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s is prevented',
    (kind) => {
      const { contents, logger } = guardedContents()
      const preventDefault = vi.fn<() => void>()
      contents.emit(kind, { preventDefault, url: 'https://example.com/?token=1' })
      expect(preventDefault).toHaveBeenCalledOnce()
      expect(logger.lines).toEqual([{ level: 'warn', event: 'navigation-prevented', fields: { kind } }])
    },
  )

  it('opens no window', () => {
    expect(guardedContents().open('https://example.com')).toEqual({ action: 'deny' })
  })
})
