/** What Adaxes' error answers mean. Source: www.adaxes.com/sdk/REST_Errors; what it leaves open is read defensively. */
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { failureByStatus, failureDetail } from '../http/failure.ts'
import { isRefusal, type TransportResponse } from '../http/transport.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { ErrorAnswer } from './schemas.ts'

/**
 * The token was refused before anything was done. The status number of this answer is not documented, its code is; with a fault, or a
 * gateway's 408, it says nothing of what was done.
 */
export function isUnauthenticated(response: TransportResponse): boolean {
  return response.status === 401 || (isRefusal(response.status) && codeOf(errorOf(response).code) === 'unauthenticated')
}

/** Whether the request itself was found wrong, which an operator the server does not know leads to. Not every server says in what. */
export function isMalformed(response: TransportResponse): boolean {
  return response.status === 400 && !isUnauthenticated(response)
}

/**
 * The failure of a request that was sent with a token. The status must not be 2xx. `about`: what a 404 misses, the account the
 * request named or, where it named none, the interface itself.
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

/** The failure of a sign-in with a user name and password. The status must not be 2xx. */
export function signInFailureOf(response: TransportResponse, now: Date): ProviderError {
  const error = errorOf(response)
  const attemptsLeft = error.innererror?.attemptsleft ?? null
  const detail: ProviderErrorDetail = {
    ...detailOf(response, now),
    ...(attemptsLeft === null ? {} : { attemptsLeft }),
  }
  const told = signInCodes.get(codeOf(error.innererror?.code)) ?? signInCodes.get(codeOf(error.code))
  if (told !== undefined) return new ProviderError('unauthenticated', told, detail)
  // The server may be set to say no more than no.
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

/** Adaxes names a missing object in an error object; the web server behind it knows only that the path leads nowhere. */
function isMissingInterface(response: TransportResponse): boolean {
  const { message, messagedetail, code } = errorOf(response)
  return (
    messagedetail !== null || (message === null && code === null) || /^No HTTP resource was found/i.test(message ?? '')
  )
}

/** The server's own words among it, of an answer of any status. */
export function detailOf(response: TransportResponse, now: Date): ProviderErrorDetail {
  const error = errorOf(response)
  const reasons = Object.values(error.modelstate ?? {})
    .flat()
    .filter((reason) => typeof reason === 'string')
  const said = [error.message, error.innererror?.message, ...reasons].filter((part) => part)
  return failureDetail(response, [...new Set(said)].join(' '), now)
}
