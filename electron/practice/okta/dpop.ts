/**
 * DPoP proofs (RFC 9449): that a client holds the private key a token is bound to. Pure: whether a proof's id was seen before and
 * whether its nonce is one of ours is left to the caller.
 */
import { z } from 'zod'
import { isSignedBy, readJwt, sha256, thumbprint } from './jwt.ts'

const Claims = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string().min(1),
  nonce: z.string().optional(),
  ath: z.string().optional(),
})

export interface ProofDemand {
  readonly method: string
  /** Absolute, of the request the proof came with; query and fragment do not count. */
  readonly url: string
  readonly now: Date
  /** The access token it must belong to; `null` at the token endpoint. */
  readonly accessToken: string | null
}

export interface Proof {
  readonly id: string
  readonly nonce: string | null
  /** Of the key that signed. */
  readonly thumbprint: string
}

/** How far a proof's clock may be from the server's. */
const allowedClockDifferenceSeconds = 300

/** The proof, or the sentence that says what is wrong with it. */
export function checkProof(text: string, demand: ProofDemand): Proof | string {
  const jwt = readJwt(text)
  if (!jwt) return 'The DPoP proof is not a JWT.'
  if (jwt.header.typ !== 'dpop+jwt') return "The DPoP proof JWT header must have 'dpop+jwt' as 'typ'."
  const jwk = jwt.header.jwk
  if (!jwk) return "The DPoP proof JWT header has no 'jwk'."
  if ('d' in jwk) return "The 'jwk' in the DPoP proof JWT header must be a public key."
  if (!isSignedBy(jwt, jwk)) return 'The DPoP proof JWT signature is invalid.'
  const claims = Claims.safeParse(jwt.claims)
  if (!claims.success) return 'The DPoP proof JWT lacks a required claim.'
  const { htm, htu, iat, jti, nonce, ath } = claims.data
  if (htm !== demand.method) return "The DPoP proof JWT 'htm' claim does not match the request."
  if (withoutQuery(htu) !== withoutQuery(demand.url))
    return "The DPoP proof JWT 'htu' claim does not match the request."
  if (Math.abs(demand.now.getTime() / 1000 - iat) > allowedClockDifferenceSeconds) {
    return "The DPoP proof JWT 'iat' claim is too far from the server's time."
  }
  if (demand.accessToken !== null && ath !== sha256(demand.accessToken)) {
    return "The DPoP proof JWT 'ath' claim does not match the access token."
  }
  return { id: jti, nonce: nonce ?? null, thumbprint: thumbprint(jwk) }
}

/** `null` for what is no address: it matches nothing that is. */
function withoutQuery(address: string): string | null {
  const url = URL.parse(address)
  return url && `${url.origin}${url.pathname}`
}
