/** The outcome of a reset, from the response to it. Pure and total: returns an outcome and never throws. */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { isBusy } from '../http/retry-after.ts'
import { failed, outcomeUnknown } from '../step-outcome.ts'
import { detailOf, failureOf, isUnauthenticated } from './failures.ts'
import { isOperationResult, readOperationResult } from './operation-result.ts'

export function outcomeOfAnswer(response: TransportResponse, now: Date): StepOutcome {
  if (isOperationResult(response.json)) return readOperationResult(response.json, isOk(response))
  if (isOk(response)) return outcomeUnknown(detailOf(response, now).serverText ?? null)
  const failure = failureOf(response, now, 'account')
  const serverText = failure.detail.serverText ?? null
  return mayHaveBeenCarriedOut(response) ? outcomeUnknown(serverText) : failed(failure.code, serverText)
}

/** A server error or a gateway's 408 may come after the change; a rejected token or "busy, retry later" may not. */
function mayHaveBeenCarriedOut(response: TransportResponse): boolean {
  if (isUnauthenticated(response) || isBusy(response)) return false
  return response.status >= 500 || response.status === 408
}
