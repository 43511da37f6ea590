import type { desktopTexts as english } from '../en/desktop-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const desktopTexts: TextsOf<typeof english> = {
  'window.title': 'MFA Desk',
  'window.title-practice': 'MFA Desk – Übung: nur erfundene Personen',

  'menu.file': '&Datei',
  'menu.edit': '&Bearbeiten',
  'menu.view': '&Ansicht',
  'menu.window': '&Fenster',
  'menu.help': '&Hilfe',
  'menu.answer-yes': 'Mit Ja antworten',
  'menu.find-person': 'Person suchen',
  'menu.stop-and-report': 'Abbrechen und melden …',
  'menu.show-desk': 'Arbeitsplatz',
  'menu.show-history': 'Verlauf',
  'menu.show-overview': 'Übersicht',
  'menu.show-connections': 'Verbindungen',
  'menu.show-settings': 'Einstellungen …',
  'menu.show-palette': 'Alle Befehle …',
  'menu.show-keys': 'Tastenkürzel',
  'menu.show-about': 'Über MFA Desk',

  'menu.undo': 'Rückgängig',
  'menu.redo': 'Wiederholen',
  'menu.cut': 'Ausschneiden',
  'menu.copy': 'Kopieren',
  'menu.paste': 'Einfügen',
  'menu.delete': 'Löschen',
  'menu.selectAll': 'Alles auswählen',
  'menu.resetZoom': 'Originalgröße',
  'menu.zoomIn': 'Vergrößern',
  'menu.zoomOut': 'Verkleinern',
  'menu.togglefullscreen': 'Vollbild ein/aus',
  'menu.minimize': 'Im Dock ablegen',
  'menu.zoom': 'Zoomen',
  'menu.front': 'Alle nach vorne bringen',
  'menu.services': 'Dienste',
  'menu.hide': 'MFA Desk ausblenden',
  'menu.hideOthers': 'Andere ausblenden',
  'menu.unhide': 'Alle einblenden',
  'menu.close': 'Fenster schließen',
  'menu.quit': 'MFA Desk beenden',

  // Names the key of the entry above.
  'question.keys': 'Per Tastatur: Wahl-Befehl-Y antwortet mit Ja, Esc bricht ab.',

  'save.csv': 'Durch Trennzeichen getrennte Werte (CSV)',
  'save.json': 'JSON',

  'notice.switch-refused.title': 'MFA Desk wurde nicht gestartet',
  'notice.switch-refused.text':
    'Es wurde mit einer Option gestartet, die seinen Schutz abschalten würde. Starten Sie es erneut ohne:',
  'notice.switch-refused-policy.text':
    'Dieser Computer hat eine Richtlinie der Organisation, und MFA Desk wurde mit einer Option gestartet, die sie umgehen würde. Starten Sie es erneut ohne:',
  'notice.open-elsewhere.title': 'MFA Desk ist bereits in einer anderen Sitzung geöffnet',
  'notice.open-elsewhere.text':
    'Es läuft unter Ihrem Konto, wo es von hier aus nicht erreichbar ist: am Computer selbst, in einer Remotesitzung oder als Administrator. Es wurde nichts geändert. Arbeiten Sie dort weiter oder schließen Sie es dort und starten Sie es hier erneut. Der Computer:',
  'notice.not-started.title': 'MFA Desk wurde nicht gestartet',
  'notice.policy-unusable.text':
    'Ein Administrator hat festgelegt, wo MFA Desk auf diesem Computer seine Daten ablegt, diese Festlegung ist aber nicht verwendbar. Es wurde nichts geöffnet oder geändert, damit kein Protokoll am falschen Ort beginnt. Bitten Sie einen Administrator um Prüfung:',
  'notice.policy-unusable.not-protected':
    'Die Datei oder ihr Ordner kann nicht nur von Administratoren geändert werden. Beide müssen Administratoren gehören, und niemand sonst darf sie beschreiben.',
  'notice.policy-unusable.not-json': 'Die Datei ist kein JSON in UTF-8 oder abgeschnitten.',
  'notice.policy-unusable.unknown-key':
    'Die Datei erwähnt den Datenordner, hat aber auf oberster Ebene keinen Schlüssel „dataFolder“ in genau dieser Schreibweise.',
  'notice.policy-unusable.version':
    'Die Datei beginnt nicht mit „version“: 1, der einzigen Version, die dieses MFA Desk kennt.',
  'notice.policy-unusable.folder':
    '„dataFolder“ ist nicht der vollständige Pfad eines Ordners auf diesem Computer, etwa D:\\MFA Desk oder /srv/mfa-desk, ohne Platzhalter.',
  'notice.policy-unusable.network':
    '„dataFolder“ liegt auf einem Dateiserver. Der Ordner muss auf einem Laufwerk dieses Computers liegen.',
  'notice.folder-unusable.text':
    'Der Datenordner konnte nicht erstellt oder geöffnet werden. Es wurde nichts geändert. Prüfen Sie dort Berechtigungen und freien Speicherplatz und starten Sie MFA Desk dann erneut. Der Ordner und die Meldung des Systems:',
  'notice.data-left.text':
    'Seine Daten wurden verschoben, und die Einstellungen dieses Computers geben nicht mehr an, wohin. Es wurde nichts geöffnet oder geändert, damit kein zweites Protokoll beginnt. Bitten Sie einen Administrator, den Ordner wieder festzulegen oder die Daten dorthin zu verschieben, wohin sie jetzt gehören. Die Daten liegen in:',
  'notice.start-failed.title': 'MFA Desk konnte nicht starten',
  'notice.start-failed.text':
    'Etwas, das es benötigt, konnte nicht geöffnet werden. Es wurde nichts geändert. Einzelheiten stehen im Protokoll in seinem Datenordner:',
  'notice.fault.title': 'MFA Desk muss geschlossen werden',
  'notice.fault.text':
    'In MFA Desk ist ein Fehler aufgetreten. Laufende Zurücksetzungen stehen im Verlauf; prüfen Sie ihn, bevor Sie eine wiederholen.',
  'notice.end': 'Schließen',
  'notice.page-gone.title': 'Das Fenster reagiert nicht mehr',
  'notice.page-gone.text':
    'Was darin eingegeben war, ist verloren. Laufende Zurücksetzungen gehen weiter und stehen im Verlauf.',
  'notice.page-gone.reload': 'Neu öffnen',
  'notice.page-gone.close': 'Schließen',
  'notice.page-gone-again.text':
    'Es ist ein zweites Mal ausgefallen und wurde geschlossen. Laufende Zurücksetzungen gehen weiter und stehen im Verlauf.',
}
