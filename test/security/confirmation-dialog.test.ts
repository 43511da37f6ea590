import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const dialog = vi.hoisted(() => ({
  showMessageBox: vi.fn<(window: unknown, options: MessageBoxOptions) => Promise<{ response: number }>>(),
}))
vi.mock('electron', () => ({ dialog }))

const { askConfirmation } = await import('../../electron/window/dialogs.ts')

const window = { id: 1 } as unknown as BrowserWindow
const question = {
  title: 'Confirm',
  message: 'Reset?',
  detail: 'For whom',
  confirmLabel: 'Reset',
  cancelLabel: 'Cancel',
}
const undisturbed = new AbortController().signal

beforeEach(() => {
  dialog.showMessageBox.mockReset()
})

describe('the confirmation', () => {
  it('makes Cancel the answer of Enter and of Esc', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 0 })
    expect(await askConfirmation(window, question, undisturbed)).toBe(false)
    const options = dialog.showMessageBox.mock.calls[0]?.[1]
    expect(options?.buttons).toEqual(['Cancel', 'Reset'])
    expect([options?.defaultId, options?.cancelId]).toEqual([0, 0])
  })

  it('is yes only by the confirming button', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 1 })
    expect(await askConfirmation(window, question, undisturbed)).toBe(true)
  })

  it('is no without a window, and asks nothing', async () => {
    expect(await askConfirmation(null, question, undisturbed)).toBe(false)
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
  })

  it('is no once it was taken away, even if a press came at the same moment', async () => {
    const taken = new AbortController()
    dialog.showMessageBox.mockImplementation(() => {
      taken.abort()
      return Promise.resolve({ response: 1 })
    })
    expect(await askConfirmation(window, question, taken.signal)).toBe(false)
    expect(dialog.showMessageBox.mock.calls[0]?.[1].signal).toBe(taken.signal)
  })
})
