/** Outcomes of a step as providers return them. Pure and total: a step never throws. */
import type { StepOutcome } from '../../shared/domain/outcome.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { ProviderError } from './provider-error.ts'

export function succeeded(): StepOutcome {
  return { kind: 'succeeded', code: null, serverText: null, messages: [] }
}

export function failed(code: ErrorCode, serverText: string | null = null): StepOutcome {
  return { kind: 'failed', code, serverText, messages: [] }
}

export function outcomeUnknown(serverText: string | null): StepOutcome {
  return { kind: 'outcome-unknown', code: 'outcome-unknown', serverText, messages: [] }
}

/** There was nothing left to do. */
export function noChange(): StepOutcome {
  return { kind: 'no-change', code: null, serverText: null, messages: [] }
}

/** As `outcomeOfFailure`, where something is read or waited for before the change: giving up that wait has changed nothing. */
export function outcomeOfFailureOrWait(cause: unknown, waiting: AbortSignal | undefined): StepOutcome {
  if (waiting?.aborted === true && cause instanceof ProviderError && cause.kind === 'cancelled') {
    return failed('wait-given-up')
  }
  return outcomeOfFailure(cause)
}

/** The outcome when sending a change failed. With any error but `outcome-unknown`, it was certainly not carried out. */
export function outcomeOfFailure(cause: unknown): StepOutcome {
  if (cause instanceof ProviderError && cause.kind === 'outcome-unknown') {
    return outcomeUnknown(cause.detail.serverText ?? null)
  }
  return cause instanceof CodedError ? failed(cause.code, cause.detail.serverText) : failed('internal')
}
