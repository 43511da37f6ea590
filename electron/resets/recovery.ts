/** Closes what an earlier run left open: once, as soon as the history takes entries, and before anything else reads it. */
import type { HistoryEntry, Operation } from '../../shared/domain/history-entry.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { ResetContext } from './reset-context.ts'

export interface Recovery {
  /** Closes what is open and returns how many. Throws `StorageError`; it is then tried again by whoever waits for it. */
  readonly recover: () => Promise<number>
  /** Resolves when nothing of an earlier run is open any more. Failing stands in the way of nothing. */
  earlierRunClosed(): Promise<void>
  /** The operation, after that. Throws `CodedError` `operation-not-found`, `StorageError`. */
  find(operationId: string): Promise<Operation>
}

export function createRecovery({ history, begun, instant, emit }: ResetContext): Recovery {
  /** Settles when nothing of an earlier run is open any more. What was begun before would be taken for left open too. */
  let recovered: Promise<boolean> = Promise.resolve(true)

  const close = async (): Promise<number> => {
    const open = (await history.unfinished()).filter(({ id }) => !begun.has(id))
    for (const operation of open) await history.append(recoveredEntry(operation, instant()))
    return open.length
  }

  const recover = (): Promise<number> => {
    const closed = close()
    recovered = closed.then(
      () => true,
      () => false,
    )
    return closed
  }

  /** Where it failed at the start (a full disk, say), it is tried again, once for all who wait. */
  const earlierRunClosed = async (): Promise<void> => {
    const attempt = recovered
    if (await attempt) return
    if (recovered === attempt) {
      recover().catch(() => undefined)
      if (await recovered) emit({ type: 'history-changed' })
    }
    await recovered
  }

  return {
    recover,
    earlierRunClosed,

    async find(operationId) {
      await earlierRunClosed()
      const operation = await history.readOperation(operationId)
      if (!operation) throw new CodedError('operation-not-found')
      return operation
    },
  }
}

/** Pure. Steps sent without an outcome are unknown; steps never sent were certainly not carried out. */
export function recoveredEntry(operation: Operation, at: string): HistoryEntry {
  const ids = (state: 'sent' | 'planned'): string[] =>
    operation.steps.filter((step) => step.state === state).map(({ step }) => step.id)
  return {
    kind: 'recovered',
    operationId: operation.id,
    at,
    unknownStepIds: ids('sent'),
    notSentStepIds: ids('planned'),
  }
}
