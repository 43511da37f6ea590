import type { recordTexts as english } from '../en/record-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const recordTexts: TextsOf<typeof english> = {
  'record.failure.not-reachable': 'Der Server ist nicht erreichbar. Prüfen Sie Name, Port, Netzwerk und Firewall.',
  'record.failure.timed-out': 'Der Server hat die Verbindung angenommen, aber nicht innerhalb der Frist geantwortet.',
  'record.failure.no-tls':
    'Der Server unterstützt auf diesem Port kein TLS 1.2 oder neuer. Ohne TLS wurde nichts gesendet.',
  'record.failure.certificate-not-trusted':
    'Dem Zertifikat des Servers wird nicht vertraut, oder es gilt nicht für diesen Namen. Es wurde nichts gesendet. Prüfen Sie den Namen und die Zertifizierungsstelle.',
  'record.failure.certificate-store-not-read':
    'Die Zertifikate, denen dieser Computer vertraut, konnten nicht gelesen werden; daher wird dem Server nicht vertraut. Es wurde nichts gesendet.',
  'record.failure.authority-not-valid':
    'Die hier eingegebene Zertifizierungsstelle konnte nicht gelesen werden. Es wurde nichts gesendet. Geben Sie ihr Zertifikat als PEM-Text ein.',
  'record.failure.proxy-refused':
    'Der Proxyserver dieses Netzwerks hat die Verbindung nicht durchgelassen oder konnte den Server nicht erreichen.',
  'record.failure.proxy-sign-in-required':
    'Der Proxyserver dieses Netzwerks verlangt eine Anmeldung, die MFA Desk nicht unterstützt.',
  'record.failure.proxy-not-usable': 'Dieses Netzwerk bietet nur Arten von Proxys, die MFA Desk nicht verwenden kann.',
  'record.failure.broke-off':
    'Die Verbindung brach ab, bevor feststand, dass die Einträge angekommen sind. Sie werden erneut gesendet.',
  'record.failure.redirected': 'Der Server leitet an eine andere Adresse weiter; dem wurde nicht gefolgt.',
  'record.failure.secret-missing':
    'Für diesen Server ist kein Geheimnis gespeichert. Es wurde nichts gesendet. Geben Sie es unten ein.',
  'record.failure.secret-refused':
    'Der Server hat das Geheimnis nicht akzeptiert oder verlangt eins. Geben Sie unten das richtige ein.',
  'record.failure.keychain':
    'Der Schlüsselbund hat das Geheimnis nicht herausgegeben. Es wurde nichts gesendet. Entsperren Sie den Schlüsselbund.',
  'record.failure.not-found': 'Unter dieser Adresse gibt es keinen Empfänger.',
  'record.failure.refused': 'Der Server hat die Einträge abgelehnt. Den Grund nennt sein eigenes Protokoll.',
  'record.failure.busy': 'Der Server ist ausgelastet und hat um Wartezeit gebeten.',
  'record.failure.server-error': 'Der Server hat einen eigenen Fehler gemeldet.',
  'record.failure.not-understood':
    'Es hat etwas anderes als der Empfänger geantwortet, etwa eine Anmeldeseite. Die Einträge gelten nicht als zugestellt.',
  'record.failure.gone':
    'Der Server nimmt nach eigener Angabe keine Einträge mehr an. Bis Sie es erneut versuchen, wird nichts gesendet.',
  'record.failure.history-not-read': 'Der Verlauf konnte nicht gelesen werden. Es wurde nichts gesendet.',
  'record.failure.desk-id-not-read':
    'Die Datei desk.json im Ordner des Verlaufs kann nicht gelesen werden; die Einträge wären nicht von denen anderer Arbeitsplätze zu unterscheiden. Es wurde nichts gesendet. Stellen Sie die Datei wieder her.',
  'record.failure.unknown':
    'Unterwegs ist etwas schiefgegangen; was, ist nicht bekannt. Die Einträge werden erneut gesendet.',

  'record.title': 'Zentrales Protokoll',
  'record.text':
    'Jeder Eintrag des Verlaufs geht auch an Server Ihrer Organisation; so liegen die Protokolle aller Arbeitsplätze an einer Stelle. Was noch nicht gesendet werden kann, wartet im Verlauf, und keine Zurücksetzung wartet darauf.',
  'record.desk': 'Dieser Arbeitsplatz ist {desk}.',
  'record.off.practice': 'In der Übung wird nichts gesendet.',
  'record.off.not-writing': 'Ein anderes MFA Desk hat diesen Verlauf geöffnet und sendet ihn.',

  'record.syslog': 'Syslog über TLS',
  'record.host': 'Server',
  'record.host-hint': 'Wie in seinem Zertifikat. Leer lassen, um nichts zu senden.',
  'record.host-invalid': 'Ein Name oder eine Adresse, ohne Port und Leerzeichen. Wird nicht gespeichert.',
  'record.port': 'Port',
  'record.port-invalid': 'Eine ganze Zahl von 1 bis 65535. Wird nicht gespeichert.',
  'record.authority': 'Zertifizierungsstelle',
  'record.authority-hint':
    'Ihr Zertifikat als PEM-Text. Leer lassen, um den Zertifizierungsstellen dieses Computers zu vertrauen.',
  'record.authority-invalid': 'Nur Zertifikate in PEM und kein Schlüssel. Wird nicht gespeichert.',
  'record.frame': 'Längste Nachricht in Bytes',
  'record.frame-hint': 'Ein längerer Eintrag wird ohne seinen Text gesendet.',
  'record.frame-invalid': 'Eine ganze Zahl von {min, number} bis {max, number}. Wird nicht gespeichert.',
  'record.webhook': 'Webhook',
  'record.otlp': 'OpenTelemetry',
  'record.address': 'Adresse',
  'record.webhook-hint':
    'Beginnt mit https. Nachrichten werden nach Standard Webhooks signiert. Leer lassen, um nichts zu senden.',
  'record.otlp-hint': 'Des Collectors, für OTLP über HTTP. Beginnt mit https. Leer lassen, um nichts zu senden.',
  'record.address-not-https': 'Die Adresse muss mit https beginnen. Wird nicht gespeichert.',
  'record.address-not-valid':
    'Eine vollständige Adresse wie https://server.example.com/collect, ohne Benutzernamen, Abfrage oder Leerzeichen. Wird nicht gespeichert.',

  'record.secret.webhook': 'Signaturgeheimnis',
  'record.secret.webhook-hint':
    'Beginnt mit whsec_. Während eines Wechsels beide: zuerst das neue, dann ein Leerzeichen.',
  'record.secret.otlp': 'Header',
  'record.secret.otlp-hint': 'Name: Wert, zum Beispiel api-key: … Nur wenn der Collector einen verlangt.',
  'record.secret-kept': 'Im Schlüsselbund ist ein Geheimnis gespeichert.',
  'record.secret-none': 'Es ist kein Geheimnis gespeichert.',
  'record.secret-keep': 'Speichern …',
  'record.secret-forget': 'Löschen …',

  'record.reading': 'Stand der Zustellung wird gelesen',
  'record.nothing-yet': 'Bisher wurde nichts zugestellt.',
  'record.handed-over': 'Zugestellt bis Eintrag {seq, number}, {at}.',
  'record.waiting': '{count, plural, =0 {Nichts wartet.} one {# Eintrag wartet.} other {# Einträge warten.}}',
  'record.failed': 'Nicht zugestellt',
  'record.stopped': 'Angehalten',
  'record.tried': 'Versucht {at}.',
  'record.tried-next': 'Versucht {at}; nächster Versuch {next}.',
  'record.status': 'Antwort des Servers: {status}.',
  'record.missing':
    '{from, number} bis {to, number} wurden nicht zugestellt: Sie fehlen im Verlauf oder sind beschädigt.',
  'record.rejected': 'Der Server hat {from, number} bis {to, number} angenommen, aber einige davon verworfen.',
  'record.restarted':
    'In diesem Ordner lag vorher ein anderer Verlauf ({at}); daher wird dieser von Anfang an gesendet.',
  'record.again-from': 'Erneut senden ab Eintrag',
  'record.again-invalid': 'Eine ganze Zahl ab 1.',
  'record.again': 'Erneut senden',
  'record.try-now': 'Jetzt versuchen',
}
