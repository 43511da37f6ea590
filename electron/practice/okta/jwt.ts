/**
 * Reading JSON Web Tokens and proving their signatures (RFC 7515, 7517, 7638) with what Node has. Refuses symmetric algorithms
 * and `none`. What the claims must say is the caller's question. Pure.
 */
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import { z } from 'zod'

const Header = z.object({
  alg: z.string(),
  kid: z.string().optional(),
  typ: z.string().optional(),
  jwk: z.record(z.string(), z.unknown()).optional(),
})

export interface Jwt {
  readonly header: z.infer<typeof Header>
  readonly claims: Readonly<Record<string, unknown>>
  /** What the signature is over. */
  readonly signed: string
  readonly signature: Uint8Array
}

interface Algorithm {
  readonly hash: string
  readonly kty: 'RSA' | 'EC'
  readonly crv?: string
}

const algorithms: Readonly<Record<string, Algorithm>> = {
  RS256: { hash: 'sha256', kty: 'RSA' },
  RS384: { hash: 'sha384', kty: 'RSA' },
  RS512: { hash: 'sha512', kty: 'RSA' },
  ES256: { hash: 'sha256', kty: 'EC', crv: 'P-256' },
  ES384: { hash: 'sha384', kty: 'EC', crv: 'P-384' },
  ES512: { hash: 'sha512', kty: 'EC', crv: 'P-521' },
}

/** `null` for anything that is not three parts with JSON objects in the first two. Says nothing of the signature. */
export function readJwt(text: string): Jwt | null {
  const [header, claims, signature, ...more] = text.split('.')
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0) return null
  try {
    return {
      header: Header.parse(decodeJson(header)),
      claims: z.record(z.string(), z.unknown()).parse(decodeJson(claims)),
      signed: `${header}.${claims}`,
      signature: Buffer.from(signature, 'base64url'),
    }
  } catch {
    return null
  }
}

function decodeJson(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
}

/** False too when the key is none, or is of another kind than the algorithm. */
export function isSignedBy(jwt: Jwt, jwk: JsonWebKey): boolean {
  const { alg } = jwt.header
  const algorithm = Object.hasOwn(algorithms, alg) ? algorithms[alg] : undefined
  if (algorithm?.kty !== jwk.kty || (algorithm?.crv !== undefined && algorithm.crv !== jwk.crv)) return false
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    return verify(algorithm?.hash, Buffer.from(jwt.signed), { key, dsaEncoding: 'ieee-p1363' }, jwt.signature)
  } catch {
    return false
  }
}

/** RFC 7638: names a public key, whatever else its JWK carries. */
export function thumbprint(jwk: JsonWebKey): string {
  const members = jwk.kty === 'EC' ? (['crv', 'kty', 'x', 'y'] as const) : (['e', 'kty', 'n'] as const)
  return sha256(JSON.stringify(Object.fromEntries(members.map((name) => [name, jwk[name]]))))
}

/** In base64url. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
