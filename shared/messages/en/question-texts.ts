/** Words of main alone beside the common ones: its own questions, and its exports. In ICU MessageFormat. The page has none of them. */
import type { CommonTextKey } from './common-texts.ts'
import type { SystemTextKey } from '../system-texts.ts'
import { exportTexts } from './export-texts.ts'

export const questionTexts = {
  'question.unwanted': 'If you did not ask for this, cancel.',
  'question.line': '  • {line}',

  'question.server.title': 'Connect to a server',
  'question.server.message': 'Connect to {server}?',
  'question.server.connection':
    'Nothing has been sent to this server yet. If you continue, it receives the sign-in you entered and everything that is searched for and reset through this connection. Continue only if it is the {system} of your organisation.',
  'question.server.another':
    'There is already a connection to this server. The new one has a sign-in of its own, and everything the {system} can reset is offered through it.',
  'question.server.also': '{origin} (displayed as {readable})',
  'question.server.sign-in': 'You sign in to it with the browser, at {server}.',
  'question.server.yes': 'Connect',

  'question.connection.title': 'Change a connection',
  'question.connection.message': 'Change the connection {name} ({system})?',
  'question.connection.address': 'New address: {after} (before: {before})',
  'question.connection.new-server':
    'Nothing has been sent to this server yet. It will receive the sign-in and everything that is searched for and reset.',
  'question.connection.sign-in-access-token': 'Signs in with an access token',
  'question.connection.sign-in-password': 'Signs in with the user name {name} and a password',
  'question.connection.sign-in-service-app': 'Signs in as the service application {name}',
  'question.connection.sign-in-browser':
    'Each person signs in with the browser, through the application {name} of the tenant {tenant}',
  'question.connection.sign-in-client-secret': 'Signs in as the application {name} with a client secret',
  'question.connection.secret': 'The token or password you entered replaces the stored one',
  'question.connection.forgets': 'The stored token or password is deleted',
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
  'question.report.message': 'End this call as suspicious and report it for {name}?',
  'question.report.text':
    'Nothing is reset. Checks and plans for this person are dropped in this window. The report stays in the history, and everybody who shares it sees the report when they open this person.',
  'question.report.yes': 'Stop and report',

  'question.record-secret.title': 'Change a secret of the central record',
  'question.record-secret.message': 'Use another secret for {server}?',
  'question.record-secret.forget': 'Forget the secret for {server}?',
  'question.record-secret.text':
    'If the server does not know it, it refuses the record of this desk, which then waits on this computer.',
  'question.record-secret.yes': 'Use it',
  'question.record-secret.yes-forget': 'Forget',

  'question.settings.title': 'Change the settings',
  'question.settings.message': 'Change these settings of the desk?',
  'question.settings.yes': 'Change',
  'question.settings.server':
    'MFA Desk will check for newer versions at {server}. Nothing has been sent to this server yet',
  'question.settings.mail-server':
    'Notices of resets will be sent through the mail server {host}, port {port}, which receives its password and whom they are about. Nothing has been sent to it yet',
  'question.settings.notices-webhook':
    'Notices of resets will be sent to {server}: whom they are about, who is told, and where. Nothing has been sent to this server for them yet',
  'question.settings.record-server':
    'Every entry of the history will be sent to {server}: who was reset, by whom and why. Nothing has been sent to this server yet',
  'question.settings.retention': 'History kept: {to} (before: {from})',
  'question.settings.erases':
    'At the next start this permanently deletes {count, plural, one {# operation} other {# operations}}: {from} to {to}',
  'question.settings.erases-nothing': 'Nothing is old enough to be deleted at the next start',
  'question.settings.recorded': 'This change is recorded in the history itself.',

  'question.weaker.ticket-required': 'A ticket number is no longer required',
  'question.weaker.ticket-any': 'Anything is accepted as a ticket number',
  'question.weaker.ticket-check': 'A ticket that is closed, not found or for somebody else no longer stops a reset',
  'question.weaker.ticket-note': 'Resets no longer add a note to their ticket',
  'question.weaker.ticket-pattern': 'Another ticket format is accepted: {pattern}',
  'question.weaker.reason-required': 'A reason is no longer required',
  'question.weaker.agent-name-required': 'The agent’s name is no longer required',
  'question.weaker.administrators': 'Administrators no longer count as privileged',
  'question.weaker.updates-off': 'MFA Desk no longer checks for newer versions',
  'question.weaker.watch-off': 'The history no longer shows whether people have set up again what was reset',
  'question.weaker.notices-person': 'People are no longer told of their reset',
  'question.weaker.notices-manager': 'Managers are no longer told of a reset',
  'question.weaker.notices-off': 'Nobody is told of resets any more',
  'question.weaker.notices-moved': 'Notices of resets no longer go to the webhook at {server}',
  'question.weaker.notices-words': 'Notices of resets say: “{words}”',
  'question.weaker.record-off': 'The history of this desk is no longer sent to {server}',
  'question.weaker.record-authority': 'Another certificate authority is trusted for the syslog server',
  'question.weaker.demand':
    'Less proof is required before a reset of {tier, select, standard {standard} sensitive {sensitive} other {privileged}} people',
  'question.weaker.members':
    '{count, plural, one {# person or group no longer counts} other {# people and groups no longer count}} as {tier, select, standard {standard} sensitive {sensitive} other {privileged}}',
  'question.weaker.unknown-counts-as':
    'People whose tier is not known count as {tier, select, standard {standard} sensitive {sensitive} other {privileged}}',
  'question.weaker.proofs': 'Also accepted as a caller check: {names}',
  'question.weaker.approvers': 'Also accepted as approvers: {names}',
  'question.weaker.limit':
    '{limit, select, agentHour {Resets by an agent within an hour} agentDay {Resets by an agent within a day} person30Days {Resets of a person within 30 days} other {Minutes without a reset after a refused check}}: {after}, no longer {before}',
  'question.weaker.no-limit': 'no limit',
  'question.weaker.recents': 'Recent look-ups are kept on this computer for {days, plural, one {# day} other {# days}}',

  'sign-in-page.signed-in.title': 'You are signed in',
  'sign-in-page.signed-in.text': 'You can close this tab and go back to MFA Desk.',
  'sign-in-page.not-signed-in.title': 'You are not signed in',
  'sign-in-page.not-signed-in.text': 'Close this tab and go back to MFA Desk, which says why.',

  'question.proof.factor-challenge': 'a method that is left',
  'question.proof.call-back': 'a call to the registered number',
  'question.proof.manager': 'the manager',
  'question.proof.live-video': 'live video',
  'question.proof.in-person': 'in person',

  'question.notice-secret.title': 'Replace a secret',
  'question.notice-secret.mail': 'Replace the password of the mail server {server}?',
  'question.notice-secret.webhook': 'Replace the secret of the webhook at {server}?',
  'question.notice-secret.text': 'Notices of resets are sent with it. The previous one is deleted.',
  'question.notice-secret.yes': 'Replace',

  'question.notice-test.title': 'Send a test message',
  'question.notice-test.message': 'Send a test message to {address}?',
  'question.notice-test.mail': 'It is sent through the mail server {server} and mentions no reset.',
  'question.notice-test.webhook': 'It is sent to the webhook at {server} and mentions no reset.',
  'question.notice-test.yes': 'Send',

  'question.fresh.title': 'Start with empty settings',
  'question.fresh.message': 'Put the settings aside and start with empty ones?',
  'question.fresh.text':
    'All connections have to be set up again, and the rules of this desk (tickets, reasons, checks, limits) are those of a new installation until somebody sets them. The unreadable file is kept under another name.',
  'question.fresh.yes': 'Start fresh',

  'question.replacing.than-before': 'Less strict than before, as far as that is known:',
  'question.replacing.than-new-installation': 'Less strict than in a new installation:',

  'question.previous.title': 'Use earlier settings',
  'question.previous.message': 'Use the settings from before the last change?',
  'question.previous.text':
    'Connections and rules go back to how they were before the last change: what it made stricter is undone, and a connection it removed is back. The unreadable file is kept under another name.',
  'question.previous.yes': 'Use them',

  ...exportTexts,
} as const

export type QuestionTextKey = keyof typeof questionTexts

/** Main's own formatter. */
export type QuestionText = (
  key: CommonTextKey | QuestionTextKey | SystemTextKey,
  values?: Readonly<Record<string, string | number>>,
) => string
