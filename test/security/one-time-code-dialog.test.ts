import { EventEmitter } from 'node:events'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { awake, powerSaveBlocker } from '../support/fake-power-save-blocker.ts'

const dialog = vi.hoisted(() => ({
  showMessageBox: vi.fn<(window: unknown, options: MessageBoxOptions) => Promise<{ response: number }>>(),
}))
vi.mock('electron', () => ({ dialog, Menu: { getApplicationMenu: () => null }, powerSaveBlocker }))

const { showCode } = await import('../../electron/window/dialogs.ts')
const { Secret } = await import('../../electron/secret/secret.ts')

const makeWindow = (destroyed: boolean) =>
  Object.assign(new EventEmitter(), { isDestroyed: () => destroyed }) as unknown as BrowserWindow
let window: BrowserWindow
const notice = {
  title: 'Temporary access code',
  message: 'Code for Mira Dunmore:',
  code: new Secret('n@C*bU26'),
  detail: 'Shown once.',
  copyLabel: 'Copy for 60 seconds',
  copiedText: 'Copied.',
  notCopiedText: 'Not copied.',
  closeLabel: 'Close',
  screenSeconds: 300,
  clipboardSeconds: 60,
}
const hold = vi.fn(() => Promise.resolve())
const clipboard = { hold, clearNow: () => Promise.resolve() }
const undisturbed = new AbortController().signal
const optionsOf = (call: number) => dialog.showMessageBox.mock.calls[call]?.[1]

beforeEach(() => {
  window = makeWindow(false)
  dialog.showMessageBox.mockReset()
  hold.mockReset().mockResolvedValue()
})

describe('the window of a one-time code', () => {
  it('shows the code and closes with Esc, without copying', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 0 })
    await showCode(window, notice, clipboard, undisturbed)
    expect(optionsOf(0)?.message).toContain('n@C*bU26')
    expect([optionsOf(0)?.buttons?.[0], optionsOf(0)?.cancelId]).toEqual(['Close', 0])
    expect(hold).not.toHaveBeenCalled()
  })

  it('copies for its time and stays open, saying so', async () => {
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 }).mockResolvedValue({ response: 0 })
    await showCode(window, notice, clipboard, undisturbed)
    expect(hold.mock.calls).toEqual([[notice.code, 60]])
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(2)
    expect(optionsOf(0)?.detail).not.toContain('Copied.')
    expect(optionsOf(1)?.detail).toContain('Copied.')
  })

  it('keeps the code on the screen where the clipboard refuses it', async () => {
    hold.mockRejectedValueOnce(new Error('refused'))
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 }).mockResolvedValue({ response: 0 })
    await showCode(window, notice, clipboard, undisturbed)
    expect(optionsOf(1)?.message).toContain('n@C*bU26')
    expect(optionsOf(1)?.detail).toContain('Not copied.')
  })

  it('is taken away with the screen, and copies nothing then', async () => {
    const taken = new AbortController()
    dialog.showMessageBox.mockImplementation(() => {
      taken.abort()
      return Promise.resolve({ response: 1 })
    })
    await showCode(window, notice, clipboard, taken.signal)
    expect(hold).not.toHaveBeenCalled()
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['without a window', null],
    ['where the window is gone', makeWindow(true)],
  ])('says that it could not be shown %s', async (_case, noWindow) => {
    await expect(showCode(noWindow, notice, clipboard, undisturbed)).rejects.toThrow()
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
  })

  it('says so where it was taken away before its turn', async () => {
    await expect(showCode(window, notice, clipboard, AbortSignal.abort())).rejects.toThrow()
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
  })
})

it('a one-time code goes with its window', async () => {
  dialog.showMessageBox.mockImplementation(() => new Promise(() => undefined))
  const shown = showCode(window, notice, clipboard, undisturbed)
  await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalled())
  window.emit('closed')
  await shown
  expect(optionsOf(0)?.signal?.aborted).toBe(true)
  expect(awake.size).toBe(0)
})

describe('a one-time code that nobody closes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('leaves the screen when its time is over, copied or not', async () => {
    let copies = 0
    dialog.showMessageBox.mockImplementation((_window, { signal, cancelId = 0 }) => {
      const { promise, resolve } = Promise.withResolvers<{ response: number }>()
      signal?.addEventListener('abort', () => resolve({ response: cancelId }))
      // Copied after four minutes, which gives it no new time.
      if (copies++ === 0) setTimeout(() => resolve({ response: 1 }), 240_000)
      return promise
    })
    const shown = showCode(window, notice, clipboard, undisturbed)
    await vi.advanceTimersByTimeAsync(299_000)
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(2)
    expect(optionsOf(1)?.signal?.aborted).toBe(false)
    // Or a system that lets applications doze would lengthen its time.
    expect(awake.size).toBe(1)
    await vi.advanceTimersByTimeAsync(1000)
    await shown
    expect(awake.size).toBe(0)
    expect(optionsOf(1)?.signal?.aborted).toBe(true)
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(2)
  })

  it('has its whole time from when it is seen, also where it waited behind another', async () => {
    dialog.showMessageBox
      .mockImplementationOnce(() => new Promise((resolve) => setTimeout(() => resolve({ response: 0 }), 200_000)))
      .mockImplementation(() => new Promise(() => undefined))
    void showCode(window, notice, clipboard, undisturbed)
    void showCode(window, notice, clipboard, undisturbed)
    await vi.advanceTimersByTimeAsync(400_000)
    expect(optionsOf(1)?.signal?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(optionsOf(1)?.signal?.aborted).toBe(true)
  })
})
