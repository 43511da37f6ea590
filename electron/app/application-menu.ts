/**
 * The application menu: the system's own entries by role, and the commands the page carries out. There is no "Reload": it
 * would lose what was typed. Its own entries as well are named here: Electron
 * names them in English everywhere. Developer tools are offered in runs from the sources only.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { shortcuts } from '../../shared/domain/shortcuts.ts'
import type { MenuCommand } from '../../shared/ipc/events.ts'
import type { DesktopTexts } from '../../shared/messages/desktop-texts.ts'
import { confirmShortcutItem } from '../window/confirm-shortcut.ts'

/** Keys the page also knows. None of them is a key that a text field needs. */
const accelerators: Partial<Record<MenuCommand, string>> = {
  'find-person': shortcuts.find,
  'stop-and-report': shortcuts.report,
  'show-desk': shortcuts.desk,
  'show-history': shortcuts.history,
  'show-overview': shortcuts.overview,
  'show-connections': shortcuts.connections,
  'show-settings': shortcuts.settings,
  'show-palette': shortcuts.palette,
  'show-keys': shortcuts.keys,
}

type NamedRole = NonNullable<MenuItemConstructorOptions['role']> &
  (keyof DesktopTexts extends infer Key ? (Key extends `menu.${infer Name}` ? Name : never) : never)

const separator: MenuItemConstructorOptions = { type: 'separator' }

export function applicationMenu(options: {
  readonly platform: 'windows' | 'macos' | 'linux'
  readonly devTools: boolean
  readonly words: DesktopTexts
  readonly send: (command: MenuCommand) => void
}): MenuItemConstructorOptions[] {
  const { words } = options
  const command = (name: MenuCommand): MenuItemConstructorOptions => ({
    label: words[`menu.${name}`],
    ...(accelerators[name] === undefined
      ? {}
      : { accelerator: accelerators[name].replace('Ctrl', 'CommandOrControl') }),
    click: () => options.send(name),
  })
  const role = (name: NamedRole): MenuItemConstructorOptions => ({ role: name, label: words[`menu.${name}`] })
  const macos = options.platform === 'macos'

  const applicationMenuOfMacos: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      command('show-about'),
      separator,
      command('show-settings'),
      separator,
      role('services'),
      separator,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      separator,
      role('quit'),
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: words['menu.file'],
    submenu: [
      command('find-person'),
      command('stop-and-report'),
      separator,
      ...(macos
        ? [confirmShortcutItem(words), separator, role('close')]
        : [command('show-settings'), separator, role('quit')]),
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: words['menu.edit'],
    submenu: [
      role('undo'),
      role('redo'),
      separator,
      role('cut'),
      role('copy'),
      role('paste'),
      role('delete'),
      separator,
      role('selectAll'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: words['menu.view'],
    submenu: [
      command('show-desk'),
      command('show-history'),
      command('show-overview'),
      command('show-connections'),
      separator,
      command('show-palette'),
      separator,
      role('resetZoom'),
      role('zoomIn'),
      role('zoomOut'),
      separator,
      role('togglefullscreen'),
      ...(options.devTools ? [separator, { role: 'toggleDevTools' } as const] : []),
    ],
  }
  const window: MenuItemConstructorOptions = {
    role: 'windowMenu',
    label: words['menu.window'],
    submenu: [role('minimize'), role('zoom'), separator, role('front')],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: words['menu.help'],
    submenu: [command('show-keys'), ...(macos ? [] : [separator, command('show-about')])],
  }

  return macos ? [applicationMenuOfMacos, file, edit, view, window, help] : [file, edit, view, help]
}
