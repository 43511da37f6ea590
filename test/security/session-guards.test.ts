import { EventEmitter } from 'node:events'
import type { OnBeforeRequestListenerDetails, Session } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { guardSession } from '../../electron/window/session-guards.ts'
import { createRecordingLogger } from '../support/recording-logger.ts'

type Answer<Value> = (value: Value) => void

function guardedSession(options: { devTools: boolean }) {
  const set = {
    request: undefined as ((contents: null, permission: string, answer: Answer<boolean>) => void) | undefined,
    check: undefined as (() => boolean) | undefined,
    device: undefined as (() => boolean) | undefined,
    beforeRequest: undefined as
      ((details: Partial<OnBeforeRequestListenerDetails>, answer: Answer<{ cancel?: boolean }>) => void) | undefined,
  }
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: typeof set.request) => (set.request = handler),
    setPermissionCheckHandler: (handler: typeof set.check) => (set.check = handler),
    setDevicePermissionHandler: (handler: typeof set.device) => (set.device = handler),
    webRequest: { onBeforeRequest: (handler: typeof set.beforeRequest) => (set.beforeRequest = handler) },
  })
  guardSession(session as unknown as Session, options, createRecordingLogger())
  return { session, set }
}

describe('a session', () => {
  it.each(['media', 'clipboard-read', 'notifications', 'openExternal', 'fullscreen', 'unknown'])(
    'grants no %s',
    (permission) => {
      const { set } = guardedSession({ devTools: false })
      const answer = vi.fn<Answer<boolean>>()
      set.request?.(null, permission, answer)
      expect(answer.mock.calls).toEqual([[false]])
    },
  )

  it('has no permission and no device already granted', () => {
    const { set } = guardedSession({ devTools: false })
    expect(set.check?.()).toBe(false)
    expect(set.device?.()).toBe(false)
  })

  it('downloads nothing', () => {
    const { session } = guardedSession({ devTools: false })
    const preventDefault = vi.fn<() => void>()
    session.emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it.each([
    { url: 'app://mfa-desk/index.html', devTools: false, allowed: true },
    { url: 'data:image/png;base64,AA==', devTools: false, allowed: true },
    { url: 'app://mfa-desk.example/index.html', devTools: false, allowed: false },
    { url: 'app://other/index.html', devTools: false, allowed: false },
    { url: 'https://example.com/?stolen=1', devTools: true, allowed: false },
    { url: 'http://127.0.0.1:9/', devTools: false, allowed: false },
    { url: 'ws://127.0.0.1:9/', devTools: false, allowed: false },
    { url: 'file:///etc/passwd', devTools: true, allowed: false },
    { url: 'devtools://devtools/bundled/devtools_app.html', devTools: true, allowed: true },
    { url: 'devtools://devtools/bundled/devtools_app.html', devTools: false, allowed: false },
  ])('lets the page request $url with devTools $devTools: $allowed', ({ url, devTools, allowed }) => {
    const { set } = guardedSession({ devTools })
    const answer = vi.fn<Answer<{ cancel?: boolean }>>()
    set.beforeRequest?.({ url, resourceType: 'other' }, answer)
    expect(answer.mock.calls).toEqual([[{ cancel: !allowed }]])
  })
})
