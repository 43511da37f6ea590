/**
 * Adaxes' authenticator apps: names are sent, numbers or names are received, and unknown ones stay visible.
 * Source: adaxes.com/sdk/REST_ResetMfa, "AuthApps".
 */
import { cleanText } from '../../../shared/domain/clean-text.ts'
import type { Factor } from '../../../shared/domain/mfa-status.ts'

/** The index is Adaxes' number: 0 is Google, not "none". */
const authApps = [
  { name: 'Google', label: 'Google Authenticator' },
  { name: 'Authy', label: 'Authy' },
  { name: 'Microsoft', label: 'Microsoft Authenticator' },
  { name: 'Okta', label: 'Okta Verify' },
  { name: 'OneLogin', label: 'OneLogin Protect' },
  { name: 'Duo', label: 'Duo Mobile' },
  { name: 'Auth0', label: 'Auth0 Guardian' },
] as const

/** For the setting that hides some: the factor id of a known app is its name. */
export const knownApps = authApps.map((app) => ({ id: app.name, label: app.label }))

/** Whether the factor id is a name that Adaxes accepts in a request. */
export function isKnownApp(factorId: string): boolean {
  return authApps.some((app) => app.name === factorId)
}

/** The factor for a number or name in a status; `null` for anything else. */
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
