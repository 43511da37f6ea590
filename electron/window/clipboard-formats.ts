/** Formats that ask whoever keeps what was copied to leave a copy out. Written with the text, in one go. Pure. */
import type { AppState } from '../../shared/domain/app-state.ts'

/** By the system's own name of the format. */
export function clipboardFormats(platform: AppState['platform']): Readonly<Record<string, Uint8Array<ArrayBuffer>>> {
  switch (platform) {
    case 'windows':
      // The history (Win+V) and the cloud clipboard obey these; the first says it to programs that watch the clipboard as well.
      // https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
      return {
        ExcludeClipboardContentFromMonitorProcessing: dword(1),
        CanIncludeInClipboardHistory: dword(0),
        CanUploadToCloudClipboard: dword(0),
      }
    case 'macos':
      // Secret, and gone in a short while. What counts is that they are there. https://nspasteboard.org
      return { 'org.nspasteboard.ConcealedType': text('1'), 'org.nspasteboard.TransientType': text('1') }
    case 'linux':
      // Of KDE's Klipper, obeyed by others too.
      return { 'x-kde-passwordManagerHint': text('secret') }
  }
}

const text = (content: string) => new TextEncoder().encode(content)

/** 32 bits, the lowest first. */
const dword = (value: number) => new Uint8Array(Uint32Array.of(value).buffer)
