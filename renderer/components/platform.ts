import { shortcuts, type ShortcutName } from '../../shared/domain/shortcuts.ts'

/** Whether the command key takes the place of Ctrl. Decided once: a computer does not change while the page is open. */
export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)

/** The keys' list. Macs keep F1 for the screen; `?` works everywhere outside text fields. */
export const helpKey = isMac ? '?' : shortcuts.keys

const macNames: Readonly<Record<string, string>> = { Ctrl: 'Command', Alt: 'Option' }

/** `Ctrl+K` as it is said: on a Mac `Command+K`. `name`: what a key is called in the language of the page. */
export function keysInWords(keys: string, name: (key: string) => string): string {
  return keys
    .split('+')
    .map((key) => name(isMac ? (macNames[key] ?? key) : key))
    .join('+')
}

/**
 * The keys of a command on this computer. On a Mac, Option and a letter types a sign, and Control with Option belongs to VoiceOver, so
 * what is Alt elsewhere is Option and Command.
 */
export function shortcutHere(name: ShortcutName): string {
  const keys = shortcuts[name]
  return isMac && keys.startsWith('Alt+') ? keys.replace('Alt+', 'Alt+Ctrl+') : keys
}

/** As `aria-keyshortcuts` writes them. */
export function shortcutForAria(name: ShortcutName): string {
  return shortcutHere(name).replace('Ctrl', isMac ? 'Meta' : 'Control')
}

/** What is read from a `KeyboardEvent`. */
export type KeyPress = Readonly<Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>>

/** Whether exactly the keys of this command are pressed. */
export function isShortcut(event: KeyPress, name: ShortcutName): boolean {
  const keys = shortcutHere(name).split('+')
  return (
    keyOf(event) === keys.at(-1)?.toLowerCase() &&
    hasCommandKey(event) === keys.includes('Ctrl') &&
    !(isMac ? event.ctrlKey : event.metaKey) &&
    event.shiftKey === keys.includes('Shift') &&
    event.altKey === keys.includes('Alt')
  )
}

/**
 * What the key is called on a Latin keyboard. Where another script is typed, or Option makes a sign of it, its place says which it is;
 * digits always go by their place, because French keyboards have them behind Shift.
 */
function keyOf({ key, code }: KeyPress): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  if (/^[!-~]$/.test(key)) return key.toLowerCase()
  if (code === 'Comma') return ','
  return (/^Key([A-Z])$/.exec(code)?.[1] ?? key).toLowerCase()
}

/** Ctrl, or the command key on a Mac. */
export function hasCommandKey(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey
}
