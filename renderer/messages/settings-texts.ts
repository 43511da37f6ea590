/** Texts of the settings screen, in ICU MessageFormat. */
export const settingsTexts = {
  'settings.title': 'Settings',
  'settings.description':
    'Saved as you change them, on this computer. You are asked first before a rule becomes less strict.',
  'settings.reading': 'Reading the settings',
  'settings.saving': 'Saving',
  'settings.saved': 'Saved',
  'settings.not-saved': 'Not saved',
  'settings.locked': 'Set by your organisation',

  'settings.you': 'You',
  'settings.agent-name': 'Your name',
  'settings.agent-name-hint':
    'Shown in the history and in the evidence, next to the name of your computer account ({osUser}).',
  'settings.agent-name-required': 'A name is required',
  'settings.agent-name-required-hint': 'No reset can be started without one.',
  'settings.too-long': '{count, plural, one {At most # character.} other {At most # characters.}} This is not saved.',

  'settings.rules': 'Before a reset',
  'settings.ticket-required': 'A ticket number is required',
  'settings.ticket-required-hint': 'No reset can be started without one.',
  'settings.ticket-pattern': 'Pattern of a ticket number',
  'settings.ticket-pattern-hint':
    'A regular expression for the whole number; upper and lower case are the same. Leave empty to accept anything.',
  'settings.ticket-pattern-invalid': 'This is not a valid regular expression. It stays here but is not saved.',
  'settings.ticket-pattern-too-slow':
    'This nests repetitions, or has too many of them: checking one wrong ticket number could take seconds. It stays here but is not saved.',
  'settings.ticket-example': '{pattern} means: INC, then exactly seven digits, such as {ticket}.',
  'settings.ticket-example-use': 'Use this example',
  'settings.ticket-try': 'Try it with a ticket number',
  'settings.ticket-try.nothing-to-try': 'Type a number to see whether it would be accepted.',
  'settings.ticket-try.no-pattern': 'Anything is accepted while the pattern is empty.',
  'settings.ticket-try.fits': 'Would be accepted',
  'settings.ticket-try.does-not-fit': 'Would not be accepted',
  'settings.ticket-try.pattern-invalid': 'Cannot be tried: the pattern above is not accepted.',
  'settings.reason-required': 'A reason is required',
  'settings.reason-required-hint': 'A few words, kept in the history with the reset.',

  'settings.offers': 'What may be reset',
  'settings.offers-text':
    'What this desk offers for each connection. This can be less than the sign-in is permitted to do, never more.',
  'settings.offers-none': 'There are no connections yet.',
  'settings.offers-add': 'Add a connection',
  'settings.offer-service-hint': 'Resetting all methods in {service}',
  'settings.offer-apps': 'Authenticator apps offered for {name}',
  'settings.offer-hidden': '{count, plural, =0 {All of them are offered.} one {# is hidden.} other {# are hidden.}}',
  'settings.offer-no-list': 'Individual methods cannot be hidden here: whatever the system can reset is offered.',

  'settings.recents': 'Recent look-ups',
  'settings.recents-kept': 'Keep recent look-ups',
  'settings.recents-kept-hint': 'Encrypted on this computer, so that they can be viewed while a system is unavailable.',
  'settings.recents-days': 'Days to keep them',
  'settings.recents-days-invalid': 'A whole number from 1 to 90. This is not saved.',
  'settings.recents-clear': 'Clear now',
  'settings.recents-count':
    '{count, plural, =0 {None are kept.} one {# account is kept.} other {# accounts are kept.}}',
  'settings.recents-cleared': 'Recent look-ups were cleared.',

  'settings.history': 'History',
  'settings.retention': 'How long to keep the history',
  'settings.retention.everything': 'Keep everything',
  'settings.retention.months': 'Delete old entries',
  'settings.retention-months': 'Months to keep',
  'settings.retention-months-invalid': 'A whole number from 1 to 120. This is not saved.',
  'settings.retention-hint':
    'Only whole months that are over are deleted, never single entries. Deleted entries cannot be restored.',

  'settings.retention-apply': 'Change how long it is kept…',
  'settings.retention-apply-hint':
    'You are asked before it changes, with what it deletes. It takes effect at the next start and is recorded in the history.',

  'settings.look': 'Appearance',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.theme.high-contrast': 'High contrast',
  'settings.language': 'Language',
  'settings.language.system': 'Same as the computer',
  'settings.language.en': 'English',
  'settings.language-hint': 'English is the only language so far. Dates and numbers follow the computer’s settings.',

  'settings.computer': 'On this computer',
  'settings.data-folder': 'Settings, history and recent look-ups',
  'settings.data-folder-hint': 'Tokens and passwords are in the keychain, not here.',
  'settings.version': 'Version',
} as const
