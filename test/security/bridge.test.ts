/** The real preload against a stand-in for Electron: what the page gets, and that nothing of Electron comes with it. */
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { prefetchedChannels, cancelChannel, eventChannel } from '../../shared/ipc/channels.ts'
import { startOverMs } from '../../shared/ipc/start-over.ts'

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn<(name: string, api: unknown) => void>() },
  ipcRenderer: {
    send: vi.fn<(channel: string, ...parameters: unknown[]) => void>(),
    invoke: vi.fn<(channel: string, ...parameters: unknown[]) => Promise<unknown>>(),
    on: vi.fn<(channel: string, listener: (...parameters: unknown[]) => void) => void>(),
    once: vi.fn<(channel: string, listener: (...parameters: unknown[]) => void) => void>(),
    off: vi.fn<(channel: string, listener: (...parameters: unknown[]) => void) => void>(),
  },
  webFrame: { clearCache: vi.fn<() => void>() },
}))
vi.mock('electron', () => electron)

type Exposed = Record<string, (...parameters: unknown[]) => unknown>

async function loadBridge(): Promise<Exposed> {
  vi.resetModules()
  await import('../../electron/preload/preload.ts')
  const [exposure, ...more] = electron.contextBridge.exposeInMainWorld.mock.calls
  expect(more).toEqual([])
  expect(exposure?.[0]).toBe('mfaDesk')
  return exposure?.[1] as Exposed
}

/** Main answers each question with its number, the first with 1. */
beforeEach(() => {
  vi.clearAllMocks()
  let count = 0
  electron.ipcRenderer.invoke.mockImplementation(() => Promise.resolve(++count))
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the bridge', () => {
  it('exposes exactly the checked-in list', async () => {
    const listed = await readFile(new URL('bridge-surface.txt', import.meta.url), 'utf8')
    expect(Object.keys(await loadBridge()).sort()).toEqual(listed.trim().split('\n'))
  })

  it('consists of functions and cannot be changed', async () => {
    const bridge = await loadBridge()
    expect(Object.values(bridge).every((member) => typeof member === 'function')).toBe(true)
    expect(Object.isFrozen(bridge)).toBe(true)
  })

  it('sends a request on the channel of its name, and nothing but the request', async () => {
    const bridge = await loadBridge()
    electron.ipcRenderer.invoke.mockClear()
    await bridge['history:query']?.({}, 'app:open-link', { more: true })
    expect(electron.ipcRenderer.invoke.mock.calls).toEqual([['history:query', {}]])
  })

  it('sends the id of a call that can be given up beside its request, and gives it up by that id', async () => {
    const bridge = await loadBridge()
    electron.ipcRenderer.invoke.mockClear()
    await bridge['history:verify']?.({}, 'c1', { more: true })
    expect(electron.ipcRenderer.invoke.mock.calls).toEqual([['history:verify', {}, 'c1']])
    bridge['cancel']?.('c1', 'c2')
    expect(electron.ipcRenderer.send.mock.calls).toEqual([[cancelChannel, 'c1']])
  })

  it('hands on what main said, never the event object of Electron', async () => {
    const bridge = await loadBridge()
    const listener = vi.fn<(...parameters: unknown[]) => void>()
    const stop = bridge['onEvent']?.(listener) as () => void
    const [channel, forward] = electron.ipcRenderer.on.mock.calls[0] ?? []
    expect(channel).toBe(eventChannel)
    forward?.({ sender: 'ipcRenderer' }, { type: 'history-changed' }, 'surplus')
    expect(listener.mock.calls).toEqual([[{ type: 'history-changed' }]])
    stop()
    expect(electron.ipcRenderer.off).toHaveBeenCalledWith(eventChannel, forward)
  })

  it("gives back what the page's start has left, once it is over", async () => {
    await loadBridge()
    vi.advanceTimersByTime(startOverMs - 1)
    expect(electron.webFrame.clearCache).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(electron.webFrame.clearCache).toHaveBeenCalledOnce()
  })
})

describe('what is asked before the page is there', () => {
  it('goes to main at once and is given to whoever asks first', async () => {
    const bridge = await loadBridge()
    const before = electron.ipcRenderer.invoke.mock.calls.map(([channel]) => channel)
    expect(before).toContain('app:read-state')
    expect(await bridge['app:read-state']?.({})).toBe(before.indexOf('app:read-state') + 1)
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledTimes(before.length)
  })

  it('is given once: whoever asks later wants to know what is so then', async () => {
    const bridge = await loadBridge()
    const first = await bridge['connections:list']?.({})
    expect(await bridge['connections:list']?.({})).toBeGreaterThan(Number(first))
  })

  it('is asked again when main has told of a change since', async () => {
    const bridge = await loadBridge()
    const [channel, tell] = electron.ipcRenderer.once.mock.calls[0] ?? []
    expect(channel).toBe(eventChannel)
    tell?.({}, { type: 'history-changed' })
    expect(await bridge['app:read-state']?.({})).toBe(prefetchedChannels.length + 1)
  })

  it('is asked again by whoever asks for more than every start does', async () => {
    const bridge = await loadBridge()
    expect(await bridge['app:read-state']?.({ again: true })).toBe(prefetchedChannels.length + 1)
    expect(electron.ipcRenderer.invoke).toHaveBeenLastCalledWith('app:read-state', { again: true })
  })

  it('is refused to whoever asks, and troubles nobody else', async () => {
    electron.ipcRenderer.invoke.mockRejectedValue(new Error('No handler'))
    const bridge = await loadBridge()
    await expect(bridge['settings:read']?.({})).rejects.toThrow('No handler')
  })
})
