/** What is told of messages that are sent, or wait to be, in ICU MessageFormat. */
export const messagesTexts = {
  'messages.who.person': '{name}',
  'messages.who.manager': 'The manager of {name}',

  'messages.outcome.held': '{who} is being told at {address}.',
  'messages.outcome.sent': '{who} was told at {address}.',
  'messages.outcome.waiting': '{who} will be told at {address}. The message waits: {why}.',
  'messages.outcome.stopped':
    '{who} has not been told at {address}: {why}. The message waits until the settings are corrected.',
  'messages.outcome.given-up': '{who} was not told at {address}: {why}. Tell them yourself.',
  'messages.outcome.no-address': '{who} is not told: no system names a mail address for this. Tell them yourself.',
  'messages.outcome.refused': '{who} is not told: {why}. Tell them yourself.',

  'messages.note.held': 'The note will be added to {number} in {where}.',
  'messages.note.sent': 'Note added to {number} in {where}.',
  'messages.note.unconfirmed':
    'Note sent to {number} in {where}, which accepted it and does not let it be read. Look whether it is there.',
  'messages.note.waiting': 'The note could not be added to {number} in {where}: {why}. It is tried again by itself.',
  'messages.note.stopped': 'The note could not be added to {number} in {where}: {why}. Copy the note.',
  'messages.note.given-up': 'The note was given up for {number} in {where}: {why}. Copy the note.',
  'messages.note.public': 'Look at {number} in {where} now: the note may have been sent to the customer.',
  'messages.note.refused': 'The note could not be kept for {number} in {where}: {why}. Copy the note.',
  'messages.note.by-hand.not-connected':
    'No note is added to {ticket} by itself, since no ticket system is connected. Copy the note.',
  'messages.note.by-hand.not-found':
    'No note is added by itself: no connected ticket system shows {ticket}. Copy the note.',
  'messages.note.by-hand.not-checked':
    'No note is added by itself: whether a ticket system has {ticket} could not be found out. Copy the note.',
  'messages.note.by-hand.found': 'No note is added to {ticket} by itself, by the rules of this desk. Copy the note.',

  'messages.waiting-title': '{count, plural, one {# message waits to be sent} other {# messages wait to be sent}}',
  'messages.given-up-title':
    '{count, plural, one {# message was given up} other {# messages were given up}}{waiting, plural, =0 {} one {, # more waits} other {, # more wait}}',
  'messages.list': 'Messages that were not delivered',
  'messages.about': '{about}, to {to}',
  'messages.about-note': 'Note in {about}, {to}',
  'messages.state.waiting': 'Waits since {since}, and is tried again at {next}.',
  'messages.state.stopped': 'Waits since {since} for other settings.',
  'messages.state.given-up': 'Taken at {since}, and given up.',
  'messages.retry': 'Try now',
  'messages.retry-of': 'Try now: {what}',
  'messages.dismiss': 'Dismiss',
  'messages.dismiss-of': 'Dismiss: {what}',
  'messages.put-aside': 'Put the file aside',
  'messages.put-aside-text':
    'What waits in it is then not sent. The file is kept under another name, and messages that have to wait are kept on the disk again.',
  'messages.rail-given-up': '{count, plural, one {# message was given up} other {# messages were given up}}',
} as const
