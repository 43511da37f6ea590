import { EventEmitter } from 'node:events'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { desktopTexts } from '../../shared/messages/desktop-texts.ts'
import { confirmShortcutItem } from '../../electron/window/confirm-shortcut.ts'
import { awake, powerSaveBlocker } from '../support/fake-power-save-blocker.ts'

interface Entry {
  enabled: boolean
  click: () => void
}

const electron = vi.hoisted(() => ({
  showMessageBox: vi.fn<(window: unknown, options: MessageBoxOptions) => Promise<{ response: number }>>(),
  /** What macOS has in its application menu, by id, and the other systems have not. */
  entries: new Map<string, Entry>(),
}))
vi.mock('electron', () => ({
  dialog: { showMessageBox: electron.showMessageBox },
  Menu: { getApplicationMenu: () => ({ getMenuItemById: (id: string) => electron.entries.get(id) ?? null }) },
  powerSaveBlocker,
}))
const { showMessageBox, entries } = electron

const { askConfirmation, askToReload } = await import('../../electron/window/dialogs.ts')

const makeWindow = (facts: { minimized?: boolean; destroyed?: boolean } = {}) =>
  Object.assign(new EventEmitter(), {
    isMinimized: () => facts.minimized ?? false,
    isDestroyed: () => facts.destroyed ?? false,
  }) as unknown as BrowserWindow

const question = {
  title: 'Confirm',
  message: 'Reset?',
  detail: 'For whom',
  confirmLabel: 'Reset',
  cancelLabel: 'Cancel',
}
const { en: english } = desktopTexts
const undisturbed = new AbortController().signal
const optionsOf = (call: number) => showMessageBox.mock.calls[call]?.[1]

/** As Electron's: it stands until a button is pressed, or until its signal takes it away, which answers with the cancelling one. */
function standUntilPressed(): { readonly press: (button: number) => void } {
  const presses: ((button: number) => void)[] = []
  showMessageBox.mockImplementation((_window, options) => {
    const { promise, resolve } = Promise.withResolvers<{ response: number }>()
    presses.push((response) => resolve({ response }))
    options.signal?.addEventListener('abort', () => resolve({ response: options.cancelId ?? 0 }))
    return promise
  })
  return { press: (button) => presses.at(-1)?.(button) }
}

const standing = (count: number) => vi.waitFor(() => expect(showMessageBox).toHaveBeenCalledTimes(count))

let window: BrowserWindow

beforeEach(() => {
  showMessageBox.mockReset()
  entries.clear()
  window = makeWindow()
})

describe('the confirmation', () => {
  it('makes Cancel the answer of Enter and of Esc', async () => {
    showMessageBox.mockResolvedValue({ response: 0 })
    expect(await askConfirmation(window, question, english, undisturbed)).toBe(false)
    expect(optionsOf(0)?.buttons).toEqual(['Cancel', 'Reset'])
    expect([optionsOf(0)?.defaultId, optionsOf(0)?.cancelId]).toEqual([0, 0])
  })

  it('is yes only by the confirming button', async () => {
    showMessageBox.mockResolvedValue({ response: 1 })
    expect(await askConfirmation(window, question, english, undisturbed)).toBe(true)
  })

  it('says nothing of a key where the menu has no entry for yes', async () => {
    showMessageBox.mockResolvedValue({ response: 0 })
    await askConfirmation(window, question, english, undisturbed)
    expect(optionsOf(0)?.detail).toBe('For whom')
  })

  it.each([
    ['there is no window', null],
    ['the window is gone', makeWindow({ destroyed: true })],
  ])('is no where %s, and asks nothing', async (_case, noWindow) => {
    expect(await askConfirmation(noWindow, question, english, undisturbed)).toBe(false)
    expect(showMessageBox).not.toHaveBeenCalled()
  })

  it('is no once it was taken away, even if a press came at the same moment', async () => {
    const taken = new AbortController()
    showMessageBox.mockImplementation(() => {
      taken.abort()
      return Promise.resolve({ response: 1 })
    })
    expect(await askConfirmation(window, question, english, taken.signal)).toBe(false)
    expect(optionsOf(0)?.signal?.aborted).toBe(true)
  })
})

