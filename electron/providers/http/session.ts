/**
 * How a connection authenticates: with a pasted token, or with a session obtained by signing in, one sign-in at a time, renewed
 * before it expires, kept in memory only.
 *
 * A rejected sign-in is never retried automatically, because systems lock accounts and throttle repeated attempts. The rejection is
 * remembered and returned to all further callers until another secret is stored or a person tests the connection.
 */
import { z } from 'zod'
import { bareToken } from '../../secret/pasted.ts'
import { Secret } from '../../secret/secret.ts'
import { ProviderError } from '../provider-error.ts'
import { contradictionOf } from './contradiction.ts'
import { serverTime } from './http-date.ts'
import type { AuthHeaders, Authentication } from './system-client.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

/**
 * A token or key as pasted by a person. Requesting headers rejects with `ProviderError` `token-rejected` if it is not valid in one.
 */
export function pastedToken(
  readSecret: () => Promise<Secret>,
  headersOf: (token: Secret) => AuthHeaders,
): Authentication {
  return {
    async headers() {
      const token = bareToken((await readSecret()).reveal())
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ProviderError('unauthenticated', 'token-rejected')
      return headersOf(new Secret(token))
    },
    refused: () => false,
    startOver: () => undefined,
  }
}

/** A token from a sign-in's response that is going to be sent in a header, where no other characters are valid. */
export const TokenText = z.string().regex(/^[\x21-\x7e]+$/)

export interface Session {
  readonly token: Secret
  /** Milliseconds since 1970, by this computer's clock. */
  readonly renewAt: number
}

export interface SessionKeeper<Kept extends Session> extends Authentication {
  /** Accepts a session obtained other than through `signIn`. */
  adopt(session: Kept): void
}

export interface SessionPorts<Kept extends Session> {
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
  readonly headersOf: (token: Secret) => AuthHeaders
  readonly signIn: (secret: Secret) => Promise<Kept>
  /** A new session for one that is expiring or was rejected; `null` if only signing in helps. */
  readonly renew?: (session: Kept) => Promise<Kept | null>
}

export function keepSession<Kept extends Session>(ports: SessionPorts<Kept>): SessionKeeper<Kept> {
  const { readSecret, now, headersOf, renew } = ports
  let held: { readonly session: Kept; readonly headers: AuthHeaders } | null = null
  let refusedHeaders: AuthHeaders | null = null
  let fetching: Promise<AuthHeaders> | null = null
  let refusal: { readonly secret: Secret; readonly error: ProviderError } | null = null

  const hold = (session: Kept): AuthHeaders => {
    held = { session, headers: headersOf(session.token) }
    return held.headers
  }

  const fetch = async (): Promise<AuthHeaders> => {
    if (held && renew) {
      const renewed = await renew(held.session)
      if (renewed) return hold(renewed)
    }
    held = null
    const secret = await readSecret()
    if (refusal?.secret.reveal() === secret.reveal()) throw refusal.error
    refusal = null
    try {
      return hold(await ports.signIn(secret))
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'unauthenticated') refusal = { secret, error }
      throw error
    }
  }

  return {
    async headers(_, signal) {
      if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      if (held && held.headers !== refusedHeaders && now().getTime() < held.session.renewAt) return held.headers
      fetching ??= fetch().finally(() => {
        fetching = null
      })
      return orCancelled(fetching, signal)
    },

    refused(used) {
      refusedHeaders = used
      return true
    },

    startOver() {
      held = null
      refusal = null
    },

    adopt(session) {
      refusal = null
      hold(session)
    },
  }
}

/**
 * Sends a sign-in request. It is sent as a change, so that it is sent only once; since it changes nothing, a lost connection or a timeout
 * is reported as such. It takes no signal: several callers may wait for one sign-in, and none of them may cancel it for the others.
 */
export async function sendSignIn(
  transport: Transport,
  request: Pick<TransportRequest, 'method' | 'path' | 'json' | 'form'> &
    Partial<Pick<TransportRequest, 'headers' | 'timeoutMs'>>,
): Promise<TransportResponse> {
  try {
    const response = await transport.send({
      headers: {},
      timeoutMs: signInTimeoutMs,
      ...request,
      effect: 'change',
      signal: new AbortController().signal,
    })
    const contradiction = contradictionOf(response)
    if (contradiction) throw new ProviderError('unexpected-response', 'answer-not-understood', contradiction)
    return response
  } catch (error) {
    const isUnknown = error instanceof ProviderError && error.kind === 'outcome-unknown'
    throw isUnknown && error.cause instanceof ProviderError ? error.cause : error
  }
}

/** Servers respond more and more slowly after failed sign-ins. */
const signInTimeoutMs = 60_000

/** Leaves a sixth of a token's lifetime as a margin: ten minutes of an hour. */
const usedShareOfLife = 5 / 6

/**
 * When to renew a token that expires at `endsAt` (milliseconds since 1970; `NaN` = unknown) and is usually valid for `defaultLifeMs`.
 * Calculated from the server's clock if the response has a date: this computer's may be hours off.
 */
export function renewalTime(endsAt: number, answer: TransportResponse, now: Date, defaultLifeMs: number): number {
  const life = endsAt - serverTime(answer.headers, now)
  return now.getTime() + (life > 0 ? life : defaultLifeMs) * usedShareOfLife
}

/** The result of `work`, unless the caller cancels first; the work itself continues for others. */
export function orCancelled<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new ProviderError('cancelled', 'cancelled'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
