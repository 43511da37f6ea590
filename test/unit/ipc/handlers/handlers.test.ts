import { describe, expect, it } from 'vitest'
import { createText } from '../../../../electron/app/text.ts'
import type { Connections } from '../../../../electron/connections/connections.ts'
import type { Directory } from '../../../../electron/directory/directory.ts'
import { RecentsUnreadableError } from '../../../../electron/directory/recents.ts'
import { ExportError } from '../../../../electron/history/export-file.ts'
import type { CancellableContext } from '../../../../electron/ipc/dispatch.ts'
import { connectionsHandlers } from '../../../../electron/ipc/handlers/connections-handlers.ts'
import { historyHandlers } from '../../../../electron/ipc/handlers/history-handlers.ts'
import type { Workspace } from '../../../../electron/ipc/handlers/workspace.ts'
import { StorageError } from '../../../../electron/storage/storage-error.ts'
import type { Operation } from '../../../../shared/domain/history-entry.ts'
import { noFilters } from '../../../../shared/domain/history-query.ts'
import type { AppEvent } from '../../../../shared/ipc/events.ts'
import { connectionId, instant, makeAgent, makePlannedAccount, operationId } from '../../../support/domain-fixtures.ts'
import { createFakeHistory } from '../../../support/fake-history.ts'

const context: CancellableContext = { windowId: 1, signal: new AbortController().signal }

describe('removing a connection', () => {
  it('tells the page that it is gone also when what was seen through it cannot be forgotten', async () => {
    const events: AppEvent[] = []
    const workspace = {
      connections: { remove: () => Promise.resolve() } as Partial<Connections>,
      directory: { forgetConnection: () => Promise.reject(new RecentsUnreadableError()) } as Partial<Directory>,
    } as Workspace
    const handlers = connectionsHandlers(
      () => workspace,
      (event) => void events.push(event),
      () => [],
    )
    const removing = handlers['connections:remove']({ connectionId }, context)
    await expect(removing).rejects.toBeInstanceOf(RecentsUnreadableError)
    expect(events).toEqual([{ type: 'connections-changed' }])
  })
})

describe('exporting the history', () => {
  const makeHandlers = (workspace: () => Workspace, chosen: () => string | null) => {
    const suggestions: string[] = []
    const handlers = historyHandlers(workspace, {
      chooseSavePath: (_window, { fileName }) => {
        suggestions.push(fileName)
        return Promise.resolve(chosen())
      },
      writeClipboard: () => Promise.resolve(),
      now: () => new Date(instant),
      text: createText(),
      emit: () => undefined,
    })
    return { handlers, suggestions }
  }
  const request = { format: 'csv', filters: noFilters } as const

  it('suggests a name with the day and tells the name only, not the folder', async () => {
    const history = createFakeHistory()
    const { handlers, suggestions } = makeHandlers(
      () => ({ history }) as unknown as Workspace,
      () => '/some/where/chosen.csv',
    )
    expect(await handlers['history:export'](request, context)).toEqual({
      saved: true,
      operations: 0,
      fileName: 'chosen.csv',
    })
    expect(suggestions).toEqual(['mfa-desk-history-2026-11-20.csv'])
  })

  it('saves nothing where no place was chosen', async () => {
    const history = createFakeHistory()
    history.exportTo = () => Promise.reject(new Error('exported'))
    const { handlers } = makeHandlers(
      () => ({ history }) as unknown as Workspace,
      () => null,
    )
    expect(await handlers['history:export'](request, context)).toMatchObject({ saved: false })
  })

  it('says why nothing could be written', async () => {
    const history = createFakeHistory()
    const cause = new ExportError('export-file-in-use', new StorageError('file-in-use'))
    history.exportTo = () => Promise.reject(cause)
    const { handlers } = makeHandlers(
      () => ({ history }) as unknown as Workspace,
      () => '/some/where/chosen.csv',
    )
    await expect(handlers['history:export'](request, context)).rejects.toBe(cause)
  })

  it('saves the history that was asked for, also when the workspace changes under the dialog', async () => {
    const [asked, entered] = [createFakeHistory(), createFakeHistory()]
    entered.exportTo = () => Promise.reject(new Error('the wrong one'))
    let current = asked
    const { handlers } = makeHandlers(
      () => ({ history: current }) as unknown as Workspace,
      () => {
        current = entered
        return '/some/where/chosen.csv'
      },
    )
    expect(await handlers['history:export'](request, context)).toMatchObject({ saved: true })
  })
})

describe('copying the evidence', () => {
  it('never says that the text is there when the clipboard did not take it', async () => {
    const history = createFakeHistory()
    const operation: Operation = {
      id: operationId,
      startedAt: instant,
      endedAt: instant,
      agent: makeAgent(),
      ticket: null,
      reason: null,
      accounts: [makePlannedAccount()],
      steps: [],
      outcome: 'succeeded',
      recovered: false,
      retryOf: null,
    }
    history.readOperation = () => Promise.resolve(operation)
    const handlers = historyHandlers(() => ({ history, settled: Promise.resolve() }) as unknown as Workspace, {
      chooseSavePath: () => Promise.resolve(null),
      writeClipboard: () => Promise.reject(new Error('in use by another program')),
      now: () => new Date(instant),
      text: createText(),
      emit: () => undefined,
    })
    const copying = handlers['history:copy-evidence']({ operationId, format: 'text' }, context)
    await expect(copying).rejects.toMatchObject({ code: 'clipboard-refused' })
  })
})
