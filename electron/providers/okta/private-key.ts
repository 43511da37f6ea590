/**
 * The private key of a service application as pasted by a person: PEM with PKCS#8, also as quoted in a line of JSON or of a settings
 * file, a JWK, or a set with one. Refuses keys that are encrypted, not private, or of a kind that Okta does not accept; no part of the
 * key ever appears in an error.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { withoutQuotes } from '../../secret/pasted.ts'
import { ProviderError } from '../provider-error.ts'

export interface SigningKey {
  readonly key: KeyObject
  /** RS256, ES256, ES384 or ES512. */
  readonly algorithm: string
  /** The JWK's `kid`; `null` otherwise. */
  readonly keyId: string | null
}

/** By Node's name for the curve. */
const curveAlgorithms: Readonly<Record<string, string>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
}

const minRsaBits = 2048

const Jwk = z.looseObject({ kty: z.enum(['RSA', 'EC']), d: z.string().min(1), kid: z.string().min(1).optional() })

const JwkSet = z.object({ keys: z.array(z.unknown()).length(1) })

/** Throws `ProviderError` `private-key-invalid`. */
export function readPrivateKey(pasted: string): SigningKey {
  const text = withoutQuotes(pasted)
  try {
    const jwk = text.startsWith('{') ? readJwk(JSON.parse(text)) : null
    const key = jwk
      ? createPrivateKey({ key: jwk, format: 'jwk' })
      : createPrivateKey({ key: derOf(text.replace(/\\[rn]/g, '\n').trim()), format: 'der', type: 'pkcs8' })
    return { key, algorithm: algorithmOf(key), keyId: jwk?.kid ?? null }
  } catch {
    // The parsers' messages may quote the key, so there is no cause.
    throw new ProviderError('unauthenticated', 'private-key-invalid')
  }
}

/** A key, or a key set that contains one. */
function readJwk(json: unknown): z.infer<typeof Jwk> {
  const set = JwkSet.safeParse(json)
  return Jwk.parse(set.success ? set.data.keys[0] : json)
}

/** The bytes between the first and last line of a PEM; its line breaks are often lost in the clipboard. */
function derOf(pem: string): Buffer {
  const body = /^-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----$/.exec(pem)?.[1]
  if (body === undefined) throw new Error('not PKCS#8')
  return Buffer.from(body, 'base64')
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= minRsaBits) return 'RS256'
  const curve = asymmetricKeyType === 'ec' ? (asymmetricKeyDetails?.namedCurve ?? '') : ''
  const algorithm = Object.hasOwn(curveAlgorithms, curve) ? curveAlgorithms[curve] : undefined
  if (algorithm === undefined) throw new Error('not a kind of key that Okta takes')
  return algorithm
}
