/** Words that main's dialogs, the evidence note and the page share, in ICU MessageFormat. */
export const commonTexts = {
  'system.adaxes': 'Adaxes',
  'system.okta': 'Okta',
  'system.resolver': 'Resolver',
  'system.flashback': 'Flashback',

  'environment.production': 'Production',
  'environment.sandbox': 'Sandbox',
  'environment.practice': 'Practice',

  'effect.remove-factor': 'Remove {label}',
  'effect.reset-microsoft365': 'Reset all methods in Microsoft 365',
  'effect.reset-all': 'Reset all methods',
  'effect.end-sessions': 'Sign out everywhere and forget remembered devices',
  'effect.unlock': 'Unlock the account',
  'effect.temporary-access-code': 'Create a temporary access code',

  'step.planned': 'Waiting',
  'step.sent': 'In progress',
  'step.not-sent': 'Not done: the operation ended before its turn',
  'step.succeeded': 'Done',
  'step.no-change': 'Nothing to change',
  'step.pending-approval': 'Waiting for approval',
  'step.failed': 'Failed',
  'step.outcome-unknown': 'Outcome unknown',

  'operation.running': 'Running',
  'operation.succeeded': 'Done',
  'operation.no-change': 'Nothing to change',
  'operation.pending-approval': 'Waiting for approval',
  'operation.partly-failed': 'Partly failed',
  'operation.failed': 'Failed',
  'operation.unknown': 'Outcome unknown',
  'operation.caller-refused': 'Caller check refused',

  'check.gone': 'No longer there',
  'check.still-there': 'Still there',
  'check.cannot-tell': 'The system does not say',
  'check.not-read': 'Could not be read again',

  'confirm.title': 'Confirm reset',
  'confirm.message': '{count, plural, one {Reset MFA for {name}?} other {Reset MFA for {name} and {more} more?}}',
  'confirm.person': '{name} ({login})',
  'confirm.person-no-login': '{name} (no login known)',
  'confirm.step': '  • {effect}: {system} · {connection} ({environment})',
  'confirm.message-further':
    '{count, plural, one {Carry this out for {name}?} other {Carry this out for {name} and {more} more?}}',
  'confirm.proof':
    'Caller checked: {factor}, {system} · {connection}, {minutes, plural, =0 {just now} one {# minute ago} other {# minutes ago}}',
  'confirm.refusal-rejected':
    'Caller check refused on the device: {factor}, {system} · {connection}, {minutes, plural, =0 {just now} one {# minute ago} other {# minutes ago}}. Somebody else may be calling.',
  'confirm.refusal-wrong-answer':
    'Caller check without a right answer: {factor}, {system} · {connection}, {minutes, plural, =0 {just now} one {# minute ago} other {# minutes ago}}.',
  'confirm.ticket': 'Ticket: {ticket}',
  'confirm.reason': 'Reason: {reason}',
  'confirm.practice': 'Practice: invented people only. Nothing real changes.',
  'confirm.irreversible': 'This cannot be undone. The person sets up the removed methods again.',
  'confirm.irreversible-further': 'This cannot be undone.',
  'confirm.code': 'The code is shown to you once, in a window of its own, and kept nowhere.',
  'confirm.yes': 'Reset',
  'confirm.yes-further': 'Carry out',
  'confirm.cancel': 'Cancel',

  'code.title': 'Temporary access code',
  'code.message': 'Code for {name}:',
  'code.detail':
    'Give it to the person over the line you have checked. The person signs in with it once. It is shown this one time and kept nowhere.',
  'code.screen': 'It leaves the screen after {minutes} minutes.',
  'code.expires': 'Good until {at} (UTC).',
  'code.copied': 'Copied. The clipboard is cleared after {seconds} seconds, if it still holds the code.',
  'code.not-copied': 'The clipboard did not take it. Read it out, or write it down.',
  'code.copy': 'Copy for {seconds} seconds',
  'code.close': 'Close',

  'export.title': 'Save the history',

  'evidence.heading': 'MFA reset, {outcome}',
  'evidence.refusal-heading': 'Check of the caller refused',
  'evidence.refusal-rejected': 'Refused on the device: {factor}',
  'evidence.refusal-wrong-answer': 'No right answer given: {factor}',
  'evidence.operation': 'Operation: {id}',
  'evidence.when': 'When: {from} to {to} (UTC)',
  'evidence.when-open': 'When: {from} (UTC), not finished',
  'evidence.agent': 'By: {name} ({osUser} on {host})',
  'evidence.proof': 'Caller checked: {factor}, {system} · {connection}, {at} (UTC)',
  'evidence.person': 'For: {name} ({login}), {system} · {connection} ({environment})',
  'evidence.step': '- {effect}: {state}',
  'evidence.check': '  afterwards: {verdict}',
  'evidence.server': '  the system said: {text}',
  'evidence.practice': 'Practice: invented people, nothing real was changed.',
} as const

export type CommonTextKey = keyof typeof commonTexts
