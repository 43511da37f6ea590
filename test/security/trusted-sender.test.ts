import { describe, expect, it } from 'vitest'
import { checkSender, type KnownWindow, type SenderFrame } from '../../electron/window/trusted-sender.ts'

const window: KnownWindow = { id: 7, webContents: { mainFrame: { frameTreeNodeId: 3 } } }

function frame(changes: Partial<SenderFrame> = {}): SenderFrame {
  return {
    detached: false,
    frameTreeNodeId: 3,
    origin: 'app://mfa-desk',
    parent: null,
    url: 'app://mfa-desk/index.html',
    ...changes,
  }
}

describe('who may call main', () => {
  it('the main frame of a known window on the page’s origin', () => {
    expect(checkSender(window, frame())).toEqual({ trusted: true, windowId: 7 })
  })

  it.each<[string, KnownWindow | null, SenderFrame | null, string]>([
    ['contents of no known window', null, frame(), 'unknown-window'],
    ['a frame that is gone', window, null, 'missing-frame'],
    ['a frame on its way out', window, frame({ detached: true }), 'missing-frame'],
    ['a sub-frame', window, frame({ parent: {} as SenderFrame['parent'], frameTreeNodeId: 4 }), 'sub-frame'],
    ['the main frame of another tree', window, frame({ frameTreeNodeId: 4 }), 'sub-frame'],
    ['a web page', window, frame({ origin: 'https://example.com', url: 'https://example.com/' }), 'foreign-origin'],
    [
      'a look-alike host',
      window,
      frame({ origin: 'app://mfa-desk.example', url: 'app://mfa-desk.example/' }),
      'foreign-origin',
    ],
    ['an opaque origin on our address', window, frame({ origin: 'null' }), 'foreign-origin'],
    ['our origin on a blank address', window, frame({ url: 'about:blank' }), 'foreign-origin'],
    ['a file', window, frame({ origin: 'file://', url: 'file:///index.html' }), 'foreign-origin'],
  ])('not %s', (_name, known, sender, reason) => {
    expect(checkSender(known, sender)).toEqual({ trusted: false, reason })
  })
})
