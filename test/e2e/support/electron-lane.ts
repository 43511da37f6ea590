/** The electron lane: the real application with its preload, contextBridge and ipcMain, steered by Playwright. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

const root = join(import.meta.dirname, '../../..')

/** Path of the Electron binary, or null where it was never fetched. Does not fetch it. */
export function electronBinary(): string | null {
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

export interface ElectronShown {
  readonly electron: ElectronApplication
  readonly page: Page
}

export async function showInElectron(executablePath: string, dataFolder: string): Promise<ElectronShown> {
  const electron = await _electron.launch({ executablePath, args: [root, `--user-data-dir=${dataFolder}`], cwd: root })
  return { electron, page: await electron.firstWindow() }
}

/** Answers main's native questions: dialogs are the operating system's, out of a page driver's reach. */
export async function answerDialogs(
  electron: ElectronApplication,
  answers: { readonly confirm: boolean; readonly savePath: string | null },
): Promise<void> {
  await electron.evaluate(({ dialog }, { confirm, savePath }) => {
    // A window that shows a code has no Cancel; it is closed at once.
    const answer = (...words: unknown[]) => {
      const { buttons } = words.at(-1) as { readonly buttons?: readonly string[] }
      return Promise.resolve({ response: confirm && buttons?.[0] === 'Cancel' ? 1 : 0, checkboxChecked: false })
    }
    dialog.showMessageBox = answer
    dialog.showSaveDialog = () => Promise.resolve({ canceled: savePath === null, filePath: savePath ?? '' })
  }, answers)
}
