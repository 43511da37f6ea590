/**
 * Maps Microsoft Graph's error responses to failures and outcomes ("Microsoft Graph error responses and resource types"). Status and code
 * decide. The message is looked at for one thing only: why a method cannot be removed, for which there is no code.
 */
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { failureByStatus, failureDetail } from '../http/failure.ts'
import { isBusy } from '../http/retry-after.ts'
import type { Missing } from '../http/system-client.ts'
import type { TransportResponse } from '../http/transport.ts'
import { type FailureKind, ProviderError } from '../provider-error.ts'
import { failed, outcomeUnknown } from '../step-outcome.ts'
import { claimsAskedFor } from './claims.ts'
import { ErrorAnswer } from './schemas.ts'

interface GraphError {
  readonly code: string | null
  readonly message: string
}

function errorOf({ json }: TransportResponse): GraphError | null {
  const parsed = ErrorAnswer.safeParse(json)
  if (!parsed.success) return null
  const { code, message, innerError, innererror } = parsed.data.error
  return { code: code === '' ? null : code, message: message ?? innerError?.message ?? innererror?.message ?? '' }
}

/** Errors that mean one thing, whatever the request was; a code that came with another status was repeated by a gateway. */
const meanings: Readonly<Record<string, readonly [status: number, FailureKind, ErrorCode]>> = {
  Authentication_RequestFromNonPremiumTenantOrB2CTenant: [403, 'rejected', 'feature-not-enabled'],
  AadPremiumLicenseRequired: [400, 'rejected', 'feature-not-enabled'],
  TooManyRequests: [429, 'rate-limited', 'rate-limited'],
  activityLimitReached: [429, 'rate-limited', 'rate-limited'],
}

const missing = /^(?:Request_ResourceNotFound|resourceNotFound|itemNotFound|ErrorItemNotFound|notFound)$/i

/** The failure of a request; the status must not be 2xx. */
export function failureOf(response: TransportResponse, now: Date, about: Missing = 'interface'): ProviderError {
  const error = errorOf(response)
  const detail = failureDetail(response, saidBy(response, error), now)
  const { status } = response
  if (isBusy(response)) return failureByStatus(response, detail)
  if (status === 401 && claimsAskedFor(response) !== null) {
    return new ProviderError('unauthenticated', 'fresh-sign-in-needed', detail)
  }
  if (status === 401 && error !== null) return new ProviderError('unauthenticated', 'sign-in-ended', detail)
  const code = error?.code ?? ''
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined
  if (meaning?.[0] === status) return new ProviderError(meaning[1], meaning[2], detail)
  if (status === 404 && (missing.test(code) || (about === 'account' && error !== null))) {
    return new ProviderError('not-found', 'account-not-found', detail)
  }
  if (status === 409 || status === 412) return new ProviderError('rejected', 'changed-meanwhile', detail)
  return failureByStatus(response, detail)
}

/** With the number that Microsoft's support asks for. */
function saidBy({ headers }: TransportResponse, error: GraphError | null): string {
  if (error === null) return ''
  const request = headers['request-id']
  const said = error.message === '' ? (error.code ?? '') : error.message
  return request === undefined ? said : `${said} (request-id ${request.slice(0, 64)})`
}

/**
 * Why a method has to stay for now: it is the default one, or the alternate number is still there. Two wordings of the first are known
 * (microsoft-graph-docs-contrib, issues 1888 and 2913). `null`: refused for another reason.
 */
export function obstacleOf(
  response: TransportResponse,
): Extract<ErrorCode, 'default-method' | 'other-method-first'> | null {
  if (response.status !== 400) return null
  const message = errorOf(response)?.message ?? ''
  if (/alternate\s*mobile/i.test(message)) return 'other-method-first'
  return /\bdefault\b/i.test(message) ? 'default-method' : null
}

/** A server error or a gateway's 408 may come after the change was carried out. For a response that is not 2xx. */
function mayBeDone(response: TransportResponse): boolean {
  return !isBusy(response) && (response.status >= 500 || response.status === 408)
}

/** For an answer that is not 2xx. `reason`: what is known of a refusal beyond its failure. */
export function outcomeOfRefusal(
  response: TransportResponse,
  failure: ProviderError,
  reason: ErrorCode | null = null,
): StepOutcome {
  const serverText = failure.detail.serverText ?? null
  return mayBeDone(response) ? outcomeUnknown(serverText) : failed(reason ?? failure.code, serverText)
}
