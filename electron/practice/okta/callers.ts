/**
 * Who calls the Okta simulator, and whether they may: API tokens (`SSWS`) with the powers of their owner, access tokens of service
 * applications (`Bearer`, `DPoP`) with scopes and a role. Throws `ApiError`.
 */
import { ApiError } from './api-error.ts'
import { checkProof } from './dpop.ts'
import type { OktaUser } from './okta-user.ts'
import type { AdminRole, Power } from './roles.ts'
import type { IssuedToken, TokenEndpoint } from './token-endpoint.ts'

export interface Caller {
  /** The owner of an API token; `null` for an application. */
  readonly user: OktaUser | null
  readonly role: AdminRole | null
  /** `null` for an API token: it has no scopes. */
  readonly scopes: readonly string[] | null
  readonly id: string
  readonly name: string
}

export interface CallerRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly authorization: string | null
  readonly dpop: string | null
}

export interface CallerChecks {
  readonly tokenOwner: (token: string) => OktaUser | undefined
  readonly tokens: TokenEndpoint
  readonly now: () => Date
}

export function identify(request: CallerRequest, { tokenOwner, tokens, now }: CallerChecks): Caller {
  const [scheme = '', credential] = (request.authorization ?? '').split(' ', 2)
  if (credential === undefined) throw new ApiError('E0000005')
  switch (scheme.toLowerCase()) {
    case 'ssws': {
      const user = tokenOwner(credential)
      if (!user) throw new ApiError('E0000011')
      return { user, role: user.role, scopes: null, id: user.id, name: user.profile.displayName }
    }
    case 'bearer':
    case 'dpop': {
      const issued = tokens.find(credential)
      if (!issued) throw invalidToken('The token is invalid.')
      if (issued.expiresAt <= now()) throw invalidToken('The token has expired.')
      checkBinding(issued, scheme.toLowerCase() === 'dpop', credential, request, { tokenOwner, tokens, now })
      const { app, scopes } = issued
      return { user: null, role: app.role, scopes, id: app.clientId, name: 'Service application' }
    }
    default:
      throw new ApiError('E0000011')
  }
}

function checkBinding(
  issued: IssuedToken,
  asDpop: boolean,
  token: string,
  request: CallerRequest,
  { tokens, now }: CallerChecks,
): void {
  if ((issued.keyThumbprint !== null) !== asDpop) throw invalidToken('The token is of another type.')
  if (!asDpop) return
  if (request.dpop === null) throw invalidProof('The DPoP proof JWT header is missing.')
  const proof = checkProof(request.dpop, { method: request.method, url: request.url, now: now(), accessToken: token })
  if (typeof proof === 'string') throw invalidProof(proof)
  if (proof.thumbprint !== issued.keyThumbprint) throw invalidProof('The DPoP proof is signed with another key.')
  if (!tokens.firstUse(proof.id)) throw invalidProof('The DPoP proof JWT has already been used.')
}

/** Scope first, then role: an application needs both. */
export function demand(caller: Caller, power: Power, scope: string): void {
  if (caller.scopes && !caller.scopes.includes(scope)) {
    throw new ApiError('E0000006', {
      headers: {
        'WWW-Authenticate': challenge(
          'Bearer',
          'insufficient_scope',
          'The access token provided does not contain the required scopes.',
          scope,
        ),
      },
    })
  }
  if (!caller.role?.powers.includes(power)) throw new ApiError('E0000006')
}

/** As `demand`, for an action on one user: most roles may not touch administrators. */
export function demandOn(caller: Caller, user: OktaUser, power: Power): void {
  demand(caller, power, 'okta.users.manage')
  if (user.role && !caller.role?.mayActOnAdministrators) throw new ApiError('E0000006')
}

export function invalidToken(description: string): ApiError {
  return new ApiError('E0000011', {
    headers: { 'WWW-Authenticate': challenge('Bearer', 'invalid_token', description) },
  })
}

function invalidProof(description: string): ApiError {
  return new ApiError('E0000011', {
    headers: { 'WWW-Authenticate': challenge('DPoP', 'invalid_dpop_proof', description) },
  })
}

function challenge(scheme: 'Bearer' | 'DPoP', error: string, description: string, scope?: string): string {
  const parts = [
    ...(scope === undefined ? [] : [`scope="${scope}"`]),
    `error="${error}"`,
    `error_description="${description}"`,
  ]
  return `${scheme} ${parts.join(', ')}`
}
