import type { overviewTexts as english } from '../en/overview-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const overviewTexts: TextsOf<typeof english> = {
  'overview.title': 'Übersicht',
  'overview.description': 'Der Verlauf dieses Computers in Zahlen.',
  'overview.description-practice': 'Zurücksetzungen bei erfundenen Personen, in Zahlen.',
  'overview.command.export': 'Übersicht als CSV exportieren',
  'overview.saved': 'Gespeichert als {file}.',

  'overview.choice': 'Auswahl',
  'overview.span': 'Zeitraum',
  'overview.span.days-30': 'Letzte 30 Tage',
  'overview.span.weeks-12': 'Letzte 12 Wochen',
  'overview.span.weeks-52': 'Letzte 52 Wochen',
  'overview.agent': 'Bearbeitet von',
  'overview.everybody': 'Alle',
  'overview.agent-name': '{name} ({account})',
  'overview.as-table': 'Als Tabelle anzeigen',

  'overview.figure.resets': 'Zurücksetzungen',
  'overview.figure.unchecked': 'Identität nicht geprüft',
  'overview.figure.withoutTicket': 'Ohne Ticket',
  'overview.figure.unknown': 'Ergebnis unbekannt',
  'overview.figure.notSetUpAgain': 'Nach einem Tag nicht neu eingerichtet',
  'overview.show-not-set-up-again':
    '{count, plural, one {# Zurücksetzung} other {# Zurücksetzungen}} anzeigen, nach denen etwas nicht neu eingerichtet wurde',
  'overview.figure.refusedChecks': 'Abgelehnte Prüfungen',
  'overview.figure.reportedCalls': 'Gemeldete Anrufe',

  'overview.per-day': 'Pro Tag',
  'overview.per-week': 'Pro Woche',
  'overview.resets': 'Zurücksetzungen',
  'overview.suspicious': 'Abgelehnte Prüfungen und gemeldete Anrufe',
  'overview.table': 'Zahlen als Tabelle',
  'overview.column.day': 'Tag',
  'overview.column.week': 'Woche ab',
  'overview.column.check': 'Prüfung',
  'overview.chart':
    '{by, select, day {Zurücksetzungen pro Tag seit {from}} other {Zurücksetzungen pro Woche seit {from}}}: insgesamt {count, plural, one {# Zurücksetzung} other {# Zurücksetzungen}}. {by, select, day {Am meisten los war am {when}} other {Am meisten los war in der Woche ab {when}}}, mit {max, plural, one {# Zurücksetzung, abgelehnter Prüfung oder gemeldetem Anruf} other {# Zurücksetzungen, abgelehnten Prüfungen und gemeldeten Anrufen}}.',
  'overview.period':
    '{when}: {resets, plural, one {# Zurücksetzung} other {# Zurücksetzungen}}{suspicious, plural, =0 {} one {, # abgelehnte Prüfung oder gemeldeter Anruf} other {, # abgelehnte Prüfungen und gemeldete Anrufe}}',

  'overview.by-system': 'Nach System',
  'overview.by-check': 'Nach Anruferprüfung',
  'overview.by-check-note': 'Eine Zurücksetzung mit mehreren Nachweisen zählt bei jedem von ihnen.',
  'overview.check.factor-challenge': 'Methode, vom System bestätigt',
  'overview.check.call-back': 'Rückruf unter registrierter Nummer',
  'overview.check.manager': 'Führungskraft',
  'overview.check.live-video': 'Live-Video',
  'overview.check.in-person': 'Persönlich',
  'overview.check.unchecked': 'Nicht geprüft, mit Grund',
  'overview.check.not-recorded': 'Nichts aufgezeichnet',

  'overview.empty.title': 'Nichts in diesem Zeitraum',
  'overview.empty.text':
    'Im gewählten Zeitraum wurde keine Zurücksetzung, abgelehnte Prüfung oder gemeldeter Anruf aufgezeichnet.',
}
