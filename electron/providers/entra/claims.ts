/**
 * What Graph wants of a new token when it cuts one short: a session was ended, the place changed, or a rule did ("Claims challenges,
 * claims requests, and client capabilities").
 */
import type { TransportResponse } from '../http/transport.ts'

const maxClaims = 8 * 1024

/** The claims as JSON, or `null` where the response asks for none. */
export function claimsAskedFor({ status, headers }: TransportResponse): string | null {
  if (status !== 401) return null
  const challenge = headers['www-authenticate'] ?? ''
  if (!/\berror="insufficient_claims"/.test(challenge)) return null
  const encoded = /\bclaims="([A-Za-z0-9+/_=-]+)"/.exec(challenge)?.[1]
  if (encoded === undefined || encoded.length > maxClaims) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  return isObject(text) ? text : null
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
