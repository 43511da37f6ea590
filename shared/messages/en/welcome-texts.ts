/** Texts of the first start, in ICU MessageFormat. */
export const welcomeTexts = {
  'welcome.title': 'Reset exactly what was lost',
  'welcome.lead': 'MFA Desk finds the person, shows what they have, and removes only what you tick.',
  'welcome.point.find': 'Find the person in every connected system at once.',
  'welcome.point.reset': 'See each method before it goes, and read the state again afterwards.',
  'welcome.point.prove': 'Every step is recorded, with evidence for the ticket.',
  'welcome.connect.title': 'Connect your first system',
  'welcome.connect.text': 'You need the address of the system and a sign-in with the right to reset, such as a token.',
  'welcome.connect.action': 'Connect',
  'welcome.locked.text':
    'Your organisation’s policy lists no systems yet, and others cannot be added here. Ask the administrator of this computer.',
  'welcome.locked.broken':
    'Your organisation’s policy cannot be used, so no system can be connected. Ask the administrator of this computer.',
  'welcome.practice.title': 'Practise with invented people',
  'welcome.practice.text': 'Everything works as it does for real, in an invented directory. Nothing real can change.',
  'welcome.practice.action': 'Practise',
  'welcome.practice.entering': 'Opening the practice directory',
  'welcome.kept':
    'Tokens are kept in the keychain of this computer, the history in {folder}. What you look up and change is sent only to the systems you connect.',
} as const
