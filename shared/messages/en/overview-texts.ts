/** Texts of the overview, in ICU MessageFormat. */
export const overviewTexts = {
  'overview.title': 'Overview',
  'overview.description': 'The history of this computer in figures.',
  'overview.description-practice': 'Resets on invented people, in figures.',
  'overview.command.export': 'Export the overview as CSV',
  'overview.saved': 'Saved as {file}.',

  'overview.choice': 'What to show',
  'overview.span': 'Period',
  'overview.span.days-30': 'Last 30 days',
  'overview.span.weeks-12': 'Last 12 weeks',
  'overview.span.weeks-52': 'Last 52 weeks',
  'overview.agent': 'Agent',
  'overview.everybody': 'All agents',
  'overview.agent-name': '{name} ({account})',
  'overview.as-table': 'Show as table',

  'overview.figure.resets': 'Resets',
  'overview.figure.unchecked': 'Caller not checked',
  'overview.figure.withoutTicket': 'Without a ticket',
  'overview.figure.unknown': 'Outcome unknown',
  'overview.figure.notSetUpAgain': 'Not set up again within a day',
  'overview.show-not-set-up-again':
    'Show {count, plural, one {# reset} other {# resets}} after which something was not set up again',
  'overview.figure.refusedChecks': 'Refused checks',
  'overview.figure.reportedCalls': 'Reported calls',

  'overview.per-day': 'Per day',
  'overview.per-week': 'Per week',
  'overview.resets': 'Resets',
  'overview.suspicious': 'Refused checks and reported calls',
  'overview.table': 'Figures as a table',
  'overview.column.day': 'Day',
  'overview.column.week': 'Week of',
  'overview.column.check': 'Check',
  'overview.chart':
    '{by, select, day {Resets per day since {from}} other {Resets per week since {from}}}: {count, plural, one {# reset} other {# resets}} in all. {by, select, day {The busiest day was {when}} other {The busiest week began on {when}}}, with {max, plural, one {# reset, refused check or reported call} other {# resets, refused checks and reported calls}}.',
  'overview.period':
    '{when}: {resets, plural, one {# reset} other {# resets}}{suspicious, plural, =0 {} one {, # refused check or reported call} other {, # refused checks and reported calls}}',

  'overview.by-system': 'By system',
  'overview.by-check': 'By caller check',
  'overview.by-check-note': 'A reset with several proofs counts for each of them.',
  'overview.check.factor-challenge': 'Method confirmed by the system',
  'overview.check.call-back': 'Call back to a registered number',
  'overview.check.manager': 'Manager',
  'overview.check.live-video': 'Live video',
  'overview.check.in-person': 'In person',
  'overview.check.unchecked': 'Not checked, with a reason',
  'overview.check.not-recorded': 'Nothing recorded',

  'overview.empty.title': 'Nothing in this period',
  'overview.empty.text': 'No reset, refused check or reported call was recorded in the period you chose.',
} as const
