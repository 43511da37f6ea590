import type { noticeTexts as english } from '../en/notice-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const noticeTexts: TextsOf<typeof english> = {
  'notice.subject.person': '{desk} hat Ihre Anmeldung geändert',
  'notice.subject.manager': '{desk} hat die Anmeldung von {name} geändert',

  'notice.hello': 'Guten Tag {name},',
  'notice.intro.person': 'am {when} hat {desk} Ihre Anmeldung geändert:',
  'notice.intro.manager':
    'Am {when} hat {desk} die Anmeldung von {name} geändert. Sie erhalten diese Nachricht als Führungskraft.',
  'notice.line': '- {system}: {what}',
  'notice.desk': 'Ihr Helpdesk',

  'notice.what.reset': 'zweistufige Anmeldung zurückgesetzt',
  'notice.what.end-sessions': 'auf allen Geräten abgemeldet',
  'notice.what.unlock': 'Konto entsperrt',
  'notice.what.temporary-access-code': 'befristeter Anmeldecode ausgestellt',
  'notice.what.unknown': '{what} (vom System noch nicht bestätigt)',

  'notice.expected.person':
    'Wenn Sie darum gebeten haben, müssen Sie nur noch den Hinweisen folgen, die Sie erhalten haben.',
  'notice.expected.manager': 'Wenn {name} darum gebeten hat, müssen Sie nichts tun.',
  'notice.unexpected.person':
    'Wenn Sie nicht darum gebeten haben, versucht möglicherweise jemand, auf Ihr Konto zuzugreifen.',
  'notice.unexpected.manager':
    'Wenn Ihnen kein Grund dafür bekannt ist, fragen Sie {name} persönlich oder unter einer Nummer, die Sie bereits kennen. Möglicherweise versucht jemand, auf das Konto zuzugreifen.',
  'notice.contact.none': 'Rufen Sie sofort Ihren Helpdesk an, unter einer Nummer, die Sie bereits kennen.',

  'notice.end':
    'Diese Nachricht wurde automatisch gesendet, Antworten werden nicht gelesen. Sie enthält keine Links und fragt nie nach einem Kennwort oder Code.',

  'notice.test.subject': 'Testnachricht von MFA Desk',
  'notice.test.text':
    'Dies ist eine Testnachricht von MFA Desk. Absender: {desk}. Benachrichtigungen über Zurücksetzungen können über diesen Mailserver gesendet werden.',
}
