/** Formats that ask clipboard managers and histories to ignore what was copied. Written together with the text. Pure. */
import type { AppState } from '../../shared/domain/app-state.ts'

/** By the system's name for the format. */
export function clipboardFormats(platform: AppState['platform']): Readonly<Record<string, Uint8Array<ArrayBuffer>>> {
  switch (platform) {
    case 'windows':
      // The history (Win+V) and the cloud clipboard respect these; the first also applies to programs that watch the clipboard.
      // https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
      return {
        ExcludeClipboardContentFromMonitorProcessing: dword(1),
        CanIncludeInClipboardHistory: dword(0),
        CanUploadToCloudClipboard: dword(0),
      }
    case 'macos':
      // Secret, and only there for a short time. Only the formats' presence matters. https://nspasteboard.org
      return { 'org.nspasteboard.ConcealedType': text('1'), 'org.nspasteboard.TransientType': text('1') }
    case 'linux':
      // From KDE's Klipper, respected by others too.
      return { 'x-kde-passwordManagerHint': text('secret') }
  }
}

const text = (content: string) => new TextEncoder().encode(content)

/** 32 bits, little-endian. */
const dword = (value: number) => new Uint8Array(Uint32Array.of(value).buffer)
