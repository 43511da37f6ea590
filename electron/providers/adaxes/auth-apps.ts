/**
 * Authenticator apps as Adaxes counts them: names go out, numbers or names come in, and what is not on the list stays
 * visible. Source: adaxes.com/sdk/REST_ResetMfa, "AuthApps".
 */
import { cleanText } from '../../../shared/domain/clean-text.ts'
import type { Factor } from '../../../shared/domain/mfa-status.ts'

/** The position is the number: 0 is Google, a real value. */
const authApps = [
  { name: 'Google', label: 'Google Authenticator' },
  { name: 'Authy', label: 'Authy' },
  { name: 'Microsoft', label: 'Microsoft Authenticator' },
  { name: 'Okta', label: 'Okta Verify' },
  { name: 'OneLogin', label: 'OneLogin Protect' },
  { name: 'Duo', label: 'Duo Mobile' },
  { name: 'Auth0', label: 'Auth0 Guardian' },
] as const

/** For the settings that hide some: the factor id of a known app is its name. */
export const knownApps = authApps.map((app) => ({ id: app.name, label: app.label }))

/** Whether the factor id is a name that Adaxes understands in a request. */
export function isKnownApp(factorId: string): boolean {
  return authApps.some((app) => app.name === factorId)
}

/** The factor for a number or name of a status; `null` for anything that is neither. */
export function readAuthApp(value: unknown): Factor | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const text = cleanText(String(value), 64)
  if (text === '') return null
  const app = /^\d+$/.test(text)
    ? authApps[Number(text)]
    : authApps.find((known) => known.name.toLowerCase() === text.toLowerCase())
  return {
    id: app?.name ?? `#${text}`,
    kind: 'authenticator-app',
    label: app?.label ?? `App #${text}`,
    detail: null,
    enrolledAt: null,
    known: app !== undefined,
    removable: app !== undefined,
  }
}
