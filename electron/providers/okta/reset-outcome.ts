/** The outcome of a change, from Okta's response. */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { isBusy } from '../http/retry-after.ts'
import type { TransportResponse } from '../http/transport.ts'
import type { ProviderError } from '../provider-error.ts'
import { failed, outcomeUnknown } from '../step-outcome.ts'

/** A server error or a gateway's 408 may come after the change was carried out. For a response that is not 2xx. */
export function mayBeDone(response: TransportResponse): boolean {
  return !isBusy(response) && (response.status >= 500 || response.status === 408)
}

/** For an answer that is not 2xx. */
export function outcomeOfRefusal(response: TransportResponse, failure: ProviderError): StepOutcome {
  const serverText = failure.detail.serverText ?? null
  return mayBeDone(response) ? outcomeUnknown(serverText) : failed(failure.code, serverText)
}

export function noChange(serverText: string | null): StepOutcome {
  return { kind: 'no-change', code: null, serverText, messages: [] }
}
