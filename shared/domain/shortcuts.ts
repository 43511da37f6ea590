/**
 * The keys of every command: the page listens for them, shows them at what they lead to and lists them; the application's menu has the
 * same ones. `Ctrl` is the Command key on a Mac. They are the same in every language.
 *
 * Alt and a letter goes to a field. The letters are in the same place on the usual Latin keyboards, and no menu of ours begins with one,
 * because Alt and a menu's letter opens that menu.
 */
export const shortcuts = {
  find: 'Ctrl+K',
  palette: 'Ctrl+Shift+P',
  desk: 'Ctrl+1',
  history: 'Ctrl+2',
  overview: 'Ctrl+3',
  connections: 'Ctrl+4',
  settings: 'Ctrl+,',
  keys: 'F1',
  'next-caller': 'Ctrl+Shift+N',
  'undo-next-caller': 'Ctrl+Z',
  report: 'Ctrl+Shift+X',
  'next-column': 'F6',
  'previous-column': 'Shift+F6',
  ticket: 'Alt+T',
  reason: 'Alt+R',
  'caller-check': 'Alt+C',
  review: 'Ctrl+Enter',
  'refresh-person': 'Ctrl+R',
  'copy-evidence': 'Ctrl+Shift+C',
  'copy-evidence-markdown': 'Ctrl+Shift+M',
} as const

export type ShortcutName = keyof typeof shortcuts
