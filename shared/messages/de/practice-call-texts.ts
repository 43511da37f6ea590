import type { practiceCallTexts as english } from '../en/practice-call-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const practiceCallTexts: TextsOf<typeof english> = {
  'calls.title': 'Anrufe zum Üben',
  'calls.text':
    'Drei Anrufe. Nehmen Sie einen an, bearbeiten Sie ihn am Arbeitsplatz wie einen echten, beenden Sie ihn und vergleichen Sie Ihr Vorgehen mit dem sorgfältigen Weg.',
  'calls.name': 'Anruf {number, number}: {caller}',
  'calls.says': 'Sagt',
  'calls.knows': 'Weiß',
  'calls.has': 'Hat',
  'calls.take': 'Anruf annehmen',
  'calls.take-named': 'Anruf {number, number} annehmen',
  'calls.end': 'Anruf beenden',
  'calls.under-way': 'Sie führen diesen Anruf. Suchen Sie die Person wie bei jedem anderen.',
  'calls.show-answer': 'Sorgfältigen Weg zeigen',
  'calls.hide-answer': 'Sorgfältigen Weg ausblenden',
  'calls.practised': 'Geübt',
  'calls.why': 'Warum',

  'calls.new-phone.caller': 'Mira Dunmore, Customer Care',
  'calls.new-phone.says':
    '„Ich habe seit gestern ein neues Handy, das alte ist schon gelöscht. Okta Verify ist mit umgezogen und läuft. Der Microsoft Authenticator leider nicht, und genau den will mein Mailprogramm haben. Eilt aber nicht.“',
  'calls.new-phone.knows': 'Ihren Anmeldenamen und ihr Büro.',
  'calls.new-phone.has': 'Das neue Handy mit Okta Verify.',
  'calls.new-phone.verdict': 'Ein ehrlicher Anruf',
  'calls.new-phone.step-1': 'Zuerst ansehen, was noch da ist: Okta Verify funktioniert, also muss in Okta nichts weg.',
  'calls.new-phone.step-2':
    'Damit die Identität prüfen: Okta-Verify-Push senden, die Nummer vorlesen und warten, bis Okta sie bestätigt.',
  'calls.new-phone.step-3':
    'Microsoft Authenticator in Adaxes zurücksetzen und sonst nichts, solange diese Prüfung gilt.',
  'calls.new-phone.step-4': 'Den Nachweis in das Ticket einfügen.',
  'calls.new-phone.why':
    'Eine verbliebene Methode zeigt, wer anruft, und bestätigt wird das von Okta, nicht vom Helpdesk. Was noch funktioniert, bleibt: Wer alles zurücksetzt, kann beim nächsten Anruf mit nichts mehr prüfen.',

  'calls.stolen-bag.caller': 'Oswin Cloudless, Warehouse',
  'calls.stolen-bag.says':
    '„Meine Tasche ist weg. Handy, Laptop, Schlüssel, alles. Am Tor steht ein Lkw, und ich komme nicht rein, um ihn abzufertigen. Ich habe genau zwei Minuten. Setzen Sie mich jetzt einfach zurück, prüfen können Sie hinterher.“',
  'calls.stolen-bag.knows':
    'Den Namen seines Vorgesetzten (Doãn Đình Khôi), seine Personalnummer (106783), den Lkw am Tor.',
  'calls.stolen-bag.has': 'Nichts: Beide Passkeys waren in der Tasche. Er ruft vom Telefon eines Kollegen an.',
  'calls.stolen-bag.verdict': 'Ein eiliger Anruf – und ein ehrlicher',
  'calls.stolen-bag.step-1':
    'Erkennen, dass nichts mehr da ist, womit er sich prüfen ließe: Ein Passkey nützt am Telefon nichts. Namen und Nummern, die er weiß, zählen nicht.',
  'calls.stolen-bag.step-2':
    'Auflegen und unter der dienstlichen Nummer aus dem Verzeichnis zurückrufen, nie unter einer am Telefon genannten. Oder auf demselben Weg den Vorgesetzten erreichen und nachsehen lassen, wer da steht.',
  'calls.stolen-bag.step-3':
    'Erst dann zurücksetzen, was in der Tasche war, und ihn überall abmelden, denn die Geräte hat jetzt jemand anderes.',
  'calls.stolen-bag.step-4': 'Den Diebstahl melden lassen und den Nachweis in das Ticket einfügen.',
  'calls.stolen-bag.why':
    'Angreifer machen Druck, und ehrliche Leute haben es manchmal eilig. Zwei Minuten lang klingt beides gleich, und genau so lange dauert ein Rückruf. Wer ehrlich ist, kann darauf warten; wer angreift, geht dort nicht ans Telefon.',

  'calls.airport.caller': 'Cordelia Boardwell, Chief financial officer',
  'calls.airport.says':
    '„Boardwell, Cordelia Boardwell. Ich stehe mit einem neuen Handy am Flughafen, und der Vorstand wartet auf mich. Meine Personalnummer ist 106937, ich berichte an Ingrid Kvalheim, und meine Handynummer endet auf 0191. Setzen Sie alles zurück, ich richte es von hier aus neu ein.“',
  'calls.airport.knows':
    'Personalnummer, Führungskraft, Geburtsdatum, das Ende der Handynummer, den Flug. Die Stimme ist ihre.',
  'calls.airport.has': 'Ein neues Handy, angeblich, und keine Methode darauf.',
  'calls.airport.verdict': 'Ein Angriff von jemandem, der alles weiß, was nicht zählt',
  'calls.airport.step-1':
    'Nichts davon gelten lassen. Das alles lässt sich kaufen, nachlesen oder erraten, und eine Stimme lässt sich künstlich nachmachen.',
  'calls.airport.step-2':
    'Mit dem prüfen, was das Konto noch hat: Okta-Verify-Push senden. Auf dem Gerät wird er abgelehnt – von Cordelia Boardwell, die ihr Handy in der Hand hält.',
  'calls.airport.step-3': 'Nichts zurücksetzen und keine andere Nummer, Adresse oder anderes Gerät akzeptieren.',
  'calls.airport.step-4':
    'Abbrechen und den Anruf melden: Er steht mit der Ablehnung im Verlauf, und wer die Person als Nächstes öffnet, wird gewarnt.',
  'calls.airport.why':
    'Wer sich anmelden kann, müsste nicht so viel wissen. Die Ablehnung ist ein Alarm, kein Fehlversuch: Wer im selben Anruf eine andere Methode probiert, gibt dem Angriff nur eine weitere Chance. Und je höher die Position, desto mehr sollte nötig sein: Sie gehört zu „Executives“, einer Gruppe, die als sensibel gelten sollte.',
}
