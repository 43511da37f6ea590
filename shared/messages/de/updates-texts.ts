import type { updatesTexts as english } from '../en/updates-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const updatesTexts: TextsOf<typeof english> = {
  'updates.failure.not-reachable':
    'Der Server ist nicht erreichbar. Prüfen Sie das Netzwerk, das VPN und den Servernamen in der Adresse.',
  'updates.failure.timed-out': 'Der Server hat nicht innerhalb der Frist geantwortet.',
  'updates.failure.certificate-not-trusted':
    'Dieser Computer vertraut dem Zertifikat des Servers nicht; es wurde nichts angefordert. Hat Ihre Organisation eine eigene Zertifizierungsstelle, gehört deren Zertifikat in den Zertifikatspeicher dieses Computers.',
  'updates.failure.certificate-store-not-read':
    'Die Zertifikate, denen dieser Computer vertraut, konnten nicht gelesen werden; daher wird dem Server nicht vertraut. Es wurde nichts angefordert.',
  'updates.failure.proxy-refused':
    'Der Proxyserver dieses Netzwerks hat die Verbindung nicht durchgelassen oder konnte den Server nicht erreichen. Die Netzwerkadministration kann sie freigeben.',
  'updates.failure.proxy-sign-in-required':
    'Der Proxyserver dieses Netzwerks verlangt eine Anmeldung, die MFA Desk nicht unterstützt. Die Netzwerkadministration kann den Server davon ausnehmen.',
  'updates.failure.proxy-not-usable':
    'Dieses Netzwerk bietet nur Arten von Proxys, die MFA Desk nicht verwenden kann. Die Netzwerkadministration kann einen anderen bereitstellen.',
  'updates.failure.redirected':
    'Der Server leitet an eine andere Adresse weiter; dem wurde nicht gefolgt. Geben Sie die endgültige Adresse der Datei ein.',
  'updates.failure.not-found': 'Unter dieser Adresse gibt es keine Datei.',
  'updates.failure.refused':
    'Der Server lässt diesen Computer die Datei nicht lesen. Sie muss ohne Anmeldung lesbar sein.',
  'updates.failure.server-error': 'Der Server hat einen eigenen Fehler gemeldet.',
  'updates.failure.not-json':
    'Der Server hat etwas anderes als JSON gesendet, etwa eine Webseite oder Anmeldeseite. Er muss die Datei als application/json senden.',
  'updates.failure.too-large': 'Die Datei ist größer als 256 kB und wurde nicht bis zum Ende gelesen.',
  'updates.failure.not-understood':
    'Die Datei hat nicht das Format einer Versionsdatei; es wurde nichts daraus übernommen. Das Format ist in der Dokumentation beschrieben.',
  'updates.failure.unknown': 'Unterwegs ist etwas schiefgegangen; was, ist nicht bekannt.',

  'updates.title': 'Updates',
  'updates.text':
    'MFA Desk aktualisiert sich nicht selbst: Neue Versionen installiert die Administration dieses Computers. Es kann einmal am Tag nachsehen, ob es eine gibt.',
  'updates.address': 'Adresse der Versionsdatei',
  'updates.address-hint': 'Von Ihrer Administration; beginnt mit https. Leer lassen, um nicht nachzusehen.',
  'updates.address-not-https': 'Die Adresse muss mit https beginnen. Wird nicht gespeichert.',
  'updates.address-not-valid':
    'Eine vollständige Adresse wie https://server.example.com/version.json, ohne Benutzernamen, Abfrage oder Leerzeichen. Wird nicht gespeichert.',
  'updates.look-now': 'Nach Updates suchen',
  'updates.reading': 'Updatestatus wird gelesen',

  'updates.practice': 'In der Übung wird nicht nach Updates gesucht.',
  'updates.not-looked':
    'Noch nicht nachgesehen. Zum ersten Mal geschieht das innerhalb einer Stunde, solange MFA Desk geöffnet ist.',
  'updates.newest': 'Das ist die neueste Version ({version}).',
  'updates.newer': 'Version {version} ist verfügbar',
  'updates.released': 'Veröffentlicht am {day}. Das hier ist Version {running}.',
  'updates.install': 'Bitten Sie die Administration dieses Computers, sie zu installieren.',
  'updates.notes': 'Neuerungen',
  'updates.link': 'Mehr unter',
  'updates.open-link': 'Im Browser öffnen',
  'updates.looked': 'Nachgesehen {at}.',
  'updates.next': 'Das nächste Mal nach {at}.',
  'updates.failed': 'Die Versionsdatei konnte nicht gelesen werden',
  'updates.failed-next': 'Nachgesehen {at}; nächster Versuch nach {next}. Alles andere funktioniert auch ohne sie.',
  'updates.known-from': 'Stand des Folgenden: {at}.',
  'updates.rail': 'Version {version} ist verfügbar',
}
