/** Maps Adaxes' error responses to failures. Source: www.adaxes.com/sdk/REST_Errors; whatever it leaves open is parsed defensively. */
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { failureByStatus, failureDetail } from '../http/failure.ts'
import { isRefusal, type TransportResponse } from '../http/transport.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { ErrorAnswer } from './schemas.ts'

/**
 * The token was rejected before anything was done. The error code of this response is documented, its status is not. With a server
 * error or a gateway's 408, the code does not say what was done.
 */
export function isUnauthenticated(response: TransportResponse): boolean {
  return response.status === 401 || (isRefusal(response.status) && codeOf(errorOf(response).code) === 'unauthenticated')
}

/** Whether the request itself is invalid, for example because of an operator the server does not know. Not every server says why. */
export function isMalformed(response: TransportResponse): boolean {
  return response.status === 400 && !isUnauthenticated(response)
}

/**
 * The failure of an authenticated request. The status must not be 2xx. `about`: what a 404 refers to, the account named in the
 * request or, if it named none, the API itself.
 */
export function failureOf(response: TransportResponse, now: Date, about: 'account' | 'interface'): ProviderError {
  const { status } = response
  const detail = detailOf(response, now)
  if (isUnauthenticated(response)) return new ProviderError('unauthenticated', 'token-rejected', detail)
  const namesNobody = status === 404 && about === 'account' && !isMissingInterface(response)
  return namesNobody ? new ProviderError('not-found', 'account-not-found', detail) : failureByStatus(response, detail)
}

const signInCodes: ReadonlyMap<string, ErrorCode> = new Map([
  ['invalidcredentials', 'password-rejected'],
  ['accessdenied', 'sign-in-denied'],
  ['accountisdisabled', 'sign-in-account-disabled'],
  ['accountlockedout', 'sign-in-account-locked'],
  ['accountexpired', 'sign-in-account-expired'],
  ['logontimeincorrect', 'sign-in-outside-hours'],
])

/** The failure of a sign-in with user name and password. The status must not be 2xx. */
export function signInFailureOf(response: TransportResponse, now: Date): ProviderError {
  const error = errorOf(response)
  const attemptsLeft = error.innererror?.attemptsleft ?? null
  const detail: ProviderErrorDetail = {
    ...detailOf(response, now),
    ...(attemptsLeft === null ? {} : { attemptsLeft }),
  }
  const signInCode = signInCodes.get(codeOf(error.innererror?.code)) ?? signInCodes.get(codeOf(error.code))
  if (signInCode !== undefined) return new ProviderError('unauthenticated', signInCode, detail)
  // The server may be configured not to give a reason.
  if (response.status === 401 || response.status === 403) {
    return new ProviderError('unauthenticated', 'password-rejected', detail)
  }
  return failureOf(response, now, 'interface')
}

function errorOf(response: TransportResponse): ErrorAnswer {
  const parsed = ErrorAnswer.safeParse(response.json)
  return parsed.success
    ? parsed.data
    : { message: null, messagedetail: null, code: null, modelstate: null, innererror: null }
}

function codeOf(code: string | null | undefined): string {
  return code?.trim().toLowerCase() ?? ''
}

/** Adaxes reports a missing object in an error object; the web server that hosts it only knows that the path does not exist. */
function isMissingInterface(response: TransportResponse): boolean {
  const { message, messagedetail, code } = errorOf(response)
  return (
    messagedetail !== null || (message === null && code === null) || /^No HTTP resource was found/i.test(message ?? '')
  )
}

/** Includes the server's own words, for a response of any status. */
export function detailOf(response: TransportResponse, now: Date): ProviderErrorDetail {
  const error = errorOf(response)
  const reasons = Object.values(error.modelstate ?? {})
    .flat()
    .filter((reason) => typeof reason === 'string')
  const said = [error.message, error.innererror?.message, ...reasons].filter((part) => part)
  return failureDetail(response, [...new Set(said)].join(' '), now)
}
