/**
 * Maps Okta's error responses to failures. Sources: Okta's list of error codes; RFC 6749 and 9449 for the token endpoint.
 */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { serverTime } from '../http/http-date.ts'
import { isBusy } from '../http/retry-after.ts'
import type { TransportResponse } from '../http/transport.ts'
import { type FailureKind, ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { errorOf } from './okta-error.ts'
import { isLimited, pauseMs } from './rate-limits.ts'
import { OAuthErrorAnswer } from './schemas.ts'

/** The token was rejected before anything was done. A feature that is not enabled returns the same status. */
export function isUnauthenticated(response: TransportResponse): boolean {
  const { code } = errorOf(response)
  return (response.status === 401 && code !== 'E0000015') || (response.status === 403 && code === 'E0000005')
}

/** By Okta's error code. For any other code, the status decides. */
const meanings: Readonly<Record<string, readonly [FailureKind, ErrorCode]>> = {
  E0000001: ['rejected', 'rejected-by-server'],
  E0000003: ['rejected', 'rejected-by-server'],
  E0000004: ['unauthenticated', 'token-rejected'],
  E0000005: ['unauthenticated', 'token-rejected'],
  E0000006: ['forbidden', 'forbidden'],
  E0000007: ['not-found', 'account-not-found'],
  E0000008: ['unexpected-response', 'interface-not-found'],
  E0000009: ['unexpected-response', 'server-error'],
  E0000011: ['unauthenticated', 'token-rejected'],
  E0000015: ['forbidden', 'feature-not-enabled'],
  E0000022: ['unexpected-response', 'interface-not-found'],
  E0000032: ['rejected', 'account-state-forbids'],
  E0000038: ['rejected', 'account-state-forbids'],
  E0000047: ['rate-limited', 'rate-limited'],
  // For requests that submit no code; as the response to a code, it means a wrong answer.
  E0000068: ['rejected', 'rejected-by-server'],
  E0000069: ['rejected', 'account-locked'],
  E0000073: ['rejected', 'refused-on-device'],
  E0000082: ['rejected', 'code-already-used'],
  E0000083: ['rejected', 'code-too-late'],
  E0000109: ['rate-limited', 'message-just-sent'],
  E0000118: ['rate-limited', 'message-just-sent'],
  E0000133: ['rate-limited', 'message-just-sent'],
  E0000154: ['rejected', 'factor-not-active'],
  E0000180: ['rejected', 'account-suspended'],
}

/** Seconds until another message may be sent, for codes that imply it without a header. */
const messagePauses: Readonly<Record<string, number>> = { E0000109: 30, E0000118: 5, E0000133: 30 }

/**
 * The failure of an authenticated request; the status must not be 2xx. `isServiceApp`: an authenticated application that is refused
 * lacks a role, because its scopes were granted with the token.
 */
export function failureOf(
  response: TransportResponse,
  context: { readonly now: Date; readonly isServiceApp: boolean },
): ProviderError {
  const { status } = response
  const { code, text } = errorOf(response)
  const challenge = response.headers['www-authenticate'] ?? ''
  const pause = isBusy(response) ? pauseOf(response, code, context.now) : null
  const detail: ProviderErrorDetail = {
    httpStatus: status,
    ...(text === null ? {} : { serverText: text }),
    ...(pause === null ? {} : { retryAfterSeconds: pause }),
  }
  const of = ([kind, errorCode]: readonly [FailureKind, ErrorCode]): ProviderError =>
    new ProviderError(kind, errorCode, detail)

  if (/error="invalid_dpop_proof"/.test(challenge)) {
    const off = isClockOff(response, context.now) || /\biat\b|time|clock/i.test(challenge)
    return of(['unauthenticated', off ? 'clock-off' : 'token-rejected'])
  }
  if (isLimited(response)) return of(['rate-limited', 'rate-limited'])
  if (/error="insufficient_scope"/.test(challenge)) return of(['forbidden', 'scope-missing'])
  if (code === 'E0000006' && context.isServiceApp) return of(['forbidden', 'role-missing'])
  const meaning = code !== null && Object.hasOwn(meanings, code) ? meanings[code] : undefined
  if (meaning) return of(meaning)
  if (status === 401) return of(['unauthenticated', 'token-rejected'])
  if (status === 403) return of(['forbidden', 'forbidden'])
  if (status === 404 || status === 405) {
    return of(
      code === null || status === 405
        ? ['unexpected-response', 'interface-not-found']
        : ['not-found', 'account-not-found'],
    )
  }
  if (status >= 500) return of(['unexpected-response', 'server-error'])
  return of(['rejected', 'rejected-by-server'])
}

function pauseOf(response: TransportResponse, code: string | null, now: Date): number | null {
  if (code !== null && Object.hasOwn(messagePauses, code)) return messagePauses[code] ?? null
  const ms = pauseMs(response, now)
  return ms === null ? null : Math.ceil(ms / 1000)
}

/** A larger clock difference than Okta tolerates. */
const clockDifferenceMs = 5 * 60_000

function isClockOff(response: TransportResponse, now: Date): boolean {
  return Math.abs(serverTime(response.headers, now) - now.getTime()) >= clockDifferenceMs
}

/** The failure of the token endpoint; the status must not be 2xx. Its error text follows OAuth and has no reference. */
export function signInFailureOf(response: TransportResponse, now: Date): ProviderError {
  const parsed = OAuthErrorAnswer.safeParse(response.json)
  const error = parsed.success ? parsed.data.error : null
  // Gateways, rate limits and server errors respond as everywhere else.
  if (error === null) return failureOf(response, { now, isServiceApp: false })
  const said = parsed.data?.error_description ?? ''
  const serverText = cleanServerText(said === '' ? error : said)
  const detail = { httpStatus: response.status, ...(serverText === null ? {} : { serverText }) }
  return new ProviderError('unauthenticated', signInCode(error, said, isClockOff(response, now)), detail)
}

function signInCode(error: string, said: string, clockOff: boolean): ErrorCode {
  if (error === 'consent_required' || error === 'invalid_scope') return 'scope-missing'
  if (error === 'invalid_dpop_proof') return clockOff || /\biat\b|time/i.test(said) ? 'clock-off' : 'rejected-by-server'
  if (error !== 'invalid_client') return 'rejected-by-server'
  if (/signature|\bkid\b|\bkeys?\b|jwk/i.test(said)) return 'key-not-accepted'
  if (/value for 'client_id'|client.{0,20}(not found|unknown)/i.test(said)) return 'client-id-rejected'
  if (clockOff || /expired|future/i.test(said)) return 'clock-off'
  return 'client-id-rejected'
}
