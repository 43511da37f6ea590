/**
 * Yes by keyboard on macOS. There Electron gives keys to a message box's default and cancelling buttons alone, and where one
 * button is both, only Esc: what is neither is out of the keyboard's reach unless the system's keyboard navigation is on. So
 * an entry of the application menu says yes instead, with three keys at once that nobody presses by habit, and only while
 * something is asked. Elsewhere the menu has no such entry: Tab reaches every button.
 */
import type { Menu, MenuItemConstructorOptions } from 'electron'
import { desktopTexts } from '../../shared/messages/desktop-texts.ts'

const entryId = 'answer-yes'

export const confirmShortcutItem: MenuItemConstructorOptions = {
  id: entryId,
  label: desktopTexts['menu.answer-yes'],
  accelerator: 'Option+Command+Y',
  enabled: false,
}

/** Until the returned function is called, the menu's entry carries out `yes`. Null where the menu has none. */
export function offerConfirmShortcut(menu: Pick<Menu, 'getMenuItemById'> | null, yes: () => void): (() => void) | null {
  const entry = menu?.getMenuItemById(entryId)
  if (!entry) return null
  entry.click = yes
  entry.enabled = true
  return () => {
    entry.enabled = false
    // Some releases of Electron carry out a disabled entry by its key (https://github.com/electron/electron/issues/49841).
    entry.click = () => undefined
  }
}
