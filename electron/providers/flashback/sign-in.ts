/**
 * How a connection proves itself to Flashback: with a pasted token, or with e-mail address and password, which are changed into
 * a token that lives an hour and is renewed before its end.
 *
 * Where the account has a second factor, the token is partial until a person gives the code. The code is used once and kept
 * nowhere, and nobody is signed in again meanwhile. Sources: docs.flashback.tech/support-reference/platform-api-reference
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
  /** Absent for a pasted token, which nobody can add a code to. */
  readonly enterCode?: (code: Secret, signal: AbortSignal) => Promise<void>
}

export const createTokenSignIn = (readSecret: () => Promise<Secret>): FlashbackSignIn =>
  pastedToken(readSecret, authorization)

const defaultLifeMs = 60 * 60_000
/** A partial token may live as long as any; a person who takes longer is signed in again. */
const partialUseMs = 10 * 60_000

/** Names of the refresh token in a request: the official client's first, then the documents'. */
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
    told: { token: string; refreshToken: string | null; expiresAt: number | null },
    secondFactor: boolean,
  ): FlashbackSession => ({
    token: new Secret(told.token),
    refreshToken: told.refreshToken === null ? null : new Secret(told.refreshToken),
    renewAt: renewalTime(inMilliseconds(told.expiresAt), answer, now(), defaultLifeMs),
    secondFactor,
  })

  /** A session, or `null` where the code is still to come and `partial` holds what was got. */
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
    // Nobody documents how a partial token is told from a full one; both of these are signs of it.
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
        const told = parse(LoginAnswer, answer.json)
        return session(answer, { ...told, token: told.accessToken }, secondFactor)
      }
      if (answer.status >= 500 || answer.status === 429) throw failureOf(answer, now(), 'interface')
    }
    // Refused under both names: it has ended or was taken back.
    return null
  }

  const kept = keepSession({ readSecret, now, headersOf: authorization, signIn, renew })

  return {
    ...kept,

    async enterCode(code, signal) {
      if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      if (partial === null || now().getTime() >= partial.goodUntil) {
        const full = await logIn(await readSecret())
        // No code was wanted after all.
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
        // The partial token itself is no good any more: the next code comes with a sign-in of its own.
        if (answer.status === 401) partial = null
        throw codeFailureOf(answer, now())
      }
      const { fullAccessToken, refreshToken } = parse(VerifyLoginAnswer, answer.json)
      partial = null
      verified = true
      kept.adopt(session(answer, { token: fullAccessToken, refreshToken, expiresAt: null }, true))
    },

    startOver() {
      // A session that cost somebody a code is tested as it is, and so is a sign-in that waits for one.
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

/** Documented as a number only: ten digits are seconds, thirteen are milliseconds. */
function inMilliseconds(expiresAt: number | null): number {
  if (expiresAt === null) return NaN
  return expiresAt < 100_000_000_000 ? expiresAt * 1000 : expiresAt
}
