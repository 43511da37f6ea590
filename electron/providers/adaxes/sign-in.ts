/**
 * How a connection proves itself to Adaxes: with an access token (2026.1 and newer), or with a user name and password that
 * are changed into a token that lives half an hour (older; adaxes.com/sdk/REST_Authentication_Legacy).
 *
 * A refused password is never tried again by itself: Adaxes locks accounts and slows down whoever guesses. The refusal is
 * remembered and given to every further caller until another password is stored or a person tests the connection. The token
 * is kept in memory only.
 */
import { Secret } from '../../secret/secret.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { signInFailureOf } from './failures.ts'
import { AuthSession, AuthToken, parse } from './schemas.ts'
import { readInstant } from './mapper.ts'

export interface SignInMethod {
  /** A token to send. Rejects with `ProviderError`, or with what reading the secret rejected with. */
  token(signal: AbortSignal): Promise<Secret>
  /** The server refused this token. Answers whether asking for another one may help. */
  refused(token: Secret): boolean
  /** Forgets the token and any remembered refusal, so that the next call really signs in. */
  startOver(): void
}

export function createTokenSignIn(readSecret: () => Promise<Secret>): SignInMethod {
  return {
    async token() {
      // Copied from a console, a token easily brings a line end along.
      const token = (await readSecret()).reveal().trim()
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ProviderError('unauthenticated', 'token-rejected')
      return new Secret(token)
    },
    refused: () => false,
    startOver: () => undefined,
  }
}

/** The server answers ever more slowly after failed sign-ins (adaxes.com/sdk/REST_BruteForceProtection/). */
const signInTimeoutMs = 60_000

/** Used where the server does not say how long its token lives; its default is 30 minutes. */
const usualRenewalMs = 25 * 60_000

/** Leaves a sixth of a token's life as a margin: five of the usual thirty minutes. */
const usedShareOfLife = 5 / 6

export function createPasswordSignIn(ports: {
  readonly transport: Transport
  readonly username: string
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
}): SignInMethod {
  const { transport, username, readSecret, now } = ports
  let held: { readonly token: Secret; readonly renewAt: number } | null = null
  let signingIn: Promise<Secret> | null = null
  let refusal: { readonly password: Secret; readonly error: ProviderError } | null = null

  /** Sent as a change so that it is sent once; as it changes nothing, a cut line or time-out is told as what it was. */
  const post = async (path: string, json: unknown): Promise<TransportResponse> => {
    try {
      return await transport.send({
        method: 'POST',
        path,
        headers: {},
        json,
        effect: 'change',
        timeoutMs: signInTimeoutMs,
        // Several callers wait for one sign-in: none of them may break it off for the others.
        signal: new AbortController().signal,
      })
    } catch (error) {
      const isUnknown = error instanceof ProviderError && error.kind === 'outcome-unknown'
      throw isUnknown && error.cause instanceof ProviderError ? error.cause : error
    }
  }

  const signIn = async (): Promise<Secret> => {
    const password = await readSecret()
    if (refusal?.password.reveal() === password.reveal()) throw refusal.error
    refusal = null

    const session = await post('/api/authSessions/create', { username, password: password.reveal() })
    if (!isOk(session)) {
      const error = signInFailureOf(session, now())
      if (error.kind === 'unauthenticated') refusal = { password, error }
      throw error
    }
    const answer = await post('/api/auth', { sessionId: parse(AuthSession, session.json).sessionid })
    if (!isOk(answer)) throw signInFailureOf(answer, now())
    const { token, expiresatutc } = parse(AuthToken, answer.json)
    held = { token: new Secret(token), renewAt: now().getTime() + renewAfterMs(expiresatutc, answer, now()) }
    return held.token
  }

  return {
    async token(signal) {
      if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      if (held && now().getTime() < held.renewAt) return held.token
      signingIn ??= signIn().finally(() => {
        signingIn = null
      })
      return orCancelled(signingIn, signal)
    },

    refused(token) {
      if (held?.token === token) held = null
      return true
    },

    startOver() {
      held = null
      refusal = null
    },
  }
}

function isOk(response: TransportResponse): boolean {
  return response.status >= 200 && response.status < 300
}

/** Measured by the server's clock where it tells the time: this computer's may be wrong by hours. */
function renewAfterMs(expiresAtUtc: string | null, answer: TransportResponse, now: Date): number {
  const ends = Date.parse(readInstant(expiresAtUtc) ?? '')
  const serverNow = Date.parse(answer.headers['date'] ?? '')
  const life = ends - (Number.isNaN(serverNow) ? now.getTime() : serverNow)
  return life > 0 ? life * usedShareOfLife : usualRenewalMs
}

function orCancelled<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new ProviderError('cancelled', 'cancelled'))
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
