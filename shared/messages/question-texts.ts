/** Words of main's own questions beside the reset's, in ICU MessageFormat. The page has none of them. */
import type { CommonTextKey } from './common-texts.ts'
import type { SystemTextKey } from './system-texts.ts'

export const questionTexts = {
  'question.unwanted': 'If you did not ask for this, cancel.',
  'question.line': '  • {line}',

  'question.server.title': 'Connect to a server',
  'question.server.message': 'Connect to {server}?',
  'question.server.connection':
    'Nothing has been sent to this server so far. If you continue, it receives the sign-in you entered, and whatever is searched for and reset through a connection to it. Continue only if it is the {system} of your organisation.',
  'question.server.also': '{origin} (which reads {readable})',
  'question.server.yes': 'Connect',

  'question.connection.title': 'Change a connection',
  'question.connection.message': 'Change the connection {name} ({system})?',
  'question.connection.address': 'New address: {after}, in place of {before}',
  'question.connection.new-server':
    'Nothing has been sent to this server so far. It will receive the sign-in, and whatever is searched for and reset.',
  'question.connection.sign-in-access-token': 'Signs in with an access token',
  'question.connection.sign-in-password': 'Signs in with the user name {name} and a password',
  'question.connection.sign-in-service-app': 'Signs in as the service application {name}',
  'question.connection.secret': 'The token or password you entered replaces the stored one',
  'question.connection.forgets': 'The stored token or password is forgotten',
  'question.connection.environment': 'Marked as {after}, no longer as {before}',
  'question.connection.offers': 'Offered for reset again: {names}',
  'question.connection.yes': 'Change',

  'question.removal.title': 'Remove a connection',
  'question.removal.message': 'Remove the connection {name} ({system})?',
  'question.removal.text': 'This computer forgets:',
  'question.removal.address': 'the address {address}',
  'question.removal.secret': 'the token or password in the keychain',
  'question.removal.recents': 'recent look-ups of this connection',
  'question.removal.stays': 'The history of its resets is kept. Nothing changes in the system itself.',
  'question.removal.yes': 'Remove',

  'question.report.title': 'Report a call',
  'question.report.message': 'End this call as suspicious, and report it with {name}?',
  'question.report.text':
    'Nothing is reset. Checks and plans for this person are dropped in this window. The report stays in the history, and everybody who opens this person on it sees it.',
  'question.report.yes': 'Stop and report',
} as const

export type QuestionTextKey = keyof typeof questionTexts

/** Main's own formatter. */
export type QuestionText = (
  key: CommonTextKey | QuestionTextKey | SystemTextKey,
  values?: Readonly<Record<string, string | number>>,
) => string
