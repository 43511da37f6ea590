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
  'settings.locked-broken': 'Cannot be changed while the policy of your organisation cannot be used',
  'settings.declined': 'The answer was no, so nothing has changed.',
  'settings.declined-text': 'The answer was no. What was set before stays in force.',
  'settings.ask-again': 'Ask again',
  'settings.put-back': 'Put back what was set',
  'settings.usual': 'Use the usual values',
  'settings.usual-of': 'Use the usual values: {name}',
  'settings.is-usual': 'These are the usual values.',

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
  'settings.ticket-refused': 'A reset is refused if its ticket is closed, not found or for somebody else',
  'settings.ticket-refused-hint':
    'As a connected ticket system says. Otherwise the agent is warned. A ticket system that does not answer, or does not say whom a ticket is for, never stops a reset.',
  'settings.ticket-note': 'A note on each reset is added to its ticket',
  'settings.ticket-note-hint':
    'For the help desk alone, where a connected ticket system has the ticket. Switch it off if its account may only read tickets.',
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

  'settings.proofs': 'Who needs which proofs',
  'settings.proofs-text':
    'A proof is a way to know who is calling. It counts for one person and one reset, for fifteen minutes. Whoever fits several groups below belongs to the most demanding.',
  'settings.accepted': 'Proofs this desk accepts',
  'settings.accepted-hint':
    'Only a check with a method is confirmed by a system. The others are the word of the agent, and are recorded as such.',
  'settings.kind.factor-challenge': 'A check with a method the person still has',
  'settings.kind.call-back': 'A call back to a number the directory holds',
  'settings.kind.manager': 'The manager the directory names',
  'settings.kind.live-video': 'Live video, the face beside a document',
  'settings.kind.in-person': 'In person, the face beside a document',
  'settings.tier.standard': 'Standard people',
  'settings.tier.standard-text': 'Everybody who is neither sensitive nor privileged.',
  'settings.tier.sensitive': 'Sensitive people',
  'settings.tier.sensitive-text': 'For example those who can move money, or are often impersonated.',
  'settings.tier.privileged': 'Privileged people',
  'settings.tier.privileged-text': 'Those whose account can change other accounts.',
  'settings.people': 'People',
  'settings.people-hint': 'On each line one whole login or e-mail address. Nobody is recognised by a name.',
  'settings.groups': 'Groups',
  'settings.groups-hint':
    'On each line one group, by its name or its whole path in the directory (CN=…). It holds for systems that tell groups.',
  'settings.names-too-many': 'At most {count, number} of them. This is not saved.',
  'settings.name-too-long': 'Each line has at most {count, number} characters. This is not saved.',
  'settings.name-of-person':
    '“{name}” looks like the name of a person, by which nobody is recognised. Give the login or the e-mail address.',
  'settings.administrators': 'Administrators are privileged',
  'settings.administrators-hint': 'Everybody whom a connected system names an administrator.',
  'settings.needed': 'Proofs needed before a reset',
  'settings.needed-count': '{count, plural, =0 {None} one {One} other {#, each of another kind}}',
  'settings.including': 'Has to include one of these',
  'settings.including-hint': 'If none is ticked, any accepted proof will do.',
  'settings.unchecked': 'May be reset unchecked, if the agent says why',
  'settings.unchecked-hint': 'The reason then stands first in the question, in the history and in every copy of it.',
  'settings.second': 'A second person has to agree',
  'settings.second-hint': 'One of those named under Second person, asked on a device of their own.',
  'settings.unknown-counts-as': 'If it is not known what somebody is, they count at least as',
  'settings.unknown-counts-as-hint':
    'Where a system that could tell does not say whether somebody is an administrator or, if groups are named above, does not tell all of theirs.',
  'settings.fault.too-few-kinds':
    'Nobody of these people can be reset: this needs {count, number} kinds of proof, and the desk accepts {accepted, number}.',
  'settings.fault.kind-not-accepted':
    'Nobody of these people can be reset: the desk accepts none of the proofs of which one is needed.',
  'settings.fault.no-approver':
    'Nobody of these people can be reset: a second person has to agree, and none is named under Second person.',
  'settings.fault.less':
    'Less is needed here than before a reset of {other, select, standard {standard} other {sensitive}} people.',

  'settings.approvers': 'Second person',
  'settings.approvers-text':
    'Who can agree to a reset that needs a second person, and to one that a limit holds back. They are asked through a connected system that can send them a check, never the agent and never the person who is reset.',
  'settings.approvers-names': 'People who can agree',

  'settings.limits': 'Limits',
  'settings.limits-text':
    'Counted from the history of this computer, so that neither a restart nor a clock that is set back refills them.',
  'settings.limit-hint': 'Empty: no limit.',
  'settings.limit-invalid': 'A whole number from 1 to {most, number}, or nothing. This is not saved.',
  'settings.limit.agentHour': 'Resets by one agent within an hour',
  'settings.limit.agentDay': 'Resets by one agent within a day',
  'settings.limit.person30Days': 'Resets of one person within 30 days',
  'settings.limit.coolDownMinutes': 'Minutes without a reset after a refused check',

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
  'settings.watch-after-reset': 'Watch what is set up again',
  'settings.watch-after-reset-hint':
    'For a day after a reset, while MFA Desk is open, the person’s methods are read again now and then. The history then says what was set up again, and what was not.',
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
