/** Makes signed JWTs for tests: assertions and proofs, right ones and wrong ones. */
import { sign, type KeyObject } from 'node:crypto'

/** RS… and ES… by the header's `alg`; any other is signed as RS256 and lies about it. */
export function signJwt(
  header: Readonly<Record<string, unknown>> & { readonly alg: string },
  claims: object,
  key: KeyObject,
): string {
  const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url')
  const signed = `${part(header)}.${part(claims)}`
  const bits = /^(?:RS|ES)(256|384|512)$/u.exec(header.alg)?.[1] ?? '256'
  const signature = sign(`sha${bits}`, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}
