import type { messagesTexts as english } from '../en/messages-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const messagesTexts: TextsOf<typeof english> = {
  'messages.who.person': '{name}',
  'messages.who.manager': 'Die Führungskraft von {name}',

  'messages.outcome.held': '{who} wird unter {address} benachrichtigt.',
  'messages.outcome.sent': '{who} wurde unter {address} benachrichtigt.',
  'messages.outcome.waiting': '{who} wird unter {address} benachrichtigt. Die Nachricht wartet noch: {why}.',
  'messages.outcome.stopped':
    '{who} wurde noch nicht unter {address} benachrichtigt: {why}. Die Nachricht wartet, bis die Einstellungen berichtigt sind.',
  'messages.outcome.given-up': '{who} wurde nicht unter {address} benachrichtigt: {why}. Geben Sie selbst Bescheid.',
  'messages.outcome.no-address':
    '{who} wird nicht benachrichtigt: Kein System nennt eine passende E-Mail-Adresse. Geben Sie selbst Bescheid.',
  'messages.outcome.refused': '{who} wird nicht benachrichtigt: {why}. Geben Sie selbst Bescheid.',

  'messages.note.held': 'Die Notiz wird zu {number} in {where} hinzugefügt.',
  'messages.note.sent': 'Notiz zu {number} in {where} hinzugefügt.',
  'messages.note.unconfirmed':
    'Notiz an {number} in {where} gesendet; sie wurde angenommen, lässt sich aber nicht anzeigen. Sehen Sie nach, ob sie da ist.',
  'messages.note.waiting':
    'Die Notiz konnte noch nicht zu {number} in {where} hinzugefügt werden: {why}. Wird automatisch wiederholt.',
  'messages.note.stopped':
    'Die Notiz konnte nicht zu {number} in {where} hinzugefügt werden: {why}. Kopieren Sie die Notiz.',
  'messages.note.given-up':
    'Die Notiz wurde nicht zu {number} in {where} hinzugefügt: {why}. Es wird nicht mehr versucht. Kopieren Sie die Notiz.',
  'messages.note.public': 'Sehen Sie jetzt in {number} in {where} nach: Die Notiz ging möglicherweise an den Kunden.',
  'messages.note.refused':
    'Die Notiz für {number} in {where} konnte nicht gespeichert werden: {why}. Kopieren Sie die Notiz.',
  'messages.note.by-hand.not-connected':
    'Zu {ticket} wird keine Notiz hinzugefügt: Es ist kein Ticketsystem verbunden. Kopieren Sie die Notiz.',
  'messages.note.by-hand.not-found':
    'Es wird keine Notiz hinzugefügt: Kein verbundenes Ticketsystem zeigt {ticket}. Kopieren Sie die Notiz.',
  'messages.note.by-hand.not-checked':
    'Es wird keine Notiz hinzugefügt: {ticket} konnte in keinem Ticketsystem gesucht werden. Kopieren Sie die Notiz.',
  'messages.note.by-hand.found':
    'Die Regeln dieses Helpdesks sehen keine Notiz zu {ticket} vor. Kopieren Sie die Notiz.',

  'messages.waiting-title':
    '{count, plural, one {# Nachricht wartet auf den Versand} other {# Nachrichten warten auf den Versand}}',
  'messages.given-up-title':
    '{count, plural, one {# Nachricht wurde nicht zugestellt} other {# Nachrichten wurden nicht zugestellt}}{waiting, plural, =0 {} one {, # weitere wartet} other {, # weitere warten}}',
  'messages.list': 'Noch nicht zugestellte Nachrichten',
  'messages.about': '{about}, an {to}',
  'messages.about-note': 'Notiz zu {about}, {to}',
  'messages.state.waiting': 'Wartet seit {since}. Nächster Versuch: {next}.',
  'messages.state.stopped': 'Wartet seit {since} auf berichtigte Einstellungen.',
  'messages.state.given-up': 'Eingegangen {since}. Wird nicht mehr versucht.',
  'messages.retry': 'Jetzt versuchen',
  'messages.retry-of': 'Jetzt versuchen: {what}',
  'messages.dismiss': 'Ausblenden',
  'messages.dismiss-of': 'Ausblenden: {what}',
  'messages.put-aside': 'Datei beiseitelegen',
  'messages.put-aside-text':
    'Die Nachrichten darin werden nicht gesendet. Die Datei bleibt unter anderem Namen erhalten, und neue Nachrichten können wieder gespeichert werden.',
  'messages.rail-given-up':
    '{count, plural, one {# Nachricht wurde nicht zugestellt} other {# Nachrichten wurden nicht zugestellt}}',
}
