/**
 * How a connection proves itself: with a pasted token, or with a session got by signing in, one sign-in at a time, renewed
 * before its end, kept in memory only.
 *
 * A refused sign-in is never tried again by itself: systems lock accounts and slow down whoever guesses. The refusal is
 * remembered and given to every further caller until another secret is stored or a person tests the connection.
 */
import { Secret } from '../../secret/secret.ts'
import { ProviderError } from '../provider-error.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

export interface SignInMethod {
  /** A token to send. Rejects with `ProviderError`, or with what reading the secret rejected with. */
  token(signal: AbortSignal): Promise<Secret>
  /** The server refused this token. Answers whether asking for another one may help. */
  refused(token: Secret): boolean
  /** Forgets what was got and any remembered refusal, so that the next call really signs in. */
  startOver(): void
}

/**
 * A token or key as a person pasted it. `tidied` takes off what comes along with it beside blanks. Asking for it rejects with
 * `ProviderError` `token-rejected` where it could not stand in a header.
 */
export function pastedToken(
  readSecret: () => Promise<Secret>,
  tidied: (text: string) => string = (text) => text,
): SignInMethod {
  return {
    async token() {
      // Copied from a console, a token easily brings a line end along.
      const token = tidied((await readSecret()).reveal().trim())
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ProviderError('unauthenticated', 'token-rejected')
      return new Secret(token)
    },
    refused: () => false,
    startOver: () => undefined,
  }
}

export interface Session {
  readonly token: Secret
  /** Milliseconds since 1970, by this computer's clock. */
  readonly renewAt: number
}

export interface SessionKeeper<Kept extends Session> extends SignInMethod {
  /** Takes a session that was got in another way than `signIn`. */
  adopt(session: Kept): void
}

export interface SessionPorts<Kept extends Session> {
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
  readonly signIn: (secret: Secret) => Promise<Kept>
  /** A session in place of one that ends or was refused; `null` where only signing in helps. */
  readonly renew?: (session: Kept) => Promise<Kept | null>
}

export function keepSession<Kept extends Session>(ports: SessionPorts<Kept>): SessionKeeper<Kept> {
  const { readSecret, now, renew } = ports
  let held: Kept | null = null
  let refusedToken: Secret | null = null
  let fetching: Promise<Secret> | null = null
  let refusal: { readonly secret: Secret; readonly error: ProviderError } | null = null

  const hold = (session: Kept): Secret => {
    held = session
    return session.token
  }

  const fetch = async (): Promise<Secret> => {
    if (held && renew) {
      const renewed = await renew(held)
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
    async token(signal) {
      if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      if (held && held.token !== refusedToken && now().getTime() < held.renewAt) return held.token
      fetching ??= fetch().finally(() => {
        fetching = null
      })
      return orCancelled(fetching, signal)
    },

    refused(token) {
      refusedToken = token
      return true
    },

    startOver() {
      held = null
      refusal = null
    },

    adopt(session) {
      refusal = null
      held = session
    },
  }
}

/**
 * Sends a request of a sign-in. As a change, so that it is sent once; as it changes nothing, a cut line or time-out is told as
 * what it was. Nobody's signal: several callers wait for one sign-in, and none of them may break it off for the others.
 */
export async function sendSignIn(
  transport: Transport,
  request: Pick<TransportRequest, 'method' | 'path' | 'json'> & { readonly headers?: TransportRequest['headers'] },
): Promise<TransportResponse> {
  try {
    return await transport.send({
      headers: {},
      ...request,
      effect: 'change',
      timeoutMs: signInTimeoutMs,
      signal: new AbortController().signal,
    })
  } catch (error) {
    const isUnknown = error instanceof ProviderError && error.kind === 'outcome-unknown'
    throw isUnknown && error.cause instanceof ProviderError ? error.cause : error
  }
}

/** Servers answer ever more slowly after failed sign-ins. */
const signInTimeoutMs = 60_000

/** Leaves a sixth of a token's life as a margin: ten minutes of an hour. */
const usedShareOfLife = 5 / 6

/**
 * When to renew a token that ends at `endsAt` (milliseconds since 1970; `NaN` = not told) and usually lives `usualLifeMs`.
 * Measured by the server's clock where it tells the time: this computer's may be wrong by hours.
 */
export function renewalTime(endsAt: number, answer: TransportResponse, now: Date, usualLifeMs: number): number {
  const serverNow = Date.parse(answer.headers['date'] ?? '')
  const life = endsAt - (Number.isNaN(serverNow) ? now.getTime() : serverNow)
  return now.getTime() + (life > 0 ? life : usualLifeMs) * usedShareOfLife
}

/** What `work` comes to, unless the caller gives up first; the work itself goes on for others. */
export function orCancelled<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new ProviderError('cancelled', 'cancelled'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
