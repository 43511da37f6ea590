/** The system's clipboard for something secret. */
import electron, { clipboard } from 'electron'
import type { AppState } from '../../shared/domain/app-state.ts'
import { clipboardFormats } from './clipboard-formats.ts'
import type { ClipboardPort } from './expiring-clipboard.ts'

export function systemClipboard(platform: AppState['platform']): ClipboardPort {
  return {
    async writeExcludedFromHistory(text) {
      const content: Record<string, string | Blob> = { 'text/plain': text }
      for (const [name, bytes] of Object.entries(clipboardFormats(platform))) {
        content[`electron application/osclipboard;format="${name}"`] = new Blob([bytes])
      }
      // Not imported by name: an Electron without it would not start at all, and so it refuses the copy.
      await clipboard.write([new electron.ClipboardItem(content)])
    },
    readText: () => clipboard.readText(),
    clear: () => clipboard.clear(),
  }
}
