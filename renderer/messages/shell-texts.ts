/** Words of the frame around the screens, and of the parts every screen uses (`part.`). */
export const shellTexts = {
  'app.name': 'MFA Desk',
  'app.title-practice': 'Practice – MFA Desk',

  'part.optional': 'optional',
  'part.try-again': 'Try again',
  'part.reference': 'Reference:',
  'part.system-mark': '{name}, {environment}',
  'part.close': 'Close',
  'part.loading': 'Loading',

  'nav.label': 'Screens',
  'nav.desk': 'Desk',
  'nav.history': 'History',
  'nav.connections': 'Connections',
  'nav.settings': 'Settings',
  'nav.keys': 'Keys',
  'nav.skip': 'Skip to content',

  'practice.banner-title': 'Practice',
  'practice.banner-text':
    'Invented people, simulated systems. Nothing real changes, and nothing goes into the real history.',
  'practice.restart': 'Start over',
  'practice.leave': 'Leave practice',

  'shell.to-check':
    '{count, plural, one {The outcome of # earlier reset is not known.} other {The outcome of # earlier resets is not known.}}',
  'shell.notices': 'Notices',
  'shell.start-fresh': 'Put the file aside and start fresh',
  'shell.practise-instead': 'Practise with invented people',
  'shell.page-failed-title': 'This screen met a fault',
  'shell.page-failed-text': 'Resets run in the background and are recorded all the same; the history shows them.',
  'shell.page-failed-action': 'Show the screen again',

  'palette.title': 'Commands',
  'palette.field': 'Command',
  'palette.placeholder': 'Type a command',
  'palette.none': 'No command has these words.',
  'palette.count': '{count, plural, one {# command} other {# commands}}',

  'command.find': 'Find a person',
  'command.palette': 'Show all commands',
  'command.keys': 'Show the keys',
  'command.desk': 'Go to the desk',
  'command.history': 'Go to the history',
  'command.connections': 'Go to the connections',
  'command.settings': 'Go to the settings',
  'command.enter-practice': 'Practise with invented people',
  'command.leave-practice': 'Leave practice',
  'command.restart-practice': 'Start practice over',

  'keys.title': 'Keys',
  'keys.everywhere': 'Everywhere',
  'keys.list': 'In the list of people',
  'keys.person': 'With a person open',
  'keys.move': 'Next or previous person',
  'keys.open': 'Open the person',
  'keys.tick': 'Tick or untick',
  'keys.back': 'Back one step; nothing typed is lost',
  'keys.next-control': 'Next control',
} as const
