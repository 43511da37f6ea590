/**
 * `POST /oauth2/v1/token` of the Okta simulator: client credentials with a signed assertion (RFC 7523) and, where the application
 * requires it or the client offers it, a DPoP proof (RFC 9449). Signatures are really verified.
 */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { OAuthError } from './api-error.ts'
import { checkProof } from './dpop.ts'
import { isSignedBy, readJwt } from './jwt.ts'
import { knownScopes, serviceAppOf, serviceKey, type ServiceApp } from './service-apps.ts'

export interface IssuedToken {
  readonly app: ServiceApp
  readonly scopes: readonly string[]
  readonly expiresAt: Date
  /** Of the key the token is bound to; `null` for a bearer token. */
  readonly keyThumbprint: string | null
}

export interface TokenRequest {
  /** Absolute, as the request named it. */
  readonly url: string
  readonly form: URLSearchParams
  readonly dpop: string | null
}

export interface TokenEndpoint {
  /** Throws `OAuthError`. */
  issue(request: TokenRequest): Readonly<Record<string, unknown>>
  find(token: string): IssuedToken | undefined
  /** Counts the proof; false = it was seen before. */
  firstUse(proofId: string): boolean
  clear(): void
}

const lifetimeSeconds = 3600
const maxAssertionSeconds = 3600
/** How far ahead a client's clock may be. */
const allowedClockDifferenceSeconds = 300
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const AssertionClaims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  exp: z.number(),
  iat: z.number().optional(),
  jti: z.string().optional(),
})

export function createTokenEndpoint(now: () => Date): TokenEndpoint {
  const issued = new Map<string, IssuedToken>()
  const usedAssertions = new Set<string>()
  const usedProofs = new Set<string>()
  const nonce = randomBytes(24).toString('base64url')

  function firstUse(proofId: string): boolean {
    if (usedProofs.has(proofId)) return false
    usedProofs.add(proofId)
    return true
  }

  function clientOf({ url, form }: TokenRequest): ServiceApp {
    if (form.get('client_assertion_type') !== assertionType) {
      throw invalidClient('The client_assertion_type is invalid.')
    }
    const assertion = readJwt(form.get('client_assertion') ?? '')
    const claims = AssertionClaims.safeParse(assertion?.claims)
    if (!assertion || !claims.success)
      throw invalidClient('The client_assertion is not a JWT with the required claims.')
    const { iss, sub, aud, exp, iat, jti } = claims.data
    const app = serviceAppOf(iss)
    if (!app) throw invalidClient("Invalid value for 'client_id' parameter.")
    if (sub !== iss) throw invalidClient("The 'sub' and 'iss' claims for client_assertion must be the client_id.")
    const key = serviceKey()
    if (assertion.header.kid !== undefined && assertion.header.kid !== key.keyId) {
      throw invalidClient("The client_assertion is signed with a key ('kid') that the client does not have.")
    }
    if (!isSignedBy(assertion, key.publicJwk)) throw invalidClient('The client_assertion signature is invalid.')
    if (aud !== url) {
      throw invalidClient('The audience claim for client_assertion must be the endpoint invoked for the request.')
    }
    const seconds = now().getTime() / 1000
    if (exp <= seconds) throw invalidClient('The client_assertion token is expired.')
    if (exp > seconds + maxAssertionSeconds + allowedClockDifferenceSeconds) {
      throw invalidClient('The client_assertion token has an expiration too far into the future.')
    }
    if (iat !== undefined && iat > seconds + allowedClockDifferenceSeconds) {
      throw invalidClient('The client_assertion token was issued in the future.')
    }
    if (jti !== undefined) {
      if (usedAssertions.has(jti)) throw invalidClient('The client_assertion token has been used before.')
      usedAssertions.add(jti)
    }
    return app
  }

  function scopesOf(app: ServiceApp, form: URLSearchParams): string[] {
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
    if (asked.length === 0) {
      throw new OAuthError(400, 'invalid_scope', "No default scopes are configured: 'scope' must be provided.")
    }
    if (asked.some((scope) => !knownScopes.includes(scope))) {
      throw new OAuthError(
        400,
        'invalid_scope',
        'One or more scopes are not configured for the authorization server resource.',
      )
    }
    if (asked.some((scope) => !app.grantedScopes.includes(scope))) {
      throw new OAuthError(400, 'consent_required', 'You are not allowed any of the requested scopes.')
    }
    return asked
  }

  /** The thumbprint of the key the token will be bound to. */
  function boundTo(app: ServiceApp, { url, dpop }: TokenRequest): string | null {
    if (dpop === null) {
      if (app.requiresDpop) throw new OAuthError(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.')
      return null
    }
    const proof = checkProof(dpop, { method: 'POST', url, now: now(), accessToken: null })
    if (typeof proof === 'string') throw new OAuthError(400, 'invalid_dpop_proof', proof)
    if (proof.nonce !== nonce) {
      throw new OAuthError(400, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.', {
        'dpop-nonce': nonce,
      })
    }
    if (!firstUse(proof.id)) {
      throw new OAuthError(400, 'invalid_dpop_proof', 'The DPoP proof JWT has already been used.')
    }
    return proof.thumbprint
  }

  return {
    issue(request) {
      const grant = request.form.get('grant_type')
      if (grant === null) throw new OAuthError(400, 'invalid_request', "The request is missing 'grant_type'.")
      if (grant !== 'client_credentials') {
        throw new OAuthError(400, 'unsupported_grant_type', 'Only client_credentials is supported here.')
      }
      const app = clientOf(request)
      const keyThumbprint = boundTo(app, request)
      const scopes = scopesOf(app, request.form)
      const token = randomBytes(48).toString('base64url')
      const expiresAt = new Date(now().getTime() + lifetimeSeconds * 1000)
      issued.set(token, { app, scopes, expiresAt, keyThumbprint })
      return {
        // The description has no word for a token that is bound to a key.
        ...(keyThumbprint === null ? { token_type: 'Bearer' } : {}),
        expires_in: lifetimeSeconds,
        access_token: token,
        scope: scopes.join(' '),
      }
    },
    find: (token) => issued.get(token),
    firstUse,
    clear() {
      issued.clear()
      usedAssertions.clear()
      usedProofs.clear()
    },
  }
}

function invalidClient(description: string): OAuthError {
  return new OAuthError(401, 'invalid_client', description)
}
