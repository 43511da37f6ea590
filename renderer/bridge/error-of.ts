/** Whatever a bridge call threw, as the error people are told. What main did not refuse itself is a fault of the page. */
import type { AppError } from '../../shared/ipc/envelope.ts'
import { AppFailure } from './bridge.ts'

/** A person said no to main's own question: nothing happened, and nobody has to be told. */
export const wasDeclined = ({ code }: AppError): boolean => code === 'not-confirmed'

export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown), correlationId: 'page' }
}
