/** Texts of the settings screen, in ICU MessageFormat. */
export const settingsTexts = {
  'settings.title': 'Settings',
  'settings.description': 'Saved as you change them, on this computer.',
  'settings.reading': 'Reading the settings',
  'settings.saving': 'Saving',
  'settings.saved': 'Saved',
  'settings.not-saved': 'Not saved',

  'settings.you': 'You',
  'settings.agent-name': 'Your name',
  'settings.agent-name-hint':
    'Stands in the history and in the evidence, beside the name of your computer account ({osUser}).',
  'settings.too-long': '{count, plural, one {At most # character.} other {At most # characters.}} This is not saved.',

  'settings.rules': 'Before a reset',
  'settings.ticket-required': 'A ticket number is required',
  'settings.ticket-required-hint': 'Without one, no reset can be started.',
  'settings.ticket-pattern': 'Form of a ticket number',
  'settings.ticket-pattern-hint':
    'A regular expression for the whole number; capitals do not matter. Empty accepts anything.',
  'settings.ticket-pattern-invalid': 'This is not a valid regular expression. It stays here and is not saved.',
  'settings.ticket-pattern-too-slow':
    'This repeats within a repeat, or too often: one wrong ticket number could stop the desk for seconds. It stays here and is not saved.',
  'settings.ticket-example': '{pattern} means: INC, then exactly seven digits, such as {ticket}.',
  'settings.ticket-example-use': 'Use this example',
  'settings.ticket-try': 'Try it with a ticket number',
  'settings.ticket-try.nothing-to-try': 'Type a number to see whether it would be accepted.',
  'settings.ticket-try.no-pattern': 'Anything is accepted while the form is empty.',
  'settings.ticket-try.fits': 'Would be accepted',
  'settings.ticket-try.does-not-fit': 'Would be refused',
  'settings.ticket-try.pattern-invalid': 'Cannot be tried: the form above is not accepted.',
  'settings.reason-required': 'A reason is required',
  'settings.reason-required-hint': 'A few words, kept in the history with the reset.',

  'settings.offers': 'What may be reset',
  'settings.offers-text':
    'What this desk offers on each connection. It can be less than the sign-in is permitted to do, never more.',
  'settings.offers-none': 'There are no connections yet.',
  'settings.offers-add': 'Add a connection',
  'settings.offer-microsoft365': 'Microsoft 365',
  'settings.offer-microsoft365-hint': 'Resetting all methods in Microsoft 365',
  'settings.offer-apps': 'Authenticator apps offered on {name}',
  'settings.offer-hidden': '{count, plural, =0 {All of them are offered.} one {# is hidden.} other {# are hidden.}}',
  'settings.offer-no-list': 'No single methods can be hidden here: what the system can reset is offered.',

  'settings.recents': 'Recent look-ups',
  'settings.recents-kept': 'Keep recent look-ups',
  'settings.recents-kept-hint': 'Sealed on this computer, so that they can be read while a system is out of reach.',
  'settings.recents-days': 'Keep them for how many days',
  'settings.recents-days-invalid': 'A whole number from 1 to 90. This is not saved.',
  'settings.recents-clear': 'Clear now',
  'settings.recents-count':
    '{count, plural, =0 {None are kept.} one {# account is kept.} other {# accounts are kept.}}',
  'settings.recents-cleared': 'Recent look-ups were cleared.',

  'settings.history': 'History',
  'settings.retention': 'How long to keep the history',
  'settings.retention.everything': 'Keep everything',
  'settings.retention.months': 'Delete what is old',
  'settings.retention-months': 'Months to keep',
  'settings.retention-months-invalid': 'A whole number from 1 to 120. This is not saved.',
  'settings.retention-hint':
    'Whole closed months are deleted, never single entries. What is deleted cannot be brought back.',

  'settings.look': 'Appearance',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.theme.high-contrast': 'High contrast',
  'settings.language': 'Language',
  'settings.language.system': 'As the computer',
  'settings.language.en': 'English',
  'settings.language-hint': 'English is the only language so far. Dates and numbers follow the computer.',

  'settings.computer': 'On this computer',
  'settings.data-folder': 'Settings, history and recent look-ups',
  'settings.data-folder-hint': 'Tokens and passwords are in the keychain, not here.',
  'settings.version': 'Version',
} as const
