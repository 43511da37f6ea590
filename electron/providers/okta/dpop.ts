/**
 * DPoP proofs (RFC 9449), which show that the sender of a token has the key it is bound to. The key pair lives as long as the
 * provider and never leaves memory. A proof is valid for one request.
 */
import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface ProofRequest {
  readonly method: string
  /** Absolute, without query. */
  readonly url: string
  /** The access token sent with the proof; absent at the token endpoint. */
  readonly accessToken?: string
  readonly nonce: string | null
}

export type ProofMaker = (request: ProofRequest) => Promise<string>

export function createProofMaker(now: () => Date): ProofMaker {
  let pair: ReturnType<typeof makePair> | null = null

  return async ({ method, url, accessToken, nonce }) => {
    const { privateKey, jwk } = await (pair ??= makePair())
    return new SignJWT({
      htm: method,
      htu: url,
      jti: randomUUID(),
      ...(accessToken === undefined ? {} : { ath: createHash('sha256').update(accessToken).digest('base64url') }),
      ...(nonce === null ? {} : { nonce }),
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .setIssuedAt(now())
      .sign(privateKey)
  }
}

async function makePair() {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  return { privateKey, jwk: await exportJWK(publicKey) }
}
