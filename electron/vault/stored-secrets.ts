/**
 * The format in which secrets are stored in the keychain, as pure functions.
 *
 * One index entry per connection lists what is stored for which origin; a short secret is in the index itself, a longer one
 * in numbered part entries of a set with a random id, since Windows accepts at most 2,560 bytes per entry. The index is written
 * before the parts (so that they can be found and removed) and again after them (only then are they valid), and each set
 * has a digest: a set that is partly written, partly removed or mixed with another is never mistaken for a secret.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * The maximum length of an entry. All characters are ASCII, so even with two bytes for each, an entry stays under the 2,560 bytes
 * (CRED_MAX_CREDENTIAL_BLOB_SIZE) that Windows accepts.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/wincred/ns-wincred-credentialw
 */
export const maxEntryCharacters = 1200

/** A secret of up to this many encoded characters is stored in the index; the rest of the entry is for the index's other fields. */
const maxInlineCharacters = 360

/** The number of origins per connection. Changing the address adds a second; any more are leftovers, and the oldest are dropped. */
const maxOrigins = 2

const Digest = z.string().length(43)
const PartSet = z.strictObject({ id: z.string().min(1).max(32), parts: z.int().min(1).max(64) })
export type PartSet = z.infer<typeof PartSet>

const Value = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inline'), text: z.string(), digest: Digest }),
  z.strictObject({ kind: z.literal('parts'), set: PartSet, digest: Digest }),
  /** Writing parts for this origin was begun and not finished. */
  z.strictObject({ kind: z.literal('begun') }),
])
export type StoredValue = z.infer<typeof Value>

const Index = z.strictObject({
  version: z.literal(1),
  /** Newest last. The origin is stored as its digest, which has a fixed length. */
  secrets: z.array(z.strictObject({ origin: Digest, value: Value })).max(maxOrigins),
  /** Sets that are no longer, or not yet, referenced by a value: to be removed at the next opportunity. */
  leftovers: z.array(PartSet),
})
export type SecretIndex = z.infer<typeof Index>

export const emptyIndex: SecretIndex = { version: 1, secrets: [], leftovers: [] }

/** `null` for text that is not an index in this format. */
export function parseIndex(text: string): SecretIndex | null {
  try {
    return Index.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export const writeIndex = (index: SecretIndex): string => JSON.stringify(index)

export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url')

/** A secret as ASCII, so that no keychain's handling of encodings, NUL or Unicode normalisation can change it. */
export const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64url')
export const decode = (encoded: string): string => Buffer.from(encoded, 'base64url').toString('utf8')

export const fitsIndex = (encoded: string): boolean => encoded.length <= maxInlineCharacters

export function splitIntoParts(encoded: string): string[] {
  const parts: string[] = []
  for (let start = 0; start < encoded.length; start += maxEntryCharacters) {
    parts.push(encoded.slice(start, start + maxEntryCharacters))
  }
  return parts
}

export const valueAt = (index: SecretIndex, origin: string): StoredValue | null =>
  index.secrets.find((entry) => entry.origin === digestOf(origin))?.value ?? null

const setsOf = (values: readonly StoredValue[]): PartSet[] =>
  values.flatMap((value) => (value.kind === 'parts' ? [value.set] : []))

/** All sets in the index, in use or not. */
export const allSets = (index: SecretIndex): PartSet[] => [
  ...setsOf(index.secrets.map((entry) => entry.value)),
  ...index.leftovers,
]

/** The index with `value` for the origin; sets no longer used become leftovers, and the value's own set is no longer one. */
export function withValue(index: SecretIndex, origin: string, value: StoredValue): SecretIndex {
  const digest = digestOf(origin)
  const secrets = [...index.secrets.filter((entry) => entry.origin !== digest), { origin: digest, value }]
  const kept = secrets.slice(-maxOrigins)
  const used = new Set(setsOf(kept.map((entry) => entry.value)).map((set) => set.id))
  return { version: 1, secrets: kept, leftovers: allSets(index).filter((set) => !used.has(set.id)) }
}

/** The index before a set is written: the set is listed as a leftover, and an origin without a secret is marked as begun. */
export function withBegun(index: SecretIndex, origin: string, set: PartSet): SecretIndex {
  const begun = valueAt(index, origin) === null ? withValue(index, origin, { kind: 'begun' }) : index
  return { ...begun, leftovers: [...begun.leftovers, set] }
}
