/** What the history screen needs from main and from the clock, so that its store runs under plain Node. */
import type { Operation, StatedOutcome } from '../../../shared/domain/history-entry.ts'
import type { HistoryFilters, HistoryPage, VerifyReport } from '../../../shared/domain/history-query.ts'
import type { Response } from '../../../shared/ipc/contract.ts'
import { ask, onEvent } from '../../bridge/bridge.ts'
import { useAppStore } from '../../state/app-state.ts'

export interface HistoryPorts {
  query(filters: HistoryFilters, offset: number, limit: number): Promise<HistoryPage>
  readOperation(operationId: string): Promise<Operation>
  checkNow(operationId: string): Promise<Operation>
  settle(operationId: string, stepId: string, word: StatedOutcome): Promise<Operation>
  /** Main writes the evidence note to the clipboard and returns it. */
  copyEvidence(operationId: string, format: 'text' | 'markdown'): Promise<string>
  exportAs(format: 'csv' | 'json', filters: HistoryFilters): Promise<Response<'history:export'>>
  verify(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<VerifyReport>
  /** Has main try once more what keeps the history from being read. */
  tryAgain(): Promise<unknown>
  /** Runs `run` once after a pause. Returns the way to call it off. */
  later(pauseMs: number, run: () => void): () => void
}

export const historyPorts: HistoryPorts = {
  query: (filters, offset, limit) => ask('history:query', { filters, offset, limit }),
  readOperation: (operationId) => ask('history:read-operation', { operationId }),
  checkNow: (operationId) => ask('resets:check-now', { operationId }),
  settle: (operationId, stepId, word) => ask('resets:settle', { operationId, stepId, word }),
  copyEvidence: async (operationId, format) => (await ask('history:copy-evidence', { operationId, format })).text,
  exportAs: (format, filters) => ask('history:export', { format, filters }),
  async verify(signal, onProgress) {
    const progressId = crypto.randomUUID()
    const stopListening = onEvent('verify-progress', (event) => {
      if (event.progressId === progressId) onProgress(event.done, event.total)
    })
    try {
      return await ask('history:verify', { progressId }, signal)
    } finally {
      stopListening()
    }
  },
  tryAgain: () => useAppStore.readAgain(),
  later(pauseMs, run) {
    const timer = setTimeout(run, pauseMs)
    return () => clearTimeout(timer)
  },
}
