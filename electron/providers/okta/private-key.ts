/**
 * The private key of a service application as a person pasted it: PEM with PKCS#8, also as a line of JSON or of a settings file has it, a
 * JWK, or a set with one. Refuses what is encrypted, is no
 * private key, or is of a kind Okta does not take; nothing of the key is ever part of an error.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { withoutQuotes } from '../../secret/pasted.ts'
import { ProviderError } from '../provider-error.ts'

export interface SigningKey {
  readonly key: KeyObject
  /** RS256, ES256, ES384 or ES512. */
  readonly algorithm: string
  /** Named in a JWK; `null` otherwise. */
  readonly keyId: string | null
}

/** By the names Node gives to curves. */
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
    // What the parsers say may quote the key.
    throw new ProviderError('unauthenticated', 'private-key-invalid')
  }
}

/** A key, or a set of keys that holds one. */
function readJwk(json: unknown): z.infer<typeof Jwk> {
  const set = JwkSet.safeParse(json)
  return Jwk.parse(set.success ? set.data.keys[0] : json)
}

/** The bytes between the lines of a PEM; its own line breaks are often lost on the way through a clipboard. */
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
