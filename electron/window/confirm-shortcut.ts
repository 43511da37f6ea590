/**
 * Confirming by keyboard on macOS. Electron gives keys there only to a message box's default and cancel buttons, and only Esc if one
 * button is both: any other button is not reachable by keyboard unless the system's keyboard navigation is on. So an
 * item of the application menu confirms instead, with a three-key shortcut that nobody presses by habit, and only while
 * a question is open. On other systems the menu has no such item, because Tab reaches every button.
 */
import type { Menu, MenuItemConstructorOptions } from 'electron'
import type { DesktopTexts } from '../../shared/messages/desktop-texts.ts'

const entryId = 'answer-yes'

export const confirmShortcutItem = (words: DesktopTexts): MenuItemConstructorOptions => ({
  id: entryId,
  label: words['menu.answer-yes'],
  accelerator: 'Option+Command+Y',
  enabled: false,
})

/** Until the returned function is called, the menu item calls `yes`. `null` if the menu has no such item. */
export function offerConfirmShortcut(menu: Pick<Menu, 'getMenuItemById'> | null, yes: () => void): (() => void) | null {
  const entry = menu?.getMenuItemById(entryId)
  if (!entry) return null
  entry.click = yes
  entry.enabled = true
  return () => {
    entry.enabled = false
    // Some releases of Electron activate a disabled item by its shortcut (https://github.com/electron/electron/issues/49841).
    entry.click = () => undefined
  }
}
