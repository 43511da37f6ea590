/**
 * How a connection authenticates to Okta: with an API token (`SSWS`), or as a service application that signs an assertion with its
 * private key and gets a token that is valid for an hour (OAuth 2.0 client credentials, `private_key_jwt`; Okta's guide "Implement OAuth
 * for Okta with a service app").
 *
 * Concurrent requests share one sign-in. New applications require DPoP, which the first refusal reveals; from then on every request
 * carries a proof. Access tokens and the DPoP key are kept in memory only.
 */
import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { Secret } from '../../secret/secret.ts'
import { parse } from '../http/parse-answer.ts'
import { orCancelled, pastedToken, sendSignIn } from '../http/session.ts'
import type { Authentication, AuthHeaders, RequestTarget } from '../http/system-client.ts'
import { isOk, type Transport, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { createProofMaker, type ProofMaker } from './dpop.ts'
import { signInFailureOf } from './failures.ts'
import { readPrivateKey } from './private-key.ts'
import type { RateLimits } from './rate-limits.ts'
import { OAuthErrorAnswer, TokenAnswer } from './schemas.ts'

export interface OktaAuthentication extends Authentication {
  readonly isServiceApp: boolean
  /** Like `headers`, with a scope that is not requested otherwise. Rejects with `scope-missing` if it was not granted. */
  headersWithScope(scope: string, target: RequestTarget, signal: AbortSignal): Promise<AuthHeaders>
}

export function createTokenSignIn(readSecret: () => Promise<Secret>): OktaAuthentication {
  const pasted = pastedToken(readSecret, (token) => ({ authorization: `SSWS ${token.reveal()}` }))
  return {
    ...pasted,
    isServiceApp: false,
    headersWithScope: (_, target, signal) => pasted.headers(target, signal),
  }
}

const tokenPath = '/oauth2/v1/token'
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const signInTimeoutMs = 15_000
const assertionSeconds = 300

/** Without these nothing works. */
const neededScopes = ['okta.users.read', 'okta.users.manage']
/** The additional one shows whether temporary access codes can be created; it is optional. */
const usefulScopes = [...neededScopes, 'okta.authenticators.read']

/** Leaves a twelfth of a token's lifetime as a margin: five minutes of the usual hour. */
const usedShareOfLife = 11 / 12

/** Several callers may wait for one sign-in, so none of them may cancel it for the others. */
const neverAborted = new AbortController().signal

/** Plain, without the optional scopes, with a proof, with a nonce. */
const maxTries = 4

interface HeldToken {
  readonly token: Secret
  readonly isDpop: boolean
  readonly renewAt: number
}

export interface ServiceAppPorts {
  readonly transport: Transport
  readonly limits: RateLimits
  readonly baseUrl: string
  readonly clientId: string
  /** `null`: as named in the JWK, if at all. */
  readonly keyId: string | null
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
}

export function createServiceAppSignIn(ports: ServiceAppPorts): OktaAuthentication {
  const { transport, limits, baseUrl, clientId, keyId, readSecret, now } = ports
  const makeProof: ProofMaker = createProofMaker(now)
  let scopes = usefulScopes
  let wantsProof = false
  let nonce: string | null = null

  const assertion = async (): Promise<string> => {
    const signing = readPrivateKey((await readSecret()).reveal())
    if (keyId !== null && signing.keyId !== null && keyId !== signing.keyId) {
      throw new ProviderError('unauthenticated', 'key-id-mismatch')
    }
    const kid = keyId ?? signing.keyId
    return new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: signing.algorithm, ...(kid === null ? {} : { kid }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(baseUrl + tokenPath)
      .setIssuedAt(now())
      .setExpirationTime(Math.floor(now().getTime() / 1000) + assertionSeconds)
      .sign(signing.key)
  }

  const post = (requested: readonly string[]): Promise<TransportResponse> => {
    const attempt = async (): Promise<TransportResponse> =>
      sendSignIn(transport, {
        method: 'POST',
        path: tokenPath,
        headers: wantsProof ? { dpop: await makeProof({ method: 'POST', url: baseUrl + tokenPath, nonce }) } : {},
        form: {
          grant_type: 'client_credentials',
          scope: requested.join(' '),
          client_assertion_type: assertionType,
          client_assertion: await assertion(),
        },
        timeoutMs: signInTimeoutMs,
      })
    return limits.run('token', attempt, neverAborted)
  }

  /** Adapts to refusals that say what is required. */
  const ask = async (requested: () => readonly string[]): Promise<HeldToken> => {
    for (let tries = 1; ; tries += 1) {
      const response = await post(requested())
      nonce = response.headers['dpop-nonce'] ?? nonce
      if (isOk(response)) {
        const { access_token, token_type, expires_in } = parse(TokenAnswer, response.json)
        return {
          token: new Secret(access_token),
          // Okta's description does not say which type a DPoP-bound token has.
          isDpop: token_type === null ? wantsProof : token_type.toLowerCase() === 'dpop',
          renewAt: now().getTime() + expires_in * 1000 * usedShareOfLife,
        }
      }
      const error = OAuthErrorAnswer.safeParse(response.json).data?.error ?? null
      const wantsMore = tries < maxTries && learn(error, requested())
      if (!wantsMore) throw signInFailureOf(response, now())
    }
  }

  const learn = (error: string | null, requested: readonly string[]): boolean => {
    switch (error) {
      case 'invalid_dpop_proof':
        if (wantsProof) return false
        wantsProof = true
        return true
      case 'use_dpop_nonce':
        wantsProof = true
        return nonce !== null
      case 'consent_required':
      case 'invalid_scope':
        if (requested !== usefulScopes) return false
        scopes = neededScopes
        return true
      default:
        return false
    }
  }

  const usual = createTokenHolder(() => ask(() => scopes), now)
  /** By scope: each of these tokens has just one. */
  const further = new Map<string, TokenHolder>()
  const notGranted = new Set<string>()

  const tokenWithScope = async (scope: string, signal: AbortSignal): Promise<HeldToken> => {
    if (notGranted.has(scope)) throw new ProviderError('forbidden', 'scope-missing')
    const holder = further.get(scope) ?? createTokenHolder(() => ask(() => [scope]), now)
    further.set(scope, holder)
    try {
      return await holder.token(signal)
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'scope-missing') notGranted.add(scope)
      throw error
    }
  }

  const headersOf = async (
    { token: secret, isDpop }: HeldToken,
    { method, path }: RequestTarget,
  ): Promise<AuthHeaders> => {
    const accessToken = secret.reveal()
    if (!isDpop) return { authorization: `Bearer ${accessToken}` }
    const proof = await makeProof({ method, url: baseUrl + path, accessToken, nonce })
    return { authorization: `DPoP ${accessToken}`, dpop: proof }
  }

  return {
    isServiceApp: true,
    headers: async (target, signal) => headersOf(await usual.token(signal), target),
    headersWithScope: async (scope, target, signal) => headersOf(await tokenWithScope(scope, signal), target),
    refused(used, response) {
      const asksNonce = /error="use_dpop_nonce"/.test(response.headers['www-authenticate'] ?? '')
      nonce = response.headers['dpop-nonce'] ?? nonce
      // If a nonce is required, the token itself is fine; a new one would not help.
      if (!asksNonce) for (const holder of [usual, ...further.values()]) holder.refused(used)
      return true
    },
    startOver() {
      usual.forget()
      further.clear()
      notGranted.clear()
      scopes = usefulScopes
    },
  }
}

interface TokenHolder {
  token(signal: AbortSignal): Promise<HeldToken>
  /** Discards the token if it is the one in these headers. */
  refused(used: AuthHeaders): void
  forget(): void
}

/** Caches a token for its lifetime. Callers that need one while it is being requested share the request. */
function createTokenHolder(ask: () => Promise<HeldToken>, now: () => Date): TokenHolder {
  let held: HeldToken | null = null
  let signingIn: Promise<HeldToken> | null = null

  const signIn = async (): Promise<HeldToken> => {
    held = await ask()
    return held
  }

  return {
    async token(signal) {
      if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      if (held && now().getTime() < held.renewAt) return held
      signingIn ??= signIn().finally(() => {
        signingIn = null
      })
      return orCancelled(signingIn, signal)
    },
    refused(used) {
      if (held !== null && used['authorization']?.endsWith(` ${held.token.reveal()}`)) held = null
    },
    forget() {
      held = null
    },
  }
}
