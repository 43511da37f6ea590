import type { settingsTexts as english } from '../en/settings-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const settingsTexts: TextsOf<typeof english> = {
  'settings.title': 'Einstellungen',
  'settings.description':
    'Änderungen werden sofort auf diesem Computer gespeichert. Bevor eine Regel weniger streng wird, werden Sie gefragt.',
  'settings.reading': 'Einstellungen werden gelesen',
  'settings.saving': 'Wird gespeichert',
  'settings.saved': 'Gespeichert',
  'settings.not-saved': 'Nicht gespeichert',
  'settings.locked': 'Von Ihrer Organisation festgelegt',
  'settings.locked-broken': 'Nicht änderbar, solange die Richtlinie Ihrer Organisation nicht verwendbar ist',
  'settings.declined': 'Sie haben mit Nein geantwortet; es hat sich nichts geändert.',
  'settings.declined-text': 'Sie haben mit Nein geantwortet. Die bisherige Einstellung gilt weiter.',
  'settings.ask-again': 'Erneut fragen',
  'settings.put-back': 'Bisherige Einstellung wiederherstellen',
  'settings.usual': 'Standardwerte verwenden',
  'settings.usual-of': 'Standardwerte verwenden: {name}',
  'settings.is-usual': 'Das sind die Standardwerte.',

  'settings.you': 'Sie',
  'settings.agent-name': 'Ihr Name',
  'settings.agent-name-hint': 'Steht im Verlauf und in den Nachweisen, neben Ihrem Computerkonto ({osUser}).',
  'settings.agent-name-required': 'Name erforderlich',
  'settings.agent-name-required-hint': 'Ohne Namen beginnt keine Zurücksetzung.',
  'settings.too-long':
    '{count, plural, one {Höchstens # Zeichen.} other {Höchstens # Zeichen.}} Wird nicht gespeichert.',

  'settings.rules': 'Vor dem Zurücksetzen',
  'settings.ticket-required': 'Ticketnummer erforderlich',
  'settings.ticket-required-hint': 'Ohne Ticketnummer beginnt keine Zurücksetzung.',
  'settings.ticket-pattern': 'Ticketformat',
  'settings.ticket-pattern-hint':
    'Zum Beispiel INC und 7 Ziffern, als regulärer Ausdruck für die ganze Nummer. Groß- und Kleinschreibung sind gleich. Leer: Alles wird akzeptiert.',
  'settings.ticket-pattern-invalid':
    'Das ist kein gültiger regulärer Ausdruck. Er bleibt hier stehen, wird aber nicht gespeichert.',
  'settings.ticket-pattern-too-slow':
    'Verschachtelte oder zu viele Wiederholungen: Eine falsche Ticketnummer zu prüfen könnte Sekunden dauern. Der Ausdruck bleibt hier stehen, wird aber nicht gespeichert.',
  'settings.ticket-refused':
    'Zurücksetzen ablehnen, wenn das Ticket geschlossen, nicht auffindbar oder für jemand anderen ist',
  'settings.ticket-refused-hint':
    'Nach Angabe eines verbundenen Ticketsystems. Sonst wird nur gewarnt. Ein Ticketsystem, das nicht antwortet oder nicht sagt, für wen ein Ticket ist, verhindert nie eine Zurücksetzung.',
  'settings.ticket-note': 'Jede Zurücksetzung im Ticket notieren',
  'settings.ticket-note-hint':
    'Nur für den Helpdesk sichtbar, wenn ein verbundenes Ticketsystem das Ticket hat. Schalten Sie es aus, wenn dessen Konto Tickets nur lesen darf.',
  'settings.ticket-example': '{pattern} bedeutet INC und genau 7 Ziffern, zum Beispiel {ticket}.',
  'settings.ticket-example-use': 'Beispiel übernehmen',
  'settings.ticket-try': 'Mit einer Ticketnummer ausprobieren',
  'settings.ticket-try.nothing-to-try': 'Geben Sie eine Nummer ein, um zu sehen, ob sie akzeptiert würde.',
  'settings.ticket-try.no-pattern': 'Ohne Format wird alles akzeptiert.',
  'settings.ticket-try.fits': 'Würde akzeptiert',
  'settings.ticket-try.does-not-fit': 'Würde nicht akzeptiert',
  'settings.ticket-try.pattern-invalid': 'Nicht möglich: Das Format oben ist ungültig.',
  'settings.reason-required': 'Grund erforderlich',
  'settings.reason-required-hint': 'Ein paar Worte, die mit der Zurücksetzung im Verlauf stehen.',

  'settings.proofs': 'Nachweise der Identität',
  'settings.proofs-text':
    'Ein Nachweis zeigt, wer anruft. Er gilt für eine Person und eine Zurücksetzung, fünfzehn Minuten lang. Wer zu mehreren Stufen unten passt, gehört zur strengsten.',
  'settings.accepted': 'Akzeptierte Nachweise',
  'settings.accepted-hint':
    'Nur eine Prüfung mit einer Methode wird von einem System bestätigt. Alles andere beruht auf Ihrem Wort und wird auch so aufgezeichnet.',
  'settings.kind.factor-challenge': 'Prüfung mit einer Methode, die die Person noch hat',
  'settings.kind.call-back': 'Rückruf unter einer Nummer aus dem Verzeichnis',
  'settings.kind.manager': 'Führungskraft laut Verzeichnis',
  'settings.kind.live-video': 'Live-Video: Gesicht mit Ausweis verglichen',
  'settings.kind.in-person': 'Persönlich: Gesicht mit Ausweis verglichen',
  'settings.tier.standard': 'Standard',
  'settings.tier.standard-text': 'Alle, die weder sensibel noch privilegiert sind.',
  'settings.tier.sensitive': 'Sensible Personen',
  'settings.tier.sensitive-text': 'Zum Beispiel alle, die Geld bewegen können oder für die sich oft jemand ausgibt.',
  'settings.tier.privileged': 'Privilegierte Personen',
  'settings.tier.privileged-text': 'Alle, deren Konto andere Konten ändern kann.',
  'settings.people': 'Personen',
  'settings.people-hint':
    'Je Zeile ein vollständiger Anmeldename oder eine E-Mail-Adresse. Personennamen werden nicht erkannt.',
  'settings.groups': 'Gruppen',
  'settings.groups-hint':
    'Je Zeile eine Gruppe, mit Namen oder vollständigem Pfad im Verzeichnis (CN=…). Wirkt bei Systemen, die Gruppen zeigen.',
  'settings.names-too-many': 'Höchstens {count, number}. Wird nicht gespeichert.',
  'settings.name-too-long': 'Höchstens {count, number} Zeichen je Zeile. Wird nicht gespeichert.',
  'settings.name-of-person':
    '„{name}“ sieht nach einem Personennamen aus; daran wird niemand erkannt. Geben Sie Anmeldenamen oder E-Mail-Adresse ein.',
  'settings.administrators': 'Administratorkonten sind privilegiert',
  'settings.administrators-hint': 'Alle, die ein verbundenes System als Administrator führt.',
  'settings.needed': 'Nötige Nachweise vor dem Zurücksetzen',
  'settings.needed-count': '{count, plural, =0 {Keiner} one {Einer} other {#, je von anderer Art}}',
  'settings.including': 'Einer davon muss sein',
  'settings.including-hint': 'Ist nichts ausgewählt, genügt jeder akzeptierte Nachweis.',
  'settings.unchecked': 'Zurücksetzen ohne Prüfung erlauben, wenn ein Grund angegeben wird',
  'settings.unchecked-hint':
    'Der Grund steht dann an erster Stelle: in der Bestätigung, im Verlauf und in jeder Kopie davon.',
  'settings.second': 'Eine zweite Person muss freigeben',
  'settings.second-hint': 'Eine der unter „Zweite Person“ Genannten, gefragt auf dem eigenen Gerät.',
  'settings.unknown-counts-as': 'Ist die Stufe nicht bekannt, gilt mindestens',
  'settings.unknown-counts-as-hint':
    'Wenn ein System, das es könnte, nicht zeigt, ob jemand Administratorrechte hat, oder nicht alle Gruppen zeigt, falls oben Gruppen genannt sind.',
  'settings.fault.too-few-kinds':
    'Niemand davon kann zurückgesetzt werden: Nötig sind {count, number} Arten von Nachweisen, akzeptiert werden {accepted, number}.',
  'settings.fault.kind-not-accepted':
    'Niemand davon kann zurückgesetzt werden: Keiner der verlangten Nachweise wird akzeptiert.',
  'settings.fault.no-approver':
    'Niemand davon kann zurückgesetzt werden: Eine zweite Person muss freigeben, und unter „Zweite Person“ steht niemand.',
  'settings.fault.less':
    'Das ist weniger streng als bei {other, select, standard {Standard} other {sensiblen Personen}}.',

  'settings.approvers': 'Zweite Person',
  'settings.approvers-text':
    'Wer eine Zurücksetzung freigeben kann, die eine zweite Person erfordert oder die ein Limit aufhält. Gefragt wird über ein verbundenes System; es ist nie, wer zurücksetzt oder zurückgesetzt wird.',
  'settings.approvers-names': 'Freigebende Personen',

  'settings.limits': 'Limits',
  'settings.limits-text':
    'Gezählt anhand des Verlaufs dieses Computers; ein Neustart oder eine verstellte Uhr ändert daran nichts.',
  'settings.limit-hint': 'Leer: kein Limit.',
  'settings.limit-invalid': 'Eine ganze Zahl von 1 bis {most, number} oder leer. Wird nicht gespeichert.',
  'settings.limit.agentHour': 'Zurücksetzungen durch dieselbe Person in einer Stunde',
  'settings.limit.agentDay': 'Zurücksetzungen durch dieselbe Person in 24 Stunden',
  'settings.limit.person30Days': 'Zurücksetzungen bei derselben Person in 30 Tagen',
  'settings.limit.coolDownMinutes': 'Minuten ohne Zurücksetzen nach einer abgelehnten Prüfung',

  'settings.offers': 'Was zurückgesetzt werden darf',
  'settings.offers-text':
    'Was hier für jede Verbindung angeboten wird. Das kann weniger sein, als ihre Anmeldung darf, aber nie mehr.',
  'settings.offers-none': 'Es gibt noch keine Verbindungen.',
  'settings.offers-add': 'Verbindung hinzufügen',
  'settings.offer-service-hint': 'Alle Methoden in {service} zurücksetzen',
  'settings.offer-apps': 'Angebotene Authentifizierungs-Apps für {name}',
  'settings.offer-hidden':
    '{count, plural, =0 {Alle werden angeboten.} one {# ist ausgeblendet.} other {# sind ausgeblendet.}}',
  'settings.offer-no-list':
    'Einzelne Methoden lassen sich hier nicht ausblenden: Angeboten wird alles, was das System zurücksetzen kann.',

  'settings.recents': 'Letzte Abfragen',
  'settings.recents-kept': 'Letzte Abfragen behalten',
  'settings.recents-kept-hint':
    'Auf diesem Computer verschlüsselt, damit Sie sie auch ansehen können, wenn ein System ausfällt.',
  'settings.recents-days': 'Behalten für (Tage)',
  'settings.recents-days-invalid': 'Eine ganze Zahl von 1 bis 90. Wird nicht gespeichert.',
  'settings.recents-clear': 'Jetzt löschen',
  'settings.recents-count':
    '{count, plural, =0 {Keine gespeichert.} one {# Konto gespeichert.} other {# Konten gespeichert.}}',
  'settings.recents-cleared': 'Letzte Abfragen gelöscht.',

  'settings.history': 'Verlauf',
  'settings.watch-after-reset': 'Beobachten, was neu eingerichtet wird',
  'settings.watch-after-reset-hint':
    'Einen Tag lang nach dem Zurücksetzen werden die Methoden der Person hin und wieder neu gelesen, solange MFA Desk geöffnet ist. Der Verlauf zeigt dann, was neu eingerichtet wurde und was nicht.',
  'settings.retention': 'Aufbewahrung des Verlaufs',
  'settings.retention.everything': 'Alles behalten',
  'settings.retention.months': 'Alte Einträge löschen',
  'settings.retention-months': 'Behalten für (Monate)',
  'settings.retention-months-invalid': 'Eine ganze Zahl von 1 bis 120. Wird nicht gespeichert.',
  'settings.retention-hint':
    'Gelöscht werden nur ganze, abgelaufene Monate, nie einzelne Einträge. Gelöschte Einträge können nicht wiederhergestellt werden.',

  'settings.retention-apply': 'Aufbewahrung ändern …',
  'settings.retention-apply-hint':
    'Zuerst sehen Sie, was gelöscht wird, und werden gefragt. Die Änderung gilt ab dem nächsten Start und wird im Verlauf aufgezeichnet.',

  'settings.look': 'Darstellung',
  'settings.theme': 'Design',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.theme.high-contrast': 'Hoher Kontrast',
  'settings.text-size': 'Textgröße',
  'settings.text-size.normal': 'Standard',
  'settings.text-size.large': 'Groß',
  'settings.text-size.larger': 'Größer',
  'settings.language': 'Sprache',
  'settings.language.system': 'Wie auf dem Computer',
  'settings.language-hint': 'Datum und Zahlen richten sich nach den Einstellungen des Computers.',

  'settings.computer': 'Auf diesem Computer',
  'settings.data-folder': 'Einstellungen, Verlauf und letzte Abfragen',
  'settings.data-folder-hint': 'Token und Kennwörter liegen nicht hier, sondern im Schlüsselbund.',
  'settings.version': 'Version',
}
