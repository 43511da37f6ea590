/** The context menu for editing text, shown if there is text to edit or copy. Electron has none of its own. */
import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'

export function offerEditMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = editMenu(params)
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}

function editMenu(params: ContextMenuParams): MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = params.editFlags
  if (params.isEditable) {
    return [
      { role: 'cut', enabled: canCut },
      { role: 'copy', enabled: canCopy },
      { role: 'paste', enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: canSelectAll },
    ]
  }
  return params.selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: canCopy }]
}
