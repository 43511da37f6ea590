/** From whatever was thrown to the error people are told about. What is not known here is `internal`, never swallowed. */
import { z } from 'zod'
import { CodedError } from '../../shared/errors/coded-error.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { ConnectionFailure } from '../connections/connection-failure.ts'
import { RecentsUnreadableError } from '../directory/recents.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { SettingsClosedError } from '../settings/settings-store.ts'
import { StorageError } from '../storage/storage-error.ts'
import { VaultUnavailableError } from '../vault/secret-vault.ts'

export function toAppError(cause: unknown, correlationId: string): AppError {
  if (cause instanceof ConnectionFailure) {
    const { connectionId, system } = cause
    return { ...toAppError(cause.cause, correlationId), connectionId, system }
  }
  if (cause instanceof ProviderError) {
    const { serverText, retryAfterSeconds, attemptsLeft } = cause.detail
    return {
      code: cause.code,
      message: cause.message,
      correlationId,
      ...(serverText === undefined ? {} : { serverText }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(attemptsLeft === undefined ? {} : { attemptsLeft }),
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
  if (cause instanceof z.ZodError) {
    return {
      code: 'invalid-request',
      message: 'request does not fit',
      correlationId,
      fieldErrors: fieldErrorsOf(cause),
    }
  }
  const code = codeOf(cause)
  return { code, message: code === 'internal' ? whereFrom(cause) : code, correlationId }
}

/** What may be told of an error nobody foresaw: its name and where it came from. Its message could hold anything. */
function whereFrom(cause: unknown): string {
  if (!(cause instanceof Error)) return 'not an error'
  const frame = /at (?:(?<place>\S+) )?.*?(?<file>[^/\\]+:\d+):\d+\)?$/m.exec(cause.stack ?? '')
  return [cause.name, frame?.groups?.['place'], frame?.groups?.['file']].filter((part) => part !== undefined).join(' ')
}

/** The code of what main's keepers throw, also for `AppState.problems`. */
export function codeOf(cause: unknown): ErrorCode {
  if (cause instanceof ConnectionFailure) return codeOf(cause.cause)
  if (cause instanceof ProviderError || cause instanceof CodedError) return cause.code
  if (cause instanceof StorageError) return cause.fault
  if (cause instanceof VaultUnavailableError) {
    return cause.state === 'locked' ? 'keychain-locked' : 'keychain-unavailable'
  }
  if (cause instanceof SettingsClosedError) {
    return cause.found === 'newer' ? 'settings-newer' : 'settings-unreadable'
  }
  if (cause instanceof RecentsUnreadableError) return 'recents-unreadable'
  return 'internal'
}

/** Path to reason. The reason is zod's kind of issue, never the offending value: that could be a secret. */
function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.code]))
}
