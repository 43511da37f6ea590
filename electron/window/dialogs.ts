/** Main's own questions to the person, as native dialogs of a window. Without the window nothing is asked and the answer is no. */
import { basename, join } from 'node:path'
import { dialog, type BrowserWindow, type MessageBoxOptions, type SaveDialogOptions } from 'electron'
import { desktopTexts } from '../../shared/messages/desktop-texts.ts'
import type { SavePathSuggestion } from '../history/ways-out.ts'
import type { ConfirmationQuestion, OneTimeCodeNotice } from '../resets/agent-dialogs.ts'
import type { PassingClipboard } from './passing-clipboard.ts'

const cancelButton = 0
const confirmButton = 1

/**
 * Resolves true only when the confirming button was pressed. Enter, Esc and closing the dialog mean Cancel. `dismissed` takes
 * the dialog away, as a Cancel.
 */
export async function askConfirmation(
  window: BrowserWindow | null,
  question: ConfirmationQuestion,
  dismissed: AbortSignal,
): Promise<boolean> {
  if (window === null || dismissed.aborted) return false
  const options: MessageBoxOptions = {
    type: 'warning',
    title: question.title,
    message: question.message,
    detail: question.detail,
    buttons: [question.cancelLabel, question.confirmLabel],
    defaultId: cancelButton,
    cancelId: cancelButton,
    noLink: true,
    signal: dismissed,
  }
  const { response } = await dialog.showMessageBox(window, options)
  return response === confirmButton && !dismissed.aborted
}

const closeButton = 0
const copyButton = 1

/**
 * Shows a code until it is closed; copying keeps it open, because the code may still have to be read out. Rejects without a
 * window. `dismissed` takes it away: a code must not wait for whoever comes by.
 */
export async function showCode(
  window: BrowserWindow | null,
  notice: OneTimeCodeNotice,
  clipboard: PassingClipboard,
  dismissed: AbortSignal,
): Promise<void> {
  if (window === null) throw new Error('no window to show a code in')
  // A function, because the signal changes while the dialog stands and the compiler believes it does not.
  const takenAway = () => dismissed.aborted
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
      signal: dismissed,
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

/** An absolute path, or null when the person gave up. Only the last part of `fileName` is used. */
export async function askSavePath(
  window: BrowserWindow | null,
  suggestion: SavePathSuggestion,
  folder: string,
): Promise<string | null> {
  if (window === null) return null
  const options: SaveDialogOptions = {
    title: suggestion.title,
    defaultPath: join(folder, basename(suggestion.fileName)),
    filters: [{ name: desktopTexts[`save.${suggestion.format}`], extensions: [suggestion.format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const { canceled, filePath } = await dialog.showSaveDialog(window, options)
  return canceled || filePath === '' ? null : filePath
}
