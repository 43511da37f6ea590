/** What is told of messages that are sent, or wait to be, in ICU MessageFormat. */
export const messagesTexts = {
  'messages.who.person': '{name}',
  'messages.who.manager': 'The manager of {name}',

  'messages.outcome.held': '{who} is being notified at {address}.',
  'messages.outcome.sent': '{who} was notified at {address}.',
  'messages.outcome.waiting': '{who} will be notified at {address}. The message is waiting: {why}.',
  'messages.outcome.stopped':
    '{who} has not been notified at {address}: {why}. The message waits until the settings are corrected.',
  'messages.outcome.given-up': '{who} was not notified at {address}: {why}. Tell them yourself.',
  'messages.outcome.no-address':
    '{who} will not be notified: no system has an e-mail address for this. Tell them yourself.',
  'messages.outcome.refused': '{who} will not be notified: {why}. Tell them yourself.',

  'messages.note.held': 'The note will be added to {number} in {where}.',
  'messages.note.sent': 'Note added to {number} in {where}.',
  'messages.note.unconfirmed':
    'Note sent to {number} in {where}, which accepted it but does not show it. Check that it is there.',
  'messages.note.waiting': 'The note could not be added to {number} in {where} yet: {why}. Retrying automatically.',
  'messages.note.stopped': 'The note could not be added to {number} in {where}: {why}. Copy the note.',
  'messages.note.given-up': 'The note was not added to {number} in {where}: {why}. It is not retried. Copy the note.',
  'messages.note.public': 'Check {number} in {where} now: the note may have been sent to the customer.',
  'messages.note.refused': 'The note for {number} in {where} could not be stored: {why}. Copy the note.',
  'messages.note.by-hand.not-connected': 'No note is added to {ticket}: no ticket system is connected. Copy the note.',
  'messages.note.by-hand.not-found': 'No note is added: no connected ticket system shows {ticket}. Copy the note.',
  'messages.note.by-hand.not-checked':
    'No note is added: {ticket} could not be looked up in a ticket system. Copy the note.',
  'messages.note.by-hand.found': 'The rules of this desk add no note to {ticket}. Copy the note.',

  'messages.waiting-title':
    '{count, plural, one {# message is waiting to be sent} other {# messages are waiting to be sent}}',
  'messages.given-up-title':
    '{count, plural, one {# message was not delivered} other {# messages were not delivered}}{waiting, plural, =0 {} one {, # more is waiting} other {, # more are waiting}}',
  'messages.list': 'Messages not delivered yet',
  'messages.about': '{about}, to {to}',
  'messages.about-note': 'Note in {about}, {to}',
  'messages.state.waiting': 'Waiting since {since}. Next try at {next}.',
  'messages.state.stopped': 'Waiting since {since} for the settings to be corrected.',
  'messages.state.given-up': 'From {since}. Not retried any more.',
  'messages.retry': 'Try now',
  'messages.retry-of': 'Try now: {what}',
  'messages.dismiss': 'Dismiss',
  'messages.dismiss-of': 'Dismiss: {what}',
  'messages.put-aside': 'Set the file aside',
  'messages.put-aside-text':
    'The messages in it will not be sent. The file is kept under another name, and new messages can be stored again.',
  'messages.rail-given-up': '{count, plural, one {# message was not delivered} other {# messages were not delivered}}',
} as const
