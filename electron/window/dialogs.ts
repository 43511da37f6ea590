/**
 * Main's own questions to the user, as native dialogs of a window, one at a time: a key or click meant for one question must
 * never answer another that is behind it and has not been read. Without the window, nothing is asked and the answer is no; a
 * dialog is closed with its window, although GTK would leave it open.
 *
 * Button labels contain neither `&` nor `_`: Windows and Linux would make the next letter the button's access key, and on
 * Windows that letter alone, typed by somebody who is still typing, would press the button.
 */
import { basename, join } from 'node:path'
import { dialog, Menu, type BrowserWindow, type MessageBoxOptions, type SaveDialogOptions } from 'electron'
import type { DesktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { SavePathSuggestion } from '../history/export-ports.ts'
import type { ConfirmationQuestion } from '../questions/ask-natively.ts'
import type { OneTimeCodeNotice } from '../resets/agent-dialogs.ts'
import { createSerialQueue, type InTurn } from '../turns/in-turn.ts'
import { keepAwake } from './keep-awake.ts'
import type { ExpiringClipboard } from './expiring-clipboard.ts'
import { offerConfirmShortcut } from './confirm-shortcut.ts'

/** As long as a plan is valid: an unanswered question must not wait for whoever passes by. */
const confirmationLifeMs = 120_000

const cancelButton = 0
const confirmButton = 1

/**
 * Resolves with `true` only if the confirming button was pressed, or its shortcut on macOS. Enter, Esc and closing the dialog
 * mean Cancel, or do nothing. Aborting `dismissed` closes the dialog, which counts as Cancel, and so does a timeout of two minutes.
 */
export function askConfirmation(
  window: BrowserWindow | null,
  question: ConfirmationQuestion,
  words: DesktopTexts,
  dismissed: AbortSignal,
): Promise<boolean> {
  return forAtMost(confirmationLifeMs, dismissed, (gone) =>
    inTurn(window, false, async (parent, closed) => {
      if (gone.aborted) return false
      const answered = new AbortController()
      const withdraw = offerConfirmShortcut(Menu.getApplicationMenu(), () => {
        if (!parent.isMinimized()) answered.abort()
      })
      const options: MessageBoxOptions = {
        type: 'warning',
        title: question.title,
        message: question.message,
        detail: withdraw === null ? question.detail : `${question.detail}\n\n${words['question.keys']}`,
        buttons: [question.cancelLabel, question.confirmLabel],
        defaultId: cancelButton,
        cancelId: cancelButton,
        noLink: true,
        signal: AbortSignal.any([gone, closed, answered.signal]),
      }
      try {
        const { response } = await dialog.showMessageBox(parent, options)
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
 * Shows a code until it is closed or its time is up; copying keeps it open, because the code may still have to be read out.
 * Rejects if it was never on the screen. Aborting `dismissed` closes it: a code must not stay visible to whoever passes by.
 */
export async function showCode(
  window: BrowserWindow | null,
  notice: OneTimeCodeNotice,
  clipboard: ExpiringClipboard,
  dismissed: AbortSignal,
): Promise<void> {
  const onScreen = { ever: false }
  await inTurn(window, undefined, async (parent, closed) => {
    if (dismissed.aborted) return
    onScreen.ever = true
    await forAtMost(notice.screenSeconds * 1000, AbortSignal.any([dismissed, closed]), (gone) =>
      keepShowing(parent, notice, clipboard, gone),
    )
  })
  if (!onScreen.ever) throw new Error('a code that could not be shown')
}

async function keepShowing(
  window: BrowserWindow,
  notice: OneTimeCodeNotice,
  clipboard: ExpiringClipboard,
  gone: AbortSignal,
): Promise<void> {
  // A function, because the signal changes while the dialog is open, which the compiler does not expect.
  const takenAway = () => gone.aborted
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
    // If copying fails, the code must stay on the screen, because it is nowhere else.
    copy = await clipboard.hold(notice.code, notice.clipboardSeconds).then(
      () => 'held',
      () => 'refused',
    )
  }
}

/**
 * An absolute path, or `null` if the user cancelled. Only the last part of `fileName` is used. It stays open when the computer is left:
 * it reveals and permits nothing that the page behind it does not.
 */
export function askSavePath(
  window: BrowserWindow | null,
  suggestion: SavePathSuggestion,
  folder: string,
  words: DesktopTexts,
): Promise<string | null> {
  return inTurn(window, null, async (parent) => {
    const options: SaveDialogOptions = {
      title: suggestion.title,
      defaultPath: join(folder, basename(suggestion.fileName)),
      filters: [{ name: words[`save.${suggestion.format}`], extensions: [suggestion.format] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }
    const { canceled, filePath } = await dialog.showSaveDialog(parent, options)
    return canceled || filePath === '' ? null : filePath
  })
}

/** Asks whether to reload a page whose process has ended. It stays open when the computer is left: neither answer changes anything. */
export function askToReload(window: BrowserWindow, words: DesktopTexts): Promise<boolean> {
  return inTurn(window, false, async (parent) => {
    const { response } = await dialog.showMessageBox(parent, {
      type: 'warning',
      message: words['notice.page-gone.title'],
      detail: words['notice.page-gone.text'],
      buttons: [words['notice.page-gone.reload'], words['notice.page-gone.close']],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    return response === 0
  })
}

/** Says that the page cannot be reopened. Does not block main: a change that the window requested continues meanwhile. */
export function tellPageGoneAgain(window: BrowserWindow, words: DesktopTexts): Promise<void> {
  return inTurn(window, undefined, async (parent) => {
    await dialog.showMessageBox(parent, {
      type: 'error',
      message: words['notice.page-gone.title'],
      detail: words['notice.page-gone-again.text'],
      buttons: [words['notice.page-gone.close']],
      noLink: true,
    })
  })
}

const turnsOf = new WeakMap<BrowserWindow, InTurn>()

/** Resolves with `withoutWindow` at once if the window is closed, even during its dialog, whose result Electron may then never return. */
function inTurn<Result>(
  window: BrowserWindow | null,
  withoutWindow: Result,
  show: (parent: BrowserWindow, closed: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (window === null) return Promise.resolve(withoutWindow)
  const turns = turnsOf.get(window) ?? createSerialQueue()
  turnsOf.set(window, turns)
  return turns(async () => {
    if (window.isDestroyed()) return withoutWindow
    const ended = Promise.withResolvers<Result>()
    const closed = new AbortController()
    const onClosed = () => {
      closed.abort()
      ended.resolve(withoutWindow)
    }
    window.once('closed', onClosed)
    try {
      return await Promise.race([ended.promise, show(window, closed.signal)])
    } finally {
      window.removeListener('closed', onClosed)
    }
  })
}

/** Passes `work` a signal that is aborted by `dismissed` or after `ms`; keeps the system awake, so that the timer is not delayed. */
async function forAtMost<Result>(
  ms: number,
  dismissed: AbortSignal,
  work: (gone: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), ms)
  const gone = AbortSignal.any([dismissed, over.signal])
  const sleepAgain = keepAwake()
  // Electron may never report the end of a dialog whose window has closed.
  gone.addEventListener('abort', sleepAgain)
  try {
    return await work(gone)
  } finally {
    clearTimeout(timer)
    sleepAgain()
  }
}
