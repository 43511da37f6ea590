/** From whatever was thrown to the error people are told about. What is not known here is `internal`, never swallowed. */
import type { z } from 'zod'
import { CodedError } from '../errors/coded-error.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { ConnectionFailure } from '../connections/connection-failure.ts'
import { RecentsUnreadableError } from '../directory/recents.ts'
import { ExportError } from '../history/export-file.ts'
import { HistoryClosedError } from '../history/history-closed-error.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { SettingsClosedError } from '../settings/settings-store.ts'
import { StorageError } from '../storage/storage-error.ts'
import { VaultUnavailableError } from '../vault/secret-vault.ts'

/** What the page sent does not fit the contract. A `ZodError` from anywhere else is a fault of main's own. */
export class RefusedRequestError extends Error {
  override readonly name = 'RefusedRequestError'
  /** Path to reason. The reason is zod's kind of issue, never the offending value: that could be a secret. */
  readonly fieldErrors: Record<string, string>

  constructor({ issues }: z.ZodError) {
    super('request does not fit')
    this.fieldErrors = Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.code]))
  }
}

export function toAppError(cause: unknown, correlationId: string): AppError {
  if (cause instanceof ConnectionFailure) {
    const { connectionId, system } = cause
    const told = toAppError(cause.cause, correlationId)
    return { ...told, system, ...(connectionId === undefined ? {} : { connectionId }) }
  }
  if (cause instanceof ProviderError) {
    const { serverText, retryAfterSeconds, attemptsLeft, tried } = cause.detail
    return {
      code: cause.code,
      message: cause.message,
      correlationId,
      ...(serverText === undefined ? {} : { serverText }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(attemptsLeft === undefined ? {} : { attemptsLeft }),
      ...(tried === undefined ? {} : { tried: [...tried] }),
    }
  }
  if (cause instanceof CodedError) {
    const { fieldErrors, ...detail } = cause.detail
    return {
      code: cause.code,
      message: cause.code,
      correlationId,
      ...detail,
      ...(fieldErrors === undefined ? {} : { fieldErrors: { ...fieldErrors } }),
    }
  }
  if (cause instanceof RefusedRequestError) {
    return { code: 'invalid-request', message: cause.message, correlationId, fieldErrors: cause.fieldErrors }
  }
  const code = codeOf(cause)
  return { code, message: code === 'internal' ? whereFrom(cause) : code, correlationId }
}

/** What may be told of an error nobody foresaw: its name and where it came from. Its message could hold anything. */
function whereFrom(cause: unknown): string {
  if (!(cause instanceof Error)) return 'not an error'
  const { stack = '', message } = cause
  // The message stands at the top of the stack and may look like a frame; where it is not found, nothing is told.
  const at = stack.indexOf(message)
  const frames = at < 0 ? '' : stack.slice(at + message.length)
  const frame = /^ {4}at (?:(?<place>\S+) )?.*?(?<file>[^/\\]+:\d+:\d+)\)?$/m.exec(frames)
  return [cause.name, frame?.groups?.['place'], frame?.groups?.['file']].filter((part) => part !== undefined).join(' ')
}

/** The code of what main's keepers throw, also for `AppState.problems`. */
export function codeOf(cause: unknown): ErrorCode {
  if (cause instanceof ConnectionFailure) return codeOf(cause.cause)
  if (cause instanceof ProviderError || cause instanceof CodedError) return cause.code
  if (cause instanceof HistoryClosedError || cause instanceof ExportError) return cause.code
  if (cause instanceof StorageError) return cause.fault
  if (cause instanceof VaultUnavailableError) return `keychain-${cause.state}`
  if (cause instanceof SettingsClosedError) return `settings-${cause.found}`
  if (cause instanceof RecentsUnreadableError) return 'recents-unreadable'
  // What an `AbortSignal` throws.
  if (cause instanceof Error && cause.name === 'AbortError') return 'cancelled'
  return 'internal'
}
