/** The state of a read, and which failures are worth retrying. */
import type { AppError } from '../../../../shared/ipc/envelope.ts'

export type ReadState = { readonly phase: 'reading' | 'ok' | 'failed'; readonly error: AppError | null }

export const reading: ReadState = { phase: 'reading', error: null }
export const readOk: ReadState = { phase: 'ok', error: null }
export const readFailed = (error: AppError): ReadState => ({ phase: 'failed', error })

/** Whether a failure may clear up by itself, so that the read is retried automatically. Everything else waits for a person. */
export function isTransient(error: AppError): boolean {
  return error.code === 'not-reachable' || error.code === 'timed-out'
}
