/** What became of a reset, from the answer to it or from the failure to get one. Pure and total: an outcome, never an exception. */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { CodedError } from '../../../shared/errors/coded-error.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import type { TransportResponse } from '../http/transport.ts'
import { isBusy } from '../http/retry-after.ts'
import { isOk } from '../http/session.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf, isUnauthenticated } from './failures.ts'
import { isOperationResult, readOperationResult } from './operation-result.ts'

export function outcomeOfAnswer(response: TransportResponse, now: Date): StepOutcome {
  if (isOperationResult(response.json)) return readOperationResult(response.json, isOk(response))
  if (isOk(response)) return unknown(null)
  const failure = failureOf(response, now, 'account')
  const serverText = failure.detail.serverText ?? null
  return mayHaveBeenCarriedOut(response) ? unknown(serverText) : failed(failure.code, serverText)
}

/** For what `resetMfa` of the client rejected with: everything but `outcome-unknown` certainly was not carried out. */
export function outcomeOfFailure(cause: unknown): StepOutcome {
  if (cause instanceof CodedError) return failed(cause.code)
  if (!(cause instanceof ProviderError)) return failed('internal')
  return cause.kind === 'outcome-unknown' ? unknown(null) : failed(cause.code, cause.detail.serverText)
}

export function failed(code: ErrorCode, serverText: string | null = null): StepOutcome {
  return { kind: 'failed', code, serverText, messages: [] }
}

function unknown(serverText: string | null): StepOutcome {
  return { kind: 'outcome-unknown', code: 'outcome-unknown', serverText, messages: [] }
}

/** A server error may come after the change; so may a gateway's 408. A refused token and "busy, come back" may not. */
function mayHaveBeenCarriedOut(response: TransportResponse): boolean {
  if (isUnauthenticated(response) || isBusy(response)) return false
  return response.status >= 500 || response.status === 408
}
