/** Whether the command key takes the place of Ctrl. Decided once: a computer does not change while the page is open. */
export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)

/** The keys' list. Macs keep F1 for the screen; `?` works everywhere outside text fields. */
export const helpKey = isMac ? '?' : 'F1'

const macNames: Readonly<Record<string, string>> = { Ctrl: 'Command', Alt: 'Option' }

/** `Ctrl+K` as it is said: on a Mac `Command+K`. */
export function keysInWords(keys: string): string {
  return keys
    .split('+')
    .map((key) => (isMac ? (macNames[key] ?? key) : key))
    .join('+')
}

/** Ctrl, or the command key on a Mac. */
export function hasCommandKey(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey
}
