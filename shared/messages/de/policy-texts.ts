import type { policyTexts as english } from '../en/policy-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const policyTexts: TextsOf<typeof english> = {
  'policy.problem.missing':
    'Dieser Computer muss eine Richtlinie haben (daneben liegt policy.required), es gibt aber keine.',
  'policy.problem.not-readable': 'Die Datei kann nicht gelesen werden ({reason}).',
  'policy.problem.not-a-file':
    '{part} ist nicht, was es sein soll: Die Richtlinie muss eine Datei in gewöhnlichen Ordnern sein.',
  'policy.problem.is-link': '{part} ist ein Link. Weder die Richtlinie noch ein Ordner darüber darf ein Link sein.',
  'policy.problem.owner': '{part} gehört keinem Administrator.',
  'policy.problem.writable':
    '{part} kann nicht nur von Administratoren geändert werden ({who}). Entziehen Sie allen anderen jedes Schreibrecht.',
  'policy.problem.writable-in-fact':
    '{part} kann von diesem Konto aus geschrieben werden, gleich welche Rechte angegeben sind. Nur Administratoren dürfen schreiben.',
  'policy.problem.rights-not-read':
    'Windows hat nicht angegeben, wer die Richtlinie schreiben darf ({reason}). MFA Desk fragt dazu PowerShell, was eine Windows-Richtlinie blockieren kann.',
  'policy.problem.as-administrator':
    'MFA Desk läuft als Administrator und könnte jede Richtlinie schreiben. Starten Sie es unter dem Konto, das damit arbeitet.',
  'policy.problem.namespace':
    'MFA Desk läuft in einem Benutzernamensraum, in dem eine Richtlinie des Computers verborgen sein kann. Starten Sie es außerhalb.',

  'policy.problem.too-large': 'Die Datei ist größer als 1 MiB.',
  'policy.problem.utf-16': 'Die Datei ist als UTF-16 gespeichert. Speichern Sie sie als UTF-8.',
  'policy.problem.not-utf-8': 'Die Datei ist nicht UTF-8. Speichern Sie sie als UTF-8.',
  'policy.problem.nul': 'Die Datei enthält ein NUL-Zeichen.',
  'policy.problem.empty': 'Die Datei ist leer. Sie braucht mindestens „version“.',
  'policy.problem.too-deep': 'Objekte und Listen sind hier mehr als {limit} Ebenen tief verschachtelt.',

  'policy.problem.not-closed': 'Eine schließende Klammer fehlt. Möglicherweise ist die Datei abgeschnitten.',
  'policy.problem.no-comma': 'Davor fehlt ein Komma.',
  'policy.problem.no-colon': 'Nach dem Namen fehlt ein Doppelpunkt.',
  'policy.problem.no-value': 'Hier wird ein Wert erwartet. Auf den letzten Eintrag einer Liste folgt kein Komma.',
  'policy.problem.no-name':
    'Hier wird ein Name in doppelten Anführungszeichen erwartet. Auf den letzten Eintrag eines Objekts folgt kein Komma.',
  'policy.problem.text-not-closed':
    'Diesem Text fehlt das schließende Anführungszeichen, oder er enthält ein Zeichen, das JSON nicht erlaubt. Ein umgekehrter Schrägstrich wird doppelt geschrieben.',
  'policy.problem.comment': 'JSON kennt keine Kommentare. Verwenden Sie den Schlüssel „_comment“.',
  'policy.problem.after-end': 'Die Datei geht nach ihrem Ende weiter.',
  'policy.problem.not-json': 'Das ist kein JSON.',
  'policy.problem.same-key': 'Dieser Schlüssel kommt im selben Objekt zweimal vor.',

  'policy.problem.newer-version':
    'Diese Richtlinie ist für ein neueres MFA Desk geschrieben. Dieses kennt Version 1. Aktualisieren Sie MFA Desk.',
  'policy.problem.unknown-key': 'Unbekannter Schlüssel. Erlaubt: {allowed}.',
  'policy.problem.unknown-key-like': 'Unbekannter Schlüssel. Meinten Sie „{like}“?',
  'policy.problem.secret':
    'Eine Richtlinie darf kein Geheimnis enthalten: Alle an diesem Computer können sie lesen. Entfernen Sie es und betrachten Sie es als bekannt geworden; jede Person gibt ihr eigenes unter „Verbindungen“ ein.',
  'policy.problem.missing-key': 'Dies ist erforderlich.',
  'policy.problem.wrong-type':
    '{expected, select, string {Erwartet: Text in doppelten Anführungszeichen.} boolean {Erwartet: true oder false, ohne Anführungszeichen.} int {Erwartet: eine ganze Zahl, ohne Anführungszeichen.} number {Erwartet: eine ganze Zahl, ohne Anführungszeichen.} array {Erwartet: eine Liste in eckigen Klammern.} object {Erwartet: ein Objekt in geschweiften Klammern.} other {Etwas anderes wird erwartet.}}',
  'policy.problem.not-one-of': 'Keiner der erlaubten Werte: {options}.',
  'policy.problem.too-small': 'Das Minimum ist {limit}.',
  'policy.problem.too-big': 'Das Maximum ist {limit}.',
  'policy.problem.too-short': 'Dies darf nicht leer sein.',
  'policy.problem.too-long': 'Dies ist länger als {limit} Zeichen.',
  'policy.problem.too-many': 'Es sind mehr als {limit} Einträge.',
  'policy.problem.form': 'Dies hat nicht das hier verlangte Format.',
  'policy.problem.ticket-pattern':
    'Das ist kein regulärer Ausdruck oder einer, der bei einer langen Ticketnummer Sekunden dauern könnte.',
  'policy.problem.update-address':
    'Das ist keine Adresse einer Versionsdatei: https, vollständig, ohne Benutzername, Abfrage oder Fragment.',
  'policy.problem.receiver-address':
    'Das ist keine Adresse eines Empfängers: https, vollständig, ohne Benutzername, Abfrage oder Fragment.',
  'policy.problem.data-folder':
    'Das ist nicht der vollständige Pfad eines Ordners auf einem Laufwerk dieses Computers, ohne Platzhalter.',
  'policy.problem.data-folder-changed':
    'MFA Desk wurde mit einem anderen Datenordner gestartet, als die Richtlinie jetzt nennt. Schließen Sie es und starten Sie es neu.',
  'policy.problem.id': 'Das ist keine UUID.',
  'policy.problem.system': 'Dieses MFA Desk kennt dieses System nicht. Es kennt: {options}.',
  'policy.problem.system-like': 'Dieses MFA Desk kennt dieses System nicht. Meinten Sie „{like}“?',
  'policy.problem.sign-in': 'Diese Anmeldung gibt es bei diesem System nicht. Verwenden Sie: {options}.',
  'policy.problem.address': 'Das ist keine vollständige Adresse eines solchen Systems.',
  'policy.problem.address-not-https': 'Die Adresse muss mit https beginnen.',
  'policy.problem.same-name': 'Eine andere Verbindung hat bereits diesen Namen.',
  'policy.problem.same-id': 'Eine andere Verbindung hat bereits diese ID.',
  'policy.problem.same-connection':
    'Eine andere Verbindung hat dieselbe Adresse desselben Systems. Geben Sie jeder eine „id“ (eine eigene UUID).',
  'policy.problem.too-few-kinds':
    'So viele verschiedene Arten von Nachweisen werden nicht akzeptiert (acceptedProofs), daher könnte niemand dieser Stufe je zurückgesetzt werden.',
  'policy.problem.kind-not-accepted':
    'Keine dieser Arten von Nachweisen wird akzeptiert (acceptedProofs), daher könnte niemand dieser Stufe je zurückgesetzt werden.',
}
