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
  'menu.show-desk': 'Desk',
  'menu.show-history': 'History',
  'menu.show-connections': 'Connections',
  'menu.show-settings': 'Settings…',
  'menu.show-palette': 'All Commands…',
  'menu.show-keys': 'Keyboard Shortcuts',
  'menu.show-about': 'About MFA Desk',

  // Names the key of the entry above.
  'question.keys': 'With the keyboard: Option-Command-Y answers yes, Esc cancels.',

  'save.csv': 'Comma-separated values',
  'save.json': 'JSON',

  'notice.switch-refused.title': 'MFA Desk was not started',
  'notice.switch-refused.text': 'It was called with a switch that would take away its protection. Start it without:',
  'notice.open-elsewhere.title': 'MFA Desk is already open in another session',
  'notice.open-elsewhere.text':
    'It runs under your account where it cannot be reached from here: at the computer itself, over a remote desktop, or as administrator. Nothing was changed. Go on there, or close it there and start it here again. The computer:',
  'notice.start-failed.title': 'MFA Desk could not start',
  'notice.start-failed.text':
    'Something it needs could not be opened. Nothing was changed. The log in its data folder says more:',
  'notice.fault.title': 'MFA Desk has to end',
  'notice.fault.text':
    'It met a fault of its own. Resets that were on their way are in the history; look there before repeating one.',
  'notice.end': 'Close',
  'notice.page-gone.title': 'The window stopped working',
  'notice.page-gone.text': 'What was typed in it is lost. Resets that were on their way go on and are in the history.',
  'notice.page-gone.reload': 'Open again',
  'notice.page-gone.close': 'Close',
  'notice.page-gone-again.text':
    'It stopped a second time and is closed now. Resets that were on their way go on and are in the history.',
} as const
