import type { questionTexts as english } from '../en/question-texts.ts'
import type { TextsOf } from '../texts-of.ts'
import { exportTexts } from './export-texts.ts'

export const questionTexts: TextsOf<typeof english> = {
  'question.unwanted': 'Wenn Sie das nicht veranlasst haben, brechen Sie ab.',
  'question.line': '  • {line}',

  'question.server.title': 'Mit einem Server verbinden',
  'question.server.message': 'Mit {server} verbinden?',
  'question.server.connection':
    'An diesen Server wurde noch nichts gesendet. Wenn Sie fortfahren, erhält er die eingegebenen Anmeldedaten und alles, was über diese Verbindung gesucht und zurückgesetzt wird. Fahren Sie nur fort, wenn es das {system} Ihrer Organisation ist.',
  'question.server.another':
    'Zu diesem Server gibt es bereits eine Verbindung. Die neue hat eine eigene Anmeldung und bietet alles an, was {system} zurücksetzen kann.',
  'question.server.also': '{origin} (angezeigt als {readable})',
  'question.server.sign-in': 'Sie melden sich dafür mit dem Browser an, bei {server}.',
  'question.server.yes': 'Verbinden',

  'question.connection.title': 'Verbindung ändern',
  'question.connection.message': 'Verbindung {name} ({system}) ändern?',
  'question.connection.address': 'Neue Adresse: {after} (vorher: {before})',
  'question.connection.new-server':
    'An diesen Server wurde noch nichts gesendet. Er wird die Anmeldedaten erhalten und alles, was gesucht und zurückgesetzt wird.',
  'question.connection.sign-in-access-token': 'Meldet sich mit einem Zugriffstoken an',
  'question.connection.sign-in-password': 'Meldet sich mit dem Benutzernamen {name} und einem Kennwort an',
  'question.connection.sign-in-service-app': 'Meldet sich als Dienstanwendung {name} an',
  'question.connection.sign-in-browser':
    'Jede Person meldet sich mit dem Browser an, über die Anwendung {name} des Mandanten {tenant}',
  'question.connection.sign-in-client-secret': 'Meldet sich als Anwendung {name} mit einem Clientgeheimnis an',
  'question.connection.secret': 'Das eingegebene Token oder Kennwort ersetzt das gespeicherte',
  'question.connection.forgets': 'Das gespeicherte Token oder Kennwort wird gelöscht',
  'question.connection.environment': 'Gekennzeichnet als {after}, nicht mehr als {before}',
  'question.connection.offers': 'Wieder zum Zurücksetzen angeboten: {names}',
  'question.connection.yes': 'Ändern',

  'question.removal.title': 'Verbindung entfernen',
  'question.removal.message': 'Verbindung {name} ({system}) entfernen?',
  'question.removal.text': 'Auf diesem Computer wird gelöscht:',
  'question.removal.address': 'die Adresse {address}',
  'question.removal.secret': 'das Token oder Kennwort im Schlüsselbund',
  'question.removal.recents': 'die letzten Abfragen dieser Verbindung',
  'question.removal.stays': 'Der Verlauf ihrer Zurücksetzungen bleibt erhalten. Im System selbst ändert sich nichts.',
  'question.removal.yes': 'Entfernen',

  'question.report.title': 'Anruf melden',
  'question.report.message': 'Diesen Anruf als verdächtig beenden und zu {name} melden?',
  'question.report.text':
    'Es wird nichts zurückgesetzt. Prüfungen und Pläne für diese Person werden in diesem Fenster verworfen. Die Meldung bleibt im Verlauf; alle, die ihn teilen, sehen sie, wenn sie diese Person öffnen.',
  'question.report.yes': 'Abbrechen und melden',

  'question.record-secret.title': 'Geheimnis des zentralen Protokolls ändern',
  'question.record-secret.message': 'Für {server} ein anderes Geheimnis verwenden?',
  'question.record-secret.forget': 'Das Geheimnis für {server} löschen?',
  'question.record-secret.text':
    'Kennt der Server es nicht, lehnt er das Protokoll dieses Helpdesks ab, das dann auf diesem Computer wartet.',
  'question.record-secret.yes': 'Verwenden',
  'question.record-secret.yes-forget': 'Löschen',

  'question.settings.title': 'Einstellungen ändern',
  'question.settings.message': 'Diese Einstellungen des Helpdesks ändern?',
  'question.settings.yes': 'Ändern',
  'question.settings.server':
    'MFA Desk wird bei {server} nach neueren Versionen suchen. An diesen Server wurde noch nichts gesendet',
  'question.settings.mail-server':
    'Benachrichtigungen über Zurücksetzungen werden über den Mailserver {host}, Port {port}, gesendet. Er erhält sein Kennwort und erfährt, um wen es geht. An ihn wurde noch nichts gesendet',
  'question.settings.notices-webhook':
    'Benachrichtigungen über Zurücksetzungen werden an {server} gesendet: um wen es geht, wer benachrichtigt wird und wo. An diesen Server wurde dafür noch nichts gesendet',
  'question.settings.record-server':
    'Jeder Eintrag des Verlaufs wird an {server} gesendet: wer zurückgesetzt wurde, durch wen und warum. An diesen Server wurde noch nichts gesendet',
  'question.settings.retention': 'Verlauf aufbewahrt: {to} (vorher: {from})',
  'question.settings.erases':
    'Beim nächsten Start {count, plural, one {wird # Vorgang} other {werden # Vorgänge}} endgültig gelöscht: {from} bis {to}',
  'question.settings.erases-nothing': 'Nichts ist alt genug, um beim nächsten Start gelöscht zu werden',
  'question.settings.recorded': 'Diese Änderung wird im Verlauf selbst protokolliert.',

  'question.weaker.ticket-required': 'Eine Ticketnummer ist nicht mehr erforderlich',
  'question.weaker.ticket-any': 'Als Ticketnummer wird alles akzeptiert',
  'question.weaker.ticket-check':
    'Ein Ticket, das geschlossen, nicht gefunden oder für jemand anderen ist, verhindert keine Zurücksetzung mehr',
  'question.weaker.ticket-note': 'Zurücksetzungen werden nicht mehr im Ticket notiert',
  'question.weaker.ticket-pattern': 'Ein anderes Ticketformat wird akzeptiert: {pattern}',
  'question.weaker.reason-required': 'Ein Grund ist nicht mehr erforderlich',
  'question.weaker.agent-name-required': 'Der Name dessen, der zurücksetzt, ist nicht mehr erforderlich',
  'question.weaker.administrators': 'Administratoren gelten nicht mehr als privilegiert',
  'question.weaker.updates-off': 'MFA Desk sucht nicht mehr nach neueren Versionen',
  'question.weaker.watch-off': 'Der Verlauf zeigt nicht mehr, ob Zurückgesetztes wieder eingerichtet wurde',
  'question.weaker.notices-person': 'Zurückgesetzte Personen werden nicht mehr benachrichtigt',
  'question.weaker.notices-manager': 'Führungskräfte werden nicht mehr benachrichtigt',
  'question.weaker.notices-off': 'Niemand wird mehr über Zurücksetzungen benachrichtigt',
  'question.weaker.notices-moved':
    'Benachrichtigungen über Zurücksetzungen gehen nicht mehr an den Webhook bei {server}',
  'question.weaker.notices-words': 'Benachrichtigungen über Zurücksetzungen lauten: „{words}“',
  'question.weaker.record-off': 'Der Verlauf dieses Helpdesks wird nicht mehr an {server} gesendet',
  'question.weaker.record-authority': 'Für den Syslog-Server wird einer anderen Zertifizierungsstelle vertraut',
  'question.weaker.demand':
    'Vor einer Zurücksetzung sind weniger Nachweise nötig, bei Personen der Stufe {tier, select, standard {Standard} sensitive {Sensibel} other {Privilegiert}}',
  'question.weaker.members':
    '{count, plural, one {# Person oder Gruppe gilt} other {# Personen und Gruppen gelten}} nicht mehr als {tier, select, standard {Standard} sensitive {sensibel} other {privilegiert}}',
  'question.weaker.unknown-counts-as':
    'Personen, deren Stufe nicht bekannt ist, gelten als {tier, select, standard {Standard} sensitive {sensibel} other {privilegiert}}',
  'question.weaker.proofs': 'Auch als Anruferprüfung akzeptiert: {names}',
  'question.weaker.approvers': 'Auch für Freigaben akzeptiert: {names}',
  'question.weaker.limit':
    '{limit, select, agentHour {Zurücksetzungen pro Stunde durch dieselbe Person am Helpdesk} agentDay {Zurücksetzungen pro Tag durch dieselbe Person am Helpdesk} person30Days {Zurücksetzungen einer Person in 30 Tagen} other {Minuten ohne Zurücksetzung nach einer abgelehnten Prüfung}}: {after}, nicht mehr {before}',
  'question.weaker.no-limit': 'unbegrenzt',
  'question.weaker.recents':
    'Letzte Abfragen bleiben {days, plural, one {# Tag} other {# Tage}} auf diesem Computer gespeichert',

  'sign-in-page.signed-in.title': 'Sie sind angemeldet',
  'sign-in-page.signed-in.text': 'Sie können diesen Tab schließen und zu MFA Desk zurückkehren.',
  'sign-in-page.not-signed-in.title': 'Sie sind nicht angemeldet',
  'sign-in-page.not-signed-in.text': 'Schließen Sie diesen Tab und kehren Sie zu MFA Desk zurück; dort steht, warum.',

  'question.proof.factor-challenge': 'eine verbliebene Methode',
  'question.proof.call-back': 'Rückruf unter der registrierten Nummer',
  'question.proof.manager': 'die Führungskraft',
  'question.proof.live-video': 'Livevideo',
  'question.proof.in-person': 'persönlich',

  'question.notice-secret.title': 'Geheimnis ersetzen',
  'question.notice-secret.mail': 'Kennwort des Mailservers {server} ersetzen?',
  'question.notice-secret.webhook': 'Geheimnis des Webhooks bei {server} ersetzen?',
  'question.notice-secret.text':
    'Damit werden Benachrichtigungen über Zurücksetzungen gesendet. Das bisherige wird gelöscht.',
  'question.notice-secret.yes': 'Ersetzen',

  'question.notice-test.title': 'Testnachricht senden',
  'question.notice-test.message': 'Testnachricht an {address} senden?',
  'question.notice-test.mail': 'Sie wird über den Mailserver {server} gesendet und erwähnt keine Zurücksetzung.',
  'question.notice-test.webhook': 'Sie wird an den Webhook bei {server} gesendet und erwähnt keine Zurücksetzung.',
  'question.notice-test.yes': 'Senden',

  'question.fresh.title': 'Mit leeren Einstellungen beginnen',
  'question.fresh.message': 'Einstellungen beiseitelegen und mit leeren beginnen?',
  'question.fresh.text':
    'Alle Verbindungen müssen neu eingerichtet werden, und die Regeln dieses Helpdesks (Tickets, Gründe, Prüfungen, Limits) sind die einer Neuinstallation, bis jemand sie festlegt. Die nicht lesbare Datei bleibt unter einem anderen Namen erhalten.',
  'question.fresh.yes': 'Neu beginnen',

  'question.replacing.than-before': 'Weniger streng als vorher, soweit bekannt:',
  'question.replacing.than-new-installation': 'Weniger streng als bei einer Neuinstallation:',

  'question.previous.title': 'Frühere Einstellungen verwenden',
  'question.previous.message': 'Die Einstellungen von vor der letzten Änderung verwenden?',
  'question.previous.text':
    'Verbindungen und Regeln sind dann wieder wie vor der letzten Änderung: Was sie verschärft hat, gilt nicht mehr, und eine durch sie entfernte Verbindung ist wieder da. Die nicht lesbare Datei bleibt unter einem anderen Namen erhalten.',
  'question.previous.yes': 'Verwenden',

  ...exportTexts,
}
