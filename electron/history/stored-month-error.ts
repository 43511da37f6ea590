import { HistoryClosedError } from './history-closed-error.ts'

/** What was stored of a month cannot be read, or is not what it was. The journal may be perfectly fine. */
export class StoredMonthError extends HistoryClosedError {
  override readonly name = 'StoredMonthError'

  /** `reason` is for the log, in English. */
  constructor(reason: string, options: ErrorOptions = {}) {
    super('history-unreadable', reason, options)
  }
}
