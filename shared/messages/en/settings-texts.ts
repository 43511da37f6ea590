/** Texts of the settings screen, in ICU MessageFormat. */
export const settingsTexts = {
  'settings.title': 'Settings',
  'settings.description':
    'Changes are saved as you make them, on this computer. You are asked before a rule becomes less strict.',
  'settings.reading': 'Reading the settings',
  'settings.saving': 'Saving',
  'settings.saved': 'Saved',
  'settings.not-saved': 'Not saved',
  'settings.locked': 'Set by your organisation',
  'settings.locked-broken': 'Cannot be changed while your organisation’s policy cannot be used',
  'settings.declined': 'You answered no, so nothing has changed.',
  'settings.declined-text': 'You answered no. The previous setting stays in force.',
  'settings.ask-again': 'Ask again',
  'settings.put-back': 'Restore the previous setting',
  'settings.usual': 'Use the defaults',
  'settings.usual-of': 'Use the defaults: {name}',
  'settings.is-usual': 'These are the defaults.',

  'settings.you': 'You',
  'settings.agent-name': 'Your name',
  'settings.agent-name-hint': 'Shown in the history and the evidence notes, next to your computer account ({osUser}).',
  'settings.agent-name-required': 'A name is required',
  'settings.agent-name-required-hint': 'Without it, no reset can be started.',
  'settings.too-long': '{count, plural, one {At most # character.} other {At most # characters.}} This is not saved.',

  'settings.rules': 'Before a reset',
  'settings.ticket-required': 'A ticket number is required',
  'settings.ticket-required-hint': 'Without it, no reset can be started.',
  'settings.ticket-pattern': 'Ticket format',
  'settings.ticket-pattern-hint':
    'For example INC followed by 7 digits, as a regular expression for the whole number. Case does not matter. Empty: anything is accepted.',
  'settings.ticket-pattern-invalid': 'This is not a valid regular expression. It stays here but is not saved.',
  'settings.ticket-pattern-too-slow':
    'This has nested or too many repetitions: checking one wrong ticket number could take seconds. It stays here but is not saved.',
  'settings.ticket-refused': 'Refuse a reset if its ticket is closed, not found or for someone else',
  'settings.ticket-refused-hint':
    'According to a connected ticket system. When off, the agent is warned instead. A ticket system that does not respond, or does not say whom a ticket is for, never stops a reset.',
  'settings.ticket-note': 'Add a note on each reset to its ticket',
  'settings.ticket-note-hint':
    'Visible to the help desk only, in a connected ticket system that has the ticket. Switch it off if its account may only read tickets.',
  'settings.ticket-example': '{pattern} means INC followed by 7 digits, such as {ticket}.',
  'settings.ticket-example-use': 'Use this example',
  'settings.ticket-try': 'Try it with a ticket number',
  'settings.ticket-try.nothing-to-try': 'Type a number to see whether it would be accepted.',
  'settings.ticket-try.no-pattern': 'Without a format, anything is accepted.',
  'settings.ticket-try.fits': 'Would be accepted',
  'settings.ticket-try.does-not-fit': 'Would not be accepted',
  'settings.ticket-try.pattern-invalid': 'Cannot be tried: the format above is not valid.',
  'settings.reason-required': 'A reason is required',
  'settings.reason-required-hint': 'A few words, recorded in the history with the reset.',

  'settings.proofs': 'Proof of who is calling',
  'settings.proofs-text':
    'A proof shows who is calling. It is valid for one person and one reset, for fifteen minutes. People who fit several tiers below are in the strictest one.',
  'settings.accepted': 'Proofs this desk accepts',
  'settings.accepted-hint':
    'Only a check with a method is confirmed by a system. The others are the agent’s word, and are recorded as such.',
  'settings.kind.factor-challenge': 'A check with a method the person still has',
  'settings.kind.call-back': 'A call back to a number in the directory',
  'settings.kind.manager': 'The manager named in the directory',
  'settings.kind.live-video': 'Live video: face compared with a document',
  'settings.kind.in-person': 'In person: face compared with a document',
  'settings.tier.standard': 'Standard people',
  'settings.tier.standard-text': 'Everyone who is neither sensitive nor privileged.',
  'settings.tier.sensitive': 'Sensitive people',
  'settings.tier.sensitive-text': 'For example people who can move money or are often impersonated.',
  'settings.tier.privileged': 'Privileged people',
  'settings.tier.privileged-text': 'People whose account can change other accounts.',
  'settings.people': 'People',
  'settings.people-hint': 'One full login or e-mail address per line. Names are not matched.',
  'settings.groups': 'Groups',
  'settings.groups-hint':
    'One group per line, by its name or full path in the directory (CN=…). Works with systems that show groups.',
  'settings.names-too-many': 'At most {count, number} of them. This is not saved.',
  'settings.name-too-long': 'Each line has at most {count, number} characters. This is not saved.',
  'settings.name-of-person':
    '“{name}” looks like a person’s name, and names are not matched. Enter the login or e-mail address.',
  'settings.administrators': 'Administrators are privileged',
  'settings.administrators-hint': 'Everyone a connected system names as an administrator.',
  'settings.needed': 'Proofs needed before a reset',
  'settings.needed-count': '{count, plural, =0 {None} one {One} other {#, each of a different kind}}',
  'settings.including': 'Must include one of these',
  'settings.including-hint': 'If none is ticked, any accepted proof will do.',
  'settings.unchecked': 'Allow a reset without a check if the agent gives a reason',
  'settings.unchecked-hint':
    'The reason is then shown first in the confirmation, in the history and in every copy of it.',
  'settings.second': 'A second person must approve',
  'settings.second-hint': 'One of the people listed under Second person, asked on their own device.',
  'settings.unknown-counts-as': 'If it is not known which tier someone is in, use at least',
  'settings.unknown-counts-as-hint':
    'When a system that could tell does not show whether someone is an administrator or, if groups are named above, does not show all of their groups.',
  'settings.fault.too-few-kinds':
    'None of these people can be reset: this needs {count, number} kinds of proof, and the desk accepts {accepted, number}.',
  'settings.fault.kind-not-accepted':
    'None of these people can be reset: the desk accepts none of the proofs that must be included.',
  'settings.fault.no-approver':
    'None of these people can be reset: a second person has to approve, and nobody is listed under Second person.',
  'settings.fault.less': 'This is less strict than for {other, select, standard {standard} other {sensitive}} people.',

  'settings.approvers': 'Second person',
  'settings.approvers-text':
    'People who can approve a reset that needs a second person, or one that a limit holds back. They are asked through a connected system, and are never the agent or the person being reset.',
  'settings.approvers-names': 'People who can approve',

  'settings.limits': 'Limits',
  'settings.limits-text':
    'Counted from the history of this computer, so a restart or a changed clock does not reset them.',
  'settings.limit-hint': 'Empty: no limit.',
  'settings.limit-invalid': 'A whole number from 1 to {most, number}, or empty. This is not saved.',
  'settings.limit.agentHour': 'Resets by one agent within an hour',
  'settings.limit.agentDay': 'Resets by one agent within 24 hours',
  'settings.limit.person30Days': 'Resets of one person within 30 days',
  'settings.limit.coolDownMinutes': 'Minutes without a reset after a refused check',

  'settings.offers': 'What may be reset',
  'settings.offers-text':
    'What this desk offers for each connection. It can be less than the sign-in allows, never more.',
  'settings.offers-none': 'There are no connections yet.',
  'settings.offers-add': 'Add a connection',
  'settings.offer-service-hint': 'Resetting all methods in {service}',
  'settings.offer-apps': 'Authenticator apps offered for {name}',
  'settings.offer-hidden': '{count, plural, =0 {All are offered.} one {# is hidden.} other {# are hidden.}}',
  'settings.offer-no-list': 'Single methods cannot be hidden here: everything the system can reset is offered.',

  'settings.recents': 'Recent look-ups',
  'settings.recents-kept': 'Keep recent look-ups',
  'settings.recents-kept-hint': 'Encrypted on this computer, so you can view them while a system is down.',
  'settings.recents-days': 'Days to keep them',
  'settings.recents-days-invalid': 'A whole number from 1 to 90. This is not saved.',
  'settings.recents-clear': 'Clear now',
  'settings.recents-count':
    '{count, plural, =0 {None are kept.} one {# account is kept.} other {# accounts are kept.}}',
  'settings.recents-cleared': 'Recent look-ups cleared.',

  'settings.history': 'History',
  'settings.watch-after-reset': 'Watch what is set up again',
  'settings.watch-after-reset-hint':
    'For a day after a reset, while MFA Desk is open, the person’s methods are read again from time to time. The history then shows what was set up again and what was not.',
  'settings.retention': 'How long to keep the history',
  'settings.retention.everything': 'Keep everything',
  'settings.retention.months': 'Delete old entries',
  'settings.retention-months': 'Months to keep',
  'settings.retention-months-invalid': 'A whole number from 1 to 120. This is not saved.',
  'settings.retention-hint':
    'Only whole past months are deleted, never single entries. Deleted entries cannot be restored.',

  'settings.retention-apply': 'Change how long it is kept…',
  'settings.retention-apply-hint':
    'You are shown what will be deleted and asked first. The change takes effect at the next start and is recorded in the history.',

  'settings.look': 'Appearance',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.theme.high-contrast': 'High contrast',
  'settings.text-size': 'Text size',
  'settings.text-size.normal': 'Normal',
  'settings.text-size.large': 'Large',
  'settings.text-size.larger': 'Larger',
  'settings.language': 'Language',
  'settings.language.system': 'Same as the computer',
  'settings.language-hint': 'Dates and numbers follow the computer’s settings.',

  'settings.computer': 'On this computer',
  'settings.data-folder': 'Settings, history and recent look-ups',
  'settings.data-folder-hint': 'Tokens and passwords are in the keychain, not here.',
  'settings.version': 'Version',
} as const
