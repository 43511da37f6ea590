/** Words of the application menu, the window and main's own notices. Plain sentences without values. */
export const desktopTexts = {
  'window.title': 'MFA Desk',
  'window.title-practice': 'MFA Desk – Practice: invented people only',

  'menu.file': '&File',
  'menu.edit': '&Edit',
  'menu.view': '&View',
  'menu.window': '&Window',
  'menu.help': '&Help',
  'menu.answer-yes': 'Answer Yes',
  'menu.find-person': 'Find a Person',
  'menu.stop-and-report': 'Stop and Report…',
  'menu.show-desk': 'Desk',
  'menu.show-history': 'History',
  'menu.show-overview': 'Overview',
  'menu.show-connections': 'Connections',
  'menu.show-settings': 'Settings…',
  'menu.show-palette': 'All Commands…',
  'menu.show-keys': 'Keyboard Shortcuts',
  'menu.show-about': 'About MFA Desk',

  'menu.undo': 'Undo',
  'menu.redo': 'Redo',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.delete': 'Delete',
  'menu.selectAll': 'Select All',
  'menu.resetZoom': 'Actual Size',
  'menu.zoomIn': 'Zoom In',
  'menu.zoomOut': 'Zoom Out',
  'menu.togglefullscreen': 'Toggle Full Screen',
  'menu.minimize': 'Minimise',
  'menu.zoom': 'Zoom',
  'menu.front': 'Bring All to Front',
  'menu.services': 'Services',
  'menu.hide': 'Hide MFA Desk',
  'menu.hideOthers': 'Hide Others',
  'menu.unhide': 'Show All',
  'menu.close': 'Close Window',
  'menu.quit': 'Quit MFA Desk',

  // Names the key of the entry above.
  'question.keys': 'With the keyboard: Option-Command-Y answers yes, Esc cancels.',

  'save.csv': 'Comma-separated values',
  'save.json': 'JSON',

  'notice.switch-refused.title': 'MFA Desk was not started',
  'notice.switch-refused.text':
    'It was started with a switch that would disable its protection. Start it again without:',
  'notice.switch-refused-policy.text':
    'This computer has an organisation policy, and MFA Desk was started with a switch that would bypass it. Start it again without:',
  'notice.open-elsewhere.title': 'MFA Desk is already open in another session',
  'notice.open-elsewhere.text':
    'It is running under your account where it cannot be reached from here: at the computer itself, in a remote session, or as administrator. Nothing was changed. Continue there, or close it there and start it here again. The computer:',
  'notice.not-started.title': 'MFA Desk was not started',
  'notice.policy-unusable.text':
    'An administrator has set where MFA Desk keeps its data on this computer, but that setting cannot be used. Nothing was opened or changed, so that no record starts in the wrong place. Ask an administrator to check:',
  'notice.policy-unusable.not-protected':
    'The file or its folder can be changed by others than administrators. Both must belong to administrators, and nobody else may write to them.',
  'notice.policy-unusable.not-json': 'The file is not JSON in UTF-8, or is cut off.',
  'notice.policy-unusable.unknown-key':
    'The file mentions the data folder, but has no key “dataFolder” at its top level, spelt exactly like this.',
  'notice.policy-unusable.version':
    'The file does not begin with “version”: 1, the only version that this MFA Desk knows.',
  'notice.policy-unusable.folder':
    '“dataFolder” is not the full path of a folder on this computer, such as D:\\MFA Desk or /srv/mfa-desk, without placeholders.',
  'notice.policy-unusable.network': '“dataFolder” is on a file server. It must be on a drive of this computer.',
  'notice.folder-unusable.text':
    'The data folder could not be created or opened. Nothing was changed. Check the permissions and the free space there, then start MFA Desk again. The folder, and the system’s message:',
  'notice.data-left.text':
    'Its data were moved, and the settings of this computer no longer say where. Nothing was opened or changed, so that no second record starts. Ask an administrator to set the folder again, or to move the data to where they belong now. The data are in:',
  'notice.start-failed.title': 'MFA Desk could not start',
  'notice.start-failed.text':
    'Something it needs could not be opened. Nothing was changed. The log in its data folder has the details:',
  'notice.fault.title': 'MFA Desk has to close',
  'notice.fault.text':
    'Something went wrong inside MFA Desk. Resets that were in progress are in the history; check there before you repeat one.',
  'notice.end': 'Close',
  'notice.page-gone.title': 'The window stopped working',
  'notice.page-gone.text': 'Anything typed in it is lost. Resets in progress continue and are in the history.',
  'notice.page-gone.reload': 'Open again',
  'notice.page-gone.close': 'Close',
  'notice.page-gone-again.text':
    'It stopped a second time and has been closed. Resets in progress continue and are in the history.',
} as const
