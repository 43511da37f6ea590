/**
 * The overview as CSV, one figure a row: what is counted, for which period, system or kind of check, and how often. In this form a
 * spreadsheet can pivot all of it. Pure.
 */
import type { Overview, OverviewQuestion } from '../../shared/domain/overview.ts'
import type { ExportText, ExportTextKey } from '../../shared/messages/en/export-texts.ts'
import { byteOrderMark, csvLine } from './csv.ts'

export function overviewCsv({ starts, end, agent }: OverviewQuestion, overview: Overview, text: ExportText): string {
  const rows: [what: Figure, of: string | null, from: string, to: string, count: number][] = []
  const [from = end] = starts
  overview.periods.forEach(({ resets, suspicious }, index) => {
    const [begin = from, next = end] = [starts[index], starts[index + 1]]
    rows.push(['period-resets', null, begin, next, resets])
    rows.push(['period-suspicious', null, begin, next, suspicious])
  })
  const total = (what: Figure, count: number, of: string | null = null) => rows.push([what, of, from, end, count])
  total('resets', overview.resets)
  total('without-ticket', overview.withoutTicket)
  total('unknown', overview.unknown)
  total('not-set-up-again', overview.notSetUpAgain)
  total('refused-checks', overview.refusedChecks)
  total('reported-calls', overview.reportedCalls)
  for (const { system, resets } of overview.bySystem) total('by-system', resets, system)
  for (const { kind, resets } of overview.byCallerCheck) total('by-check', resets, kind)
  if (agent === null) for (const { osUser, resets } of overview.agents) total('by-agent', resets, osUser)
  const head = csvLine(columns.map((column) => text(`export.overview.${column}`)))
  const lines = rows.map(([what, ...rest]) => csvLine([text(`export.figure.${what}`), ...rest, agent]))
  return byteOrderMark + head + lines.join('')
}

type Figure = ExportTextKey extends infer Key ? (Key extends `export.figure.${infer Name}` ? Name : never) : never

const columns = ['figure', 'of', 'from', 'to', 'count', 'agent'] as const
