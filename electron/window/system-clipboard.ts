/** The system clipboard, for secrets. */
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
      // Not a named import: without this class, Electron would not even start; this way, only copying fails.
      await clipboard.write([new electron.ClipboardItem(content)])
    },
    readText: () => clipboard.readText(),
    clear: () => clipboard.clear(),
  }
}
