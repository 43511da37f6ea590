/** Whether the command key takes the place of Ctrl. Decided once: a computer does not change while the page is open. */
export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)

/** Ctrl, or the command key on a Mac. */
export function hasCommandKey(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey
}
