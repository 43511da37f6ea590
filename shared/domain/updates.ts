/**
 * What is known of newer versions. The application tells of them and installs none: that is the business of whoever looks after the
 * computer. The version file (docs/updates.md) lies at an address that an administrator names.
 */
import { z } from 'zod'
import { Instant } from './primitives.ts'
import { maxAddressLength, updateAddressFault } from './update-address.ts'

export const UpdateAddress = z.string().refine((text) => updateAddressFault(text) === null, 'address')

/** What a version file says, fit to be shown. */
export const Release = z.object({
  /** As semver writes it, without build metadata. */
  version: z.string().min(1).max(64),
  /** A day, without time. */
  releasedAt: z.iso.date(),
  /** Plain text of several lines; may be empty. */
  notes: z.string().max(10_000),
  /** https, without credentials, in ASCII as `URL.href` writes it. */
  link: z
    .string()
    .max(4 * maxAddressLength)
    .startsWith('https://'),
})
export type Release = z.infer<typeof Release>

/** Why a version file could not be read. A version is neither newer nor older for it. */
export const UpdateFailure = z.enum([
  'not-reachable',
  'timed-out',
  'certificate-not-trusted',
  'certificate-store-not-read',
  'proxy-refused',
  'proxy-sign-in-required',
  'proxy-not-usable',
  'redirected',
  'not-found',
  'refused',
  'server-error',
  'not-json',
  'too-large',
  'not-understood',
  'unknown',
])
export type UpdateFailure = z.infer<typeof UpdateFailure>

export const Updates = z.object({
  /** Why nothing is looked at; `null` where it is. */
  off: z.enum(['no-address', 'practice']).nullable(),
  /** The latest look at the address that is set now. */
  lastLook: z.object({ at: Instant, failure: UpdateFailure.nullable() }).nullable(),
  /** Before then it is not looked at by itself. */
  nextLookAt: Instant.nullable(),
  /** What the file said when it was last read; kept while later looks fail. */
  known: z.object({ readAt: Instant, isNewer: z.boolean(), release: Release }).nullable(),
})
export type Updates = z.infer<typeof Updates>