describe('the confirmation whose window is closed under it', () => {
  it('is no, goes with the window, and lets the next in', async () => {
    showMessageBox.mockImplementation(() => new Promise(() => undefined))
    const facts = { destroyed: false }
    const closing = makeWindow(facts)
    const answers = Promise.all([question, question].map((one) => askConfirmation(closing, one, english, undisturbed)))
    await standing(1)
    facts.destroyed = true
    closing.emit('closed')
    expect(await answers).toEqual([false, false])
    expect(optionsOf(0)?.signal?.aborted).toBe(true)
    expect(showMessageBox).toHaveBeenCalledTimes(1)
  })

  it('is not waited for any more once it was answered', async () => {
    showMessageBox.mockResolvedValue({ response: 1 })
    await askConfirmation(window, question, english, undisturbed)
    expect(window.listenerCount('closed')).toBe(0)
  })
})

describe('the confirmation after two minutes without an answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is taken away, and is no', async () => {
    standUntilPressed()
    const answer = askConfirmation(window, question, english, undisturbed)
    await vi.advanceTimersByTimeAsync(119_000)
    expect(optionsOf(0)?.signal?.aborted).toBe(false)
    // Or a system that lets applications doze would lengthen its time.
    expect(awake.size).toBe(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await answer).toBe(false)
    expect(awake.size).toBe(0)
  })

  it('has no clock any more once it was answered', async () => {
    showMessageBox.mockResolvedValue({ response: 1 })
    await askConfirmation(window, question, english, undisturbed)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not asked at all where it spent them behind another question', async () => {
    const { press } = standUntilPressed()
    const reload = askToReload(window, english)
    const answer = askConfirmation(window, question, english, undisturbed)
    await vi.advanceTimersByTimeAsync(120_000)
    press(0)
    await reload
    expect(await answer).toBe(false)
    expect(showMessageBox).toHaveBeenCalledTimes(1)
  })
})

describe('the confirmation by keyboard on macOS', () => {
  let entry: Entry

  beforeEach(() => {
    entry = { enabled: false, click: () => undefined }
    entries.set(confirmShortcutItem(english).id ?? '', entry)
  })

  it('is yes by the entry of the menu, which takes the question away', async () => {
    standUntilPressed()
    const answer = askConfirmation(window, question, english, undisturbed)
    await standing(1)
    expect(entry.enabled).toBe(true)
    entry.click()
    expect(optionsOf(0)?.signal?.aborted).toBe(true)
    expect(await answer).toBe(true)
  })

  it('names the key of the entry', async () => {
    showMessageBox.mockResolvedValue({ response: 0 })
    await askConfirmation(window, question, english, undisturbed)
    expect(optionsOf(0)?.detail).toContain(String(confirmShortcutItem(english).accelerator).replaceAll('+', '-'))
  })

  it('still makes Cancel the answer of Esc, and Enter never yes', async () => {
    showMessageBox.mockResolvedValue({ response: 0 })
    expect(await askConfirmation(window, question, english, undisturbed)).toBe(false)
    expect([optionsOf(0)?.defaultId, optionsOf(0)?.cancelId]).toEqual([0, 0])
  })

  it('leaves the entry without effect once it is answered', async () => {
    const { press } = standUntilPressed()
    const first = askConfirmation(window, question, english, undisturbed)
    await standing(1)
    const { click } = entry
    press(0)
    expect(await first).toBe(false)
    expect(entry.enabled).toBe(false)
    expect(entry.click).not.toBe(click)

    const second = askConfirmation(window, question, english, undisturbed)
    await standing(2)
    // A press that was on its way from the first one.
    click()
    press(0)
    expect(await second).toBe(false)
  })

  it('leaves the entry without effect where the question could not be shown', async () => {
    showMessageBox.mockRejectedValue(new Error('no display'))
    await expect(askConfirmation(window, question, english, undisturbed)).rejects.toThrow()
    expect(entry.enabled).toBe(false)
  })

  it('is no when the entry was pressed after the screen was locked', async () => {
    const taken = new AbortController()
    standUntilPressed()
    const answer = askConfirmation(window, question, english, taken.signal)
    await standing(1)
    taken.abort()
    entry.click()
    expect(await answer).toBe(false)
  })

  it('is not answered in a minimized window, where nobody can read it', async () => {
    const { press } = standUntilPressed()
    const answer = askConfirmation(makeWindow({ minimized: true }), question, english, undisturbed)
    await standing(1)
    entry.click()
    press(0)
    expect(await answer).toBe(false)
  })

  it('is offered for the question that is read, not for one behind it', async () => {
    const { press } = standUntilPressed()
    const reload = askToReload(window, english)
    const answer = askConfirmation(window, question, english, undisturbed)
    await standing(1)
    expect(entry.enabled).toBe(false)
    press(0)
    expect(await reload).toBe(true)
    await standing(2)
    expect(entry.enabled).toBe(true)
    press(0)
    expect(await answer).toBe(false)
  })
})
