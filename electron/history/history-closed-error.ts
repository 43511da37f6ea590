/** The history accepts no entries, although the disk may be fine. Reading continues as far as possible. */
import { StorageError } from '../storage/storage-error.ts'

/**
 * `history-open-elsewhere`: another process is the writer. `history-newer`: a newer version has written to it.
 * `history-unreadable`: the newest file cannot be parsed, so continuing would fork the chain. `history-unwritable`: it cannot be
 * written to, or the history was closed.
 */
export type HistoryClosedCode = 'history-open-elsewhere' | 'history-newer' | 'history-unreadable' | 'history-unwritable'

export class HistoryClosedError extends StorageError {
  override readonly name: string = 'HistoryClosedError'

  /** `reason` is for the log, in English. */
  constructor(code: HistoryClosedCode, reason: string, options: ErrorOptions = {}) {
    super('storage-unavailable', options, code, `${code}: ${reason}`)
  }
}
