/** Parts of the desk that its first picture does not need. */
import { lazyPart } from '../../components/lazy-part.tsx'

export const Statement = lazyPart(async () => (await import('./statement.tsx')).Statement)
export const ReportDialog = lazyPart(async () => (await import('./report-dialog.tsx')).ReportDialog)

export const deskParts = [Statement, ReportDialog]
