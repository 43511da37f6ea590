import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const dialog = vi.hoisted(() => ({
  showMessageBox: vi.fn<(window: unknown, options: MessageBoxOptions) => Promise<{ response: number }>>(),
}))
vi.mock('electron', () => ({ dialog }))

const { showCode } = await import('../../electron/window/dialogs.ts')
const { Secret } = await import('../../electron/secret/secret.ts')

const window = { id: 1 } as unknown as BrowserWindow
const notice = {
  title: 'Temporary access code',
  message: 'Code for Mira Dunmore:',
  code: new Secret('n@C*bU26'),
  detail: 'Shown once.',
  copyLabel: 'Copy for 60 seconds',
  copiedText: 'Copied.',
  notCopiedText: 'Not copied.',
  closeLabel: 'Close',
  clipboardSeconds: 60,
}
const hold = vi.fn(() => Promise.resolve())
const clipboard = { hold, letGo: () => Promise.resolve() }
const undisturbed = new AbortController().signal
const optionsOf = (call: number) => dialog.showMessageBox.mock.calls[call]?.[1]

beforeEach(() => {
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
    await showCode(window, notice, clipboard, taken.signal)
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(1)
  })

  it('says that it could not be shown without a window', async () => {
    await expect(showCode(null, notice, clipboard, undisturbed)).rejects.toThrow()
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
  })
})
