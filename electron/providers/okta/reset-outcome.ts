/** What became of a change, from the answer or from what the client rejected with. */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { CodedError } from '../../../shared/errors/coded-error.ts'
import { isBusy } from '../http/retry-after.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'

/** For an answer that is not 2xx. */
export function outcomeOfRefusal(response: TransportResponse, failure: ProviderError): StepOutcome {
  const serverText = failure.detail.serverText ?? null
  // A fault of the server may come after the change; so may a gateway's 408.
  const mayBeDone = !isBusy(response) && (response.status >= 500 || response.status === 408)
  return mayBeDone ? unknown(serverText) : failed(failure.code, serverText)
}

/** For what `change` of the client rejected with: everything but `outcome-unknown` certainly was not carried out. */
export function outcomeOfFailure(cause: unknown): StepOutcome {
  if (cause instanceof CodedError) return failed(cause.code)
  if (!(cause instanceof ProviderError)) return failed('internal')
  return cause.kind === 'outcome-unknown' ? unknown(null) : failed(cause.code, cause.detail.serverText)
}

export function succeeded(): StepOutcome {
  return { kind: 'succeeded', code: null, serverText: null, messages: [] }
}

export function noChange(serverText: string | null): StepOutcome {
  return { kind: 'no-change', code: null, serverText, messages: [] }
}

export function failed(code: ErrorCode, serverText: string | null = null): StepOutcome {
  return { kind: 'failed', code, serverText, messages: [] }
}

export function unknown(serverText: string | null): StepOutcome {
  return { kind: 'outcome-unknown', code: 'outcome-unknown', serverText, messages: [] }
}
