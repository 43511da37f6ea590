import { EventEmitter } from 'node:events'
import type { BrowserWindow, IpcMainInvokeEvent, WebContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cancelChannel, channels, eventChannel } from '../../../shared/ipc/channels.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

type Listener = (event: IpcMainInvokeEvent, payload: unknown, callId?: unknown) => Promise<Envelope<unknown>>
const handlers = vi.hoisted(() => new Map<string, unknown>())
const listeners = new EventEmitter()
vi.mock('electron', () => ({
  ipcMain: Object.assign(listeners, {
    handle: (channel: string, listener: unknown) => handlers.set(channel, listener),
  }),
}))

const { closeForeignChannels, registerIpc, sendEvent } = await import('../../../electron/ipc/register.ts')

const mainFrame = {
  detached: false,
  frameTreeNodeId: 1,
  origin: 'app://mfa-desk',
  parent: null,
  url: 'app://mfa-desk/index.html',
}
const contents = { mainFrame } as unknown as WebContents
const window = { id: 5, webContents: contents } as unknown as BrowserWindow
const windowOf = (sender: WebContents) => (sender === contents ? window : null)
const fromPage = { sender: contents, senderFrame: mainFrame } as unknown as IpcMainInvokeEvent

const dispatch =
  vi.fn<(context: { windowId: number }, channel: string, payload: unknown) => Promise<Envelope<unknown>>>()
const cancel = vi.fn<(windowId: number, callId: unknown) => void>()
const call = (event: IpcMainInvokeEvent, payload: unknown) =>
  (handlers.get('settings:read') as Listener | undefined)?.(event, payload)

describe('under Electron’s IPC', () => {
  beforeEach(() => {
    handlers.clear()
    dispatch.mockReset()
    cancel.mockReset()
    listeners.removeAllListeners()
  })

  it('each channel of the list is answered, and no other', () => {
    registerIpc({ dispatch, cancel }, windowOf, createRecordingLogger())
    expect([...handlers.keys()]).toEqual([...channels])
  })

  it('a call of the page goes to dispatch with its window', async () => {
    dispatch.mockResolvedValue({ ok: true, value: 1 })
    registerIpc({ dispatch, cancel }, windowOf, createRecordingLogger())
    expect(await call(fromPage, { a: 1 })).toEqual({ ok: true, value: 1 })
    expect(dispatch.mock.calls).toEqual([[{ windowId: 5 }, 'settings:read', { a: 1 }]])
  })

  it.each([
    ['foreign contents', { sender: {}, senderFrame: mainFrame }, 'unknown-window'],
    ['a missing frame', { sender: contents, senderFrame: null }, 'missing-frame'],
  ])('%s is refused with an error, and logged', async (_name, event, reason) => {
    const logger = createRecordingLogger()
    registerIpc({ dispatch, cancel }, windowOf, logger)
    const answer = await call(event as unknown as IpcMainInvokeEvent, {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } })
    expect(dispatch).not.toHaveBeenCalled()
    expect(logger.lines).toMatchObject([
      { level: 'error', event: 'ipc-sender-refused', fields: { channel: 'settings:read', reason } },
    ])
  })

  it('the id of a call goes with it, and gives it up in its own window', async () => {
    dispatch.mockResolvedValue({ ok: true, value: 1 })
    registerIpc({ dispatch, cancel }, windowOf, createRecordingLogger())
    await (handlers.get('directory:search') as Listener | undefined)?.(fromPage, {}, 'c1')
    expect(dispatch.mock.calls).toEqual([[{ windowId: 5, callId: 'c1' }, 'directory:search', {}]])
    listeners.emit(cancelChannel, fromPage, 'c1')
    expect(cancel.mock.calls).toEqual([[5, 'c1']])
  })

  it('nobody but the page gives a call up', () => {
    const logger = createRecordingLogger()
    registerIpc({ dispatch, cancel }, windowOf, logger)
    listeners.emit(cancelChannel, { sender: {}, senderFrame: mainFrame }, 'c1')
    expect(cancel).not.toHaveBeenCalled()
    expect(logger.lines).toMatchObject([{ level: 'error', event: 'ipc-sender-refused' }])
  })

  it('a dispatch that throws becomes an error without its message', async () => {
    dispatch.mockRejectedValue(new TypeError('token abc'))
    const logger = createRecordingLogger()
    registerIpc({ dispatch, cancel }, windowOf, logger)
    const answer = await call(fromPage, {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify([answer, logger.lines])).not.toContain('abc')
  })
})

describe('events', () => {
  it.each([
    { windowGone: false, contentsGone: false, sent: 1 },
    { windowGone: true, contentsGone: false, sent: 0 },
    { windowGone: false, contentsGone: true, sent: 0 },
  ])('go to a window that is there ($windowGone, $contentsGone)', ({ windowGone, contentsGone, sent }) => {
    const send = vi.fn<(channel: string, event: unknown) => void>()
    sendEvent(
      {
        isDestroyed: () => windowGone,
        webContents: { isDestroyed: () => contentsGone, send },
      } as unknown as BrowserWindow,
      { type: 'history-changed' },
    )
    expect(send.mock.calls).toEqual(Array.from({ length: sent }, () => [eventChannel, { type: 'history-changed' }]))
  })
})

it('the channel of electron-store is closed, and what Electron listens to itself is not', () => {
  // As Electron does: without it, a page that sends on `error` ends the program.
  listeners.on('error', () => undefined)
  listeners.on('electron-store-get-data', () => undefined)
  registerIpc({ dispatch, cancel }, windowOf, createRecordingLogger())
  closeForeignChannels()
  expect(listeners.listenerCount('error')).toBe(1)
  expect(listeners.listenerCount('electron-store-get-data')).toBe(0)
})
