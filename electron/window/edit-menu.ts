/** The context menu for editing text, shown if there is text to edit or copy. Electron has none of its own. */
import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'
import type { DesktopTexts } from '../../shared/messages/desktop-texts.ts'

export function offerEditMenu(window: BrowserWindow, words: () => DesktopTexts): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = editMenu(params, words())
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}

function editMenu(params: ContextMenuParams, words: DesktopTexts): MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = params.editFlags
  const copy = { role: 'copy', label: words['menu.copy'], enabled: canCopy } as const
  if (params.isEditable) {
    return [
      { role: 'cut', label: words['menu.cut'], enabled: canCut },
      copy,
      { role: 'paste', label: words['menu.paste'], enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: words['menu.selectAll'], enabled: canSelectAll },
    ]
  }
  return params.selectionText.trim() === '' ? [] : [copy]
}
