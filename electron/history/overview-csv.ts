/**
 * The overview as CSV, one figure a row: what is counted, for which period, system or kind of check, and how often. In this form a
 * spreadsheet can pivot all of it. Pure.
 */
import type { Overview, OverviewQuestion } from '../../shared/domain/overview.ts'
import { byteOrderMark, csvLine } from './csv.ts'

export function overviewCsv({ starts, end, agent }: OverviewQuestion, overview: Overview): string {
  const rows: [what: string, of: string | null, from: string, to: string, count: number][] = []
  const [from = end] = starts
  overview.periods.forEach(({ resets, suspicious }, index) => {
    const [begin = from, next = end] = [starts[index], starts[index + 1]]
    rows.push(['resets', null, begin, next, resets])
    rows.push(['refused checks and reported calls', null, begin, next, suspicious])
  })
  const total = (what: string, count: number, of: string | null = null) => rows.push([what, of, from, end, count])
  total('resets in all', overview.resets)
  total('resets without a ticket', overview.withoutTicket)
  total('resets with an unknown outcome', overview.unknown)
  total('resets after which something was not set up again within a day', overview.notSetUpAgain)
  total('refused checks', overview.refusedChecks)
  total('reported calls', overview.reportedCalls)
  for (const { system, resets } of overview.bySystem) total('resets by system', resets, system)
  for (const { kind, resets } of overview.byCallerCheck) total('resets by check of the caller', resets, kind)
  if (agent === null) for (const { osUser, resets } of overview.agents) total('resets by agent', resets, osUser)
  const head = csvLine(['figure', 'of', 'from', 'to', 'count', 'agent'])
  return byteOrderMark + head + rows.map((row) => csvLine([...row, agent])).join('')
}
