/**
 * Main's own questions to the person, as native dialogs of a window, one after the other: whatever answers a question must
 * never answer one that stands behind another and was not read. Without the window nothing is asked and the answer is no; a
 * dialog goes with its window, which GTK would leave standing.
 *
 * Labels of buttons hold no `&` and no `_`: Windows and Linux would make the letter after it a key of the button, and on
 * Windows that letter alone, typed by somebody who is still writing, would press it.
 */
import { basename, join } from 'node:path'
import { dialog, Menu, type BrowserWindow, type MessageBoxOptions, type SaveDialogOptions } from 'electron'
import { desktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { SavePathSuggestion } from '../history/export-ports.ts'
import type { ConfirmationQuestion } from '../questions/ask-natively.ts'
import type { OneTimeCodeNotice } from '../resets/agent-dialogs.ts'
import { createTurns, type InTurn } from '../turns/in-turn.ts'
import { keepAwake } from './keep-awake.ts'
import type { ExpiringClipboard } from './expiring-clipboard.ts'
import { offerConfirmShortcut } from './confirm-shortcut.ts'

/** As long as a plan lives: a question nobody answers must not wait for whoever comes by. */
const confirmationLifeMs = 120_000

const cancelButton = 0
const confirmButton = 1

/**
 * Resolves true only when the confirming button was pressed, or what stands for it on macOS. Enter, Esc and closing the dialog
 * mean Cancel, or nothing. `dismissed` takes the dialog away, as a Cancel, and so do two minutes.
 */
export function askConfirmation(
  window: BrowserWindow | null,
  question: ConfirmationQuestion,
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
        detail: withdraw === null ? question.detail : `${question.detail}\n\n${desktopTexts['question.keys']}`,
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
 * Shows a code until it is closed or its time is over; copying keeps it open, because the code may still have to be read out.
 * Rejects where it was never on the screen. `dismissed` takes it away: a code must not wait for whoever comes by.
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
  // A function, because the signal changes while the dialog stands and the compiler believes it does not.
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
export function askSavePath(
  window: BrowserWindow | null,
  suggestion: SavePathSuggestion,
  folder: string,
): Promise<string | null> {
  return inTurn(window, null, async (parent) => {
    const options: SaveDialogOptions = {
      title: suggestion.title,
      defaultPath: join(folder, basename(suggestion.fileName)),
      filters: [{ name: desktopTexts[`save.${suggestion.format}`], extensions: [suggestion.format] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }
    const { canceled, filePath } = await dialog.showSaveDialog(parent, options)
    return canceled || filePath === '' ? null : filePath
  })
}

/** Whether to open the page again whose process is gone. It stays when somebody leaves: neither answer changes anything. */
export function askToReload(window: BrowserWindow): Promise<boolean> {
  return inTurn(window, false, async (parent) => {
    const { response } = await dialog.showMessageBox(parent, {
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
  return inTurn(window, undefined, async (parent) => {
    await dialog.showMessageBox(parent, {
      type: 'error',
      message: desktopTexts['notice.page-gone.title'],
      detail: desktopTexts['notice.page-gone-again.text'],
      buttons: [desktopTexts['notice.page-gone.close']],
      noLink: true,
    })
  })
}

const turnsOf = new WeakMap<BrowserWindow, InTurn>()

/** `withoutWindow`, at once, where the window is closed under its dialog as well: then Electron may never answer. */
function inTurn<Result>(
  window: BrowserWindow | null,
  withoutWindow: Result,
  show: (parent: BrowserWindow, closed: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (window === null) return Promise.resolve(withoutWindow)
  const turns = turnsOf.get(window) ?? createTurns()
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

/** `work` gets a signal that is aborted by `dismissed` and when the time is over, which nothing slows down meanwhile. */
async function forAtMost<Result>(
  ms: number,
  dismissed: AbortSignal,
  work: (gone: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), ms)
  const gone = AbortSignal.any([dismissed, over.signal])
  const sleepAgain = keepAwake()
  // Of a dialog whose window is gone Electron may never tell the end.
  gone.addEventListener('abort', sleepAgain)
  try {
    return await work(gone)
  } finally {
    clearTimeout(timer)
    sleepAgain()
  }
}
