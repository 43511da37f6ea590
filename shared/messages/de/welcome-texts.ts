import type { welcomeTexts as english } from '../en/welcome-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const welcomeTexts: TextsOf<typeof english> = {
  'welcome.title': 'Genau das zurücksetzen, was verloren ist',
  'welcome.lead': 'MFA Desk findet die Person, zeigt, was sie hat, und entfernt nur, was Sie auswählen.',
  'welcome.point.find': 'Personen in allen verbundenen Systemen gleichzeitig suchen.',
  'welcome.point.reset': 'Jede Methode sehen, bevor sie entfernt wird, und den Zustand danach erneut lesen.',
  'welcome.point.prove': 'Jeder Schritt wird aufgezeichnet, mit Nachweis für das Ticket.',
  'welcome.connect.title': 'Erstes System verbinden',
  'welcome.connect.text':
    'Sie brauchen die Adresse des Systems und eine Anmeldung mit dem Recht zum Zurücksetzen, zum Beispiel ein Token.',
  'welcome.connect.action': 'Verbinden',
  'welcome.locked.text':
    'Die Richtlinie Ihrer Organisation nennt noch keine Systeme, und andere können hier nicht hinzugefügt werden. Wenden Sie sich an die Administration dieses Computers.',
  'welcome.locked.broken':
    'Die Richtlinie Ihrer Organisation ist nicht verwendbar; daher kann kein System verbunden werden. Wenden Sie sich an die Administration dieses Computers.',
  'welcome.practice.title': 'Mit erfundenen Personen üben',
  'welcome.practice.text':
    'Alles funktioniert wie im Ernstfall, aber in einem erfundenen Verzeichnis. Nichts Echtes kann sich ändern.',
  'welcome.practice.action': 'Üben',
  'welcome.practice.entering': 'Übungsverzeichnis wird geöffnet',
  'welcome.kept':
    'Token liegen im Schlüsselbund dieses Computers, der Verlauf in {folder}. Was Sie abfragen und ändern, wird nur an die Systeme gesendet, die Sie verbinden.',
}
