/**
 * How a connection authenticates to Flashback: with a pasted token, or with e-mail address and password, which are exchanged for
 * a token that is valid for an hour and renewed before it expires.
 *
 * If the account has a second factor, the token is partial until a person enters the code. The code is used once and not stored,
 * and no new sign-in happens meanwhile. Sources: docs.flashback.tech/support-reference/platform-api-reference
 * (user account); the official client for `/mfa/verify-login` and the name of the refresh token it sends.
 */
import { Secret } from '../../secret/secret.ts'
import { parse } from '../http/parse-answer.ts'
import { keepSession, pastedToken, renewalTime, sendSignIn, type Session } from '../http/session.ts'
import type { AuthHeaders, Authentication } from '../http/system-client.ts'
import { isOk, type Transport, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { codeFailureOf, failureOf, signInFailureOf } from './failures.ts'
import { LoginAnswer, OwnMfaStatus, VerifyLoginAnswer } from './schemas.ts'

export interface FlashbackSignIn extends Authentication {
  /** Absent for a pasted token, to which no code can be added. */
  readonly enterCode?: (code: Secret, signal: AbortSignal) => Promise<void>
}

export const createTokenSignIn = (readSecret: () => Promise<Secret>): FlashbackSignIn =>
  pastedToken(readSecret, authorization)

const defaultLifeMs = 60 * 60_000
/** The lifetime of a partial token is unknown; anyone who takes longer than this is signed in again. */
const partialUseMs = 10 * 60_000

/** Names of the refresh token in a request: first the official client's, then the documentation's. */
const refreshFields = ['refresh_token', 'refreshToken'] as const

interface FlashbackSession extends Session {
  readonly refreshToken: Secret | null
  readonly secondFactor: boolean
}

/** Signed in, and waiting for the code. */
interface PartialSession {
  readonly token: Secret
  readonly goodUntil: number
  readonly takesCode: boolean
}

export function createPasswordSignIn(ports: {
  readonly transport: Transport
  readonly email: string
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
}): FlashbackSignIn {
  const { transport, email, readSecret, now } = ports
  let partial: PartialSession | null = null
  let verified = false
  let refreshField: (typeof refreshFields)[number] = refreshFields[0]

  const session = (
    answer: TransportResponse,
    tokens: { token: string; refreshToken: string | null; expiresAt: number | null },
    secondFactor: boolean,
  ): FlashbackSession => ({
    token: new Secret(tokens.token),
    refreshToken: tokens.refreshToken === null ? null : new Secret(tokens.refreshToken),
    renewAt: renewalTime(inMilliseconds(tokens.expiresAt), answer, now(), defaultLifeMs),
    secondFactor,
  })

  /** A session, or `null` if a code is still needed; the partial token is then in `partial`. */
  const logIn = async (password: Secret): Promise<FlashbackSession | null> => {
    const answer = await sendSignIn(transport, {
      method: 'POST',
      path: '/user/login',
      json: { email, password: password.reveal() },
    })
    if (!isOk(answer)) throw signInFailureOf(answer, now())
    const { accessToken, refreshToken, expiresAt } = parse(LoginAnswer, answer.json)
    const status = await sendSignIn(transport, {
      method: 'GET',
      path: '/mfa/status',
      headers: authorization(new Secret(accessToken)),
    })
    if (!isOk(status)) throw failureOf(status, now(), 'interface')
    const { isEnabled, enabledMethods, sessionVerified } = parse(OwnMfaStatus, status.json)
    // How to tell a partial token from a full one is not documented; both of these indicate one.
    const isPartial = sessionVerified === false || (isEnabled === true && refreshToken === null)
    verified = false
    if (!isPartial) return session(answer, { token: accessToken, refreshToken, expiresAt }, false)
    partial = {
      token: new Secret(accessToken),
      goodUntil: now().getTime() + partialUseMs,
      takesCode: enabledMethods.includes('GOOGLE_AUTH'),
    }
    return null
  }

  const signIn = async (password: Secret): Promise<FlashbackSession> => {
    const full = await logIn(password)
    if (full) return full
    throw codeWanted(partial)
  }

  const renew = async ({ refreshToken, secondFactor }: FlashbackSession): Promise<FlashbackSession | null> => {
    if (refreshToken === null) return null
    for (const field of [refreshField, ...refreshFields.filter((other) => other !== refreshField)]) {
      const json = { [field]: refreshToken.reveal() }
      const answer = await sendSignIn(transport, { method: 'POST', path: '/user/refresh', json })
      if (isOk(answer)) {
        refreshField = field
        const tokens = parse(LoginAnswer, answer.json)
        return session(answer, { ...tokens, token: tokens.accessToken }, secondFactor)
      }
      if (answer.status >= 500 || answer.status === 429) throw failureOf(answer, now(), 'interface')
    }
    // Rejected under both names: it has expired or was revoked.
    return null
  }

  const kept = keepSession({ readSecret, now, headersOf: authorization, signIn, renew })

  return {
    ...kept,

    async enterCode(code, signal) {
      if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      if (partial === null || now().getTime() >= partial.goodUntil) {
        const full = await logIn(await readSecret())
        // No code was needed after all.
        if (full) {
          kept.adopt(full)
          return
        }
      }
      if (partial?.takesCode !== true) throw codeWanted(partial)
      const answer = await sendSignIn(transport, {
        method: 'POST',
        path: '/mfa/verify-login',
        headers: authorization(partial.token),
        json: { mfaType: 'GOOGLE_AUTH', code: code.reveal().replace(/\s+/g, '') },
      })
      if (!isOk(answer)) {
        // The partial token itself is no longer valid, so the next code needs a new sign-in.
        if (answer.status === 401) partial = null
        throw codeFailureOf(answer, now())
      }
      const { fullAccessToken, refreshToken } = parse(VerifyLoginAnswer, answer.json)
      partial = null
      verified = true
      kept.adopt(session(answer, { token: fullAccessToken, refreshToken, expiresAt: null }, true))
    },

    startOver() {
      // A session that somebody entered a code for is tested as it is, and so is a sign-in waiting for one.
      if (!verified && partial === null) kept.startOver()
    },
  }
}

function codeWanted(partial: PartialSession | null): ProviderError {
  const unsupported = partial !== null && !partial.takesCode
  return new ProviderError('unauthenticated', unsupported ? 'second-factor-unsupported' : 'second-factor-required')
}

function authorization(token: Secret): AuthHeaders {
  return { Authorization: `Bearer ${token.reveal()}` }
}

/** Documented only as a number: ten digits are seconds, thirteen are milliseconds. */
function inMilliseconds(expiresAt: number | null): number {
  if (expiresAt === null) return NaN
  return expiresAt < 100_000_000_000 ? expiresAt * 1000 : expiresAt
}
