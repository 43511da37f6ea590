/**
 * Main's own questions to the person, as native dialogs of a window, one after the other: whatever answers a question must
 * never answer one that stands behind another and was not read. Without the window nothing is asked and the answer is no.
 *
 * Labels of buttons hold no `&` and no `_`: Windows and Linux would make the letter after it a key of the button, and on
 * Windows that letter alone, typed by somebody who is still writing, would press it.
 */
import { basename, join } from 'node:path'
import { dialog, Menu, type BrowserWindow, type MessageBoxOptions, type SaveDialogOptions } from 'electron'
import { desktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { SavePathSuggestion } from '../history/ways-out.ts'
import type { ConfirmationQuestion, OneTimeCodeNotice } from '../resets/agent-dialogs.ts'
import type { PassingClipboard } from './passing-clipboard.ts'
import { offerYesByKey } from './yes-by-key.ts'

/** As long as a plan lives: a question nobody answers must not wait for whoever comes by. */
const confirmationLifeMs = 120_000

const cancelButton = 0
const confirmButton = 1

/**
 * Resolves true only when the confirming button was pressed, or what stands for it on macOS. Enter, Esc and closing the dialog
 * mean Cancel, or nothing. `dismissed` takes the dialog away, as a Cancel, and so do two minutes.
 */
export async function askConfirmation(
  window: BrowserWindow | null,
  question: ConfirmationQuestion,
  dismissed: AbortSignal,
): Promise<boolean> {
  if (window === null) return false
  return forAtMost(confirmationLifeMs, dismissed, (gone) =>
    inTurn(window, async () => {
      if (gone.aborted || window.isDestroyed()) return false
      const answered = new AbortController()
      const withdraw = offerYesByKey(Menu.getApplicationMenu(), () => {
        if (!window.isMinimized()) answered.abort()
      })
      const options: MessageBoxOptions = {
        type: 'warning',
        title: question.title,
        message: question.message,
        detail: withdraw === null ? question.detail : `${question.detail}\n\n${desktopTexts['question.keys']}`,
        buttons: [question.cancelLabel, question.confirmLabel],
        defaultId: cancelButton,
        cancelId: cancelButton,
        noLink: true,
        signal: AbortSignal.any([gone, answered.signal]),
      }
      try {
        const { response } = await dialog.showMessageBox(window, options)
        return (response === confirmButton || answered.signal.aborted) && !gone.aborted
      } finally {
        withdraw?.()
      }
    }),
  )
}

const closeButton = 0
const copyButton = 1

/**
 * Shows a code until it is closed or its time is over; copying keeps it open, because the code may still have to be read out.
 * Rejects where it was never on the screen. `dismissed` takes it away: a code must not wait for whoever comes by.
 */
export async function showCode(
  window: BrowserWindow | null,
  notice: OneTimeCodeNotice,
  clipboard: PassingClipboard,
  dismissed: AbortSignal,
): Promise<void> {
  if (window === null) throw new Error('no window to show a code in')
  await inTurn(window, async () => {
    if (dismissed.aborted || window.isDestroyed()) throw new Error('taken away before it was shown')
    await forAtMost(notice.screenSeconds * 1000, dismissed, (gone) => keepShowing(window, notice, clipboard, gone))
  })
}

async function keepShowing(
  window: BrowserWindow,
  notice: OneTimeCodeNotice,
  clipboard: PassingClipboard,
  gone: AbortSignal,
): Promise<void> {
  // A function, because the signal changes while the dialog stands and the compiler believes it does not.
  const takenAway = () => gone.aborted || window.isDestroyed()
  let copy: 'none' | 'held' | 'refused' = 'none'
  while (!takenAway()) {
    const options: MessageBoxOptions = {
      type: 'info',
      title: notice.title,
      message: `${notice.message}\n\n${notice.code.reveal()}`,
      detail:
        copy === 'none'
          ? notice.detail
          : `${notice.detail}\n${copy === 'held' ? notice.copiedText : notice.notCopiedText}`,
      buttons: [notice.closeLabel, notice.copyLabel],
      defaultId: copyButton,
      cancelId: closeButton,
      noLink: true,
      signal: gone,
    }
    const { response } = await dialog.showMessageBox(window, options)
    if (response !== copyButton || takenAway()) return
    // A refused copy must not take the code from the screen: it is nowhere else.
    copy = await clipboard.hold(notice.code, notice.clipboardSeconds).then(
      () => 'held',
      () => 'refused',
    )
  }
}

/**
 * An absolute path, or null when the person gave up. Only the last part of `fileName` is used. It stays when somebody leaves:
 * it shows nothing and gives nobody what the page behind it does not.
 */
export async function askSavePath(
  window: BrowserWindow | null,
  suggestion: SavePathSuggestion,
  folder: string,
): Promise<string | null> {
  if (window === null) return null
  return inTurn(window, async () => {
    if (window.isDestroyed()) return null
    const options: SaveDialogOptions = {
      title: suggestion.title,
      defaultPath: join(folder, basename(suggestion.fileName)),
      filters: [{ name: desktopTexts[`save.${suggestion.format}`], extensions: [suggestion.format] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }
    const { canceled, filePath } = await dialog.showSaveDialog(window, options)
    return canceled || filePath === '' ? null : filePath
  })
}

/** Whether to open the page again whose process is gone. It stays when somebody leaves: neither answer changes anything. */
export function askToReload(window: BrowserWindow): Promise<boolean> {
  return inTurn(window, async () => {
    if (window.isDestroyed()) return false
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: desktopTexts['notice.page-gone.title'],
      detail: desktopTexts['notice.page-gone.text'],
      buttons: [desktopTexts['notice.page-gone.reload'], desktopTexts['notice.page-gone.close']],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    return response === 0
  })
}

/** That the page is gone for good. Without holding up main: a change that the window asked for goes on meanwhile. */
export function tellPageGoneAgain(window: BrowserWindow): Promise<void> {
  return inTurn(window, async () => {
    if (window.isDestroyed()) return
    await dialog.showMessageBox(window, {
      type: 'error',
      message: desktopTexts['notice.page-gone.title'],
      detail: desktopTexts['notice.page-gone-again.text'],
      buttons: [desktopTexts['notice.page-gone.close']],
      noLink: true,
    })
  })
}

/** By window: settles with its last dialog. */
const standing = new WeakMap<BrowserWindow, Promise<unknown>>()

function inTurn<Result>(window: BrowserWindow, show: () => Promise<Result>): Promise<Result> {
  const result = (standing.get(window) ?? Promise.resolve()).then(show)
  standing.set(
    window,
    result.catch(() => undefined),
  )
  return result
}

/** `work` gets a signal that is aborted by `dismissed` and when the time is over. */
async function forAtMost<Result>(
  ms: number,
  dismissed: AbortSignal,
  work: (gone: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), ms)
  try {
    return await work(AbortSignal.any([dismissed, over.signal]))
  } finally {
    clearTimeout(timer)
  }
}
