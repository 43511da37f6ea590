/**
 * The version file as it may come from the network or from the disk: parsed, cleaned and capped before anything is kept or shown.
 * Format: docs/updates.md.
 */
import semver from 'semver'
import { z } from 'zod'
import { cleanLines } from '../../shared/domain/clean-text.ts'
import { Release } from '../../shared/domain/updates.ts'

const maxNotesLength = 10_000

/** A day, or an instant whose day counts. */
const Day = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).transform((text) => text.slice(0, 10))

const Version = z
  .string()
  .max(64)
  .transform((text, context) => semver.valid(text) ?? refuse(context))

/** Where people can get it. They see the address as it is written here: in ASCII, so that no letter passes for another. */
const Link = z
  .string()
  .max(2048)
  .transform((text, context) => {
    const url = /[\s\\\p{Cc}]/u.test(text) ? null : URL.parse(text)
    const fits = url?.protocol === 'https:' && url.username === '' && url.password === ''
    return fits ? url.href : refuse(context)
  })

function refuse(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

/** Keys it does not know are passed over, so that a newer version of the file can still be read. */
export const VersionFile = z
  .object({
    version: Version,
    releasedAt: Day,
    notes: z
      .string()
      .default('')
      .transform((text) => cleanLines(text, maxNotesLength)),
    link: Link,
  })
  .pipe(Release)

/** Both as semver writes them. */
export function isNewerVersion(version: string, than: string): boolean {
  return semver.gt(version, than)
}
