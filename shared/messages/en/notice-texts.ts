/**
 * What a notice of a reset says, in ICU MessageFormat: a catalogue of its own, so that another language is one more file of the same
 * keys. No notice names a method, holds a link, or says anything that would help somebody who reads another's mail.
 */
export const noticeTexts = {
  'notice.subject.person': 'Your sign-in was changed by {desk}',
  'notice.subject.manager': 'The sign-in of {name} was changed by {desk}',

  'notice.hello': 'Hello {name},',
  'notice.intro.person': 'on {when}, {desk} changed how you sign in:',
  'notice.intro.manager': 'on {when}, {desk} changed how {name} signs in. You are told as the manager.',
  'notice.line': '- {system}: {what}',
  'notice.desk': 'the help desk',

  'notice.what.reset': 'the second step of signing in was reset',
  'notice.what.end-sessions': 'signed out on all devices',
  'notice.what.unlock': 'the locked account was unlocked',
  'notice.what.temporary-access-code': 'a temporary code for signing in was issued',
  'notice.what.unknown': '{what} (not confirmed by the system yet)',

  'notice.expected.person': 'If you asked for this, there is nothing else to do than to follow what the desk told you.',
  'notice.expected.manager': 'If {name} asked for this, there is nothing for you to do.',
  'notice.unexpected.person': 'If you did not ask for this, somebody may be trying to get into your account.',
  'notice.unexpected.manager':
    'If you know of no reason for this, ask {name} in person or by a number you know. Somebody may be trying to get into the account.',
  'notice.contact.none': 'Call your help desk at once, by a telephone number that you already know.',

  'notice.end':
    'This message was sent automatically, and answers to it are not read. It holds no links and asks for no password or code.',

  'notice.test.subject': 'Test message of MFA Desk',
  'notice.test.text':
    'This is a test message of MFA Desk at {desk}. Notices of resets can be sent through this mail server.',
} as const

export type NoticeTextKey = keyof typeof noticeTexts
