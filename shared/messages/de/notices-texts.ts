import type { noticesTexts as english } from '../en/notices-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const noticesTexts: TextsOf<typeof english> = {
  'notices.title': 'Benachrichtigungen nach dem Zurücksetzen',
  'notices.text':
    'Nach dem Zurücksetzen gehen Benachrichtigungen an die E-Mail-Adressen, die davor bekannt waren. So erfährt davon auch, wer nicht darum gebeten hat. Sie sind reiner Text ohne Links und nennen keine Methode.',
  'notices.to-person': 'Person benachrichtigen',
  'notices.to-person-hint': 'An die E-Mail-Adresse aus dem Verzeichnis.',
  'notices.to-manager': 'Führungskraft benachrichtigen',
  'notices.to-manager-hint': 'Wenn ein System sie mit E-Mail-Adresse nennt.',
  'notices.desk-name': 'Name des Helpdesks',
  'notices.desk-name-hint': 'Wie man ihn im Unternehmen kennt. Leer: „Ihr Helpdesk“.',
  'notices.contact': 'Was zu tun ist, wenn es jemand anderes war',
  'notices.contact-hint':
    'Ein Satz wie „Rufen Sie den Servicedesk unter 4711 an.“ Leer: den Helpdesk unter einer bereits bekannten Nummer anrufen.',
  'notices.preview': 'Was die Person liest',
  'notices.preview-name': 'Mira Dunmore',
  'notices.preview-system': 'Verzeichnis',

  'notices.server': 'Versand',
  'notices.server-none': 'Weder Mailserver noch Webhook ist eingerichtet; niemand wird benachrichtigt.',
  'notices.server-text':
    'Gesendet wird nur, wenn die Verbindung verschlüsselt ist und dem Zertifikat des Servers vertraut wird.',
  'notices.kind': 'Senden über',
  'notices.kind.mail': 'Mailserver',
  'notices.kind.mail-hint': 'MFA Desk sendet die E-Mail selbst.',
  'notices.kind.webhook': 'Webhook',
  'notices.kind.webhook-hint':
    'Ein Programm Ihrer Organisation erhält jede Benachrichtigung mit Adresse und leitet sie weiter.',
  'notices.address': 'Adresse',
  'notices.address-hint': 'Beginnt mit https://. Nachrichten werden nach Standard Webhooks signiert.',
  'notices.address-invalid':
    'Geben Sie eine vollständige Adresse ein, die mit https:// beginnt, ohne Benutzernamen, Abfrage oder Fragment.',
  'notices.host': 'Server',
  'notices.host-hint': 'Sein Name, zum Beispiel mail.example.com.',
  'notices.host-invalid': 'Geben Sie den Namen eines Servers ein, ohne https:// und ohne Port.',
  'notices.port': 'Port',
  'notices.port-invalid': 'Eine Zahl von 1 bis 65535.',
  'notices.security': 'Verschlüsselung',
  'notices.security.starttls': 'STARTTLS',
  'notices.security.starttls-hint': 'Meist Port 587.',
  'notices.security.tls': 'TLS von Anfang an',
  'notices.security.tls-hint': 'Meist Port 465.',
  'notices.from': 'Absenderadresse',
  'notices.from-hint': 'Eine Adresse, von der das Konto unten senden darf.',
  'notices.from-invalid': 'Geben Sie eine E-Mail-Adresse ein.',
  'notices.user': 'Benutzername',
  'notices.user-hint': 'Leer lassen, wenn der Server E-Mails von diesem Computer ohne Anmeldung annimmt.',
  'notices.secret.mail': 'Kennwort',
  'notices.secret.mail-hint': 'Im Schlüsselbund dieses Computers gespeichert.',
  'notices.secret.webhook': 'Geheimnis',
  'notices.secret.webhook-hint':
    'Beginnt mit whsec_, aus den Einstellungen des Empfängers. Während eines Wechsels beide, durch ein Leerzeichen getrennt. Im Schlüsselbund dieses Computers gespeichert.',
  'notices.secret-kept': 'Im Schlüsselbund ist eins gespeichert. Eine neue Eingabe ersetzt es.',
  'notices.save.mail': 'Mailserver speichern',
  'notices.save.webhook': 'Webhook speichern',
  'notices.turn-off': 'Nicht mehr benachrichtigen',
  'notices.test-address': 'Ihre eigene Adresse',
  'notices.test-hint': 'Dorthin geht die Testnachricht. Vor dem Senden werden Sie gefragt.',
  'notices.test-save-first': 'Speichern Sie zuerst die Änderungen.',
  'notices.test-practice':
    'In der Übung werden keine Benachrichtigungen gesendet. Beenden Sie die Übung, um eine Testnachricht zu senden.',
  'notices.test': 'Testnachricht senden',
  'notices.test-sent': 'Der Server hat die Nachricht angenommen. Prüfen Sie, ob sie ankommt.',
}
