import type { AppEvent } from '../../../shared/ipc/events.ts'
import { CodedError } from '../../errors/coded-error.ts'
import type { QuestionText } from '../../../shared/messages/en/question-texts.ts'
import type { Operation } from '../../../shared/domain/history-entry.ts'
import { evidenceMarkdown, evidenceNote } from '../../history/evidence-note.ts'
import type { History } from '../../history/history.ts'
import type { ExportPorts } from '../../history/export-ports.ts'
import type { Handlers } from '../dispatch.ts'
import type { CurrentWorkspace } from './workspace.ts'

type HistoryChannel = Extract<keyof Handlers, `history:${string}`>

export function historyHandlers(
  workspace: CurrentWorkspace,
  ports: ExportPorts & {
    readonly now: () => Date
    readonly text: QuestionText
    readonly emit: (event: AppEvent) => void
  },
): Pick<Handlers, HistoryChannel> {
  /** The history of the workspace that is open now, once what an earlier run left open is closed in it. */
  const settledHistory = async (): Promise<History> => {
    const { history, settled } = workspace()
    await settled
    return history
  }

  const find = async (operationId: string): Promise<Operation> => {
    const operation = await (await settledHistory()).readOperation(operationId)
    if (!operation) throw new CodedError('operation-not-found')
    return operation
  }

  /** Absolute; `null` where the person chose none. */
  const choosePath = (windowId: number, what: 'history' | 'overview', format: 'csv' | 'json') => {
    const day = ports.now().toISOString().slice(0, 10)
    const title = ports.text(what === 'history' ? 'export.title' : 'export.overview-title')
    return ports.chooseSavePath(windowId, { fileName: `mfa-desk-${what}-${day}.${format}`, title, format })
  }

  return {
    'history:query': async ({ filters, offset, limit }) => (await settledHistory()).query(filters, offset, limit),

    'history:read-operation': ({ operationId }) => find(operationId),

    'history:copy-evidence': async ({ operationId, format }) => {
      const write = format === 'markdown' ? evidenceMarkdown : evidenceNote
      const text = write(await find(operationId), ports.text, workspace().history.follow().end())
      try {
        await ports.writeClipboard(text)
      } catch (cause) {
        throw new CodedError('clipboard-refused', {}, { cause })
      }
      return { text }
    },

    'history:export': async ({ format, filters }, { windowId }) => {
      // What was on the screen when the person asked, also if the workspace changes under the dialog.
      const history = await settledHistory()
      const path = await choosePath(windowId, 'history', format)
      if (path === null) return { saved: false, operations: 0, fileName: null }
      const operations = await history.exportTo(path, format, filters, ports.text)
      return { saved: true, operations, fileName: fileNameOf(path) }
    },

    'history:read-overview': async (question) => (await settledHistory()).overview(question),

    'history:export-overview': async (question, { windowId }) => {
      const history = await settledHistory()
      const path = await choosePath(windowId, 'overview', 'csv')
      if (path === null) return { saved: false, fileName: null }
      await history.exportOverview(path, question, ports.text)
      return { saved: true, fileName: fileNameOf(path) }
    },

    'history:read-person': ({ accounts }) => workspace().personRecords.read(accounts),

    'history:report-call': ({ accounts, reason }, { windowId }) =>
      workspace().callReports.report(windowId, accounts, reason),

    'history:verify': async ({ progressId }, { signal }) =>
      (await settledHistory()).verify(signal, (done, total) =>
        ports.emit({ type: 'verify-progress', progressId, done, total }),
      ),
  }
}

/** The last part of an absolute path, with Windows' separator or the others'. */
function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
