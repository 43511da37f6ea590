/**
 * What a notice of a reset says, in ICU MessageFormat: a catalogue of its own, so that another language is one more file of the same
 * keys. No notice names a method, holds a link, or says anything that would help somebody who reads another's mail.
 */
export const noticeTexts = {
  'notice.subject.person': 'Your sign-in was changed by {desk}',
  'notice.subject.manager': 'The sign-in of {name} was changed by {desk}',

  'notice.hello': 'Hello {name},',
  'notice.intro.person': 'On {when}, {desk} changed how you sign in:',
  'notice.intro.manager': 'On {when}, {desk} changed how {name} signs in. You are receiving this as their manager.',
  'notice.line': '- {system}: {what}',
  'notice.desk': 'the help desk',

  'notice.what.reset': 'two-step sign-in was reset',
  'notice.what.end-sessions': 'signed out on all devices',
  'notice.what.unlock': 'the account was unlocked',
  'notice.what.temporary-access-code': 'a temporary sign-in code was issued',
  'notice.what.unknown': '{what} (not yet confirmed by the system)',

  'notice.expected.person': 'If you asked for this, you only need to follow the instructions you were given.',
  'notice.expected.manager': 'If {name} asked for this, you do not need to do anything.',
  'notice.unexpected.person': 'If you did not ask for this, somebody may be trying to get into your account.',
  'notice.unexpected.manager':
    'If you know of no reason for this, ask {name} in person or on a number you already have. Somebody may be trying to get into the account.',
  'notice.contact.none': 'Call your help desk at once, on a number you already have.',

  'notice.end':
    'This message was sent automatically, and replies are not read. It contains no links and never asks for a password or code.',

  'notice.test.subject': 'Test message from MFA Desk',
  'notice.test.text':
    'This is a test message from MFA Desk at {desk}. Notices of resets can be sent through this mail server.',
} as const

export type NoticeTextKey = keyof typeof noticeTexts
